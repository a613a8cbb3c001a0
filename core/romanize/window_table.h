// WindowTable: what a rule set writes for a letter between two others, looked up rather than worked out.
//
// Nearly every rule of a romanization looks one letter back and one ahead at most. For each letter the table compiler
// groups the letters before and behind it into classes that its rules tell apart, and writes down the output for each
// pair of classes. A letter costs four loads that depend on nothing before them. Where a rule looks further (a FROM of
// several letters, a context of several), the entry says so. Then the letter after the next one mostly decides
// ("ий" at the end of a word, "ьо"; not "скі" at the end of one): the entry has a row, which has an outcome for each
// third letter. Where that does not decide either, the rules are asked (romanize/rule_set.h), which are the definition:
// tests hold all together.
//
// Layout (within a rule set, whose header comment has the place):
//   entries u64[n][4]                          for lower case, first letter in capitals, all in capitals, and 0: at
//                                              most 7 bytes, their number in the top byte; or kCopy there; or kAsk,
//                                              and in the low half the row's number from 1 on, if there is one
//   letters {u32 base; u16 left; u16 right}[]  by letter number: 0 is a word's edge, 1... the letters, then a letter of
//                                              no concern, and nothing at all
//   rules   u16[n]                             the rule that an entry comes from; kNoRule
//   maps    u8[m][letters + 3]                 an entry is that of base + maps[left + previous] + maps[right + next];
//                                              left and right are where a map begins
//   outcomes u64[o][4]                         as entries, and how many letters the rule takes
//   rows    u16[r][letters + 3]                by third letter: an outcome, or kNoOutcome
#ifndef ONOMA_ROMANIZE_WINDOW_TABLE_H_
#define ONOMA_ROMANIZE_WINDOW_TABLE_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "romanize/rule_set.h"
#include "simd/romanize_letters.h"
#include "text/fold_table.h"

namespace onoma {

class WindowTable {
 public:
  static constexpr uint32_t kCopy = 0xFE;  // no rule: what stands in the text
  static constexpr uint32_t kAsk = 0xFF;   // the window does not decide
  static constexpr uint16_t kNoRule = 0xFFFF;
  static constexpr uint16_t kNoOutcome = 0xFFFF;
  static constexpr uint32_t kMaxBytes = 7;
  // Signs between words that are so frequent that they have entries, the last ones of the table, in this order.
  static constexpr std::string_view kSigns = "\n -.,";

  struct Letter {
    uint32_t base;
    uint16_t left, right;
  };

  WindowTable() = default;
  // The table within `rules`, checked whole; an empty one if it has none or is damaged. Keeps references to the bytes
  // behind `rules` and to `fold`.
  WindowTable(const RuleSet& rules, const FoldTable& fold, SimdLevel level = ActiveSimdLevel());

  bool empty() const { return entries_ == nullptr; }

  // Appends the romanization of text[0..n) to `out`, and returns n: all of the text, or as far as the words that the
  // windows decide go. A word that has marks which stand apart, that a rule looks further in, or of hundreds of letters
  // ends it: the general writer can write that one, and all of an alphabet of more than 124 letters.
  // Of a set of the usual size a name is written by one kernel (simd/romanize_letters.h) where the machine has it.
  size_t Write(std::string_view text, std::string* out) const;

  // The rule of a letter between two others, all by number: an index, kNoRule, or -1 if the window does not decide.
  int32_t RuleAt(uint32_t previous, uint32_t letter, uint32_t next) const;

 private:
  uint16_t Read(std::string_view text, size_t* pos) const;
  uint16_t Classify(char32_t cp) const;
  void NumberLetters();
  bool SpreadWindows();  // false: they don't fit the kernels
  bool SpreadSide(uint16_t Letter::*map_of, uint8_t* classes, uint8_t* rows, uint8_t* values);
  // As a LetterRun has it, of an entry of the alphabet's pages.
  static uint8_t LetterOf(uint16_t entry) {
    return static_cast<uint8_t>(entry | ((entry & Alphabet::kUpper) != 0 ? LetterNumbers::kUpper : 0));
  }
  // What bounds a word: what no rule speaks of, or a sign.
  bool IsEdge(uint8_t letter) const { return (letter & 0x7Fu) - 1 >= stride_ - 1; }
  size_t ReadWords(std::string_view text, LetterRun* run) const;
  uint32_t CaseAt(const LetterRun& run, size_t i) const;
  template <uint32_t kShift>
  size_t WriteLetters(const LetterRun& run, size_t i, char** to) const;
  uint32_t CaseOfTaken(const LetterRun& run, size_t i, size_t taken) const;
  const uint64_t* OutcomeAt(const LetterRun& run, size_t i, uint64_t entry) const;
  size_t Ask(const LetterRun& run, size_t i, std::string* cased, std::string_view* said) const;
  size_t WriteWords(std::string_view text, std::string* out) const;
  void WriteFrom(const LetterRun& run, size_t i, std::string_view text, std::string* out) const;
  class Buffer;
  void WriteRun(const LetterRun& run, size_t i, std::string_view text, Buffer* buffer) const;

  RuleSet rules_;
  const FoldTable* fold_ = nullptr;
  const uint64_t* entries_ = nullptr;
  const Letter* letters_ = nullptr;
  const uint16_t* entry_rules_ = nullptr;
  const uint8_t* maps_ = nullptr;
  const uint64_t* outcomes_ = nullptr;
  const uint16_t* rows_ = nullptr;
  const uint8_t* index_ = nullptr;
  const uint16_t* pages_ = nullptr;
  uint32_t stride_ = 0;
  // What a run's letters are: signs have the numbers from stride_ on.
  RomanizeKernels kernels_ = {};
  LetterNumbers numbers_;
  std::array<char32_t, 128> code_points_{};  // by number, as RuleSet::Find wants them
  std::array<bool, 128> is_letter_{};        // an apostrophe is none
  size_t longest_from_ = 1, reach_ = 1;      // letters of a rule's FROM, and how far a rule looks to each side of it
  // For each pair of letters, what it says of the window of the first and of the second, so that one load does for
  // both maps. Letter numbers have shift_ bits; empty for an alphabet of more letters than 7 bits hold.
  struct Pair {
    uint16_t first, second;
  };
  Pair PairAt(const LetterRun& run, size_t i) const {
    return pairs_[(run[i] & 0x7Fu) << shift_ | (run[i + 1] & 0x7Fu)];
  }
  // The window of letter `i` of a run: which four entries.
  uint32_t WindowAt(const LetterRun& run, size_t i) const {
    return PairAt(run, i - 1).second + uint32_t{PairAt(run, i).first};
  }
  std::vector<Pair> pairs_;
  WindowPlanes planes_;  // for the kernels that write
  uint32_t shift_ = 6;
};

// How what a letter gives is written; for the general writer too. 0: as it is, 1: first letter in capitals, 2: all in
// capitals. A word's last letter goes by the one before it; an apostrophe counts as what it follows (СІМ'Я).
constexpr uint32_t CaseOf(bool upper, bool next_is_letter, bool next_upper, bool previous_upper) {
  if (!upper) return 0;
  const bool all = next_is_letter ? next_upper : previous_upper;
  return all ? 2 : 1;
}

}  // namespace onoma

#endif  // ONOMA_ROMANIZE_WINDOW_TABLE_H_
