// WindowTable: what a rule set writes for a letter between two others, looked up rather than worked out.
//
// Nearly every rule of a romanization looks one letter back and one ahead at most. For each letter the table compiler
// groups the letters before and behind it into classes that its rules tell apart, and writes down the output for each
// pair of classes. A letter costs four loads that depend on nothing before them. Where a rule looks further (a FROM of
// several letters, a context of several), the entry says so and the rules are asked (romanize/rule_set.h), which are
// the definition: tests hold the two together.
//
// Layout (within a rule set, whose header comment has the place):
//   entries u64[n][4]                          for lower case, first letter in capitals, all in capitals, and 0: at
//   most
//                                              7 bytes, their number in the top byte; or kCopy, kAsk there
//   letters {u32 base; u16 left; u16 right}[]  by letter number: 0 is a word's edge, 1... the letters, then a letter of
//                                              no concern, and nothing at all
//   rules   u16[n]                             the rule that an entry comes from; kNoRule
//   maps    u8[m][letters + 3]                 an entry is that of base + maps[left + previous] + maps[right + next];
//                                              left and right are where a map begins
#ifndef ONOMA_ROMANIZE_WINDOW_TABLE_H_
#define ONOMA_ROMANIZE_WINDOW_TABLE_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "romanize/rule_set.h"
#include "text/fold_table.h"

namespace onoma {

class WindowTable {
 public:
  static constexpr uint32_t kCopy = 0xFE;  // no rule: what stands in the text
  static constexpr uint32_t kAsk = 0xFF;   // the window does not decide
  static constexpr uint16_t kNoRule = 0xFFFF;
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
  WindowTable(const RuleSet& rules, const FoldTable& fold);

  bool empty() const { return entries_ == nullptr; }

  // Appends the romanization of text[0..n) to `out`, and returns n: all of the text, or as far as the words that the
  // windows decide go. A word that has marks which stand apart, that a rule looks further in, or of hundreds of letters
  // ends it: the general writer can write that one, and all of an alphabet of more than 124 letters.
  size_t Write(std::string_view text, std::string* out) const;

  // The rule of a letter between two others, all by number: an index, kNoRule, or -1 if the window does not decide.
  int32_t RuleAt(uint32_t previous, uint32_t letter, uint32_t next) const;

 private:
  uint16_t Read(std::string_view text, size_t* pos) const;
  uint16_t Classify(char32_t cp) const;
  uint16_t Ask(std::string_view text, size_t word, size_t* pos, char** to) const;

  RuleSet rules_;
  const FoldTable* fold_ = nullptr;
  const uint64_t* entries_ = nullptr;
  const Letter* letters_ = nullptr;
  const uint16_t* entry_rules_ = nullptr;
  const uint8_t* maps_ = nullptr;
  const uint8_t* index_ = nullptr;
  const uint16_t* pages_ = nullptr;
  uint32_t stride_ = 0;
  // What most text is in: U+0400 to U+04FF, and at 256 ASCII, as the pages have it; the signs with numbers of their
  // own, from stride_ on. At 384 kUnknown.
  std::array<uint16_t, 512> flat_{};
  // For each pair of letters, what it says of the window of the first and of the second, so that one load does for
  // both maps. Letter numbers have shift_ bits; empty for an alphabet of more letters than 7 bits hold.
  struct Pair {
    uint16_t first, second;
  };
  std::vector<Pair> pairs_;
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
