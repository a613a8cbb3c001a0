// The lint of systems, styles and key readings.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/rules.h"
#include "tests/support/test_tables.h"

namespace onoma {
namespace {

using testing::ParseRules;
using testing::TestTables;

std::string ProblemsOf(std::string_view lines) {
  Problems problems;
  ParseRules(lines, &problems);
  return problems.empty() ? "" : problems.list().front();
}

// The first two lines are meta lines that ParseRules writes: a test's lines begin with the third.
struct Bad {
  const char* what;
  std::string lines, message;
};

class RuleLintTest : public ::testing::TestWithParam<Bad> {};

TEST_P(RuleLintTest, NamesFileLineAndReason) {
  const std::string problem = ProblemsOf(GetParam().lines);
  EXPECT_EQ(problem.find("systems/test.tsv:" + GetParam().message), 0u) << problem;
}

std::string ManyClasses() {
  std::string lines;
  for (int i = 0; i < 65; ++i) lines += "class\tc" + std::to_string(i) + "\tа\n";
  return lines + "rule\tа\ta\n";
}

INSTANTIATE_TEST_SUITE_P(
    All, RuleLintTest,
    ::testing::Values(Bad{"what", "ruel\tа\ta\n", "3: begins with \"ruel\""},
                      Bad{"meta_cells", "meta\tyear\n", "3: expected: meta, key, value"},
                      Bad{"meta_twice", "meta\tyear\t1\nmeta\tyear\t2\n", "4: stands twice: year"},
                      Bad{"language", "for\tde\nrule\tа\ta\n", "3: no languages of languages.tsv: de"},
                      Bad{"class_cells", "class\tvowel\n", "3: expected: class, name, letters"},
                      Bad{"no_from", "rule\t\ta\n", "3: FROM must have 1 to 16 letters"},
                      Bad{"long_from", "rule\tааааааааааааааааа\ta\n", "3: FROM must have 1 to 16"},
                      Bad{"no_class", "rule\tа\ta\t[vowel]\n", "3: no such class: [vowel]"},
                      Bad{"long_context", "rule\tа\ta\t\tааааааааааааааааа\n", "3: context too long"},
                      Bad{"sample_cells", "rule\tа\ta\nsample\tа\n", "4: expected: sample, source, expected"},
                      Bad{"letters", "rule\t漢\tx\n", "3: speaks of U+6f22: letters lie below U+3000"},
                      Bad{"meta_key", "meta\tyaer\t1\n", "3: no such key: yaer"},
                      Bad{"meta_case", "meta\tcase\tupper\n", "3: case is lower or turkic"},
                      Bad{"reversible", "meta\treversible\tmaybe\n", "3: reversible is yes or no"},
                      Bad{"classes", ManyClasses(), "1: has more than 64 classes"}),
    [](const auto& test) { return std::string(test.param.what); });

TEST(RuleLintTest, NoCode) {
  const testing::TempDir dir;
  dir.Write("systems/test.tsv", "meta\tlanguages\tru\nrule\tа\ta\n");
  Problems problems;
  ParseRuleFile(ReadTables(dir.path(), "systems", &problems).at(0), RuleFileKind::kSystem, testing::Languages(),
                &problems);
  ASSERT_FALSE(problems.empty());
  EXPECT_EQ(problems.list().front(), "systems/test.tsv:1: has no `meta code`");
}

class SystemLintTest : public ::testing::Test {
 protected:
  // The real BGN Russian system with something changed.
  std::string ProblemsWith(const std::string& from, const std::string& to) {
    TestTables tables;
    tables.Write("names/given/a.tsv", "slug\tgender\tru\tsource\nsergei\tm\tСергей\teditor\n");
    const char* file = "systems/bgnpcgn-rus-Cyrl-Latn-1947.tsv";
    tables.Write("systems/x", "");  // makes a copy of the folder
    std::string text = testing::ReadFile(tables.folder(), file);
    const size_t at = text.find(from);
    if (at == std::string::npos) return "the file has no " + from;
    text.replace(at, from.size(), to);
    tables.Write(file, text);
    return tables.Problems();
  }
};

TEST_F(SystemLintTest, ASampleThatDoesNotHold) {
  TestTables tables;
  tables.Write("names/given/a.tsv", "slug\tgender\tru\tsource\nsergei\tm\tСергей\teditor\n");
  const std::string text = testing::ReadFile(testing::TablesFolder(), "systems/icao-rus-Cyrl-Latn-9303.tsv");
  tables.Write("systems/icao-rus-Cyrl-Latn-9303.tsv", text + "sample\tЩука\tSchuka\n");
  const size_t line = static_cast<size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
  EXPECT_EQ(tables.Problems(), "systems/icao-rus-Cyrl-Latn-9303.tsv:" + std::to_string(line) +
                                   ": sample Щука: the rules give Shchuka, not Schuka");
}

TEST_F(SystemLintTest, AMissingMetaLine) {
  EXPECT_NE(ProblemsWith("meta\tauthority\t", "meta\tnote\t").find("has no `meta authority`"), std::string::npos);
}

TEST_F(SystemLintTest, AnUncoveredLetter) {
  const std::string problems = ProblemsWith("rule\tщ\t", "# rule\tщ\t");
  EXPECT_NE(problems.find("systems/bgnpcgn-rus-Cyrl-Latn-1947.tsv:1: has no rule for the letter щ"), std::string::npos)
      << problems;
}

TEST_F(SystemLintTest, TooFewSamples) {
  std::string text = testing::ReadFile(testing::TablesFolder(), "systems/icao-rus-Cyrl-Latn-9303.tsv");
  TestTables tables;
  tables.Write("names/given/a.tsv", "slug\tgender\tru\tsource\nsergei\tm\tСергей\teditor\n");
  tables.Write("systems/icao-rus-Cyrl-Latn-9303.tsv", text.substr(0, text.find("\nsample\t") + 1));
  EXPECT_NE(tables.Problems().find("has 0 samples for a language; 12 are asked for"), std::string::npos)
      << tables.Problems();
}

}  // namespace
}  // namespace onoma
