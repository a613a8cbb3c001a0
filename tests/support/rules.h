// Rule sets compiled from the lines of a rule file, and the rule files of the real tables.
#ifndef ONOMA_TESTS_SUPPORT_RULES_H_
#define ONOMA_TESTS_SUPPORT_RULES_H_

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "romanize/rule_set.h"
#include "romanize/writer.h"
#include "tables/compiler/rule_file.h"
#include "tests/support/fold_helpers.h"
#include "tests/support/test_tables.h"

namespace onoma::testing {

// The languages of the project's tables.
inline const LanguageTable& Languages() {
  static const LanguageTable& table = *[] {
    Problems problems;
    return new LanguageTable(TablesFolder(), nullptr, &problems);
  }();
  return table;
}

// A system for Russian with these lines, compiled. Its first two lines are meta lines: theirs begin with the third.
inline RuleFile ParseRules(std::string_view lines, Problems* problems) {
  const TempDir dir;
  dir.Write("systems/test.tsv", "meta\tcode\ttest\nmeta\tlanguages\tru\n" + std::string(lines));
  RuleFile file =
      ParseRuleFile(ReadTables(dir.path(), "systems", problems).at(0), RuleFileKind::kSystem, Languages(), problems);
  if (problems->empty()) CompileRuleFile(Table(), &file, problems);
  return file;
}

// The project's systems or styles, compiled.
inline std::vector<RuleFile> ProjectRules(const std::string& folder) {
  Problems problems;
  std::vector<RuleFile> files;
  const RuleFileKind kind = folder == "systems" ? RuleFileKind::kSystem : RuleFileKind::kStyle;
  for (const TableFile& table : ReadTables(TablesFolder(), folder, &problems)) {
    files.push_back(ParseRuleFile(table, kind, Languages(), &problems));
  }
  ResolveRuleFiles(&files, &problems);
  for (RuleFile& file : files) CompileRuleFile(Table(), &file, &problems);
  if (!problems.empty()) throw std::runtime_error(problems.list().front());
  return files;
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

// What the general writer makes of a text; `variant(rule)` as WriteRomanized has it.
template <typename Variant>
std::string WriteGenerally(const RuleSet& rules, std::string_view text, Variant variant) {
  SourceText source;
  source.Set(Table(), rules.alphabet(), text);
  std::string out;
  WriteRomanized(Table(), rules, source, variant, /*plain=*/false, &out);
  return out;
}

}  // namespace onoma::testing

#endif  // ONOMA_TESTS_SUPPORT_RULES_H_
