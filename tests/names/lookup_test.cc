// One name, one answer: kinds, links, candidates, language, labels.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/database_file.h"
#include "tests/support/test_tables.h"
#include "tests/support/test_text.h"

namespace onoma {
namespace {

using testing::CandidatesOf;
using testing::Lookup;
using testing::NameOf;
using testing::Of;

TEST(LookupTest, EachKindIsFoundByItself) {
  EXPECT_EQ(NameOf("Siarhei"), "given/sergei");
  EXPECT_EQ(NameOf("Łukaszenka"), "surname/lukashenko");
  EXPECT_EQ(NameOf("Сяргеевіч"), "patronymic/sergei");
  EXPECT_EQ(NameOf("Мінск"), "place/minsk");
  EXPECT_EQ(Lookup("Siarhei").kind, Kind::kGiven);
  EXPECT_EQ(Lookup("Мінск").kind, Kind::kPlace);
}

TEST(LookupTest, LinksSayHowFarTheSpellingIs) {
  EXPECT_EQ(Lookup("Сергей").link, Link::kSame);
  EXPECT_EQ(Lookup("Сергей").via, Via::kExact);
  EXPECT_EQ(Lookup("Сяргей").link, Link::kCognate);
  EXPECT_EQ(Lookup("Alexander").link, Link::kRendering);
  EXPECT_EQ(Lookup("Тихановская").link, Link::kGender);
  EXPECT_EQ(Lookup("Лукaшенко").link, Link::kRepaired) << "with a Latin a";
  EXPECT_EQ(Lookup("Byelorussia").link, Link::kExonym);
  EXPECT_EQ(Lookup("Gvzdkrt").via, Via::kDerived);
}

TEST(LookupTest, ScoresAreInOrderAndWithinOne) {
  for (const char* name : {"Сергей", "Alena", "Gvzdkrt", "Саша", "Michał", "Kiev"}) {
    Scratch scratch;
    const Answer& answer = testing::DefaultNormalizer().Resolve(name, Of(Accept::kBroad), scratch);
    ASSERT_GE(answer.count, 1u);
    for (size_t i = 0; i < answer.count; ++i) {
      EXPECT_GT(answer.candidates[i].score, 0);
      EXPECT_LE(answer.candidates[i].score, 1);
      if (i > 0) {
        EXPECT_LE(answer.candidates[i].score, answer.candidates[i - 1].score) << name;
      }
      for (size_t k = 0; k < i; ++k) EXPECT_NE(answer.candidates[i].id, answer.candidates[k].id) << name;
    }
  }
}

TEST(LookupTest, AFormOfSeveralNamesHasCandidates) {
  const std::vector<std::string> alena = CandidatesOf("Alena");
  EXPECT_NE(std::find(alena.begin(), alena.end(), "given/yelena"), alena.end());
  const std::vector<std::string> sasha = CandidatesOf("Саша", Of(Accept::kBroad));
  EXPECT_NE(std::find(sasha.begin(), sasha.end(), "given/aleksandr"), sasha.end());
  EXPECT_NE(std::find(sasha.begin(), sasha.end(), "given/aleksandra"), sasha.end());
}

TEST(LookupTest, LanguageDecidesBetweenNames) {
  testing::TestTables tables;
  tables.Write("names/given/a.tsv",
               "slug\tgender\tbe\tru\tuk\tsource\tnote\ngalina\tf\tГаліна\tГалина\tГалина\teditor\n"
               "alena\tf\t\tАлёна\tАльона\teditor\nyelena\tf\tАлена\tЕлена\tОлена\teditor\n");
  const Normalizer normalizer(tables.Open());
  EXPECT_EQ(NameOf(normalizer, "Alena", Of(Language::kBe)), "given/yelena");
  EXPECT_EQ(NameOf(normalizer, "Alena", Of(Language::kRu)), "given/alena");
  EXPECT_EQ(NameOf(normalizer, "Елена", Of(Language::kBe)), "given/yelena") << "a hint, not a filter";
  EXPECT_EQ(testing::Lookup(normalizer, "Alena", Of(Language::kBe)).id, testing::Lookup(normalizer, "Елена").id);
}

TEST(LookupTest, OtherLanguagesAreNoHint) {
  for (const char* code : {"en", "de", "pl", "kk", "xyz"}) {
    const LookupOptions options = Of(ParseLanguage(code));
    ASSERT_NE(options.language, Language::kNone);
    for (const char* name :
         {"Hanna", "Daniel", "Leon", "Thomas", "Hunter", "Günther", "Acosta", "Alena", "Anna Hunter"}) {
      const Match with = Lookup(name, options), without = Lookup(name);
      EXPECT_EQ(with.id, without.id) << code << " " << name;
      EXPECT_EQ(with.score, without.score) << code << " " << name;
    }
  }
}

TEST(LookupTest, AnUnknownNamesIdIsTheSameForItsSpellings) {
  const Match cyrillic = Lookup("Журавлихин");
  EXPECT_EQ(cyrillic.via, Via::kDerived);
  EXPECT_TRUE(cyrillic.id.derived());
  EXPECT_EQ(cyrillic.kind, Kind::kSurname);
  for (const char* spelling : {"Zhuravlikhin", "ЖУРАВЛИХИН", "Žuravlikhin"})
    EXPECT_EQ(Lookup(spelling).id, cyrillic.id) << spelling;
  EXPECT_NE(Lookup("Журавлёхин").id, Lookup("Журавлухин").id);
}

TEST(LookupTest, KindOptionKeepsToThatKind) {
  EXPECT_EQ(NameOf("Сергеевич", Of(Kind::kPatronymic)), "patronymic/sergei");
  EXPECT_EQ(Lookup("Сергеевич", Of(Kind::kSurname)).kind, Kind::kSurname);
  EXPECT_EQ(Lookup("Сергей", Of(Kind::kPlace)).kind, Kind::kPlace);
  EXPECT_EQ(Lookup("Сергей", Of(Kind::kPlace)).via, Via::kDerived);
  EXPECT_EQ(NameOf("Владимир", Of(Kind::kGiven)), "given/vladimir");
  EXPECT_EQ(NameOf("Лукашэнка", Of(Kind::kSurname)), "surname/lukashenko");
  EXPECT_EQ(Lookup("Минск", Of(Kind::kPerson)).kind, Kind::kSurname) << "no place is a person";
  EXPECT_EQ(Lookup("Gvzdkrt", Of(Kind::kGiven)).kind, Kind::kGiven);
  EXPECT_NE(Lookup("Gvzdkrt", Of(Kind::kGiven)).id, Lookup("Gvzdkrt", Of(Kind::kSurname)).id);
}

TEST(LookupTest, ATabledIdDoesNotDependOnTheKindAsked) {
  for (const char* name : {"Сергей", "Siarhei", "Тихановская", "Мінск", "Ivanovich"}) {
    const Match match = Lookup(name);
    EXPECT_EQ(Lookup(name, Of(match.kind)).id, match.id) << name;
  }
}

TEST(LookupTest, PlacesOfSeveralWords) {
  EXPECT_EQ(NameOf("Красная Поляна"), "place/krasnaya-polyana");
  EXPECT_EQ(NameOf("Krasnaya  Polyana"), "place/krasnaya-polyana");
  EXPECT_EQ(NameOf("Ростов-на-Дону"), "place/rostov-na-donu");
  EXPECT_EQ(NameOf("Rostov na Donu"), "place/rostov-na-donu");
  EXPECT_EQ(NameOf("St. Petersburg"), NameOf("Санкт-Петербург"));
  EXPECT_EQ(NameOf("Nagorno-Karabakh"), NameOf("Nagorno Karabakh"));
}

TEST(LookupTest, LabelsAreTheNameInALanguage) {
  const Normalizer& normalizer = testing::DefaultNormalizer();
  Scratch scratch;
  const auto label = [&](const char* name, Label which) {
    return normalizer.LabelOf(normalizer.Resolve(name, {}, scratch).best(), which);
  };
  EXPECT_EQ(label("Lukashenko", Label::kBe), "Лукашэнка");
  EXPECT_EQ(label("Lukashenko", Label::kRu), "Лукашенко");
  EXPECT_EQ(label("Lukashenko", Label::kNative), "Лукашэнка") << "at home in Belarus";
  EXPECT_EQ(label("Moskau", Label::kEnglish), "Moscow");
  EXPECT_EQ(label("Ціханоўская", Label::kRu), "Тихановская") << "feminine as it was written";
  EXPECT_EQ(label("Ціханоўскі", Label::kRu), "Тихановский");
  EXPECT_EQ(label("Путин, Владимир", Label::kUk), "Володимир Путін");
  EXPECT_EQ(label("Gvzdkrt", Label::kRu), "");
}

TEST(LookupTest, TheSourceOfATabledPartIsItsRow) {
  const Normalizer& normalizer = testing::DefaultNormalizer();
  Scratch scratch;
  const Answer& answer = normalizer.Resolve("Siarhei Gvzdkrt", {}, scratch);
  const std::string source = normalizer.SourceOf(answer.best().given);
  EXPECT_EQ(source.find("names/given/masculine.tsv:"), 0u) << source;
  EXPECT_NE(source.find("(editor)"), std::string::npos) << source;
  EXPECT_EQ(normalizer.SourceOf(answer.best().surname), "");
  EXPECT_EQ(normalizer.SourceOf(Part{}), "");
}

TEST(LookupTest, ScratchIsReusedWithoutAnythingLeftOver) {
  Scratch scratch;
  const Normalizer& normalizer = testing::DefaultNormalizer();
  std::vector<NameId> first;
  const std::vector<const char*> names = {
      "Лукашенко Александр Григорьевич", "Sasha", "", "Минск / X", "\xFF", "Петров-Водкин", "Gvzdkrt"};
  for (const char* name : names) first.push_back(normalizer.Lookup(name, {}, scratch).id);
  for (size_t i = names.size(); i-- > 0;) EXPECT_EQ(normalizer.Lookup(names[i], {}, scratch).id, first[i]) << names[i];
  Scratch moved = std::move(scratch);
  EXPECT_EQ(normalizer.Lookup(names[0], {}, moved).id, first[0]);
}

TEST(LookupTest, ScratchGoesFromOneDatabaseToAnother) {
  testing::DatabaseFile file(testing::DefaultDatabaseBytes());
  file.Find("READ")->bytes.clear();
  const testing::AlignedBytes bytes(file.Bytes());
  const Normalizer bare(Database::FromMemory(bytes.span(), "without readings").value());
  const char* const name = "Гваздзікаўскавіцкі";
  const NameId by_bare = testing::Lookup(bare, name).id, by_default = Lookup(name).id;
  ASSERT_NE(by_bare, by_default) << "they read it in the same way";
  Scratch scratch;
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(testing::DefaultNormalizer().Lookup(name, {}, scratch).id, by_default);
    EXPECT_EQ(bare.Lookup(name, {}, scratch).id, by_bare);
  }
}

}  // namespace
}  // namespace onoma
