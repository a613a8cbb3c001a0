// RuleSet: compiled context rules, the one engine behind systems, press styles and keys.
//
// At each position the longest FROM whose BEFORE and AFTER hold wins; the compiler orders the rules of a first letter
// so that the first that fits is the one. A context condition is a bit test: each letter carries a 64-bit mask of the
// classes that it stands in. No rule looks further than kMaxContext letters, and every step moves forward, so that the
// cost is linear in the text.
//
// Layout of a set (little-endian u32 unless said), written by tables/compiler/rule_builder.cc:
//   counts[16]  pages, letters, rules, conditions, strings, code points, outputs, text bytes, flags,
//               window entries, window maps, outcomes, outcome rows, 0...
//   windows     romanize/window_table.h has their layout, and that of
//   outcomes    both padded to 8 bytes
//   masks       u64[letters + 1]: classes of each letter
//   index, pages, letters of romanize/alphabet.h
//   starts      u32[letters + 2]: the rules that begin with letter i are [starts[i], starts[i + 1])
//   rules       Rule[]
//   conditions  Condition[]
//   strings     {position, length} in code points, of the conditions' alternatives of several letters
//   code points u32[]: the FROMs and strings
//   outputs     {position, length} in text: the TOs; a rule's variants stand together
//   text        UTF-8
#ifndef ONOMA_ROMANIZE_RULE_SET_H_
#define ONOMA_ROMANIZE_RULE_SET_H_

#include <cstdint>
#include <span>
#include <string_view>

#include "base/bytes.h"
#include "romanize/alphabet.h"

namespace onoma {

class RuleSet {
 public:
  static constexpr uint32_t kMaxFrom = 16;     // letters in a FROM
  static constexpr uint32_t kMaxContext = 16;  // letters in a context alternative
  static constexpr uint32_t kMaxTo = 64;       // bytes in a TO
  // Flags.
  static constexpr uint32_t kLowerCase = 1;   // writes lower case whatever the source has
  static constexpr uint32_t kTurkicCase = 2;  // the capital of i is İ

  struct Rule {
    uint32_t from;        // position in the code points
    uint8_t from_length;  // at least 1
    uint8_t outputs;      // number of ranked variants, at least 1
    uint16_t first_output;
    uint16_t before, after;  // conditions; 0 is "anything"
  };
  struct Condition {
    uint64_t classes;  // met by a letter with any of these bits
    uint16_t first_string, strings;
    uint8_t boundary;  // 1: met by the word's edge
    uint8_t negated;   // 1: met where none of the above is
    uint16_t reserved;
  };
  struct Span32 {
    uint32_t position, length;
  };

  RuleSet() = default;
  explicit RuleSet(Bytes bytes);

  size_t rules() const { return rules_.size(); }
  bool empty() const { return rules_.size() == 0; }
  const Alphabet& alphabet() const { return alphabet_; }
  bool lower_case() const { return (flags_ & kLowerCase) != 0; }
  bool turkic_case() const { return (flags_ & kTurkicCase) != 0; }
  Rule rule(size_t i) const { return rules_[i]; }
  // The rules that begin with a letter of the alphabet, in the order in which they are tried: [first, end).
  uint32_t first_rule(uint32_t number) const { return starts_[number]; }
  uint32_t end_rule(uint32_t number) const { return starts_[number + 1]; }
  // A rule's FROM, letter by letter.
  char32_t FromLetter(const Rule& rule, uint32_t k) const { return code_points_[rule.from + size_t{k}]; }

  // Which rule fits at text[i]; null if none does. `text` is lower case, apostrophes written '. A position is a word's
  // edge if it is outside or `edge(code point)` says so. The result is a copy by value in `rule`.
  template <typename Edge>
  bool Find(std::span<const char32_t> text, size_t i, Edge edge, Rule* rule) const {
    const int64_t found = FindIndex(text, i, edge);
    if (found < 0) return false;
    *rule = rules_[static_cast<size_t>(found)];
    return true;
  }
  // The same, as the rule's index; -1 if none fits.
  template <typename Edge>
  int64_t FindIndex(std::span<const char32_t> text, size_t i, Edge edge) const {
    const uint32_t letter = alphabet_.Number(text[i]);
    if (letter == 0) return -1;
    const uint32_t end = starts_[letter + 1];
    for (uint32_t r = starts_[letter]; r < end; ++r) {
      const Rule rule = rules_[r];
      if (rule.from_length == 0) return -1;  // damaged
      if (!Matches(text, i, rule)) continue;
      if (rule.before != 0 && !Before(rule.before, text, i, edge)) continue;
      if (rule.after != 0 && !After(rule.after, text, i + rule.from_length, edge)) continue;
      return r;
    }
    return -1;
  }

