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

// CaseOf by two bits each (upper, letter) of the letters before, at and behind a place.
constexpr std::array<uint8_t, 64> kCases = [] {
  std::array<uint8_t, 64> cases{};
  for (uint32_t i = 0; i < 64; ++i) {
    const uint32_t previous = i & 3, here = i >> 2 & 3, next = i >> 4;
    cases[i] = static_cast<uint8_t>(
        CaseOf((here & 1) != 0, (next & 2) != 0, (next & 1) != 0, (previous & 2) != 0, (previous & 1) != 0));
  }
  return cases;
}();
static_assert(kUpper == 0x100 && kLetter == 0x200, "kCases reads them as two bits");

template <typename T>
const T* Aligned(const std::byte* data) {
  return reinterpret_cast<uintptr_t>(data) % alignof(T) == 0 ? reinterpret_cast<const T*>(data) : nullptr;
}

}  // namespace

// The letters of a stretch of text that ends with a word's edge. An edge stands before the first and behind the last.
struct WindowTable::Chunk {
  std::string_view text;
  size_t size = 0;
  std::array<uint16_t, kChunk + 2> entries;  // [0] is the edge before
  std::array<uint32_t, kChunk + 1> begins;
};

WindowTable::WindowTable(const RuleSet& rules, const FoldTable& fold) : rules_(rules), fold_(&fold) {
  const uint32_t n = rules.window_entries_, maps = rules.window_maps_;
  const Alphabet& alphabet = rules.alphabet();
  stride_ = alphabet.size() + 2;
  Cutter cutter(rules.windows_, 0);
  const Bytes entries = cutter.Take(uint64_t{n} * 3 * sizeof(uint64_t));
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
    if (letter.left >= maps || letter.right >= maps) return;
    if (uint64_t{letter.base} + greatest[letter.left] + greatest[letter.right] >= n) return;
  }
  const uint64_t* checked = Aligned<uint64_t>(entries.data());
  for (size_t i = 0; checked != nullptr && i < size_t{n} * 3; ++i) {
    const uint64_t length = checked[i] >> 56;
    if (length > kMaxBytes && length != kCopy && length != kAsk) return;
  }
  entries_ = checked;
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

// Reads up to kChunk letters, and cuts behind the last edge unless the text ends there. Returns the bytes read.
size_t WindowTable::Read(std::string_view text, Chunk* chunk) const {
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  const size_t size = text.size();
  size_t n = 0, pos = 0;
  uint16_t* entries = chunk->entries.data() + 1;
  while (pos < size && n < kChunk) {
    const size_t begin = pos;
    const uint32_t b0 = bytes[pos];
    uint16_t entry;
    if (b0 < 0x80) {
      entry = pages_[index_[b0 >> 6] * 64u + (b0 & 63)];
      ++pos;
    } else if (b0 >= 0xC2 && b0 <= 0xDF && pos + 1 < size && (bytes[pos + 1] & 0xC0) == 0x80) {
      entry = pages_[index_[b0 & 31] * 64u + (bytes[pos + 1] & 63)];
      pos += 2;
    } else {
      const char32_t cp = DecodeUtf8(text, &pos);
      entry = cp < Alphabet::kLimit ? pages_[index_[cp >> 6] * 64u + (cp & 63)] : Alphabet::kUnknown;
    }
    if (entry >= Alphabet::kUnknown) [[unlikely]] {
      if (entry & Alphabet::kUnknown) {
        size_t at = begin;
        entry = Classify(DecodeUtf8(text, &at));
      }
      if (entry & Alphabet::kApart) {
        pos = begin;
        break;
      }
    }
    entries[n] = entry;
    chunk->begins[n++] = static_cast<uint32_t>(begin);
  }
  if (pos < size) {
    // A word that goes on beyond what was read is left for the next time.
    while (n > 0 && (entries[n - 1] & Alphabet::kNumber) != 0) pos = chunk->begins[--n];
  }
  chunk->text = text;
  chunk->size = n;
  chunk->begins[n] = static_cast<uint32_t>(pos);
  chunk->entries[0] = 0;
  entries[n] = 0;
  return pos;
}

