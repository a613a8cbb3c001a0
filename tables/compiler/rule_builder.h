// Compiles the rules of one language to the bytes of a RuleSet.
#ifndef ONOMA_TABLES_COMPILER_RULE_BUILDER_H_
#define ONOMA_TABLES_COMPILER_RULE_BUILDER_H_

#include <string>

#include "tables/compiler/rule_file.h"

namespace onoma {

// Fills `set->order`. `flags` of the RuleSet.
std::string BuildRuleSet(const FoldTable& fold, uint32_t flags, const std::string& file, LanguageRules* set,
                         Problems* problems);

}  // namespace onoma

#endif  // ONOMA_TABLES_COMPILER_RULE_BUILDER_H_
