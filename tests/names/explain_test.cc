#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/test_tables.h"
#include "tests/support/test_text.h"

namespace onoma {
namespace {

std::string Explained(std::string_view name, const LookupOptions& options = {}) {
  std::string out;
  for (const ExplainStep& step : testing::DefaultNormalizer().Explain(name, options))
    out += step.step + ": " + step.detail + "\n";
  return out;
}

void ExpectSays(const std::string& text, const std::string& what) {
  EXPECT_NE(text.find(what), std::string::npos) << "not there: " << what << "\n" << text;
}

TEST(ExplainTest, NamesFoldRowSystemAndId) {
  const std::string text = Explained("SYARHEY Lukashenka");
  ExpectSays(text, "fold: \"syarhey lukashenka\"");
  ExpectSays(text, "token: syarhey");
  ExpectSays(text, "given/sergei");
  ExpectSays(text, "names/given/masculine.tsv:");
  ExpectSays(text, "(editor)");
  ExpectSays(text, "spelling: Лукашэнка (be) under ");
  ExpectSays(text, "answer: " + testing::Lookup("SYARHEY Lukashenka").id.ToString());
}

TEST(ExplainTest, SaysHowAnUnknownNameWasDerived) {
  const std::string text = Explained("Gvzdkrt");
  ExpectSays(text, "key: \"gvzdkrt\"");
  ExpectSays(text, "derive: ");
  ExpectSays(text, testing::Lookup("Gvzdkrt").id.ToString());
}

// A word is looked up as what the answer took it for.
TEST(ExplainTest, LooksUpByTheKindThatIsAskedFor) {
  const std::string father = Explained("Гейдароглы", testing::Of(Kind::kPatronymic));
  ExpectSays(father, "rule: patronymic/geydar");
  EXPECT_EQ(father.find("derive: "), std::string::npos);
  ExpectSays(Explained("Ариф Гейдароглы Алиев"), "rule: patronymic/geydar");
  const std::string given = Explained("Lukashenka", testing::Of(Kind::kGiven));
  EXPECT_EQ(given.find("exact: "), std::string::npos);
  ExpectSays(given, "key: ");
  ExpectSays(given, "derive: ");
}

TEST(ExplainTest, SaysWhyThereIsNone) {
  ExpectSays(Explained("123!"), "no name");
  ExpectSays(Explained("!"), "ID 0");
  ExpectSays(Explained(std::string(600, 'x')), "longer than 512");
}

TEST(ExplainTest, SaysWhatWasRepairedAndWhy) {
  const std::string text = Explained("Гвздкiртов Bладимир");
  ExpectSays(text, "repair: read as гвздкіртов");
  ExpectSays(text, "look-alike letters put right");
  ExpectSays(text, "flag: keyboard: ");
  ExpectSays(text, "flag: lookalike: ");
  EXPECT_EQ(Explained("Владимир").find("flag: "), std::string::npos);
  ExpectSays(Explained("Владислáв"), "flag: accent: ");
  ExpectSays(Explained("Ки\u00ADев"), "flag: invisible: ");
}

TEST(ExplainTest, AnswersAsLookupDoes) {
  for (const char* name :
       {"Alyaksandr Lukashenka", "Sasha", "Красная Поляна", "Gvzdkrt / Putin", "А. Петров", "\xFF", "习近平"}) {
    for (const Accept accept : {Accept::kStrict, Accept::kBroad}) {
      const Match match = testing::Lookup(name, testing::Of(accept));
      const std::string text = Explained(name, testing::Of(accept));
      if (!match.id.none()) ExpectSays(text, "answer: " + match.id.ToString());
    }
  }
}

}  // namespace
}  // namespace onoma
