// Which rule a spelling follows.
#include "onoma/attributor.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "format/reader.h"
#include "tests/support/test_tables.h"

namespace onoma {
namespace {

const Attributor& TheAttributor() {
  static const Attributor& attributor = *new Attributor(testing::DefaultNormalizer());
  return attributor;
}

bool Names(const std::vector<Attribution>& all, std::string_view code, std::string_view native) {
  return std::any_of(all.begin(), all.end(),
                     [&](const Attribution& a) { return a.system->code == code && a.native == native; });
}

TEST(AttributorTest, TheDocumentOrPressThatWritesSo) {
  const std::vector<Attribution> passport = TheAttributor().Attribute("Siarhei");
  ASSERT_FALSE(passport.empty());
  EXPECT_EQ(passport[0].native, "Сяргей");
  EXPECT_TRUE(passport[0].tabled);
  EXPECT_TRUE(Names(passport, "mvd-bel-Cyrl-Latn-2010", "Сяргей"));
  EXPECT_TRUE(Names(passport, "icao-bel-Cyrl-Latn-9303", "Сяргей"));
  EXPECT_FALSE(Names(passport, "bgnpcgn-bel-Cyrl-Latn-1979", "Сяргей")) << "that is Syarhyey";

  const std::vector<Attribution> french = TheAttributor().Attribute("Loukachenko");
  ASSERT_FALSE(french.empty());
  EXPECT_EQ(french[0].native, "Лукашенко");
  EXPECT_TRUE(Names(french, "press-fr", "Лукашенко"));
  EXPECT_FALSE(Names(french, "press-en", "Лукашенко"));
  EXPECT_TRUE(Names(TheAttributor().Attribute("Lukaschenko"), "press-de", "Лукашенко"));
  EXPECT_TRUE(Names(TheAttributor().Attribute("Łukaszenka"), "press-pl", "Лукашэнка"));
  EXPECT_TRUE(Names(TheAttributor().Attribute("Loekasjenko"), "press-nl", "Лукашенко"));
}

TEST(AttributorTest, CaseDoesNotMatterMarksDo) {
  EXPECT_TRUE(Names(TheAttributor().Attribute("LOUKACHENKO"), "press-fr", "Лукашенко"));
  EXPECT_FALSE(Names(TheAttributor().Attribute("Лукашенко"), "press-fr", "Лукашенко")) << "not Latin letters";
  // Лукашэнка is Lukašenka by Łacinka; without the caron that system reads another word.
  EXPECT_TRUE(Names(TheAttributor().Attribute("Łukašenka"), "lacinka-bel-Cyrl-Latn", "Лукашэнка"));
  EXPECT_FALSE(Names(TheAttributor().Attribute("Łukasenka"), "lacinka-bel-Cyrl-Latn", "Лукашэнка"));
}

TEST(AttributorTest, LanguagesWithoutNamesAreReadToo) {
  const std::vector<Attribution> georgian =
      TheAttributor().Attribute("Tbilisi", static_cast<Language>(PackLanguage("ka")));
  ASSERT_FALSE(georgian.empty());
  for (const Attribution& a : georgian) EXPECT_EQ(LanguageCode(a.language), "ka");
}

// No hint, and no error.
TEST(AttributorTest, ALanguageWithoutRulesIsNone) {
  for (const char* spelling : {"Loukachenko", "Iwanow"}) {
    const std::vector<Attribution> all = TheAttributor().Attribute(spelling);
    const std::vector<Attribution> french = TheAttributor().Attribute(spelling, ParseLanguage("fr"));
    ASSERT_FALSE(all.empty());
    ASSERT_EQ(french.size(), all.size()) << spelling;
    for (size_t i = 0; i < all.size(); ++i) EXPECT_EQ(french[i].system, all[i].system) << spelling;
  }
}

TEST(AttributorTest, EveryNativeFormOfTheTablesCounts) {
  // Зміцер stands beside the label Дзмітрый.
  const std::vector<Attribution> all = TheAttributor().Attribute("Zmitser", Language::kBe);
  ASSERT_FALSE(all.empty());
  EXPECT_EQ(all[0].native, "Зміцер");
  EXPECT_TRUE(all[0].tabled);
}

TEST(AttributorTest, ABatchIsItsItems) {
  const std::vector<std::string_view> spellings = {"Siarhei", "Loukachenko", "Siarhei", "", "Qwxq"};
  const std::vector<std::vector<Attribution>> batch = TheAttributor().AttributeBatch(spellings);
  ASSERT_EQ(batch.size(), spellings.size());
  for (size_t i = 0; i < spellings.size(); ++i) {
    const std::vector<Attribution> single = TheAttributor().Attribute(spellings[i]);
    ASSERT_EQ(batch[i].size(), single.size()) << spellings[i];
    for (size_t j = 0; j < single.size(); ++j) {
      EXPECT_EQ(batch[i][j].system, single[j].system);
      EXPECT_EQ(batch[i][j].native, single[j].native);
    }
  }
}

TEST(AttributorTest, LatinWordsOfALine) {
  EXPECT_EQ(TheAttributor().LatinWords("LUKASHENKA, Alyaksandr R. / Лукашенко"),
            (std::vector<std::string>{"lukashenka", "alyaksandr"}));
}

TEST(AttributorTest, WhatNoRuleGivesHasANearestOne) {
  EXPECT_TRUE(TheAttributor().Attribute("Qwxq").empty());
  EXPECT_FALSE(TheAttributor().Nearest("Qwxq").has_value());
  const std::optional<Departure> known = TheAttributor().Nearest("Alexander");
  ASSERT_TRUE(known.has_value());
  EXPECT_EQ(known->rule.native, "Александр");
  EXPECT_GT(known->at, 2u);
  EXPECT_TRUE(TheAttributor().Attribute("").empty());
}

// The figure: each rule is named for its own output.
TEST(AttributorTest, EveryRuleIsNamedForItsOwnOutput) {
  const format::Reader& reader = testing::DefaultDatabase().reader();
  constexpr std::pair<Language, format::LabelColumn> kColumns[] = {
      {Language::kBe, format::kLabelBe}, {Language::kRu, format::kLabelRu}, {Language::kUk, format::kLabelUk}};
  const Romanizer& romanizer = TheAttributor().romanizer();
  size_t asked = 0, turn = 0;
  for (size_t i = 0; i < reader.names(); i += 53) {
    for (const auto& [language, column] : kColumns) {
      const std::string native(reader.String(reader.name(i).masculine[column]));
      if (native.empty() || native.find_first_of(" -") != std::string::npos) continue;
      // Of the hundred rules a few for each name, others each time.
      for (size_t s = turn++ % 29; s < romanizer.systems().size(); s += 29) {
        const RomanizationSystem& system = romanizer.systems()[s];
        if (!romanizer.Has(system, language)) continue;
        std::string written;
        romanizer.Romanize(system, native, &written, {.language = language});
        const std::vector<Attribution> all = TheAttributor().Attribute(written, language);
        ++asked;
        EXPECT_TRUE(
            std::any_of(all.begin(), all.end(), [&](const Attribution& a) { return a.system == &system && !a.plain; }))
            << system.code << " " << native << " " << written;
      }
    }
  }
  EXPECT_GT(asked, 150u);
}

TEST(AttributorTest, AColumnIsExplainedByTheRuleThatWroteIt) {
  const char* natives[] = {"Тихановская", "Щербаков", "Чайковский", "Жуков",    "Юсупов",  "Хрущёв",
                           "Шостакович",  "Цой",      "Андреев",    "Соловьёв", "Улицкая", "Ершов"};
  for (const char* code :
       {"press-pl", "press-fr", "press-hu", "bgnpcgn-rus-Cyrl-Latn-1947", "scholarly-rus-Cyrl-Latn"}) {
    const RomanizationSystem* system = TheAttributor().romanizer().Find(code);
    ASSERT_NE(system, nullptr) << code;
    std::vector<std::string> written;
    for (const char* native : natives) {
      TheAttributor().romanizer().Romanize(*system, native, &written.emplace_back(), {.language = Language::kRu});
    }
    const std::vector<std::string_view> names(written.begin(), written.end());
    const std::vector<RuleEvidence> evidence = TheAttributor().Column(names);
    ASSERT_FALSE(evidence.empty());
    EXPECT_EQ(evidence[0].explained, evidence[0].words) << code;
    // Several rules may write these words alike; the true one is among those that explain all of them.
    EXPECT_TRUE(std::any_of(evidence.begin(), evidence.end(), [&](const RuleEvidence& e) {
      return e.system == system && e.language == Language::kRu && e.explained == e.words;
    })) << code;
  }
}

}  // namespace
}  // namespace onoma
