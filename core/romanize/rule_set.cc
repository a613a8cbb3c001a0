#include "romanize/rule_set.h"

#include <algorithm>

namespace onoma {

RuleSet::RuleSet(Bytes bytes) {
  const Array<uint32_t> counts(bytes);
  Cutter cutter(bytes, 16 * sizeof(uint32_t));
  const uint64_t letters = std::min(counts[1], Alphabet::kMaxLetters);
  flags_ = counts[8];
  window_entries_ = counts[9];
  window_maps_ = counts[10];
  window_outcomes_ = counts[11];
  outcome_rows_ = counts[12];
  const uint64_t windows = uint64_t{window_entries_} * (4 * sizeof(uint64_t) + sizeof(uint16_t)) +
                           (letters + 3) * (2 * sizeof(uint32_t)) + window_maps_ * (letters + 3);
  windows_ = cutter.Take((windows + 7) / 8 * 8);
  const uint64_t outcomes =
      uint64_t{window_outcomes_} * (4 * sizeof(uint64_t)) + outcome_rows_ * (letters + 3) * sizeof(uint16_t);
  outcomes_ = cutter.Take((outcomes + 7) / 8 * 8);
  masks_ = Array<uint64_t>(cutter.Take((letters + 1) * sizeof(uint64_t)));
  const Bytes index = cutter.Take(Alphabet::kIndexSize);
  const Bytes pages = cutter.Take(uint64_t{counts[0]} * 64 * sizeof(uint16_t));
  alphabet_ = Alphabet(index, pages, cutter.Take(letters * sizeof(uint32_t)));
  starts_ = Array<uint32_t>(cutter.Take((letters + 2) * sizeof(uint32_t)));
  rules_ = Array<Rule>(cutter.Take(uint64_t{counts[2]} * sizeof(Rule)));
  conditions_ = Array<Condition>(cutter.Take(uint64_t{counts[3]} * sizeof(Condition)));
  strings_ = Array<Span32>(cutter.Take(uint64_t{counts[4]} * sizeof(Span32)));
  code_points_ = Array<uint32_t>(cutter.Take(uint64_t{counts[5]} * sizeof(uint32_t)));
  outputs_ = Array<Span32>(cutter.Take(uint64_t{counts[6]} * sizeof(Span32)));
  text_ = cutter.Take(counts[7]);
}

RuleSet::Fit RuleSet::FitsBefore(const Rule& rule, char32_t previous) const {
  if (rule.before == 0) return Fit::kYes;
  const Condition condition = conditions_[rule.before];
  bool met = previous == 0 ? condition.boundary != 0 : (MaskOf(previous) & condition.classes) != 0;
  for (uint32_t s = 0; s < condition.strings && !met; ++s) {
    const Span32 span = strings_[condition.first_string + s];
    if (span.length != 0 && code_points_[size_t{span.position} + span.length - 1] == previous) return Fit::kFurther;
  }
  return met != (condition.negated != 0) ? Fit::kYes : Fit::kNo;
}

RuleSet::Fit RuleSet::FitsAfter(const Rule& rule, std::span<const char32_t> following) const {
  for (uint32_t k = 1; k < rule.from_length; ++k) {
    if (k > following.size()) return Fit::kFurther;
    if (code_points_[size_t{rule.from} + k] != following[k - 1]) return Fit::kNo;
  }
  return FitsBehind(rule, following.subspan(rule.from_length - 1u));
}

RuleSet::Fit RuleSet::FitsBehind(const Rule& rule, std::span<const char32_t> following) const {
  if (rule.after == 0) return Fit::kYes;
  if (following.empty()) return Fit::kFurther;
  const Condition condition = conditions_[rule.after];
  const char32_t next = following[0];
  bool met = next == 0 ? condition.boundary != 0 : (MaskOf(next) & condition.classes) != 0, further = false;
  for (uint32_t s = 0; s < condition.strings && !met; ++s) {
    const Span32 span = strings_[condition.first_string + s];
    if (span.length == 0) continue;
    // As far as the letters are known; an edge is the last one that counts.
    uint32_t k = 0;
    while (k < span.length && k < following.size() && code_points_[size_t{span.position} + k] == following[k]) ++k;
    met = k == span.length;
    further |= !met && k == following.size() && following[k - 1] != 0;
  }
  if (!met && further) return Fit::kFurther;
  return met != (condition.negated != 0) ? Fit::kYes : Fit::kNo;
}

}  // namespace onoma
