// Rule sets compiled from the lines of a rule file.
#ifndef ONOMA_TESTS_SUPPORT_RULES_H_
#define ONOMA_TESTS_SUPPORT_RULES_H_

#include <stdexcept>
#include <string>
#include <string_view>

#include "romanize/rule_set.h"
#include "tables/compiler/rule_file.h"
#include "tests/support/test_tables.h"

namespace onoma::testing {

// The problems that a rule file has, one a line; "" if none.
inline RuleFile ParseRules(std::string_view lines, Problems* problems) {
  const TempDir dir;
  dir.Write("systems/test.tsv", "meta\tcode\ttest\nmeta\tlanguages\tru\n" + std::string(lines));
  return ParseRuleFile(ReadTables(dir.path(), "systems", problems).at(0), false, false, problems);
}

class CompiledRules {
 public:
  explicit CompiledRules(std::string_view lines) {
    Problems problems;
    file_ = ParseRules(lines, &problems);
    if (!problems.empty()) throw std::runtime_error(problems.list().front());
    if (file_.sets.size() != 1) throw std::runtime_error("expected one set");
  }
  RuleSet set() const { return RuleSet(AsBytes(file_.sets[0].compiled)); }
  const std::string& bytes() const { return file_.sets[0].compiled; }

 private:
  RuleFile file_;
};

}  // namespace onoma::testing

#endif  // ONOMA_TESTS_SUPPORT_RULES_H_
