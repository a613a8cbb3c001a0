// Persons in a text: full names, partial ones, and which full name a partial one speaks of.
#include <gtest/gtest.h>

#include "tests/scan/scan_helpers.h"

namespace onoma {
namespace {

using testing::IdOf;
using testing::List;
using testing::Marked;
using testing::Named;
using testing::PersonOf;

TEST(ScanPersonsTest, FullNamesInTheirOrders) {
  EXPECT_EQ(Named("when Alyaksandr Lukashenka met Vladimir Putin"),
            (List{"Alyaksandr Lukashenka=person/aleksandr+lukashenko", "Vladimir Putin=person/vladimir+putin"}));
  EXPECT_EQ(Named("Путин Владимир Владимирович подписал"), List{"Путин Владимир Владимирович=person/vladimir+putin"});
  EXPECT_EQ(Named("сказал Владимир Владимирович Путин вчера"),
            List{"Владимир Владимирович Путин=person/vladimir+putin"});
}

TEST(ScanPersonsTest, ThePersonOfAFullNameIsItsOwn) {
  EXPECT_EQ(PersonOf("Vladimir Putin said", "Vladimir Putin"), IdOf("Vladimir Putin"));
}

TEST(ScanPersonsTest, Initials) {
  EXPECT_EQ(Named("А. Г. Лукашенко и В.В. Путин встретились"),
            (List{"А. Г. Лукашенко=surname/lukashenko", "В.В. Путин=surname/putin"}));
  EXPECT_EQ(Named("подпись Лукашенко А. Г. здесь").size(), 1u);
  const std::vector<Mention> mentions = testing::Scan("Отчёт А. Г. Лукашенко.");
  ASSERT_EQ(mentions.size(), 1u);
  EXPECT_EQ(mentions[0].match.kind, Kind::kPartial);
}

TEST(ScanPersonsTest, ASentencesEndIsNoInitial) {
  EXPECT_EQ(Marked("He met Putin. Lukashenko left."), (List{"Putin", "Lukashenko"}));
}

TEST(ScanPersonsTest, ABareSurnameIsThatOfTheOnlyFullName) {
  const std::string text = "Sergei Lavrov spoke. Later Lavrov left.";
  EXPECT_EQ(PersonOf(text, "Lavrov"), IdOf("Sergei Lavrov"));
  EXPECT_EQ(Named(text)[1], "Lavrov=surname/lavrov");
  EXPECT_EQ(PersonOf("Lavrov left. Sergei Lavrov spoke.", "Lavrov"), IdOf("Sergei Lavrov"))
      << "anywhere in the document";
  EXPECT_EQ(PersonOf("Lavrov left.", "Lavrov"), "none");
}

TEST(ScanPersonsTest, TwoBearersOfASurnameLeaveItOpen) {
  EXPECT_EQ(PersonOf("Sergei Lavrov and Anna Lavrova. Then Lavrov spoke.", "Lavrov"), IdOf("Sergei Lavrov"))
      << "gender tells";
  EXPECT_EQ(PersonOf("Sergei Petrov and Ivan Petrov. Then Petrov spoke.", "Petrov"), "none");
  EXPECT_EQ(PersonOf("Sergei Petrov, Sergey Petrov. Then Petrov spoke.", "Petrov"), IdOf("Sergei Petrov"))
      << "one name, twice";
}

TEST(ScanPersonsTest, GivenNameAndPatronymic) {
  EXPECT_EQ(PersonOf("Vladimir Putin came. Vladimir Vladimirovich spoke.", "Vladimir Vladimirovich"),
            IdOf("Vladimir Putin"));
  EXPECT_EQ(PersonOf("Vladimir Putin and Vladimir Makei came. Vladimir Vladimirovich spoke.", "Vladimir Vladimirovich"),
            "none")
      << "two Vladimirs";
  EXPECT_EQ(PersonOf("Владимир Владимирович Путин и Владимир Владимирович.", "Владимир Владимирович"),
            IdOf("Путин Владимир"));
  EXPECT_EQ(PersonOf("Владимир Иванович Путин и Владимир Владимирович.", "Владимир Владимирович"), "none")
      << "another father's name";
}

TEST(ScanPersonsTest, ABareGivenNameIsNobody) {
  EXPECT_EQ(PersonOf("Vladimir Putin came. Then Vladimir spoke.", "Vladimir"), "none");
}

TEST(ScanPersonsTest, GenderOfTheSurname) {
  const std::string text = "Sergei Tikhanovsky and Svetlana Tikhanovskaya. ";
  EXPECT_EQ(PersonOf(text + "Tikhanovskaya said", "Tikhanovskaya"), IdOf("Svetlana Tikhanovskaya"));
  EXPECT_EQ(PersonOf(text + "Tikhanovsky said", "Tikhanovsky"), IdOf("Sergei Tikhanovsky"));
  EXPECT_EQ(PersonOf("Sergei Tikhanovsky. Tikhanovskaya said", "Tikhanovskaya"), "none");
}

TEST(ScanPersonsTest, InitialsFitOrDont) {
  EXPECT_EQ(PersonOf("Сергей Лавров. Позже С. Лавров сказал", "С. Лавров"), IdOf("Сергей Лавров"));
  EXPECT_EQ(PersonOf("Сергей Лавров. Позже А. Лавров сказал", "А. Лавров"), "none");
  EXPECT_EQ(PersonOf("Лавров Сергей. Позже С. Лавров сказал", "С. Лавров"), IdOf("Сергей Лавров")) << "surname first";
}

TEST(ScanPersonsTest, AnUnknownSurnameAfterAGivenName) {
  EXPECT_EQ(Named("and Sergei Zhuravlikhin said"), List{"Sergei Zhuravlikhin=person/sergei+~zhuravlikhin"});
  ScanOptions tabled_only;
  tabled_only.derive = false;
  EXPECT_EQ(Marked("and Sergei Zhuravlikhin said", tabled_only), List{"Sergei"});
  EXPECT_TRUE(Marked("and Zhuravlikhin said").empty()) << "a bare unknown word is no name";
}

TEST(ScanPersonsTest, WordsThatAreNoNames) {
  for (const char* text : {"The President of the Parliament met the Minister on Monday in March.",
                           "Das Parlament und die Regierung.", "Президент и Министр встретились в Понедельник.",
                           "Le Président et le Premier ministre.", "European Union, Supreme Court, BBC News"}) {
    for (const std::string& marked : Marked(text)) ADD_FAILURE() << marked << " in " << text;
  }
}

TEST(ScanPersonsTest, LowerCaseIsNoName) { EXPECT_TRUE(Marked("lukashenko putin minsk vladimir").empty()); }

TEST(ScanPersonsTest, TitleCaseHeadings) {
  EXPECT_EQ(Marked("Lukashenko Says Putin Will Come To Minsk"), (List{"Lukashenko", "Putin", "Minsk"}));
  EXPECT_EQ(Marked("LUKASHENKO MEETS PUTIN IN MINSK"), (List{"LUKASHENKO", "PUTIN", "MINSK"}));
}

TEST(ScanPersonsTest, HyphenCompounds) {
  EXPECT_TRUE(Marked("a Putin-era law").empty());
  EXPECT_TRUE(Marked("the anti-Lukashenko protests").empty());
  EXPECT_EQ(Marked("Anna Petrova-Ivanova said"), List{"Anna Petrova-Ivanova"});
}

TEST(ScanPersonsTest, AHyphenatedGivenNameIsTabledOrNotMarked) {
  EXPECT_EQ(Named("Anna-Maria Kovalenko said"), List{"Anna-Maria Kovalenko=person/anna-mariya+kovalenko"});
  EXPECT_EQ(Named("сказала Анна-Мария Иванова"), List{"Анна-Мария Иванова=person/anna-mariya+ivanov"});
  EXPECT_EQ(Marked("Olga-Anna said"), List{}) << "no half of it";
}

// Two names that are ordinary words too are one person's where no title has capitals but its first.
TEST(ScanPersonsTest, OrdinaryWordsThatStandTogether) {
  for (const char* text : {"Лев Толстой писал.", "«Лев Толстой»", "Позже Лев Толстой уехал."}) {
    EXPECT_EQ(Named(text), List{"Лев Толстой=person/lev+tolstoy"}) << text;
  }
  EXPECT_EQ(Named("Л. Н. Толстой родился"), List{"Л. Н. Толстой=surname/tolstoy"});
  EXPECT_EQ(Named("Вера Полозкова читала."), List{"Вера Полозкова=person/vera+~polozkov"});
  EXPECT_TRUE(Marked("Will Rose came.").empty());
  EXPECT_TRUE(Marked("Вера крепка.").empty());
  EXPECT_TRUE(Marked("ВЕРА ЗАЯЦ").empty());
}

TEST(ScanPersonsTest, APlaceIsNoUnknownSurname) {
  EXPECT_EQ(Named("Spartak Moscow won"), (List{"Spartak=given/spartak", "Moscow=place/moskva"}));
  EXPECT_EQ(Named("клуб Александр Киев"), (List{"Александр=given/aleksandr", "Киев=place/kiyev"}));
}

TEST(ScanPersonsTest, IdsAreThoseOfTheNormalizer) {
  for (const char* name : {"Alyaksandr Lukashenka", "Владимир Владимирович Путин", "А. Г. Лукашенко", "Сяргей Румас",
                           "Sergey Lavrov", "Vladimir Vladimirovich", "Semashko", "Makei"}) {
    const std::vector<Mention> mentions = testing::Scan(std::string("gestern ") + name + " gesagt");
    ASSERT_EQ(mentions.size(), 1u) << name;
    EXPECT_EQ(mentions[0].match.id, testing::Lookup(name, testing::Of(Kind::kPerson)).id) << name;
  }
}

}  // namespace
}  // namespace onoma
