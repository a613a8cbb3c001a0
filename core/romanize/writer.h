// RomanizationWriter: runs a rule set over a text, with case and everything that no rule covers kept as it is.
#ifndef ONOMA_ROMANIZE_WRITER_H_
#define ONOMA_ROMANIZE_WRITER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "romanize/rule_set.h"
#include "text/fold_table.h"

namespace onoma {

// A source text as the rules see it: lower-case letters, composed, apostrophes written '; and where each stood.
class SourceText {
 public:
  struct Letter {
    uint32_t begin, end;  // bytes of the original
    bool upper;
    bool letter;
  };

  void Set(const FoldTable& table, std::string_view text);

  std::string_view original() const { return original_; }
  std::span<const char32_t> code_points() const { return code_points_; }
  const Letter& letter(size_t i) const { return letters_[i]; }
  size_t size() const { return letters_.size(); }
  // Everything but letters and apostrophes bounds a word.
  static bool IsEdge(char32_t cp);

 private:
  std::string_view original_;
  std::vector<char32_t> code_points_;
  std::vector<Letter> letters_;
};

// Appends `source` under `rules` to `out`. `variant(rule)` chooses among the ranked variants of each rule that has
// several.
template <typename Variant>
void WriteRomanized(const FoldTable& table, const RuleSet& rules, const SourceText& source, Variant variant,
                    std::string* out);

// Appends `text` with its first letter, or all letters, in upper case.
void AppendCapitalized(const FoldTable& table, std::string_view text, bool all, std::string* out);

template <typename Variant>
void WriteRomanized(const FoldTable& table, const RuleSet& rules, const SourceText& source, Variant variant,
                    std::string* out) {
  const std::span<const char32_t> text = source.code_points();
  for (size_t i = 0; i < text.size();) {
    RuleSet::Rule rule;
    if (!rules.Find(text, i, SourceText::IsEdge, &rule)) {
      const SourceText::Letter& letter = source.letter(i);
      out->append(source.original().substr(letter.begin, letter.end - letter.begin));
      ++i;
      continue;
    }
    const size_t end = i + rule.from_length;
    const std::string_view to = rules.Output(rule, rule.outputs > 1 ? variant(rule) : 0);
    bool upper = false, lower = false;
    for (size_t k = i; k < end; ++k) {
      upper |= source.letter(k).upper;
      lower |= source.letter(k).letter && !source.letter(k).upper;
    }
    if (!upper) {
      out->append(to);
    } else {
      // One capital may be a word's first letter or one of a word in capitals: its neighbours tell.
      bool all = !lower;
      if (all && rule.from_length == 1) {
        const bool next = end < text.size() && source.letter(end).letter;
        const bool previous = i > 0 && source.letter(i - 1).letter;
        all = next ? source.letter(end).upper : previous && source.letter(i - 1).upper;
      }
      AppendCapitalized(table, to, all, out);
    }
    i = end;
  }
}

}  // namespace onoma

#endif  // ONOMA_ROMANIZE_WRITER_H_
