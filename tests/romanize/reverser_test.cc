// Backward reading: what a system wrote is among what it is read as, and every reading is written so.
#include "onoma/reverser.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "format/reader.h"
#include "tests/support/rules.h"
#include "tests/support/test_tables.h"
#include "tests/support/test_text.h"
#include "text/utf8.h"

namespace onoma {
namespace {

const Romanizer& TheRomanizer() {
  static const Romanizer& romanizer = *new Romanizer(testing::DefaultDatabase());
  return romanizer;
}

std::vector<std::string> Read(const char* code, std::string_view latin, size_t cap = 5,
                              const ReverseOptions& options = {}, Language language = Language::kNone) {
  const RomanizationSystem* system = TheRomanizer().Find(code);
  if (system == nullptr) return {std::string("no system ") + code};
  std::vector<std::string> texts;
  for (const Reading& reading : Reverser(TheRomanizer(), *system, language, options).Read(latin, cap)) {
    texts.push_back(reading.text);
  }
  return texts;
}

bool Contains(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

std::string Lower(std::string_view text) { return testing::Lower(text); }

// Native words of each language: the tables' names, and the sources of the systems' samples.
const std::map<Language, std::set<std::string>>& Vocabulary() {
  static const auto& vocabulary = *[] {
    auto* words = new std::map<Language, std::set<std::string>>;
    const format::Reader& reader = testing::DefaultDatabase().reader();
    constexpr std::pair<Language, format::LabelColumn> kColumns[] = {
        {Language::kBe, format::kLabelBe}, {Language::kRu, format::kLabelRu}, {Language::kUk, format::kLabelUk}};
    for (size_t i = 0; i < reader.names(); i += 7) {
      const format::NameRecord name = reader.name(i);
      for (const auto& [language, column] : kColumns) {
        for (const uint32_t label : {name.masculine[column], name.feminine[column]}) {
          if (!reader.String(label).empty()) (*words)[language].emplace(reader.String(label));
        }
      }
    }
    for (const RuleFile& file : testing::ProjectRules("systems")) {
      for (const LanguageRules& set : file.sets) {
        if (!file.by_language && file.sets.size() > 1) continue;  // which language a sample is in, is not said
        const std::u32string alphabet = reader.languages().AlphabetOf(set.language);
        for (const SampleLine& sample : set.samples) {
          // Words of the alphabet alone: the reading of an old letter is what the system has for it, if anything.
          const std::u32string lower = DecodeAll(Lower(sample.source));
          const bool plain = std::all_of(lower.begin(), lower.end(), [&](char32_t cp) {
            return alphabet.find(cp) != std::u32string::npos && cp != U'\'';
          });
          if (plain) (*words)[set.language].insert(Lower(sample.source));
        }
      }
    }
    return words;
  }();
  return vocabulary;
}

TEST(ReverserTest, OfSeveralLanguagesRussianUnlessSaid) {
  EXPECT_EQ(Read("press-en", "Sergei Lavrov", 1), Read("press-en", "Sergei Lavrov", 1, {}, Language::kRu));
  EXPECT_EQ(Read("press-en", "Medvedev", 1), std::vector<std::string>{"Медведев"});
  EXPECT_EQ(Read("press-en", "Lukashenka", 1, {}, Language::kBe), std::vector<std::string>{"Лукашэнка"});
}

TEST(ReverserTest, PassportsAreReadAsNames) {
  EXPECT_EQ(Read("icao-rus-Cyrl-Latn-9303", "Iurii", 1).front(), "Юрий");
  EXPECT_EQ(Read("icao-rus-Cyrl-Latn-9303", "Sergei Solovev", 1).front(), "Сергей Соловьёв");
  EXPECT_EQ(Read("ua-ukr-Cyrl-Latn-2010", "Zelenskyi", 1).front(), "Зеленський");
  EXPECT_EQ(Read("mvd-bel-Cyrl-Latn-2010", "Siarhei", 1).front(), "Сяргей");
  EXPECT_EQ(Read("press-fr", "Loukachenko", 1, {}, Language::kRu).front(), "Лукашенко");
}

TEST(ReverserTest, ContextsAreReadToo) {
  // Ye stands at a word's start; e behind a consonant.
  EXPECT_TRUE(Contains(Read("bgnpcgn-rus-Cyrl-Latn-1947", "Yel’tsin"), "Ельцин"));
  EXPECT_FALSE(Contains(Read("bgnpcgn-rus-Cyrl-Latn-1947", "Eltsin", 1000), "Елцин")) << "е is ye there";
  EXPECT_TRUE(Contains(Read("bgnpcgn-rus-Cyrl-Latn-1947", "Eltsin"), "Элцин"));
}

TEST(ReverserTest, CaseComesBack) {
  EXPECT_EQ(Read("gost-rus-Cyrl-Latn-7.79-2000-2002", "ŜUKA Ŝuka ŝuka", 1).front(), "ЩУКА Щука щука");
  EXPECT_EQ(Read("bgnpcgn-bel-Cyrl-Latn-1979", "SHCHUKA-Shchuka", 1).front(), "ШЧУКА-Шчука");
}

TEST(ReverserTest, WhatIsNoWordStays) {
  EXPECT_EQ(Read("iso-Cyrl-Latn-9-1995", "Ivan III-go, 1533 № 5", 1, {}, Language::kRu),
            (std::vector<std::string>{"Иван ИИИ-го, 1533 № 5"}));
  EXPECT_EQ(Read("iso-Cyrl-Latn-9-1995", "", 1), std::vector<std::string>{""});
  EXPECT_EQ(Read("iso-Cyrl-Latn-9-1995", " \xFF- ", 1), std::vector<std::string>{" \xFF- "});
}

TEST(ReverserTest, WhatTheSystemCantHaveWrittenHasNoReading) {
  EXPECT_TRUE(Read("iso-Cyrl-Latn-9-1995", "Ivan Quixote", 1).empty());
  EXPECT_TRUE(Read("bgnpcgn-rus-Cyrl-Latn-1947", "Лукашенко", 1).empty());
}

TEST(ReverserTest, ApostrophesAreTakenForEachOtherOnlyWhereTheyMust) {
  const char* system = "gost-rus-Cyrl-Latn-7.79-2000-2002";
  const RomanizationSystem* found = TheRomanizer().Find(system);
  std::string hard, soft;
  TheRomanizer().Romanize(*found, "объезд", &hard);
  TheRomanizer().Romanize(*found, "обьезд", &soft);
  ASSERT_NE(hard, soft);
  EXPECT_EQ(Read(system, hard), std::vector<std::string>{"объезд"});
  EXPECT_EQ(Read(system, soft), std::vector<std::string>{"обьезд"});
  // As typed.
  EXPECT_TRUE(Contains(Read("bgnpcgn-rus-Cyrl-Latn-1947", "Grigor'yev"), "Григорьев"));
}

TEST(ReverserTest, PlainLettersAreReadWithAllThatWasDropped) {
  EXPECT_EQ(Read("bgnpcgn-rus-Cyrl-Latn-1947", "Solovyev", 1, {.plain = true}).front(), "Соловьёв");
  EXPECT_TRUE(Contains(Read("iso-Cyrl-Latn-9-1995", "Sukin", 9, {.plain = true}, Language::kRu), "Щукин"));
}

// bs-bel writes тс as t-s, so that a hyphen may belong to a word; where it can't, it is one.
TEST(ReverserTest, ASignThatARuleWritesIsReadBothWays) {
  const char* system = "bs-bel-Cyrl-Latn-2979-1958";
  EXPECT_TRUE(Contains(Read(system, "Nova-Aharova"), "Нова-Агарова"));
  EXPECT_TRUE(Contains(Read(system, "Vat-san"), "Ватсан"));
}

TEST(ReverserTest, InputOfEachSortIsBounded) {
  std::string all;
  for (int i = 0; i < 200; ++i) all += "i";
  for (const char* code : {"icao-rus-Cyrl-Latn-9303", "press-en", "odni-ukr-Cyrl-Latn-2015"}) {
    EXPECT_EQ(Read(code, all), std::vector<std::string>{all}) << "longer than a word can be: passed through";
    EXPECT_LE(Read(code, all.substr(0, Reverser::kMaxWordLetters), 100000).size(), Reverser::kMaxReadings);
    std::string words;
    for (int i = 0; i < 100; ++i) words += "iii ";
    const std::vector<std::string> read = Read(code, words, 1);
    ASSERT_EQ(read.size(), 1u);
    EXPECT_NE(read[0].find("iii iii"), std::string::npos) << "words beyond the 64th are passed through";
  }
}

class EverySystemTest : public ::testing::Test {
 protected:
  template <typename Visit>
  static void ForEach(Visit visit) {
    for (const RomanizationSystem& system : TheRomanizer().systems()) {
      for (const Language language : system.languages) {
        const auto words = Vocabulary().find(language);
        if (words != Vocabulary().end()) visit(system, language, words->second);
      }
    }
  }
};

// The figures: a reversible system gives the source back and nothing else; of any other the source is in the
// set.
TEST_F(EverySystemTest, TheSourceIsAmongTheReadings) {
  size_t words = 0, found = 0, systems = 0;
  std::string missing;
  ForEach([&](const RomanizationSystem& system, Language language, const std::set<std::string>& vocabulary) {
    ++systems;
    const Reverser reverser(TheRomanizer(), system, language);
    const std::u32string alphabet = testing::DefaultDatabase().reader().languages().AlphabetOf(language);
    std::string latin;
    // Lossy systems take milliseconds a word: of the large vocabularies a part is enough here.
    const size_t step = system.reversible ? 1 : vocabulary.size() / 40 + 1;
    size_t at = 0;
    for (const std::string& word : vocabulary) {
      if (at++ % step != 0) continue;
      TheRomanizer().Romanize(system, word, &latin, {.language = language});
      const std::vector<Reading> readings = reverser.Read(latin);
      ++words;
      const bool in = std::any_of(readings.begin(), readings.end(),
                                  [&](const Reading& r) { return r.text == word || Lower(r.text) == Lower(word); });
      found += in;
      if (!in && missing.size() < 2000) missing += "\n" + system.code + " " + word + " " + latin;
      if (!system.reversible) continue;
      // Old letters and those of other languages may share a spelling with one of the alphabet.
      std::vector<std::string> own;
      for (const Reading& reading : readings) {
        const std::u32string letters = DecodeAll(Lower(reading.text));
        if (std::all_of(letters.begin(), letters.end(), [&](char32_t cp) {
              return cp == U'\'' || cp == U'-' || cp == U' ' || alphabet.find(cp) != std::u32string::npos;
            })) {
          own.push_back(Lower(reading.text));
        }
      }
      EXPECT_EQ(own, std::vector<std::string>{Lower(word)}) << system.code << " " << latin;
    }
  });
  EXPECT_GE(systems, 250u);
  EXPECT_GE(words, 10000u);
  EXPECT_GE(static_cast<double>(found), 0.999 * static_cast<double>(words)) << found << " of " << words << missing;
}

TEST_F(EverySystemTest, EveryReadingIsWrittenSo) {
  ForEach([&](const RomanizationSystem& system, Language language, const std::set<std::string>& vocabulary) {
    const Reverser reverser(TheRomanizer(), system, language);
    std::string latin, again;
    size_t at = 0;
    for (const std::string& word : vocabulary) {
      if (at++ % (vocabulary.size() / 8 + 1) != 0) continue;
      TheRomanizer().Romanize(system, Lower(word), &latin, {.language = language});
      float last = 0;
      for (const Reading& reading : reverser.Read(latin, 20)) {
        const std::vector<std::string> variants =
            TheRomanizer().Variants(system, reading.text, 4096, {.language = language});
        EXPECT_TRUE(
            std::any_of(variants.begin(), variants.end(),
                        [&](const std::string& variant) { return testing::Nfc(variant) == testing::Nfc(latin); }))
            << system.code << " " << latin << ": " << reading.text;
        EXPECT_GE(reading.bits, last) << "the likeliest first";
        last = reading.bits;
      }
    }
  });
}

}  // namespace
}  // namespace onoma
