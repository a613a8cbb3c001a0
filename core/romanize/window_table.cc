#include "romanize/window_table.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include "romanize/writer.h"
#include "text/utf8.h"

namespace onoma {
namespace {

constexpr uint16_t kUpper = Alphabet::kUpper;
constexpr uint16_t kLetter = Alphabet::kLetter;

template <typename T>
const T* Aligned(const std::byte* data) {
  return reinterpret_cast<uintptr_t>(data) % alignof(T) == 0 ? reinterpret_cast<const T*>(data) : nullptr;
}

// CaseOf by two bits each (letter, upper) of the entries before, at and behind a place.
constexpr std::array<uint8_t, 64> kCases = [] {
  std::array<uint8_t, 64> cases{};
  for (uint32_t i = 0; i < 64; ++i) {
    const uint32_t previous = i & 3, here = i >> 2 & 3, next = i >> 4;
    cases[i] = static_cast<uint8_t>(CaseOf((here & 3) == 3, (next & 2) != 0, (next & 1) != 0, (previous & 1) != 0));
  }
  return cases;
}();
static_assert(kUpper == 0x100 && kLetter == 0x200, "kCases reads them as two bits");

// An apostrophe, which is in the alphabet and no letter, counts as upper case where the letter before it is.
uint16_t Behind(uint32_t previous, uint16_t entry) {
  const bool apostrophe = (entry & kLetter) == 0 && (entry & Alphabet::kNumber) != 0;
  return static_cast<uint16_t>(apostrophe ? entry | (previous & kUpper) : entry);
}

}  // namespace

WindowTable::WindowTable(const RuleSet& rules, const FoldTable& fold) : rules_(rules), fold_(&fold) {
  const uint32_t n = rules.window_entries_, maps = rules.window_maps_;
  const Alphabet& alphabet = rules.alphabet();
  stride_ = alphabet.size() + 3;
  Cutter cutter(rules.windows_, 0);
  const Bytes entries = cutter.Take(uint64_t{n} * 4 * sizeof(uint64_t));
  const Bytes letters = cutter.Take(uint64_t{stride_} * sizeof(Letter));
  const Bytes entry_rules = cutter.Take(uint64_t{n} * sizeof(uint16_t));
  const Bytes map_bytes = cutter.Take(uint64_t{maps} * stride_);
  if (n == 0 || maps == 0 || map_bytes.empty() || entries.empty() || alphabet.pages_.size() < 64) return;
  letters_ = Aligned<Letter>(letters.data());
  entry_rules_ = Aligned<uint16_t>(entry_rules.data());
  maps_ = reinterpret_cast<const uint8_t*>(map_bytes.data());
  index_ = reinterpret_cast<const uint8_t*>(alphabet.index_.data());
  pages_ = Aligned<uint16_t>(alphabet.pages_.data());
  if (letters_ == nullptr || entry_rules_ == nullptr || index_ == nullptr || pages_ == nullptr) return;
  // From here on nothing is bounds-checked, so that everything is checked now.
  if (alphabet.index_.size() != Alphabet::kIndexSize) return;
  for (uint32_t i = 0; i < Alphabet::kIndexSize; ++i) {
    if (index_[i] >= alphabet.pages_.size() / 64) return;
  }
  for (size_t i = 0; i < alphabet.pages_.size(); ++i) {
    if ((pages_[i] & Alphabet::kNumber) >= stride_) return;
  }
  std::vector<uint32_t> greatest(maps, 0);
  for (uint32_t m = 0; m < maps; ++m) {
    for (uint32_t i = 0; i < stride_; ++i) greatest[m] = std::max<uint32_t>(greatest[m], maps_[m * stride_ + i]);
  }
  for (uint32_t i = 0; i < stride_; ++i) {
    const Letter& letter = letters_[i];
    const uint32_t left = letter.left / stride_, right = letter.right / stride_;
    if (left >= maps || right >= maps || left * stride_ != letter.left || right * stride_ != letter.right) return;
    if (uint64_t{letter.base} + greatest[left] + greatest[right] >= n) return;
  }
  const uint64_t* checked = Aligned<uint64_t>(entries.data());
  for (size_t i = 0; checked != nullptr && i < size_t{n} * 4; ++i) {
    const uint64_t length = checked[i] >> 56;
    if (length > kMaxBytes && length != kCopy && length != kAsk) return;
  }
  entries_ = checked;
  const uint32_t signs = static_cast<uint32_t>(kSigns.size()), numbers = stride_ + signs;
  if (numbers > 128 || n > 0xFFFF || n < signs) return;
  flat_.fill(Alphabet::kUnknown);
  const auto entry = [&](char32_t cp) { return pages_[index_[cp >> 6] * 64u + (cp & 63)]; };
  for (uint32_t i = 0; i < 256; ++i) flat_[i] = entry(0x400 + i);
  for (uint32_t i = 0; i < 128; ++i) {
    // An apostrophe goes by the letter before it.
    if (i != '\'') flat_[256 + i] = entry(i);
  }
  for (uint32_t i = 0; i < signs; ++i) {
    uint16_t& sign = flat_[256 + static_cast<uint8_t>(kSigns[i])];
    if (sign == 0) sign = static_cast<uint16_t>(stride_ + i);  // else the set has rules for it
  }
  shift_ = numbers > 64 ? 7 : 6;
  pairs_.resize(size_t{1} << 2 * shift_);
  for (uint32_t a = 0; a < numbers; ++a) {
    for (uint32_t b = 0; b < numbers; ++b) {
      const uint32_t before = a < stride_ ? a : 0, behind = b < stride_ ? b : 0;
      const Letter& first = letters_[before];
      const uint32_t window = a < stride_ ? first.base + maps_[first.right + behind] : n - signs + (a - stride_);
      pairs_[a << shift_ | b] = {static_cast<uint16_t>(window),
                                 b < stride_ ? maps_[letters_[b].left + before] : uint8_t{0}};
    }
  }
}

// What the pages do not say. The slow way is for marks alone, so that text of any script passes through here.
uint16_t WindowTable::Classify(char32_t cp) const {
  const FoldEntry entry = fold_->Find(cp);
  switch (entry.char_class()) {
    case CharClass::kLetter: {
      char32_t first, second;
      if (cp < Alphabet::kLimit && fold_->Decompose(cp, &first, &second)) return Alphabet::kApart;
      return static_cast<uint16_t>(rules_.alphabet().foreign() | kLetter | (entry.upper() ? kUpper : 0));
    }
    case CharClass::kMark:
    case CharClass::kInvisible:
      return Alphabet::kApart;
    case CharClass::kApostrophe:
      return static_cast<uint16_t>(rules_.alphabet().foreign());
    default:
      return 0;
  }
}

// The entry of the code point at text[*pos], which moves behind it: for all but plain Cyrillic.
uint16_t WindowTable::Read(std::string_view text, size_t* pos) const {
  const size_t begin = *pos;
  const char32_t cp = DecodeUtf8(text, pos);
  uint16_t entry = cp < Alphabet::kLimit ? pages_[index_[cp >> 6] * 64u + (cp & 63)] : Alphabet::kUnknown;
  if (entry & Alphabet::kUnknown) [[unlikely]] {
    size_t at = begin;
    entry = Classify(DecodeUtf8(text, &at));
  }
  return entry;
}

// Writes what the rules say at text[*pos], in the word that begins at text[word]; *pos and *to move on. Returns the
// entry of the last letter that was taken; kApart if the word can't be written here.
uint16_t WindowTable::Ask(std::string_view text, size_t word, size_t* pos, char** to) const {
  // Of the word, as much as a rule can see.
  constexpr size_t kBehind = RuleSet::kMaxFrom + RuleSet::kMaxContext + 1, kMost = 128;
  std::array<char32_t, kMost> letters;
  std::array<uint16_t, kMost> entries;
  std::array<size_t, kMost + 1> ends;
  const uint32_t known = rules_.alphabet().size();
  size_t n = 0, at = kMost;  // which of the letters stands at *pos
  for (size_t p = word; p < text.size() && n < kMost && (at == kMost || n < at + kBehind);) {
    if (p == *pos) at = n;
    const uint16_t entry = Behind(n > 0 ? entries[n - 1] : 0, Read(text, &p));
    if (entry >= Alphabet::kUnknown) return Alphabet::kApart;
    const uint32_t number = entry & Alphabet::kNumber;
    letters[n] = number == 0 ? 0 : number > known ? kReplacement : rules_.alphabet().letter(number);
    entries[n] = entry;
    ends[n++] = p;
    if (number == 0) break;
  }
  if (at >= n) return Alphabet::kApart;
  RuleSet::Rule rule;
  if (!rules_.Find(std::span<const char32_t>(letters.data(), n), at, SourceText::IsEdge, &rule)) {
    *to = std::copy(text.begin() + static_cast<ptrdiff_t>(*pos), text.begin() + static_cast<ptrdiff_t>(ends[at]), *to);
    *pos = ends[at];
    return entries[at];
  }
  const size_t end = std::min<size_t>(at + rule.from_length, n);
  bool upper = false, lower = false;
  for (size_t k = at; k < end; ++k) {
    const bool letter = (entries[k] & kLetter) != 0;
    upper |= letter && (entries[k] & kUpper) != 0;
    lower |= letter && (entries[k] & kUpper) == 0;
  }
  uint32_t which = CaseOfSeveral(upper, lower);
  if (rule.from_length == 1) {
    const uint16_t next = end < n ? entries[end] : 0;
    which = CaseOf(upper, (next & kLetter) != 0, (next & kUpper) != 0, at > 0 && (entries[at - 1] & kUpper) != 0);
  }
  const std::string written =
      Cased(*fold_, rules_.Output(rule, 0), rules_.lower_case() ? 0 : which, rules_.turkic_case());
  *to = std::copy(written.begin(), written.end(), *to);
  *pos = ends[end - 1];
  return entries[end - 1];
}

size_t WindowTable::Write(std::string_view text, std::string* out) const {
  // Eight bytes are stored for each letter, of which at most seven count.
  constexpr size_t kBuffer = 2048;
  char buffer[kBuffer + 8];
  const auto* const bytes = reinterpret_cast<const uint8_t*>(text.data());
  const size_t size = text.size();
  const uint16_t* const flat = flat_.data();
  const uint32_t stride = stride_;
  const Pair* const pairs = pairs_.data();
  const uint32_t shift = shift_;
  const uint64_t* const table = entries_;
  if (pairs_.empty()) return 0;

  // The word at hand begins at text[word] and at word_to: that far all is done.
  size_t word = 0;
  char* to = buffer;
  char* word_to = buffer;
  size_t begin = 0, pos = 0;  // of `here`, and behind it
  // Entries. What stands before the text writes nothing, and is an edge to its first letter.
  uint32_t previous = 0, here = stride_ - 1;
  uint32_t left = 0;  // what `previous` says of the window of `here`
  const auto read_behind = [&](uint32_t entry_before) {
    size_t at = pos;  // the address of `pos` itself must not get away: it lives in a register
    const uint16_t entry = Behind(entry_before, Read(text, &at));
    pos = at;
    return entry;
  };
  // Writes what the rules say where a window does not decide; goes on behind what they took.
  const auto ask = [&] {
    if (to > buffer + kBuffer / 2) return false;  // room for a rule, and for as many letters as follow at once
    size_t end = begin;
    char* behind = to;
    const uint16_t last = Ask(text, word, &end, &behind);
    if (last == Alphabet::kApart) return false;
    to = behind;
    previous = last;
    begin = pos = end;
    here = begin < size ? read_behind(previous) : 0;
    if (here >= Alphabet::kUnknown) return false;
    left = pairs[(previous & Alphabet::kNumber) << shift | (here & Alphabet::kNumber)].second;
    return true;
  };
  // Writes `here` before `next`; false if the word can't be written here.
  const auto write = [&](uint32_t next, size_t next_begin) {
    const Pair pair = pairs[(here & Alphabet::kNumber) << shift | (next & Alphabet::kNumber)];
    const uint64_t* entry = table + (left + pair.first) * size_t{4};
    if (here & kUpper) entry += kCases[previous >> 8 | (here >> 8) << 2 | (next >> 8) << 4];
    const size_t length = *entry >> 56;
    std::memcpy(to, entry, sizeof(*entry));
    if (length <= kMaxBytes) [[likely]] {
      to += length;
    } else {
      if (length == kAsk) return ask();
      for (size_t k = begin; k < next_begin; ++k) *to++ = text[k];
    }
    // An edge, or a sign; without a branch, which would be mistaken at every word's end.
    const bool edge = (here & Alphabet::kNumber) - 1 >= stride - 1;
    word = edge ? next_begin : word;
    word_to = edge ? to : word_to;
    previous = here;
    here = next;
    left = pair.second;
    begin = next_begin;
    return true;
  };

  while (begin < size) {
    if (to > buffer + kBuffer / 2) {
      if (word_to == buffer) return word;  // a word of hundreds of letters
      out->append(buffer, word_to);
      std::memmove(buffer, word_to, static_cast<size_t>(to - word_to));
      to -= word_to - buffer;
      word_to = buffer;
    }
    // Letters of U+0400 to U+04FF, of two bytes with D0 to D3 for the first, and ASCII, as long as there are any.
    bool decided = true;
    const size_t most = std::min(size, pos + kBuffer / 16);
    while (pos + 2 <= most) {
      uint16_t pair;
      std::memcpy(&pair, bytes + pos, 2);
      // A branch, so that the next letter need not wait for this one's bytes.
      const bool two = (pair & 0xC0FC) == 0x80D0;
      const uint32_t next = flat[two ? (pair & 3u) << 6 | (pair >> 8 & 63u) : 256 + (pair & 255u)];
      if (next >= Alphabet::kUnknown) break;
      const size_t next_begin = pos;
      if (two) [[likely]] {
        pos += 2;
      } else {
        asm volatile("");  // or the compiler makes a select of it
        pos += 1;
      }
      decided = write(next, next_begin);
      if (!decided) break;
    }
    if (!decided) break;
    if (pos + 2 <= size && pos + 2 > most) continue;
    // Another letter, or the end.
    const size_t next_begin = pos;
    const uint32_t next = pos < size ? read_behind(here) : 0;
    if (next >= Alphabet::kUnknown || !write(next, next_begin)) break;
  }
  if (begin == size) {
    word = size;
    word_to = to;
  }
  out->append(buffer, word_to);
  return word;
}

int32_t WindowTable::RuleAt(uint32_t previous, uint32_t letter, uint32_t next) const {
  if (empty() || previous >= stride_ || letter >= stride_ || next >= stride_) return -1;
  const Letter& at = letters_[letter];
  const uint32_t window = at.base + maps_[at.left + previous] + maps_[at.right + next];
  const uint16_t rule = entry_rules_[window];
  if (rule == kNoRule) return (entries_[window * size_t{4}] >> 56) == kAsk ? -1 : kNoRule;
  return rule;
}

}  // namespace onoma
