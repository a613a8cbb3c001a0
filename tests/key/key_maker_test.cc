#include "key/key_maker.h"

#include <gtest/gtest.h>

#include <random>

#include "tests/support/fold_helpers.h"
#include "tests/support/test_text.h"

namespace onoma {
namespace {

using testing::Fold;

const KeyMaker& Maker() {
  static const KeyMaker& maker = *new KeyMaker(testing::DefaultDatabase().reader());
  return maker;
}

Keys KeysOf(std::string_view name) {
  Keys keys;
  Maker().Make(Fold(name), Language::kNone, &keys);
  return keys;
}
std::string KeyOf(std::string_view name) { return KeysOf(name).keys[0]; }

// Surnames that no table holds, in the spellings of several systems and presses.
TEST(KeyMakerTest, RegularSpellingsOfOneNameHaveOneKey) {
  const std::vector<std::vector<const char*>> lines = {
      {"Прывабенка", "Pryvabyenka", "Pryvabienka"},       {"Шевердяев", "Sheverdyaev", "Sheverdiaev", "Szewierdiajew"},
      {"Журнаков", "Zhurnakov", "Žurnakov", "Zhurnakow"}, {"Харламчук", "Kharlamchuk", "Kharlamčuk"},
      {"Цымбалович", "Tsymbalovich", "Tsymbalovič"},
  };
  for (const auto& line : lines) {
    for (const char* name : line) EXPECT_EQ(KeyOf(name), KeyOf(line[0])) << name;
  }
}

TEST(KeyMakerTest, DifferentNamesKeepDifferentKeys) {
  const std::vector<std::pair<const char*, const char*>> pairs = {
      {"Котов", "Катов"},       {"Шубин", "Жубин"},      {"Чубаров", "Шубаров"},   {"Розов", "Росов"},
      {"Гордин", "Кордин"},     {"Тарасов", "Дарасов"},  {"Басин", "Пасин"},       {"Марков", "Мартов"},
      {"Савин", "Савкин"},      {"Хорин", "Корин"},      {"Цветин", "Светин"},     {"Щукин", "Шукин"},
      {"Лукашов", "Лукашенко"}, {"Ильин", "Илин-Орлов"}, {"Петров", "Петровский"}, {"Фомин", "Томин"},
  };
  for (const auto& [a, b] : pairs) EXPECT_NE(KeyOf(a), KeyOf(b)) << a << " " << b;
}

TEST(KeyMakerTest, CaseNormalizationAndApostrophesDontMatter) {
  for (const char* name : {"Дзяржынскі", "Соловьёв", "Мар'яненко", "Łukaszewicz", "Jewtuschenko", "Tchaïkovski"}) {
    EXPECT_EQ(KeyOf(testing::Upper(name)), KeyOf(name));
    EXPECT_EQ(KeyOf(testing::Nfd(name)), KeyOf(name));
    EXPECT_EQ(KeyOf(testing::WithApostrophe(name, "ʼ")), KeyOf(name));
  }
}

TEST(KeyMakerTest, DoubledLettersAreOne) {
  EXPECT_EQ(KeyOf("Filippov"), KeyOf("Filipov"));
  EXPECT_EQ(KeyOf("Аввакум"), KeyOf("Авакум"));
}

TEST(KeyMakerTest, KeysAreDistinctAndBestFirst) {
  for (const char* name :
       {"Loukachenko", "Schtscherbakow", "Szczerbakow", "Chruszczow", "Khrushchev", "Vasiliauskas"}) {
    const Keys keys = KeysOf(name);
    ASSERT_GE(keys.count, 1u);
    ASSERT_LE(keys.count, kMaxKeys);
    for (size_t i = 0; i < keys.count; ++i) {
      EXPECT_FALSE(keys.keys[i].empty());
      EXPECT_FALSE(keys.readings[i].empty());
      for (size_t k = 0; k < i; ++k) EXPECT_NE(keys.keys[i], keys.keys[k]) << name;
    }
  }
}

// Fewer keys are found by a shorter way.
TEST(KeyMakerTest, FewerKeysAreTheFirstOfAll) {
  std::mt19937_64 random(5);
  const std::vector<std::u32string> alphabets = {U"abcdefghijklmnoprstuvyz", U"aeiouhszckčšžťłńäöüß'",
                                                 U"абвгдежзийклмнопрстуфхцчшыьюя", U"аоеіїўґ'йцшщч",
                                                 U"سمرنوي王李김영さく"};
  for (int i = 0; i < 20000; ++i) {
    const std::string name = Fold(testing::RandomText(random, alphabets[i % alphabets.size()], 1 + random() % 14));
    if (name.empty()) continue;
    Keys all, few;
    Maker().Make(name, Language::kNone, &all);
    for (const size_t most : {size_t{1}, size_t{2}}) {
      Maker().Make(name, Language::kNone, &few, most);
      ASSERT_GE(few.count, 1u) << name;
      ASSERT_LE(few.count, most) << name;
      EXPECT_EQ(few.foreign, all.foreign) << name;
      for (size_t k = 0; k < few.count; ++k) {
        EXPECT_EQ(few.keys[k], all.keys[k]) << name;
        EXPECT_EQ(few.readings[k], all.readings[k]) << name;
        EXPECT_EQ(few.costs[k], all.costs[k]) << name;
      }
      if (most == 2 && few.count == 1 && all.count > 1) {
        EXPECT_TRUE(all.foreign || all.costs[1] > kAsGood) << name;
      }
      few.most = 0;
    }
  }
}

TEST(KeyMakerTest, TheSpellingTellsTheReading) {
  EXPECT_EQ(KeysOf("Schtscherbatschow").readings[0].substr(0, 6), "german");
  EXPECT_EQ(KeysOf("Szczerbakowicz").readings[0].substr(0, 6), "polish");
  EXPECT_EQ(KeysOf("Chtcherbatchov").readings[0].substr(0, 6), "french");
  EXPECT_EQ(KeysOf("Shcherbachov").readings[0].substr(0, 7), "english");
  EXPECT_EQ(KeysOf("Ščarbačoŭ").readings[0], "scholarly be");
  EXPECT_EQ(KeysOf("Щербачёв").readings[0], "native ru");
  EXPECT_EQ(KeysOf("Шчарбачоў").readings[0], "native be");
  EXPECT_EQ(KeysOf("Müller").readings[0], "foreign de");
}

// be and uk write one name otherwise than ru: what the lexicon of stems knows is put in its Russian form.
TEST(KeyMakerTest, CognatesHaveOneKey) {
  const std::vector<std::vector<const char*>> lines = {
      {"Голованов", "Галаванаў", "Halavanau", "Golovanov"},
      {"Пасечник", "Пасічник", "Pasichnyk", "Pasechnik"},
      {"Богатырёв", "Bogatyrov", "Bohatyriov", "Bogatyryov"},
      {"Мозговой", "Мазгавы", "Мозговий"},
  };
  for (const auto& line : lines) {
    for (const char* name : line) EXPECT_EQ(KeyOf(name), KeyOf(line[0])) << name;
  }
}

TEST(KeyMakerTest, ForeignNamesKeepTheirLetters) {
  for (const char* name : {"Smith", "Schmidt", "Schmitt", "Mitchell", "Michel", "Hoffmann", "Hofmann", "Garcia",
                           "Nguyen", "Hussein", "Okonkwo"}) {
    EXPECT_EQ(KeyOf(name), Fold(name));
  }
  EXPECT_EQ(KeyOf("García"), "garcia");
  EXPECT_EQ(KeyOf("Nguyễn"), "nguyen");
}

TEST(KeyMakerTest, OtherScriptsAreRomanizedByTheirOwnStandards) {
  EXPECT_EQ(KeyOf("Παπαδόπουλος"), KeyOf("Papadopoulos"));
  EXPECT_EQ(KeyOf("ბერიძე"), KeyOf("Beridze"));
  EXPECT_EQ(KeyOf("ბერიძე"), KeyOf("Беридзе"));
  EXPECT_EQ(KeyOf("Սարգսյան"), KeyOf("Sargsyan"));
  EXPECT_EQ(KeyOf("Սարգսյան"), KeyOf("Саргсян"));
}

// Caps: a word that is too long, or no word at all, is its own key.
TEST(KeyMakerTest, HostileWordsAreTheirOwnKeys) {
  const std::string longest(4000, 'a');
  EXPECT_EQ(KeyOf(longest), longest);
  EXPECT_EQ(KeyOf(std::string(Decoder::kMaxLetters, 'h')).empty(), false);
  EXPECT_FALSE(KeyOf("x1").empty());
}

// A key is letters a-z and the signs; what keys stand in is one key again.
TEST(KeyMakerTest, EveryKeyOfTheDatabaseIsPlain) {
  const format::Reader& reader = testing::DefaultDatabase().reader();
  size_t found = 0;
  reader.trie().Each("", [&](std::string_view form) {
    const std::string key = KeyOf(form);
    if (reader.keys().Find(key) < 0) return true;
    EXPECT_EQ(key.find_first_not_of("abcdefghijklmnopqrstuvwxyz-"), std::string_view::npos) << key;
    ++found;
    return true;
  });
  EXPECT_GT(found, 1000u);
}

TEST(KeyMakerTest, FeminineKeysBecomeMasculine) {
  const auto masculine = [](std::string key) { return Maker().ToMasculine(&key) ? key : "(none)"; };
  EXPECT_EQ(masculine(KeyOf("Журнакова")), KeyOf("Журнаков"));
  EXPECT_EQ(masculine(KeyOf("Зарецкая")), KeyOf("Зарецкий"));
  EXPECT_EQ(masculine(KeyOf("Харламчук")), "(none)");
  EXPECT_EQ(masculine("ova"), "(none)") << "an ending is no name";
  EXPECT_EQ(masculine(""), "(none)");
}

TEST(KeyMakerTest, KindIsReadFromTheKey) {
  EXPECT_EQ(Maker().KindOf(KeyOf("Журнаков")), Kind::kSurname);
  EXPECT_EQ(Maker().KindOf(KeyOf("Кастравіцкі")), Kind::kSurname);
  EXPECT_EQ(Maker().KindOf(KeyOf("Селифановна")), Kind::kPatronymic);
  EXPECT_EQ(Maker().KindOf(KeyOf("Краснозаводоград")), Kind::kPlace);
  EXPECT_EQ(Maker().KindOf(""), Kind::kSurname);
}

TEST(KeyMakerTest, LooksLikeSurname) {
  for (const char* name : {"Журнаков", "Прывабенка", "Харламчук", "Zaretskiy"}) {
    EXPECT_TRUE(Maker().LooksLikeSurname(KeyOf(name))) << name;
  }
  for (const char* name : {"The", "Agency", "March"}) EXPECT_FALSE(Maker().LooksLikeSurname(KeyOf(name))) << name;
}

TEST(KeyMakerTest, AnEmptyFormHasOneEmptyKey) {
  Keys keys;
  Maker().Make("", Language::kNone, &keys);
  ASSERT_EQ(keys.count, 1u);
  EXPECT_EQ(keys.keys[0], "");
}

}  // namespace
}  // namespace onoma
