// Cells that hold several names.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/test_tables.h"
#include "tests/support/test_text.h"

namespace onoma {
namespace {

using testing::CandidatesOf;
using testing::Lookup;
using testing::NameOf;

uint8_t FlagsOf(std::string_view name) {
  Scratch scratch;
  return testing::DefaultNormalizer().Resolve(name, {}, scratch).flags;
}

TEST(CellTest, TheFirstIsTheAnswerTheOthersAreCandidates) {
  for (const char* cell :
       {"Sergei Petrov / Anna Ivanova", "Sergei Petrov; Anna Ivanova", "Sergei Petrov | Anna Ivanova",
        "Sergei Petrov alias Anna Ivanova", "Sergei Petrov (born Anna Ivanova)", "Sergei Petrov (a.k.a. Anna Ivanova)",
        "PETROV, Sergei (f.k.a. IVANOVA, Anna)", "Sergei Petrov, also known as Anna Ivanova",
        "Сергей Петров, он же Анна Иванова", "Сергей Петров (урожд. Анна Иванова)"}) {
    EXPECT_EQ(NameOf(cell), "person/sergei+petrov") << cell;
    EXPECT_TRUE(FlagsOf(cell) & kFlagSeveralNames) << cell;
    const std::vector<std::string> all = CandidatesOf(cell);
    EXPECT_NE(std::find(all.begin(), all.end(), "person/anna+ivanov"), all.end()) << cell;
  }
  EXPECT_FALSE(FlagsOf("Sergei Petrov") & kFlagSeveralNames);
}

TEST(CellTest, TheFirstIsTheAnswerEvenIfNobodyKnowsIt) {
  EXPECT_EQ(Lookup("Gvzdkrt / Putin").id, Lookup("Gvzdkrt").id);
  EXPECT_EQ(Lookup("Gvzdkrt / Putin / Lukashenko").id, Lookup("Gvzdkrt").id);
  EXPECT_EQ(Lookup("Gvzdkrt / Putin / Lukashenko / Minsk").id, Lookup("Gvzdkrt").id);
}

TEST(CellTest, TheFirstIsTheAnswerHoweverManyFollow) {
  std::string cell = "Gvzdkrt";
  for (const char* name :
       {"Putin", "Lukashenko", "Minsk", "Sergei", "Anna", "Moskva", "Ivanov", "Petrov", "Oleg", "Tula"}) {
    cell += std::string(" / ") + name;
  }
  EXPECT_EQ(Lookup(cell).id, Lookup("Gvzdkrt").id);
  EXPECT_TRUE(FlagsOf(cell) & kFlagSeveralNames);
}

TEST(CellTest, APartWithoutALetterIsNoName) {
  EXPECT_EQ(Lookup("/ Putin").id, Lookup("Putin").id);
  EXPECT_EQ(Lookup("Putin /").id, Lookup("Putin").id);
  EXPECT_EQ(Lookup("123 / Putin").id, Lookup("Putin").id);
  EXPECT_EQ(Lookup("Putin // Lukashenko").id, Lookup("Putin").id);
}

TEST(CellTest, AnAliasWordThatBeginsOrEndsACellIsAName) {
  EXPECT_FALSE(Lookup("Born").id.none());
  EXPECT_FALSE(Lookup("Sergei Born").id.none());
  EXPECT_FALSE(Lookup("a.k.a.").id.none());
  EXPECT_FALSE(FlagsOf("A. K. A. Petrov") & kFlagSeveralNames) << "initials";
}

}  // namespace
}  // namespace onoma
