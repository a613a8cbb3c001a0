// Person names: orders, commas, capitals, initials, patronymics, particles, double surnames.
#include <gtest/gtest.h>

#include "names/ids.h"
#include "tests/support/test_tables.h"
#include "tests/support/test_text.h"

namespace onoma {
namespace {

using testing::Lookup;
using testing::NameOf;

void ExpectAll(const std::string& expected, const std::vector<const char*>& spellings) {
  for (const char* spelling : spellings) EXPECT_EQ(NameOf(spelling), expected) << spelling;
}

TEST(ComposeTest, OrdersAndCommas) {
  ExpectAll(
      "person/aleksandr+lukashenko",
      {"Alyaksandr Lukashenka", "Lukashenka Alyaksandr", "Lukashenka, Alyaksandr", "LUKASHENKA, Alyaksandr Ryhoravich",
       "Alyaksandr Ryhoravich Lukashenka", "Lukashenka Alyaksandr Ryhoravich", "Лукашенко Александр Григорьевич",
       "Александр Григорьевич Лукашенко", "Лукашэнка, Аляксандр", "  Alexander   LUKASHENKO ", "lukashenko alexander"});
}

TEST(ComposeTest, HonorificsOfSeveralWords) {
  for (const char* name : {"г-н Александр Лукашенко", "Г-Н АЛЕКСАНДР ЛУКАШЕНКО", "гр-н Лукашенко Александр",
                           "Alexander Lukashenko, Ph.D.", "Alexander Lukashenko Jr.", "Mr Alexander Lukashenko"}) {
    EXPECT_EQ(NameOf(name), "person/aleksandr+lukashenko") << name;
  }
  EXPECT_FALSE(Lookup("г-н").id.none());
}

TEST(ComposeTest, AWomanIsNoManWithAnEnding) {
  EXPECT_NE(Lookup("Petra Ivanova").id, Lookup("Пётр Иванов").id);
  EXPECT_EQ(Lookup("Petra Ivanova").via, Via::kDerived);
  EXPECT_NE(NameOf("Petra Kvitova").find("~kvitov"), std::string::npos);
  EXPECT_EQ(Lookup("Petras Ivanovas").id, Lookup("Пётр Иванов").id);
  EXPECT_EQ(Lookup("Vladimirs Putins").id, Lookup("Vladimir Putin").id);
}

TEST(ComposeTest, AllCapitalsMarkTheSurname) {
  testing::TestTables tables;
  tables.Write("names/given/a.tsv", "slug\tgender\tru\tsource\nroman\tm\tРоман\teditor\nanton\tm\tАнтон\teditor\n");
  tables.Write("names/surnames/a.tsv",
               "slug\tru\tfeminine\tsource\nroman\tРоман\t-\teditor\nanton\tАнтон\t-\teditor\n");
  const Normalizer normalizer(tables.Open());
  EXPECT_EQ(NameOf(normalizer, "Anton ROMAN"), "person/anton+roman");
  EXPECT_EQ(NameOf(normalizer, "ROMAN Anton"), "person/anton+roman");
  EXPECT_EQ(NameOf(normalizer, "ANTON Roman"), "person/roman+anton");
  EXPECT_EQ(NameOf(normalizer, "Roman ANTON"), "person/roman+anton");
  EXPECT_EQ(NameOf(normalizer, "Roman, Anton"), "person/anton+roman");
  EXPECT_EQ(NameOf(normalizer, "Anton Roman"), "person/anton+roman")
      << "given name first, where nothing speaks for the other";
  EXPECT_EQ(NameOf(normalizer, "ANTON ROMAN"), "person/anton+roman") << "capitals throughout say nothing";
}

TEST(ComposeTest, ThePatronymicIsOptionalInTheIdAndCountsInTheFullId) {
  Scratch scratch;
  const Normalizer& normalizer = testing::DefaultNormalizer();
  const Candidate with = normalizer.Resolve("Владимир Владимирович Путин", {}, scratch).best();
  const Candidate without = normalizer.Resolve("Владимир Путин", {}, scratch).best();
  const Candidate other = normalizer.Resolve("Владимир Иванович Путин", {}, scratch).best();
  EXPECT_EQ(with.id, without.id);
  EXPECT_EQ(with.id, other.id);
  EXPECT_FALSE(with.full_id.none());
  EXPECT_TRUE(without.full_id.none());
  EXPECT_NE(with.full_id, other.full_id);
  EXPECT_EQ(normalizer.NameOf(with), "person/vladimir+putin");
  EXPECT_EQ(with.patronymic.label, "vladimir");
  EXPECT_EQ(with.id, PersonId(with.given.id, with.surname.id));
}

TEST(ComposeTest, ASingleNameHasItsOwnId) {
  EXPECT_EQ(Lookup("Лукашенко").id, TabledId("surname/lukashenko"));
  EXPECT_EQ(Lookup("Alyaksandr").id, TabledId("given/aleksandr"));
  EXPECT_EQ(Lookup("Ryhoravich").id, TabledId("patronymic/grigoriy"));
}

TEST(ComposeTest, PartialNames) {
  const Match vladimir = Lookup("Vladimir Vladimirovich");
  EXPECT_EQ(vladimir.kind, Kind::kPartial);
  EXPECT_EQ(vladimir.id, TabledId("given/vladimir"));
  EXPECT_EQ(NameOf("Vladimir Vladimirovich"), "given/vladimir");
  for (const char* name :
       {"А. Г. Лукашенко", "А.Г. Лукашенко", "А.Г.Лукашенко", "Лукашенко А.Г.", "Лукашенко А. Г.", "A. Lukashenka",
        "Lukashenka A.", "Lukashenka, A.", "LUKASHENKA A G", "A Lukashenko", "Лукашенко, А. Г."}) {
    const Match match = Lookup(name);
    EXPECT_EQ(match.kind, Kind::kPartial) << name;
    EXPECT_EQ(match.id, TabledId("surname/lukashenko")) << name;
  }
}

TEST(ComposeTest, InitialsAreKept) {
  Scratch scratch;
  const Normalizer& normalizer = testing::DefaultNormalizer();
  EXPECT_STREQ(normalizer.Resolve("А. Г. Лукашенко", {}, scratch).best().initial, "а");
  EXPECT_STREQ(normalizer.Resolve("Petrov S.", {}, scratch).best().initial, "s");
  EXPECT_STREQ(normalizer.Resolve("Alyaksandr Lukashenka", {}, scratch).best().initial, "a");
  EXPECT_STREQ(normalizer.Resolve("Lukashenka", {}, scratch).best().initial, "");
}

TEST(ComposeTest, AGivenNameWithAFurtherInitial) {
  ExpectAll("person/aleksandr+lukashenko",
            {"Alexander G. Lukashenko", "Lukashenko Alexander G.", "Lukashenko, Alexander G."});
}

TEST(ComposeTest, TheFeminineHasTheMasculinesName) {
  ExpectAll("person/svetlana+tikhanovskiy", {"Светлана Тихановская", "Святлана Ціханоўская", "Sviatlana Tsikhanouskaya",
                                             "Tikhanovskaya, Svetlana", "Світлана Тихановська"});
  Scratch scratch;
  EXPECT_TRUE(testing::DefaultNormalizer().Resolve("Светлана Тихановская", {}, scratch).best().surname.feminine);
  EXPECT_FALSE(testing::DefaultNormalizer().Resolve("Сергей Тихановский", {}, scratch).best().surname.feminine);
}

TEST(ComposeTest, SurnamesThatLookLikeGivenNamesOrPatronymics) {
  ExpectAll("person/sergei+sergeyev", {"Sergei Sergeev", "Сергей Сергеев", "Сергеев Сергей"});
  EXPECT_EQ(NameOf("Сергей Сергеевич Сергеев"), "person/sergei+sergeyev");
  EXPECT_EQ(NameOf("Сергеев Сергей Сергеевич"), "person/sergei+sergeyev");
  EXPECT_EQ(NameOf("Ivan Ivanovich Ivanov"), "person/ivan+ivanov");
}

// Алексиевич is a patronymic (of Алексий) and a surname; a woman's patronymic has another ending.
TEST(ComposeTest, AMasculinePatronymicIsNoWomans) {
  EXPECT_EQ(NameOf("Светлана Алексиевич"), "person/svetlana+aleksiyevich");
  EXPECT_EQ(NameOf("Святлана Алексіевіч"), "person/svetlana+aleksiyevich");
  EXPECT_EQ(NameOf("Светлана Александровна Алексиевич"), "person/svetlana+aleksiyevich");
  EXPECT_EQ(Lookup("Владимир Владимирович").kind, Kind::kPartial);
  EXPECT_EQ(Lookup("Светлана Владимировна").kind, Kind::kPartial);
}

TEST(ComposeTest, DoubleSurnamesStayTogether) {
  const NameId id = Lookup("Дмитрий Мамин-Сибиряк").id;
  for (const char* name : {"Мамин-Сибиряк Дмитрий", "Мамин-Сибиряк, Дмитрий Наркисович", "Dmitry Mamin-Sibiryak",
                           "Дмитрий Мамин–Сибиряк", "ДМИТРИЙ МАМИН-СИБИРЯК", "Mamin-Sibiryak Dmitry"}) {
    EXPECT_EQ(Lookup(name).id, id) << name;
  }
  EXPECT_NE(Lookup("Дмитрий Мамин").id, id);
  EXPECT_EQ(Lookup("Anna Petrova-Vodkina").id, Lookup("Анна Петрова-Водкина").id);
}

TEST(ComposeTest, ParticlesBelongToTheSurname) {
  const NameId id = Lookup("Ludwig van Beethoven").id;
  EXPECT_EQ(Lookup("van Beethoven, Ludwig").id, id);
  EXPECT_NE(Lookup("Ludwig Beethoven").id, id);
  EXPECT_EQ(Lookup("Ursula von der Leyen").id, Lookup("von der Leyen, Ursula").id);
}

TEST(ComposeTest, FathersNamesWithOglyAndKyzy) {
  ExpectAll("person/geydar+aliyev",
            {"Heydar Aliyev", "Heydar Alirza oglu Aliyev", "Гейдар Алиев", "Алиев Гейдар Алирза оглы"});
  Scratch scratch;
  EXPECT_FALSE(testing::DefaultNormalizer().Resolve("Алиев Гейдар Алирза оглы", {}, scratch).best().full_id.none());
}

TEST(ComposeTest, HonorificsAreNoPart) {
  ExpectAll("person/sergei+petrov",
            {"Mr Sergei Petrov", "Mr. Sergei Petrov", "Dr Sergei Petrov", "President Sergei Petrov"});
}

TEST(ComposeTest, AnUnknownPartIsDerivedTheOtherIsNot) {
  Scratch scratch;
  const Normalizer& normalizer = testing::DefaultNormalizer();
  const Candidate candidate = normalizer.Resolve("Sergei Gvzdkrt", {}, scratch).best();
  EXPECT_EQ(candidate.kind, Kind::kPerson);
  EXPECT_EQ(candidate.via, Via::kDerived);
  EXPECT_EQ(candidate.given.id, TabledId("given/sergei"));
  EXPECT_TRUE(candidate.surname.derived());
  EXPECT_TRUE(candidate.id.derived());
  EXPECT_EQ(normalizer.NameOf(candidate), "person/sergei+~gvzdkrt");
  EXPECT_EQ(Lookup("Gvzdkrt Sergei").id, candidate.id);
  EXPECT_EQ(Lookup("Сергей Гвздкрт").id, candidate.id);
}

TEST(ComposeTest, LinkAndViaAreThoseOfTheWeakestPart) {
  EXPECT_EQ(Lookup("Сергей Тихановская").link, Link::kGender);
  EXPECT_EQ(Lookup("Alexander Petrov").link, Link::kRendering);
  EXPECT_EQ(Lookup("Сергей Петров").link, Link::kSame);
  EXPECT_EQ(Lookup("Сергей Петров").via, Via::kExact);
}

TEST(ComposeTest, NoInputIsTooOdd) {
  for (const char* name :
       {"А. Б. В.", "A B C D E F G H I J", "Сергей Сергей Сергей", "Иванович Петрович", "- - -", "van", "van der",
        "oglu", "Mr", "Mr Mr", "born", "born born", ", , Sergei", "Sergei,", ",Sergei", "А.", "Петров А Б В Г",
        "One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve"}) {
    const Match match = Lookup(name);
    if (std::string_view(name) != "- - -") {
      EXPECT_FALSE(match.id.none()) << name;
    }
  }
  EXPECT_EQ(Lookup("Sergei,").id, Lookup("Sergei").id);
  EXPECT_EQ(Lookup(", Sergei").id, Lookup("Sergei").id);
}

// The first of many units was not looked up, so that a tabled given name came out as a derived one.
TEST(ComposeTest, ManyUnitsAreAGivenNameAndOneSurname) {
  const std::string name = "Alexander Ba Da Fa Ka La Ma Na Pa Sa";
  EXPECT_EQ(NameOf(name), "person/aleksandr+~ba-da-fa-ka-la-ma-na-pa-sa");
  EXPECT_NE(Lookup(name).id, Lookup(name + " Ta").id) << "no unit is lost";
}

}  // namespace
}  // namespace onoma
