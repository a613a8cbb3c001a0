// WriteRomanized: runs a rule set over a text, with case, and with everything that no rule covers kept as it is. The
// general way, for variants, plain letters and text with marks; plain text takes romanize/window_table.h.
#ifndef ONOMA_ROMANIZE_WRITER_H_
#define ONOMA_ROMANIZE_WRITER_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "romanize/rule_set.h"
#include "romanize/source_text.h"
#include "romanize/window_table.h"
#include "text/fold_table.h"

namespace onoma {

// Appends `source` under `rules` to `out`. `variant(rule)` chooses among the ranked variants of each rule that has
// several. With `plain`, what rules write is in the letters a to z: see PlainLetters.
template <typename Variant>
void WriteRomanized(const FoldTable& table, const RuleSet& rules, const SourceText& source, Variant variant, bool plain,
                    std::string* out);

// `text` in lower case, with its first letter in upper case, or all: 0, 1, 2, as CaseOf has it. `turkic`: i has the
// capital İ.
std::string Cased(const FoldTable& table, std::string_view text, uint32_t which, bool turkic = false);
// The case of what a FROM of several letters gives.
inline uint32_t CaseOfSeveral(bool any_upper, bool any_lower) { return !any_upper ? 0 : any_lower ? 1 : 2; }

// What people and machines write who have the letters a to z alone: without diacritics, primes, apostrophes and dots.
std::string PlainLetters(const FoldTable& table, std::string_view text);

template <typename Variant>
void WriteRomanized(const FoldTable& table, const RuleSet& rules, const SourceText& source, Variant variant, bool plain,
                    std::string* out) {
  const std::span<const char32_t> text = source.code_points();
  for (size_t i = 0; i < text.size();) {
    RuleSet::Rule rule;
    if (!rules.Find(text, i, SourceText::IsEdge, &rule)) {
      const bool apostrophe = plain && !source.letter(i).letter && !SourceText::IsEdge(text[i]);
      if (!apostrophe) out->append(source.Original(i));
      if (!plain) out->append(source.letter(i).marks);
      ++i;
      continue;
    }
    const size_t end = i + rule.from_length;
    bool upper = false, lower = false;
    for (size_t k = i; k < end; ++k) {
      upper |= source.letter(k).letter && source.letter(k).upper;
      lower |= source.letter(k).letter && !source.letter(k).upper;
    }
    uint32_t which = 0;
    if (rule.from_length > 1) {
      which = CaseOfSeveral(upper, lower);
    } else {
      const bool next = end<text.size(), previous = i> 0;
      which = CaseOf(upper, next && source.letter(end).letter, next && source.letter(end).upper,
                     previous && source.letter(i - 1).upper);
    }
    if (rules.lower_case()) which = 0;
    const std::string to =
        Cased(table, rules.Output(rule, rule.outputs > 1 ? variant(rule) : 0), which, rules.turkic_case());
    out->append(plain ? PlainLetters(table, to) : to);
    for (; i < end; ++i) {
      if (!plain) out->append(source.letter(i).marks);
    }
  }
}

}  // namespace onoma

#endif  // ONOMA_ROMANIZE_WRITER_H_
