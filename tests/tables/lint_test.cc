// The compiler's lint of names: a small bad folder for each rule. The message names file and line and says the reason.
#include <gtest/gtest.h>

#include <algorithm>

#include "tables/compiler/fold_builder.h"
#include "tests/support/test_tables.h"

namespace onoma {
namespace {

using testing::TestTables;

struct Bad {
  const char* what;
  const char* file;
  std::string contents;
  std::string message;  // "line: reason", after the file's name
};

class NameLintTest : public ::testing::TestWithParam<Bad> {};

const std::string kGiven = "slug\tgender\thome\tbe\tru\tuk\tlatin\tsource\tnote\n";
const std::string kSurname = "slug\tbe\tru\tuk\tfeminine\thome\tsource\tnote\n";
const std::string kPlace = "slug\thome\tbe\tru\tuk\tformer_of\tsource\tnote\n";

TEST_P(NameLintTest, NamesFileLineAndReason) {
  TestTables tables;
  tables.Write("names/given/0.tsv", "slug\tgender\tru\tsource\nsergei\tm\tСергей\teditor\nanna\tf\tАнна\teditor\n");
  ASSERT_EQ(tables.Problems(), "");
  tables.Write(GetParam().file, GetParam().contents);
  const std::string problems = tables.Problems();
  const std::string expected = std::string(GetParam().file) + ":" + GetParam().message;
  EXPECT_NE(problems.find(expected), std::string::npos) << "expected: " << expected << "\ngot: " << problems;
}

INSTANTIATE_TEST_SUITE_P(
    All, NameLintTest,
    ::testing::Values(
        Bad{"unknown_column", "names/given/a.tsv", "slug\tgendre\tru\n", "1: unknown column \"gendre\""},
        Bad{"column_twice", "names/given/a.tsv", "slug\tru\tru\n", "1: column \"ru\" twice"},
        Bad{"too_many_cells", "names/given/a.tsv", "slug\tgender\tru\tsource\noleg\tm\tОлег\teditor\tx\n",
            "2: has 5 cells, the header 4"},
        Bad{"blank", "names/given/a.tsv", "# x\nslug\tgender\tru\tsource\noleg\tm\tОлег \teditor\n",
            "3: blank before or after"},
        Bad{"carriage_return", "names/given/a.tsv", "slug\tgender\tru\tsource\r\n", "1: has a carriage return"},
        Bad{"invalid_utf8", "names/given/a.tsv", "slug\tgender\tru\tsource\noleg\tm\t\xD0\tx\n",
            "2: invalid UTF-8 at byte"},
        Bad{"slug_letters", "names/given/a.tsv", kGiven + "Oleg\tm\t\t\tОлег\t\t\teditor\n",
            "2: a slug has the letters a-z and hyphens"},
        Bad{"no_slug", "names/given/a.tsv", kGiven + "\tm\t\t\tОлег\t\t\teditor\n", "2: a slug has the letters"},
        Bad{"slug_by_rule", "names/given/a.tsv", kGiven + "olegg\tm\t\t\tОлег\t\t\teditor\n",
            "2: slug \"olegg\", by the rule \"oleg\""},
        Bad{"slug_ey", "names/given/a.tsv", kGiven + "andrey\tm\t\t\tАндрей\t\t\teditor\n",
            "2: slug \"andrey\", by the rule \"andrei\""},
        Bad{"slug_taken", "names/given/a.tsv", kGiven + "sergei\tm\t\t\tСергей\t\t\teditor\n",
            "2: slug given/sergei is taken by names/given/0.tsv:2"},
        Bad{"gender", "names/given/a.tsv", kGiven + "oleg\tx\t\t\tОлег\t\t\teditor\n", "2: gender is m, f or mf"},
        Bad{"no_native", "names/given/a.tsv", kGiven + "oleg\tm\t\t\t\t\tOleg\teditor\n", "2: has no native form"},
        Bad{"natives_without_language", "names/given/a.tsv",
            "slug\tgender\tru\tnatives\tsource\ngeorgiy\tm\tГеоргий\tГеорги\teditor\n", "2: natives are like bg:"},
        Bad{"natives_with_a_column", "names/given/a.tsv",
            "slug\tgender\tru\tnatives\tsource\ngeorgiy\tm\tГеоргий\tuk:Георгій\teditor\n", "2: natives are like bg:"},
        Bad{"natives_letters", "names/given/a.tsv",
            "slug\tgender\tru\tnatives\tsource\ngeorgiy\tm\tГеоргий\tka:Гиорги\teditor\n",
            "2: \"Гиорги\": Г is no letter"},
        Bad{"use", "names/given/a.tsv", "slug\tgender\tuse\tru\tsource\noleg\tm\toften\tОлег\teditor\n",
            "2: use is frequent, rare, foreign or empty, not often"},
        Bad{"home", "names/given/a.tsv", kGiven + "oleg\tm\tpl\t\tОлег\t\t\teditor\n",
            "2: home is be, ru or uk, not pl"},
        Bad{"source", "names/given/a.tsv", kGiven + "oleg\tm\t\t\tОлег\t\t\tnobody\n",
            "2: source \"nobody\" is not in sources.tsv"},
        Bad{"no_source", "names/given/a.tsv", kGiven + "oleg\tm\t\t\tОлег\n", "2: source \"\" is not"},
        Bad{"mixed_script", "names/given/a.tsv", kGiven + "oleg\tm\t\t\tОлeг\t\t\teditor\n",
            "2: \"Олeг\": e is no letter of its language"},
        Bad{"wrong_alphabet", "names/given/a.tsv", kGiven + "oleg\tm\t\t\tОлєг\t\t\teditor\n",
            "2: \"Олєг\": є is no letter"},
        Bad{"belarusian_i", "names/given/a.tsv", kGiven + "oleg\tm\t\tАлиг\tОлег\t\t\teditor\n",
            "2: \"Алиг\": и is no letter"},
        Bad{"clash", "names/given/a.tsv", kGiven + "sergei-second\tm\t\t\tСергей\t\t\teditor\n",
            "2: Сергей is also in names/given/0.tsv:2"},
        Bad{"feminine", "names/surnames/a.tsv", kSurname + "tolstoy\t\tТолстой\t\tТолстая\t\teditor\n",
            "2: feminine is empty, - or like ru:"},
        Bad{"feminine_letters", "names/surnames/a.tsv", kSurname + "tolstoy\t\tТолстой\t\tru:Толстaя\t\teditor\n",
            "2: \"Толстaя\": a is no letter"},
        Bad{"former_of", "places/a.tsv", kPlace + "leningrad\tru\t\tЛенинград\t\tpetersburg\teditor\n",
            "2: there is no place/petersburg"},
        Bad{"patronymic_father", "names/patronymics/a.tsv", "slug\tru\tsource\noleg\tОлегович/Олеговна\teditor\n",
            "2: there is no given/oleg"},
        Bad{"patronymic_pair", "names/patronymics/a.tsv", "slug\tru\tsource\nsergei\tСергеич\teditor\n",
            "2: expected masculine/feminine: Сергеич"},
        Bad{"patronymic_twice", "names/patronymics/a.tsv",
            "slug\tru\tsource\nsergei\tСергеич/Сергевна\teditor\nsergei\tСергеич/Сергевна\teditor\n",
            "3: a second row for sergei"},
        Bad{"diminutive_of_nobody", "names/diminutives/a.tsv", "ru\tof\tgender\tsource\nСерж\tserge\tm\teditor\n",
            "2: there is no given/serge"},
        Bad{"diminutive_of_nothing", "names/diminutives/a.tsv", "ru\tof\tgender\tsource\nСерж\t\tm\teditor\n",
            "2: stands for no name"},
        Bad{"retired_alive", "retired.tsv", "slug\tinto\ngiven/sergei\tgiven/anna\n",
            "2: given/sergei is retired and has a row"},
        Bad{"retired_into_nothing", "retired.tsv", "slug\tinto\ngiven/anna-second\tgiven/annna\n",
            "2: leads to no name: given/annna"},
        Bad{"retired_circle", "retired.tsv", "slug\tinto\ngiven/a\tgiven/b\ngiven/b\tgiven/a\n", "2: leads to no name"},
        Bad{"word_use", "names/words/0.tsv", "use\tword\nhonorifc\tmr\n", "2: no such use: \"honorifc\""}),
    [](const auto& test) { return std::string(test.param.what); });

TEST(LintTest, AllProblemsAreListedAtOnce) {
  TestTables tables;
  tables.Write("names/given/a.tsv", kGiven + "olegg\tm\t\t\tОлег\t\t\teditor\nivan\tx\t\t\tИван\t\t\teditor\n");
  tables.Write("places/a.tsv", kPlace + "minsk\tbe\t\tМинск\t\t\tnobody\n");
  const std::string problems = tables.Problems();
  EXPECT_NE(problems.find("names/given/a.tsv:2: "), std::string::npos) << problems;
  EXPECT_NE(problems.find("\nnames/given/a.tsv:3: "), std::string::npos) << problems;
  EXPECT_NE(problems.find("\nplaces/a.tsv:2: "), std::string::npos) << problems;
}

TEST(LintTest, ANoteExcuses) {
  TestTables tables;
  tables.Write("names/given/a.tsv", kGiven +
                                        "olegg\tm\t\t\tОлег\t\t\teditor\tlint-ok: an old slug\n"
                                        "ivan\tm\t\t\tИван\t\t\teditor\n"
                                        "ivan-second\tm\t\t\tИван\t\t\teditor\tlint-ok: two saints\n");
  EXPECT_EQ(tables.Problems(), "");
}

TEST(LintTest, SuffixesTellHomonymsApart) {
  TestTables tables;
  tables.Write("places/a.tsv", kPlace + "minsk-city\tbe\tМінск\tМинск\t\t\teditor\n");
  EXPECT_EQ(tables.Problems(), "");
}

TEST(LintTest, YoIsYeInSlugs) {
  TestTables tables;
  tables.Write("names/given/a.tsv", kGiven + "fedor\tm\t\t\tФёдор\t\t\teditor\n");
  EXPECT_EQ(tables.Problems(), "");
}

TEST(LintTest, AnEmptyFolderSaysWhatIsMissing) {
  const TestTables bare = TestTables::Bare();
  EXPECT_NE(bare.Problems().find("no systems/ and styles/ there"), std::string::npos) << bare.Problems();
  const TestTables no_names;
  EXPECT_NE(no_names.Problems().find("no names there"), std::string::npos) << no_names.Problems();
}

TEST(LintTest, CommentsEmptyLinesAndShortRowsAreFine) {
  TestTables tables;
  tables.Write("names/given/a.tsv", "# a comment\n\n" + kGiven + "# another\n\noleg\tm\t\t\tОлег\t\t\teditor");
  EXPECT_EQ(tables.Problems(), "") << "no final newline, no last cell";
}

TEST(LintTest, SharedLatinSpellingsAreNoted) {
  TestTables tables;
  tables.Write("names/given/a.tsv",
               kGiven + "alena\tf\t\t\tАлёна\t\t\teditor\nyelena\tf\t\tАлена\tЕлена\tОлена\t\teditor\n");
  CompileOptions options;
  options.folder = tables.folder();
  options.base = &testing::DefaultDatabase();
  CompileReport report;
  ASSERT_TRUE(CompileTables(options, &report).ok());
  EXPECT_EQ(report.names, 2u);
  const bool noted = std::any_of(report.notes.begin(), report.notes.end(), [](const std::string& note) {
    return note.starts_with("names/given/a.tsv:") && note.find("\"alena\"") != std::string::npos;
  });
  EXPECT_TRUE(noted);
}

TEST(FoldLintTest, NamesFileLineAndReason) {
  const auto problems = [](const char* file, std::string_view contents) {
    const testing::TempDir dir;
    dir.Write(file, contents);
    return std::string(BuildFoldSection(dir.path()).status().message());
  };
  EXPECT_NE(problems("fold/overrides.tsv", "from\tto\nU+00G1\tdrop\n").find("fold/overrides.tsv:2: FROM is neither"),
            std::string::npos);
  EXPECT_NE(problems("fold/overrides.tsv", "from\tto\nU+0061..U+0041\tdrop\n").find("fold/overrides.tsv:2: "),
            std::string::npos);
  EXPECT_NE(problems("fold/strip.tsv", "from\tto\nab\tc\n").find("fold/strip.tsv:2: FROM"), std::string::npos);
  EXPECT_NE(problems("fold/look_alikes.tsv", "latin\tcyrillic\nab\tа\n")
                .find("fold/look_alikes.tsv:2: a cell holds one letter"),
            std::string::npos);
  EXPECT_NE(problems("fold/look_alikes.tsv", "latin\tcyrillic\twhy\na\tа\tslip\n")
                .find("fold/look_alikes.tsv:2: WHY is neither"),
            std::string::npos);
  EXPECT_EQ(problems("fold/strip.tsv", "from\tto\nø\to\n"), "");
}

}  // namespace
}  // namespace onoma
