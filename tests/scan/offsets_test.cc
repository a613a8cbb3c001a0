// Where a mention begins and ends in the text as it was given.
#include <gtest/gtest.h>

#include <random>

#include "tests/scan/scan_helpers.h"

namespace onoma {
namespace {

using testing::List;
using testing::Marked;
using testing::Named;
using testing::Scan;

TEST(ScanOffsetsTest, BytesOfTheOriginal) {
  const std::string text = "Учора «Аляксандр Лукашэнка» у Мінску";
  const std::vector<Mention> mentions = Scan(text);
  ASSERT_GE(mentions.size(), 1u);
  EXPECT_EQ(mentions[0].begin, text.find("Аляксандр"));
  EXPECT_EQ(mentions[0].end, text.find("»"));
  EXPECT_EQ(mentions[0].name, "person/aleksandr+lukashenko");
}

TEST(ScanOffsetsTest, NormalizationInTheTextDoesNotShift) {
  for (const std::string& name :
       {testing::Nfd("Сяргей Румас"), std::string("Сяр\u00ADгей Румас"), std::string("СЯРГЕЙ РУМАС"),
        std::string("Сяргей\u00A0Румас"), std::string("Сяргей\nРумас"), std::string("Сярге\u0301й Румас")}) {
    const std::string text = "Прэм'ер " + name + " сказаў.";
    const List marked = Marked(text);
    ASSERT_EQ(marked.size(), 1u) << name;
    EXPECT_EQ(marked[0], name);
  }
}

TEST(ScanOffsetsTest, PossessivesAreOutside) {
  EXPECT_EQ(Marked("Lukashenko's visit"), List{"Lukashenko"});
  EXPECT_EQ(Marked("Lukashenko’s visit"), List{"Lukashenko"});
  EXPECT_EQ(Marked("Lukashenkoʼs visit"), List{"Lukashenko"});
  EXPECT_EQ(Marked("LUKASHENKO’S VISIT"), List{"LUKASHENKO"});
  EXPECT_EQ(Marked("Alexander Lukashenko’s visit"), List{"Alexander Lukashenko"});
  EXPECT_EQ(Marked("Minsk’s streets"), List{"Minsk"});
  EXPECT_EQ(Marked("the Petrovs' house, Putin' s"), (List{"Petrovs", "Putin"})) << "Petrovs: the family, and Latvian";
  EXPECT_EQ(Marked("Lukashenko'\u00ADs visit"), List{"Lukashenko"}) << "a soft hyphen before the s";
  EXPECT_EQ(Marked("Lukashenko's's visit"), List{"Lukashenko"});
  EXPECT_EQ(Marked("Lukashenko’s's’s visit"), List{"Lukashenko"});
  EXPECT_EQ(Marked("Lukashenkẚs visit"), List{}) << "a letter that folds to a and an apostrophe";
}

TEST(ScanOffsetsTest, QuotesAndBracketsAreOutside) {
  for (const auto& [open, close] : std::vector<std::pair<const char*, const char*>>{{"\"", "\""},
                                                                                    {"“", "”"},
                                                                                    {"‘", "’"},
                                                                                    {"«", "»"},
                                                                                    {"„", "“"},
                                                                                    {"(", ")"},
                                                                                    {"[", "]"},
                                                                                    {"'", "'"},
                                                                                    {"", "."},
                                                                                    {"", ","},
                                                                                    {"", "?"},
                                                                                    {"…", "…"},
                                                                                    {"— ", " —"}}) {
    EXPECT_EQ(Marked(std::string("and ") + open + "Putin" + close + " said"), List{"Putin"}) << open;
    EXPECT_EQ(Marked(std::string("and ") + open + "Vladimir Putin" + close + " said"), List{"Vladimir Putin"}) << open;
  }
}

TEST(ScanOffsetsTest, MentionsAreInOrderAndApart) {
  std::mt19937_64 random(71);
  const std::vector<std::string> words = {
      "Vladimir ", "Putin", "Лукашэнка", "Minsk ",    "Sergei",  " ",    ", ", ". ", "\n\n",          "-",      "’s ",
      "the ",      "А. ",   "Г.",        "Krasnaya ", "Polyana", "\xFF", "«",  "»",  "Владимирович ", "Petrov "};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (size_t n = random() % 20; n > 0; --n) text += words[random() % words.size()];
    size_t end = 0;
    for (const Mention& mention : Scan(text)) {
      ASSERT_GE(mention.begin, end) << text;
      ASSERT_LT(mention.begin, mention.end) << text;
      ASSERT_LE(mention.end, text.size()) << text;
      ASSERT_FALSE(mention.match.id.none()) << text;
      ASSERT_FALSE(mention.name.empty()) << text;
      end = mention.end;
      // A mention begins and ends with a letter, or the full stop of nothing.
      ASSERT_NE(text[mention.begin], ' ') << text;
      ASSERT_NE(text[mention.end - 1], ' ') << text;
    }
  }
}

TEST(ScanOffsetsTest, InvalidBytesAreBreaksAndCountAsBytes) {
  const std::string text = "\xFF\xFEPutin\xC0 and \xF0\x9FMinsk\xFF";
  const std::vector<Mention> mentions = Scan(text);
  ASSERT_EQ(mentions.size(), 2u);
  EXPECT_EQ(mentions[0].begin, 2u);
  EXPECT_EQ(mentions[0].end, 7u);
  EXPECT_EQ(mentions[1].begin, text.find("Minsk"));
  EXPECT_EQ(Named("Vladimir\xFFPutin"), (List{"Vladimir=given/vladimir", "Putin=surname/putin"}));
  EXPECT_EQ(Marked(std::string_view("Putin\0Minsk", 11)), (List{"Putin", "Minsk"}));
}

TEST(ScanOffsetsTest, NothingInNothing) {
  for (const char* text : {"", " ", "\n\n\n", "...", "the of and", "12 345", "\xFF\xFF"})
    EXPECT_TRUE(Scan(text).empty()) << text;
}

TEST(ScanOffsetsTest, AScratchIsReused) {
  const Scanner scanner(testing::DefaultNormalizer());
  ScanScratch scratch;
  std::vector<Mention> mentions;
  scanner.Scan("Vladimir Putin in Minsk", {}, scratch, &mentions);
  EXPECT_EQ(mentions.size(), 2u);
  scanner.Scan("nothing", {}, scratch, &mentions);
  EXPECT_TRUE(mentions.empty()) << "the output is replaced";
  scanner.Scan("Vladimir Putin in Minsk", {}, scratch, &mentions);
  ASSERT_EQ(mentions.size(), 2u);
  EXPECT_EQ(mentions[0].match.id, testing::Lookup("Vladimir Putin").id);
}

}  // namespace
}  // namespace onoma