  // Variant `k` (0 is what the rule writes); the last one if there are fewer.
  std::string_view Output(const Rule& rule, uint32_t k) const {
    if (k >= rule.outputs) k = rule.outputs == 0 ? 0 : rule.outputs - 1u;
    const Span32 span = outputs_[rule.first_output + k];
    if (span.length > kMaxTo) return {};
    return AsText(Sub(text_, span.position, span.length));
  }

  // True if some rule begins with this letter.
  bool Covers(char32_t letter) const {
    const uint32_t i = alphabet_.Number(letter);
    return i != 0 && starts_[i] < starts_[i + 1];
  }

  // What some letters around its first one say of a rule: the letter before; those that follow, as far as they are
  // known. 0 is a word's edge, behind which nothing is seen. The table compiler fills romanize/window_table.h with it.
  enum class Fit { kNo, kYes, kFurther };
  Fit FitsBefore(const Rule& rule, char32_t previous) const;
  Fit FitsAfter(const Rule& rule, std::span<const char32_t> following) const;
  // The same of what stands behind a whole FROM.
  Fit FitsBehind(const Rule& rule, std::span<const char32_t> following) const;

 private:
  bool Matches(std::span<const char32_t> text, size_t i, const Rule& rule) const {
    if (rule.from_length > text.size() - i) return false;
    for (uint32_t k = 1; k < rule.from_length; ++k) {
      if (text[i + k] != code_points_[rule.from + k]) return false;
    }
    return true;
  }
  uint64_t MaskOf(char32_t letter) const {
    return masks_[alphabet_.Number(letter)];  // 0 for what is no letter of the set
  }
  template <typename Edge>
  bool Before(uint32_t which, std::span<const char32_t> text, size_t i, Edge edge) const {
    const Condition condition = conditions_[which];
    bool met = i == 0 || edge(text[i - 1]) ? condition.boundary != 0 : (MaskOf(text[i - 1]) & condition.classes) != 0;
    for (uint32_t s = 0; s < condition.strings && !met; ++s) {
      const Span32 span = strings_[condition.first_string + s];
      met = span.length != 0 && span.length <= i && span.length <= kMaxContext && Equal(text, i - span.length, span);
    }
    return met != (condition.negated != 0);
  }
  template <typename Edge>
  bool After(uint32_t which, std::span<const char32_t> text, size_t i, Edge edge) const {
    const Condition condition = conditions_[which];
    bool met = i >= text.size() || edge(text[i]) ? condition.boundary != 0 : (MaskOf(text[i]) & condition.classes) != 0;
    for (uint32_t s = 0; s < condition.strings && !met; ++s) {
      const Span32 span = strings_[condition.first_string + s];
      if (span.length == 0 || span.length > kMaxContext || i > text.size()) continue;
      // "ий$": a string may end in a zero, which is the word's edge.
      const bool to_edge = code_points_[size_t{span.position} + span.length - 1] == 0;
      const uint32_t letters = span.length - (to_edge ? 1 : 0);
      if (letters > text.size() - i || !Equal(text, i, {span.position, letters})) continue;
      met = !to_edge || i + letters == text.size() || edge(text[i + letters]);
    }
    return met != (condition.negated != 0);
  }
  bool Equal(std::span<const char32_t> text, size_t i, Span32 span) const {
    for (uint32_t k = 0; k < span.length; ++k) {
      if (text[i + k] != code_points_[span.position + k]) return false;
    }
    return true;
  }

  friend class WindowTable;

  Alphabet alphabet_;
  uint32_t flags_ = 0;
  Bytes windows_, outcomes_;
  uint32_t window_entries_ = 0, window_maps_ = 0, window_outcomes_ = 0, outcome_rows_ = 0;
  Array<uint64_t> masks_;
  Array<uint32_t> starts_;
  Array<Rule> rules_;
  Array<Condition> conditions_;
  Array<Span32> strings_;
  Array<uint32_t> code_points_;
  Array<Span32> outputs_;
  Bytes text_;
};

}  // namespace onoma

#endif  // ONOMA_ROMANIZE_RULE_SET_H_
