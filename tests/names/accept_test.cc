// strict, standard, broad: what each lets in, and that tabled IDs don't depend on it.
#include <gtest/gtest.h>

#include "tests/support/test_tables.h"
#include "tests/support/test_text.h"

namespace onoma {
namespace {

using testing::CandidatesOf;
using testing::Lookup;
using testing::NameOf;
using testing::Of;

TEST(AcceptTest, ADiminutiveIsForBroad) {
  EXPECT_EQ(NameOf("Sasha", Of(Accept::kBroad)), "given/aleksandr");
  EXPECT_EQ(Lookup("Sasha", Of(Accept::kBroad)).link, Link::kDiminutive);
  EXPECT_EQ(Lookup("Sasha", Of(Accept::kStandard)).via, Via::kDerived);
  EXPECT_EQ(Lookup("Sasha", Of(Accept::kStrict)).via, Via::kDerived);
  EXPECT_EQ(NameOf("Sasha Petrov", Of(Accept::kBroad)), "person/aleksandr+petrov");
  EXPECT_NE(Lookup("Sasha Petrov").id, Lookup("Alexander Petrov").id);
}

// What many rules write for a diminutive is no other name that a few write so, nor a surname with a Lithuanian ending.
TEST(AcceptTest, ADiminutivesSpellingIsNobodyElses) {
  const std::pair<const char*, const char*> names[] = {
      {"Zina Ivanova", "Зина Иванова"}, {"Roma Ivanov", "Рома Иванов"}, {"Dima Ivanov", "Дима Иванов"},
      {"Shura Ivanov", "Шура Иванов"},  {"Gena Ivanov", "Гена Иванов"}, {"Nadya Ivanova", "Надя Иванова"}};
  for (const auto& [latin, native] : names) {
    EXPECT_EQ(Lookup(latin).via, Via::kDerived) << latin;
    EXPECT_EQ(Lookup(latin).id, Lookup(native).id) << latin;
    EXPECT_EQ(Lookup(latin, Of(Accept::kBroad)).link, Link::kDiminutive) << latin;
  }
  EXPECT_EQ(Lookup("Lena").via, Via::kDerived);
  EXPECT_EQ(NameOf("Petras", Of(Kind::kGiven)), "given/petr") << "a diminutive of this very name";
  EXPECT_EQ(NameOf("Iulia"), "given/yuliya");
}

TEST(AcceptTest, AWesternFormIsForBroad) {
  EXPECT_EQ(NameOf("Michael", Of(Accept::kBroad)), "given/mikhail");
  EXPECT_EQ(Lookup("Michael", Of(Accept::kBroad)).link, Link::kWestern);
  // Otherwise it is an unknown name, or that of somebody whose name it is: Михаэль, not Михаил.
  EXPECT_NE(NameOf("Michael"), "given/mikhail");
  EXPECT_EQ(Lookup("Paul").via, Via::kDerived);
  EXPECT_EQ(Lookup("John").via, Via::kDerived);
}

TEST(AcceptTest, ARenamedPlaceIsAnotherToponym) {
  EXPECT_EQ(NameOf("Leningrad"), "place/leningrad");
  EXPECT_EQ(NameOf("Leningrad", Of(Accept::kStrict)), "place/leningrad");
  EXPECT_NE(Lookup("Leningrad").id, Lookup("Санкт-Петербург").id);
  const std::vector<std::string> broad = CandidatesOf("Leningrad", Of(Accept::kBroad));
  ASSERT_EQ(broad.size(), 2u);
  EXPECT_EQ(broad[0], "place/leningrad");
  EXPECT_EQ(broad[1], "place/sankt-peterburg");
  Scratch scratch;
  EXPECT_EQ(testing::DefaultNormalizer().Resolve("Leningrad", Of(Accept::kBroad), scratch).candidates[1].link,
            Link::kFormer);
}

TEST(AcceptTest, AnExonymIsForStandard) {
  EXPECT_EQ(NameOf("Byelorussia"), "place/belarus");
  EXPECT_EQ(Lookup("Byelorussia").link, Link::kExonym);
  EXPECT_EQ(NameOf("Weißrussland"), "place/belarus");
  EXPECT_NE(NameOf("Weißrussland", Of(Accept::kStrict)), "place/belarus");
}

// "A form kept out is an unknown name" (docs/cli.md), even if its key resembles one that is let in.
TEST(AcceptTest, AFormKeptOutIsAnUnknownName) {
  EXPECT_EQ(Lookup("Byelorussia", Of(Accept::kStrict)).via, Via::kDerived);
  testing::TestTables tables;
  tables.Write("places/a.tsv",
               "slug\thome\tbe\tru\texonyms\tsource\nbelorussiya\tbe\tБеларусь\tБелоруссия\tByelorussia\teditor\n");
  const Normalizer normalizer(tables.Open());
  EXPECT_EQ(Lookup(normalizer, "Byelorussia").link, Link::kExonym);
  EXPECT_EQ(Lookup(normalizer, "Byelorussia", Of(Accept::kStrict)).via, Via::kDerived);
}

TEST(AcceptTest, StrictTakesWhatIsRegular) {
  for (const char* name : {"Сергей", "Siarhei", "Alexander", "Тихановская", "Лукaшенко", "Лукашэнка"}) {
    EXPECT_EQ(Lookup(name, Of(Accept::kStrict)).id, Lookup(name).id) << name;
    EXPECT_NE(Lookup(name, Of(Accept::kStrict)).via, Via::kDerived) << name;
  }
}

TEST(AcceptTest, WhatIsFoundStaysWhenMoreIsLetIn) {
  for (const char* name :
       {"Сергей Петров", "Alyaksandr Lukashenka", "Minsk", "Kiev", "Путин", "Иванович", "Leningrad", "Anna"}) {
    const NameId strict = Lookup(name, Of(Accept::kStrict)).id;
    EXPECT_EQ(Lookup(name, Of(Accept::kStandard)).id, strict) << name;
    EXPECT_EQ(Lookup(name, Of(Accept::kBroad)).id, strict) << name;
  }
}

}  // namespace
}  // namespace onoma