// Writes at chunk's letter i what the rules say; returns the number of letters that they took.
size_t WindowTable::Ask(const Chunk& chunk, size_t i, char** out, const char* end) const {
  // The rules read code points: those of the letter's word, or as much of it as a rule can see.
  constexpr size_t kSight = RuleSet::kMaxContext + 1;
  constexpr size_t kAhead = RuleSet::kMaxFrom + RuleSet::kMaxContext + 1;
  std::array<char32_t, kSight + kAhead> letters;
  const auto number = [&](size_t at) { return uint32_t{chunk.entries[at + 1]} & Alphabet::kNumber; };
  size_t first = i, n = 0;
  while (first > 0 && i - first < kSight && number(first - 1) != 0) --first;
  for (size_t k = first; k < chunk.size && n < letters.size(); ++k) {
    const uint32_t letter = number(k);
    letters[n++] = letter == 0 ? 0 : letter > rules_.alphabet().size() ? kReplacement : rules_.alphabet().letter(letter);
    if (letter == 0 && k > i) break;
  }
  RuleSet::Rule rule;
  if (!rules_.Find(std::span<const char32_t>(letters.data(), n), i - first, SourceText::IsEdge, &rule)) {
    const std::string_view same =
        chunk.text.substr(chunk.begins[i], chunk.begins[i + 1] - chunk.begins[i]);
    std::memcpy(*out, same.data(), same.size());
    *out += same.size();
    return 1;
  }
  const size_t length = std::min<size_t>(rule.from_length, chunk.size - i);
  const auto upper = [&](size_t at) { return (chunk.entries[at] & kUpper) != 0; };   // 1 is the first letter
  const auto is_letter = [&](size_t at) { return (chunk.entries[at] & kLetter) != 0; };
  bool any_upper = false, any_lower = false;
  for (size_t k = i + 1; k <= i + length; ++k) {
    any_upper |= upper(k);
    any_lower |= is_letter(k) && !upper(k);
  }
  const std::string_view to = rules_.Output(rule, 0);
  const size_t behind = i + length + 1;
  const std::string written = Cased(*fold_, to, rules_.lower_case() ? 0
                                    : length == 1
                                        ? CaseOf(any_upper, is_letter(behind), upper(behind), is_letter(i), upper(i))
                                        : CaseOfSeveral(any_upper, any_lower),
                                    rules_.turkic_case());
  if (static_cast<size_t>(end - *out) < written.size()) return length;  // cannot be: `end` leaves room
  std::memcpy(*out, written.data(), written.size());
  *out += written.size();
  return length;
}

size_t WindowTable::Write(std::string_view text, std::string* out) const {
  // Eight bytes a letter; the rules may write more, and then the buffer is emptied.
  constexpr size_t kRoom = kChunk * 8, kReserve = 4 * RuleSet::kMaxTo;
  std::array<char, kRoom + kReserve> buffer;
  Chunk chunk;
  size_t done = 0;
  while (done < text.size()) {
    const std::string_view rest = text.substr(done);
    const size_t read = Read(rest, &chunk);
    if (read == 0) break;
    char* to = buffer.data();
    const uint16_t* entries = chunk.entries.data();
    for (size_t i = 0; i < chunk.size; ++i) {
      const uint32_t previous = entries[i], here = entries[i + 1], next = entries[i + 2];
      const Letter& letter = letters_[here & Alphabet::kNumber];
      const uint32_t window = letter.base + maps_[letter.left * stride_ + (previous & Alphabet::kNumber)] +
                              maps_[letter.right * stride_ + (next & Alphabet::kNumber)];
      const uint32_t which = kCases[(previous >> 8 & 3) | (here >> 8 & 3) << 2 | (next >> 8 & 3) << 4];
      const uint64_t entry = entries_[window * size_t{3} + which];
      const size_t length = entry >> 56;
      std::memcpy(to, &entry, sizeof(entry));
      if (length > kMaxBytes) [[unlikely]] {
        if (length == kCopy) {
          const size_t begin = chunk.begins[i], size = chunk.begins[i + 1] - begin;
          for (size_t k = 0; k < size; ++k) to[k] = rest[begin + k];
          to += size;
        } else {
          i += Ask(chunk, i, &to, buffer.data() + buffer.size()) - 1;
          if (to > buffer.data() + 8 * i) {
            out->append(buffer.data(), to);
            to = buffer.data();
          }
        }
        continue;
      }
      to += length;
    }
    out->append(buffer.data(), to);
    done += read;
  }
  return done;
}

int32_t WindowTable::RuleAt(uint32_t previous, uint32_t letter, uint32_t next) const {
  if (empty() || previous >= stride_ || letter >= stride_ || next >= stride_) return -1;
  const Letter& at = letters_[letter];
  const uint32_t window = at.base + maps_[at.left * stride_ + previous] + maps_[at.right * stride_ + next];
  const uint16_t rule = entry_rules_[window];
  if (rule == kNoRule) return (entries_[window * size_t{3}] >> 56) == kAsk ? -1 : kNoRule;
  return rule;
}

}  // namespace onoma
