#include "onoma/romanizer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tests/support/test_tables.h"
#include "tests/support/test_text.h"

namespace onoma {
namespace {

constexpr const char* kRussian = "bgnpcgn-rus-Cyrl-Latn-1947";
constexpr const char* kBelarusian = "bgnpcgn-bel-Cyrl-Latn-1979";
constexpr const char* kUkrainian = "ua-ukr-Cyrl-Latn-2010";

const Romanizer& TheRomanizer() {
  static const Romanizer& romanizer = *new Romanizer(testing::DefaultDatabase());
  return romanizer;
}

std::string Under(const char* code, std::string_view text, Language language = Language::kNone) {
  const RomanizationSystem* system = TheRomanizer().Find(code);
  if (system == nullptr) return std::string("no system ") + code;
  std::string out = "what stood there before";
  TheRomanizer().Romanize(*system, text, &out, {.language = language});
  return out;
}

TEST(RomanizerTest, FindsSystemsByCode) {
  const RomanizationSystem* system = TheRomanizer().Find(kBelarusian);
  ASSERT_NE(system, nullptr);
  EXPECT_EQ(system->code, kBelarusian);
  EXPECT_EQ(system->authority, "BGN/PCGN");
  EXPECT_EQ(system->year, "1979");
  EXPECT_EQ(system->languages, std::vector<Language>{Language::kBe});
  EXPECT_FALSE(system->style);
  EXPECT_GT(system->rules, 30u);
  ASSERT_NE(TheRomanizer().Find("press-fr"), nullptr);
  EXPECT_TRUE(TheRomanizer().Find("press-fr")->style);
  EXPECT_EQ(TheRomanizer().Find("no-such-system"), nullptr);
  EXPECT_EQ(TheRomanizer().Find(""), nullptr);
  EXPECT_EQ(TheRomanizer().Find("general"), nullptr) << "a key reading is no system for people";
}

TEST(RomanizerTest, CodesAreDistinctAndEachSystemHasASet) {
  std::set<std::string> codes;
  for (const RomanizationSystem& system : TheRomanizer().systems()) {
    EXPECT_TRUE(codes.insert(system.code).second) << system.code;
    EXPECT_FALSE(system.engines.empty()) << system.code;
    EXPECT_FALSE(system.title.empty()) << system.code;
  }
  EXPECT_GE(codes.size(), 14u);
}

TEST(RomanizerTest, SpellingsWithTheRulesThatGiveThem) {
  const std::vector<RomanizedSpelling> all = TheRomanizer().Spellings("Сяргей");
  const auto rules_of = [&](std::string_view spelling) {
    std::set<std::string> codes;
    for (const RomanizedSpelling& s : all) {
      if (s.text != spelling) continue;
      for (const RomanizedSpelling::Rule& rule : s.rules) {
        EXPECT_EQ(rule.language, Language::kBe) << "the tables have it in Belarusian alone";
        codes.insert(rule.system->code);
      }
    }
    return codes;
  };
  EXPECT_TRUE(rules_of("Siarhei").contains("mvd-bel-Cyrl-Latn-2010"));
  EXPECT_TRUE(rules_of("Siarhiej").contains("lacinka-bel-Cyrl-Latn"));
  EXPECT_TRUE(rules_of("Syarhyey").contains(kBelarusian));
  EXPECT_FALSE(rules_of("Siarhei").contains(kBelarusian));
  // Each spelling once, each system's own spelling among them, the commonest first.
  std::set<std::string> seen;
  for (size_t i = 0; i < all.size(); ++i) {
    EXPECT_TRUE(seen.insert(all[i].text).second) << all[i].text;
    EXPECT_FALSE(all[i].rules.empty());
  }
  for (const RomanizationSystem& system : TheRomanizer().systems()) {
    if (!TheRomanizer().Has(system, Language::kBe)) continue;
    std::string out;
    TheRomanizer().Romanize(system, "Сяргей", &out, {.language = Language::kBe});
    EXPECT_TRUE(rules_of(out).contains(system.code)) << system.code;
  }
  for (const RomanizedSpelling& s : TheRomanizer().Spellings("Сяргей", 1, {.language = Language::kRu, .plain = true})) {
    for (const char c : s.text) EXPECT_TRUE(c > 0) << s.text;
    for (const RomanizedSpelling::Rule& rule : s.rules) {
      EXPECT_EQ(rule.language, Language::kRu);
      EXPECT_TRUE(rule.usual);
    }
  }
}

TEST(RomanizerTest, PublishedExamples) {
  EXPECT_EQ(Under(kBelarusian, "Лукашэнка"), "Lukashenka");
  EXPECT_EQ(Under(kBelarusian, "Сяргей"), "Syarhyey");
  EXPECT_EQ(Under(kRussian, "Елена Ельцин"), "Yelena Yel’tsin");
  EXPECT_EQ(Under(kUkrainian, "Сергій"), "Serhii");
  EXPECT_EQ(Under(kUkrainian, "Згурський"), "Zghurskyi");
  EXPECT_EQ(Under("icao-rus-Cyrl-Latn-9303", "Юлия"), "Iuliia");
  EXPECT_EQ(Under("press-fr", "Лукашенко"), "Loukachenko");
  EXPECT_EQ(Under("press-de", "Лукашенко"), "Lukaschenko");
  EXPECT_EQ(Under("press-pl", "Лукашэнка"), "Łukaszenka");
}

TEST(RomanizerTest, CaseFollowsTheSource) {
  EXPECT_EQ(Under(kRussian, "Щука"), "Shchuka");
  EXPECT_EQ(Under(kRussian, "ЩУКА"), "SHCHUKA");
  EXPECT_EQ(Under(kRussian, "щука"), "shchuka");
  EXPECT_EQ(Under(kRussian, "Щ"), "Shch") << "a letter alone is a first letter";
  EXPECT_EQ(Under(kRussian, "БОРЩ"), "BORSHCH");
  EXPECT_EQ(Under(kRussian, "Юя ЮЯ"), "Yuya YUYA");
  EXPECT_EQ(Under(kRussian, "Ю. Щукин, Ю. ЩУКИН"), "Yu. Shchukin, Yu. SHCHUKIN");
  EXPECT_EQ(Under(kRussian, "Щука-ЩУКА"), "Shchuka-SHCHUKA");
}

TEST(RomanizerTest, WhatHasNoRulePassesByteForByte) {
  EXPECT_EQ(Under(kRussian, "Иван III, 1533–1584 № 5 “x” ü 日本 \U0001F600"),
            "Ivan III, 1533–1584 № 5 “x” ü 日本 \U0001F600");
  EXPECT_EQ(Under(kRussian, "\xFF\xD0Иван\xC0\xAF"), "\xFF\xD0Ivan\xC0\xAF");
  EXPECT_EQ(Under(kRussian, std::string_view("Иван\0Пётр\r\n\t", 20)), std::string_view("Ivan\0Pëtr\r\n\t", 13));
  EXPECT_EQ(Under(kRussian, ""), "");
  for (const RomanizationSystem& system : TheRomanizer().systems()) {
    EXPECT_EQ(Under(system.code.c_str(), "Plain ASCII, 123 \xFF \xF0\x9F!"), "Plain ASCII, 123 \xFF \xF0\x9F!")
        << system.code;
  }
}

TEST(RomanizerTest, NfdInputIsTheSame) {
  // A letter of another language passes through as it stands, so that only NFC makes the results comparable.
  for (const RomanizationSystem& system : TheRomanizer().systems()) {
    for (const char* text : {"Сяргей Ціханоўскі", "Пётр Йошкар-Ола", "Їжакевич Юрій", "ЁЛКА ЎСЁ", "Иоанн Чайковский"}) {
      EXPECT_EQ(testing::Nfc(Under(system.code.c_str(), testing::Nfd(text))),
                testing::Nfc(Under(system.code.c_str(), text)))
          << system.code;
    }
  }
}

TEST(RomanizerTest, AStressMarkIsKeptAndDisturbsNoRule) {
  EXPECT_EQ(Under(kRussian, "Лукаше\u0301нко"), "Lukashe\u0301nko");
}

TEST(RomanizerTest, ApostrophesOfAllSortsAreOne) {
  for (const char* apostrophe : {"'", "’", "ʼ", "′"}) {
    EXPECT_EQ(Under(kUkrainian, testing::WithApostrophe("Мар'яна", apostrophe)), Under(kUkrainian, "Мар'яна"));
  }
}

TEST(RomanizerTest, LanguageIsAskedForOrSeenInTheLetters) {
  const char* style = "press-en";
  EXPECT_NE(Under(style, "Игор", Language::kRu), Under(style, "Игор", Language::kUk)) << "и is i or y";
  EXPECT_EQ(Under(style, "Володимир Зеленський її"), Under(style, "Володимир Зеленський її", Language::kUk));
  EXPECT_EQ(Under(style, "Ціханоўская"), Under(style, "Ціханоўская", Language::kBe));
  EXPECT_EQ(Under(style, "Сергеев"), Under(style, "Сергеев", Language::kRu));
  // і is in old Russian texts, but in no Russian alphabet: what others can write whole is theirs.
  EXPECT_EQ(Under(style, "Вялікі"), "Vyaliki");
  EXPECT_EQ(Under("press-de", "Зіна Кірычэнка"), Under("press-de", "Зіна Кірычэнка", Language::kBe));
  EXPECT_EQ(Under("bgnpcgn-rus-Cyrl-Latn-1947", "Ѳедоръ"),
            Under("bgnpcgn-rus-Cyrl-Latn-1947", "Ѳедоръ", Language::kRu));
}

TEST(RomanizerTest, ALongTextIsWordByWord) {
  const std::string words = "Лукашэнка Ціханоўская ";
  std::string text, expected;
  for (int i = 0; i < 1000; ++i) {
    text += words;
    expected += Under(kBelarusian, words);
  }
  EXPECT_EQ(Under(kBelarusian, text), expected);
}

TEST(RomanizerTest, ReversibleSystemsKeepLettersApart) {
  for (const RomanizationSystem& system : TheRomanizer().systems()) {
    if (!system.reversible || !TheRomanizer().Has(system, Language::kRu)) continue;
    std::set<std::string> seen;
    for (const char* letter : {"а", "б", "в", "г", "д", "е", "ё", "ж", "з", "и", "й", "к", "л", "м", "н", "о", "п",
                               "р", "с", "т", "у", "ф", "х", "ц", "ч", "ш", "щ", "ъ", "ы", "ь", "э", "ю", "я"}) {
      EXPECT_TRUE(seen.insert(Under(system.code.c_str(), letter, Language::kRu)).second)
          << system.code << " " << letter;
    }
  }
}

}  // namespace
}  // namespace onoma
