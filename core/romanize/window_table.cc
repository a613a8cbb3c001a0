#include "romanize/window_table.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include "romanize/writer.h"
#include "text/utf8.h"

namespace onoma {
namespace {

template <typename T>
const T* Aligned(const std::byte* data) {
  return reinterpret_cast<uintptr_t>(data) % alignof(T) == 0 ? reinterpret_cast<const T*>(data) : nullptr;
}

}  // namespace

WindowTable::WindowTable(const RuleSet& rules, const FoldTable& fold, SimdLevel level) : rules_(rules), fold_(&fold) {
  const uint32_t n = rules.window_entries_, maps = rules.window_maps_;
  const Alphabet& alphabet = rules.alphabet();
  stride_ = alphabet.size() + 3;
  Cutter cutter(rules.windows_, 0);
  const Bytes entries = cutter.Take(uint64_t{n} * 4 * sizeof(uint64_t));
  const Bytes letters = cutter.Take(uint64_t{stride_} * sizeof(Letter));
  const Bytes entry_rules = cutter.Take(uint64_t{n} * sizeof(uint16_t));
  const Bytes map_bytes = cutter.Take(uint64_t{maps} * stride_);
  cutter = Cutter(rules.outcomes_, 0);
  const uint32_t rows = rules.outcome_rows_;
  const Bytes outcomes = cutter.Take(uint64_t{rules.window_outcomes_} * 4 * sizeof(uint64_t));
  const Bytes row_bytes = cutter.Take(uint64_t{rows} * stride_ * sizeof(uint16_t));
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
  if (checked == nullptr) return;
  for (size_t i = 0; i < size_t{n} * 4; ++i) {
    const uint64_t length = checked[i] >> 56;
    if (length > kMaxBytes && length != kCopy && length != kAsk) return;
    if (length == kAsk && static_cast<uint32_t>(checked[i]) > rows) return;
  }
  if (rows != 0) {
    outcomes_ = Aligned<uint64_t>(outcomes.data());
    rows_ = Aligned<uint16_t>(row_bytes.data());
    if (outcomes_ == nullptr || rows_ == nullptr || outcomes.empty() || row_bytes.empty()) return;
    for (size_t i = 0; i < size_t{rows} * stride_; ++i) {
      if (rows_[i] != kNoOutcome && rows_[i] >= rules.window_outcomes_) return;
    }
    for (size_t i = 0; i < size_t{rules.window_outcomes_} * 4; ++i) {
      const bool fits = i % 4 == 3 ? outcomes_[i] - 1 < RuleSet::kMaxFrom : outcomes_[i] >> 56 <= kMaxBytes;
      if (!fits) return;
    }
  }
  entries_ = checked;
  const uint32_t signs = static_cast<uint32_t>(kSigns.size()), numbers = stride_ + signs;
  if (numbers > 128 || n > 0xFFFF || n < signs) return;
  NumberLetters();
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
  kernels_ = RomanizeKernelsOf(level);
  if (kernels_.write != nullptr && !SpreadWindows()) kernels_.write = nullptr;
}

// What the kernel reads by itself: what the pages say of most text, but for what is in the alphabet and no letter, such
// as apostrophes, which go by the letter before them; and the signs, as far as the set has no rules for them.
void WindowTable::NumberLetters() {
  const auto entry = [&](char32_t cp) { return pages_[index_[cp >> 6] * 64u + (cp & 63)]; };
  const auto letter = [&](uint16_t known) {
    const uint32_t number = known & Alphabet::kNumber;
    const bool like_apostrophe = (known & Alphabet::kLetter) == 0 && number != 0 && number < stride_;
    return known >= Alphabet::kUnknown || like_apostrophe ? LetterNumbers::kUnread : LetterOf(known);
  };
  for (uint32_t i = 0; i < LetterNumbers::kBytes; ++i) numbers_.letters[i] = letter(entry(0x400 + i));
  for (uint32_t i = 0; i < 256; ++i) {
    uint16_t known = i < 0x80 ? entry(i) : Alphabet::kUnknown;
    const size_t sign = kSigns.find(static_cast<char>(i));
    if (known == 0 && sign != std::string_view::npos) known = static_cast<uint16_t>(stride_ + sign);
    numbers_.letters[LetterNumbers::kBytes + i] = letter(known);
  }
  const Alphabet& alphabet = rules_.alphabet();
  for (uint32_t number = 1; number <= alphabet.size(); ++number) {
    code_points_[number] = alphabet.letter(number);
    is_letter_[number] = (alphabet.Entry(alphabet.letter(number)) & Alphabet::kLetter) != 0;
  }
  code_points_[alphabet.foreign()] = kReplacement;
  is_letter_[alphabet.foreign()] = true;
  for (size_t r = 0; r < rules_.rules(); ++r) {
    longest_from_ = std::max<size_t>(longest_from_, std::min<size_t>(rules_.rule(r).from_length, RuleSet::kMaxFrom));
  }
  for (size_t i = 0; i < rules_.strings_.size(); ++i) {
    reach_ = std::max<size_t>(reach_, std::min<size_t>(rules_.strings_[i].length, RuleSet::kMaxContext));
  }
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
