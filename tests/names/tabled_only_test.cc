// LookupOptions::tabled_only: what no table has is nothing.
#include <gtest/gtest.h>

#include "tests/support/names_list.h"
#include "tests/support/test_tables.h"
#include "tests/support/test_text.h"

namespace onoma {
namespace {

using testing::IdOf;
using testing::Lookup;
using testing::Text;

LookupOptions Tabled(Kind kind = Kind::kNone) {
  LookupOptions options = testing::Of(kind);
  options.tabled_only = true;
  return options;
}

TEST(TabledOnlyTest, TabledNamesAreFoundAsEver) {
  for (const char* name : {"Lukashenka", "Лукашэнка", "Сергій", "Minsk", "Красная Поляна", "Alyaksandr Lukashenka",
                           "Лукашенко Александр Григорьевич", "А. Лукашенко", "Тихановская", "Bладимир"}) {
    EXPECT_EQ(Text(Lookup(name, Tabled())), Text(Lookup(name))) << name;
  }
}

TEST(TabledOnlyTest, OthersAreNothing) {
  for (const Kind kind : {Kind::kNone, Kind::kGiven, Kind::kPatronymic, Kind::kSurname, Kind::kPerson, Kind::kPlace}) {
    for (const char* name : {"Gvzdkrt", "Гвздкрт", "Gvzdkŕt", "Gvzdkrt-Bzdrk", "Gvzdkrt Bzdrk", "", "123", "王五"}) {
      const Match match = Lookup(name, Tabled(kind));
      EXPECT_TRUE(match.id.none()) << name;
      EXPECT_EQ(match.via, Via::kNone) << name;
      EXPECT_EQ(match.kind, Kind::kNone) << name;
    }
  }
}

TEST(TabledOnlyTest, APersonIsTabledIfAllPartsAre) {
  for (const char* name :
       {"Sergei Gvzdkrt", "Gvzdkrt, Sergei", "Gvzdkrt Ivanov", "Сергей Гвздкртович Иванов", "В. Гвздкрт"}) {
    EXPECT_FALSE(Lookup(name).id.none()) << name;
    EXPECT_TRUE(Lookup(name, Tabled()).id.none()) << name;
  }
}

// What only its key leads to is an unknown name, and so is one that the options keep out.
TEST(TabledOnlyTest, NoKeysAndNoWayAroundAccept) {
  LookupOptions strict = Tabled();
  strict.accept = Accept::kStrict;
  EXPECT_FALSE(Lookup("Sasha",
                      [] {
                        LookupOptions o = Tabled();
                        o.accept = Accept::kBroad;
                        return o;
                      }())
                   .id.none());
  EXPECT_TRUE(Lookup("Sasha", strict).id.none());
  EXPECT_EQ(Lookup("Sasha", testing::Of(Accept::kStrict)).via, Via::kDerived);
}

TEST(TabledOnlyTest, ResolveHasNoDerivedCandidates) {
  Scratch scratch;
  for (const std::string& name : testing::ManyNames(3000, 9)) {
    const Answer& answer = testing::DefaultNormalizer().Resolve(name, Tabled(), scratch);
    for (size_t i = 0; i < answer.count; ++i) {
      const Candidate& candidate = answer.candidates[i];
      EXPECT_FALSE(candidate.id.derived()) << name;
      for (const Part* part : {&candidate.given, &candidate.patronymic, &candidate.surname, &candidate.place}) {
        EXPECT_FALSE(part->derived()) << name;
      }
    }
  }
}

}  // namespace
}  // namespace onoma
