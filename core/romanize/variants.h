// All ranked variants of a text under a rule set.
#ifndef ONOMA_ROMANIZE_VARIANTS_H_
#define ONOMA_ROMANIZE_VARIANTS_H_

#include <string>
#include <string_view>
#include <vector>

#include "romanize/rule_set.h"
#include "text/fold_table.h"

namespace onoma {

// Of one text under one rule set so many are taken for its: where a spelling is explained, and where samples are
// checked. The index has fewer (tables/compiler/form_table.cc).
inline constexpr size_t kMaxVariants = 16;

// Distinct, the standard one first, at most `cap`. A press has one habit for one rule, so that a rule which applies
// twice in a name takes the same variant both times. `plain`: without marks (RomanizeOptions).
std::vector<std::string> RomanizedVariants(const FoldTable& table, const RuleSet& rules, std::string_view text,
                                           size_t cap, bool plain = false);

}  // namespace onoma

#endif  // ONOMA_ROMANIZE_VARIANTS_H_
