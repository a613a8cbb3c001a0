// IDs and readable names of an older database in a newer one.
#include <gtest/gtest.h>

#include "names/ids.h"
#include "tests/support/test_tables.h"
#include "tests/support/test_text.h"

namespace onoma {
namespace {

using testing::Lookup;
using testing::NameOf;
using testing::TestTables;

constexpr const char* kGiven = "slug\tgender\tbe\tru\tuk\tsource\nsergei\tm\tСяргей\tСергей\tСергій\teditor\n";
constexpr const char* kSurname = "slug\tbe\tru\tuk\tsource\n";

TEST(ResolveTest, ANameThatATableHasComeToCover) {
  TestTables old_tables, new_tables;
  old_tables.Write("names/given/a.tsv", kGiven);
  new_tables.Write("names/given/a.tsv", kGiven);
  new_tables.Write("names/surnames/a.tsv", std::string(kSurname) +
                                               "grishchenko\tГрышчанка\tГрищенко\tГрищенко\teditor\n"
                                               "kotov\tКотаў\tКотов\tКотов\teditor\n");
  const Normalizer before(old_tables.Open()), after(new_tables.Open());
  const NameId tabled = TabledId("surname/grishchenko");
  for (const char* spelling : {"Грищенко", "Grishchenko", "Hryshchanka", "Грышчанка", "Hryshchenko"}) {
    const Match was = Lookup(before, spelling);
    ASSERT_EQ(was.via, Via::kDerived) << spelling;
    EXPECT_EQ(Lookup(after, spelling).id, tabled) << spelling;
    const Normalizer::Resolved now = after.ResolveForward(was.id);
    EXPECT_EQ(now.id, tabled) << spelling;
    EXPECT_EQ(now.name, "surname/grishchenko") << spelling;
    EXPECT_TRUE(now.moved);
    EXPECT_EQ(after.ResolveForward(NameOf(before, spelling)).id, tabled) << NameOf(before, spelling);
  }
  // A feminine was derived as its masculine.
  EXPECT_EQ(after.ResolveForward(Lookup(before, "Котова").id).id, TabledId("surname/kotov"));
  // Asked for as one kind or found out: both lead on.
  EXPECT_EQ(after.ResolveForward(Lookup(before, "Котов", testing::Of(Kind::kSurname)).id).id,
            TabledId("surname/kotov"));
}

TEST(ResolveTest, APersonsPartsAreFollowedByItsReadableName) {
  TestTables old_tables, new_tables;
  old_tables.Write("names/given/a.tsv", kGiven);
  new_tables.Write("names/given/a.tsv", kGiven);
  new_tables.Write("names/surnames/a.tsv", std::string(kSurname) + "kotov\tКотаў\tКотов\tКотов\teditor\n");
  const Normalizer before(old_tables.Open()), after(new_tables.Open());
  const std::string name = NameOf(before, "Сергей Котов");
  EXPECT_EQ(name, "person/sergei+~kotov");
  const Normalizer::Resolved now = after.ResolveForward(name);
  EXPECT_EQ(now.id, Lookup(after, "Сергей Котов").id);
  EXPECT_EQ(now.name, "person/sergei+kotov");
  EXPECT_TRUE(now.moved);
  // Where nothing moved, the same comes back.
  const Normalizer::Resolved same = before.ResolveForward(name);
  EXPECT_EQ(same.id, Lookup(before, "Сергей Котов").id);
  EXPECT_EQ(same.name, name);
  EXPECT_FALSE(same.moved);
}

TEST(ResolveTest, AChainOfRetiredSlugs) {
  TestTables tables;
  tables.Write("names/given/a.tsv", kGiven);
  tables.Write("names/surnames/a.tsv", std::string(kSurname) + "kotov\tКотаў\tКотов\tКотов\teditor\n");
  tables.Write("retired.tsv",
               "slug\tinto\tnote\ngiven/siarhei\tgiven/serhii\tfirst\ngiven/serhii\tgiven/sergei\tthen\n"
               "surname/katov\tsurname/kotov\n");
  const Normalizer normalizer(tables.Open());
  for (const char* slug : {"given/siarhei", "given/serhii"}) {
    const Normalizer::Resolved now = normalizer.ResolveForward(TabledId(slug));
    EXPECT_EQ(now.id, TabledId("given/sergei")) << slug;
    EXPECT_EQ(now.name, "given/sergei");
    EXPECT_TRUE(now.moved);
    EXPECT_EQ(normalizer.ResolveForward(std::string_view(slug)).id, TabledId("given/sergei"));
  }
  const Normalizer::Resolved person = normalizer.ResolveForward("person/siarhei+katov");
  EXPECT_EQ(person.id, PersonId(TabledId("given/sergei"), TabledId("surname/kotov")));
  EXPECT_EQ(person.name, "person/sergei+kotov");
  EXPECT_TRUE(person.moved);
}

TEST(ResolveTest, WhatIsCurrentStays) {
  const Normalizer& normalizer = testing::DefaultNormalizer();
  const Normalizer::Resolved now = normalizer.ResolveForward(TabledId("given/sergei"));
  EXPECT_EQ(now.id, TabledId("given/sergei"));
  EXPECT_EQ(now.name, "given/sergei");
  EXPECT_FALSE(now.moved);
  for (const char* name :
       {"given/sergei", "surname/lukashenko", "patronymic/sergei", "place/minsk", "person/sergei+petrov"}) {
    const Normalizer::Resolved same = normalizer.ResolveForward(std::string_view(name));
    EXPECT_EQ(same.name, name);
    EXPECT_FALSE(same.moved) << name;
    EXPECT_FALSE(same.id.none()) << name;
  }
}

TEST(ResolveTest, WhatNobodyKnowsIsNone) {
  const Normalizer& normalizer = testing::DefaultNormalizer();
  for (const uint64_t id : {uint64_t{0}, uint64_t{1}, UINT64_MAX, uint64_t{0x8000000000000000}}) {
    EXPECT_TRUE(normalizer.ResolveForward(NameId(id)).id.none()) << id;
  }
  for (const char* name : {"", "sergei", "given/", "given/gvzdkrt", "nothing/sergei", "person/", "person/sergei",
                           "person/sergei+", "person/+petrov", "person~x", "person/sergei+gvzdkrt", "/", "~", "+"}) {
    EXPECT_TRUE(normalizer.ResolveForward(std::string_view(name)).id.none()) << name;
  }
}

// Every unknown spelling of the embedded tables' own native forms leads to its name: no ID is ever orphaned.
TEST(ResolveTest, DerivedIdsOfNewRowsLeadOn) {
  TestTables empty;
  empty.Write("names/given/a.tsv", "slug\tgender\tru\tsource\tnote\nksenon\tm\tКсенон\teditor\t\n");
  const Normalizer before(empty.Open());
  const Normalizer& after = testing::DefaultNormalizer();
  for (const char* name :
       {"Лукашенко", "Лукашэнка", "Lukashenka", "Minsk", "Мінск", "Сергей", "Siarhei", "Тихановская", "Иванович"}) {
    const Match was = Lookup(before, name);
    ASSERT_EQ(was.via, Via::kDerived) << name;
    EXPECT_FALSE(after.ResolveForward(was.id).id.none()) << name << " " << NameOf(before, name);
  }
  // Renderings and exonyms had derived IDs as well.
  for (const char* name : {"Nagorno-Karabakh", "Warsaw", "Weißrussland"}) {
    const Match was = Lookup(before, name);
    EXPECT_EQ(after.ResolveForward(was.id).id, Lookup(name).id) << name << " " << NameOf(before, name);
  }
}

}  // namespace
}  // namespace onoma
