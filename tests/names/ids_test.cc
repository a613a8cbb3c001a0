// IDs recomputed here from their definition in docs/ and onoma/name_id.h, with xxhash alone.
#include "names/ids.h"

#include <gtest/gtest.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <set>

#include "format/reader.h"
#include "tests/support/test_tables.h"
#include "tests/support/test_text.h"

namespace onoma {
namespace {

uint64_t Xxh(const std::string& bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

std::string LittleEndian(uint64_t value, int bytes) {
  std::string out;
  for (int i = 0; i < bytes; ++i) out.push_back(static_cast<char>(value >> (8 * i) & 0xFF));
  return out;
}

constexpr uint64_t kTop = 0x8000000000000000u, kBoth = 0xC000000000000000u;

TEST(IdsTest, ATabledIdIsTheHashOfItsSlug) {
  for (const char* slug : {"given/sergei", "surname/lukashenko", "patronymic/sergei", "place/minsk"}) {
    EXPECT_EQ(TabledId(slug).value(), Xxh(slug) & ~kBoth) << slug;
    EXPECT_FALSE(TabledId(slug).derived());
    EXPECT_FALSE(TabledId(slug).tabled_person());
  }
}

TEST(IdsTest, ADerivedIdIsTheHashOfKindVersionAndKey) {
  const std::string bytes = std::string("surname") + '\0' + LittleEndian(1, 4) + "zhuravlikhin";
  EXPECT_EQ(DerivedId(Kind::kSurname, "zhuravlikhin").value(), Xxh(bytes) | kTop);
  EXPECT_NE(DerivedId(Kind::kGiven, "zhuravlikhin"), DerivedId(Kind::kSurname, "zhuravlikhin"));
  EXPECT_TRUE(DerivedId(Kind::kPlace, "x").derived());
}

TEST(IdsTest, APersonIdIsTheHashOfItsParts) {
  const NameId given = TabledId("given/sergei"), surname = TabledId("surname/petrov"),
               patronymic = TabledId("patronymic/ivan");
  const std::string head = std::string("person") + '\0';
  const std::string pair = head + LittleEndian(given.value(), 8) + LittleEndian(surname.value(), 8);
  EXPECT_EQ(PersonId(given, surname).value(), (Xxh(pair) & ~kBoth) | 0x4000000000000000u);
  EXPECT_TRUE(PersonId(given, surname).tabled_person());
  const std::string triple = pair + LittleEndian(patronymic.value(), 8);
  EXPECT_EQ(FullPersonId(given, surname, patronymic).value(), (Xxh(triple) & ~kBoth) | 0x4000000000000000u);
}

TEST(IdsTest, APersonWithADerivedPartIsDerived) {
  const NameId given = TabledId("given/sergei"), unknown = DerivedId(Kind::kSurname, "gvzdkrt");
  const std::string bytes =
      std::string("person") + '\0' + LittleEndian(given.value(), 8) + LittleEndian(unknown.value(), 8);
  EXPECT_EQ(PersonId(given, unknown).value(), Xxh(bytes) | kTop);
  EXPECT_TRUE(PersonId(given, unknown).derived());
  EXPECT_FALSE(PersonId(given, unknown).tabled_person());
  EXPECT_TRUE(FullPersonId(given, TabledId("surname/petrov"), DerivedId(Kind::kPatronymic, "x")).derived());
}

TEST(IdsTest, TheOrderOfPartsCounts) {
  const NameId a = TabledId("given/sergei"), b = TabledId("surname/sergeyev");
  EXPECT_NE(PersonId(a, b), PersonId(b, a));
}

// What a caller gets is made so.
TEST(IdsTest, LookupsGiveTheseIds) {
  using testing::Lookup;
  EXPECT_EQ(Lookup("Лукашэнка").id.value(), Xxh("surname/lukashenko") & ~kBoth);
  EXPECT_EQ(Lookup("Сергеевич").id.value(), Xxh("patronymic/sergei") & ~kBoth);
  EXPECT_EQ(Lookup("Аляксандр Лукашэнка").id, PersonId(TabledId("given/aleksandr"), TabledId("surname/lukashenko")));
  EXPECT_EQ(Lookup("Gvzdkrt").id, DerivedId(Kind::kSurname, "gvzdkrt"));
  EXPECT_EQ(Lookup("Sergei Gvzdkrt").id, PersonId(TabledId("given/sergei"), DerivedId(Kind::kSurname, "gvzdkrt")));
  Scratch scratch;
  const Answer& answer = testing::DefaultNormalizer().Resolve("Лукашенко Александр Григорьевич", {}, scratch);
  EXPECT_EQ(answer.best().full_id,
            FullPersonId(TabledId("given/aleksandr"), TabledId("surname/lukashenko"), TabledId("patronymic/grigoriy")));
}

TEST(IdsTest, NoTwoTabledNamesShareAnId) {
  const format::Reader& reader = testing::DefaultDatabase().reader();
  std::set<uint64_t> ids;
  for (size_t i = 0; i < reader.names(); ++i) {
    const format::NameRecord name = reader.name(i);
    EXPECT_TRUE(ids.insert(reader.id(i)).second) << reader.String(name.slug);
    const std::string slug =
        std::string(KindName(static_cast<Kind>(name.kind))) + "/" + std::string(reader.String(name.slug));
    EXPECT_EQ(reader.id(i), Xxh(slug) & ~kBoth) << slug;
    EXPECT_NE(reader.id(i), 0u);
  }
}

}  // namespace
}  // namespace onoma
