#include "index/exact_table.h"

#include <gtest/gtest.h>

#include <cstring>
#include <map>
#include <random>

#include "format/writer.h"
#include "tests/support/test_text.h"

namespace onoma {
namespace {

Posting Of(uint32_t ordinal) {
  Posting posting;
  posting.ordinal = ordinal;
  posting.kind_link = Posting::Pack(Kind::kSurname, Link::kSame);
  return posting;
}

TEST(PostingTest, PacksKindAndLink) {
  Posting posting;
  posting.kind_link = Posting::Pack(Kind::kPlace, Link::kTypo);
  EXPECT_EQ(posting.kind(), Kind::kPlace);
  EXPECT_EQ(posting.link(), Link::kTypo);
}

TEST(ExactTableTest, PackedSlotsComeBack) {
  std::mt19937_64 random(8);
  for (int round = 0; round < 1000; ++round) {
    ExactTable::Slot slot{random() & ExactTable::kHashMask, {}};
    slot.posting.ordinal = static_cast<uint32_t>(random()) & ExactTable::kMaxOrdinal;
    slot.posting.kind_link = Posting::Pack(static_cast<Kind>(random() % 7), static_cast<Link>(random() % 16));
    slot.posting.flags = static_cast<uint8_t>(random());
    slot.posting.traits = random() % 4;
    slot.posting.weight = static_cast<uint8_t>(random() & ExactTable::kMaxWeight);
    const ExactTable::Slot back = ExactTable::Unpack(ExactTable::Load(ExactTable::Pack(slot).data()));
    EXPECT_EQ(back.hash, slot.hash);
    EXPECT_EQ(back.posting.ordinal, slot.posting.ordinal);
    EXPECT_EQ(back.posting.kind_link, slot.posting.kind_link);
    EXPECT_EQ(back.posting.flags, slot.posting.flags);
    EXPECT_EQ(back.posting.traits, slot.posting.traits);
    EXPECT_EQ(back.posting.weight, slot.posting.weight);
    EXPECT_EQ(back.empty(), slot.posting.kind() == Kind::kNone);
  }
}

TEST(ExactTableTest, FindsWhatWasPutIn) {
  std::vector<Posting> runs;
  const std::string long_form(200, 'x');
  const std::string section =
      format::BuildExactTable({{"a", {Of(1)}}, {std::string(24, 'c'), {Of(3)}}, {long_form, {Of(4)}}}, &runs);
  const ExactTable table(AsBytes(section));
  const auto ordinal = [&](const std::string& form) {
    const int64_t slot = table.Find(form);
    return slot < 0 ? -1 : static_cast<int64_t>(table.slot(static_cast<size_t>(slot)).posting.ordinal);
  };
  EXPECT_EQ(ordinal("a"), 1);
  EXPECT_EQ(ordinal(std::string(24, 'c')), 3);
  EXPECT_EQ(ordinal(long_form), 4);
  EXPECT_EQ(ordinal(std::string(23, 'c')), -1);
  EXPECT_EQ(ordinal(long_form + "x"), -1);
  EXPECT_EQ(ordinal(""), -1);
  EXPECT_EQ(ordinal("b"), -1);
  EXPECT_TRUE(runs.empty());
}

TEST(ExactTableTest, SeveralPostingsMakeARun) {
  std::vector<Posting> runs;
  const std::string section = format::BuildExactTable({{"a", {Of(5), Of(6), Of(7)}}, {"b", {Of(8)}}}, &runs);
  const ExactTable table(AsBytes(section));
  const Posting posting = table.slot(static_cast<size_t>(table.Find("a"))).posting;
  ASSERT_TRUE(posting.flags & Posting::kMore);
  ASSERT_EQ(runs.size(), 3u);
  EXPECT_EQ(runs[posting.ordinal].ordinal, 5u);
  EXPECT_TRUE(runs[posting.ordinal].flags & Posting::kMore);
  EXPECT_TRUE(runs[posting.ordinal + 1].flags & Posting::kMore);
  EXPECT_EQ(runs[posting.ordinal + 2].ordinal, 7u);
  EXPECT_FALSE(runs[posting.ordinal + 2].flags & Posting::kMore);
  EXPECT_FALSE(table.slot(static_cast<size_t>(table.Find("b"))).posting.flags & Posting::kMore);
}

TEST(ExactTableTest, AgreesWithAMapOnRandomForms) {
  std::mt19937_64 random(3);
  for (const size_t size : {0u, 1u, 2u, 3u, 11u, 12u, 13u, 1000u, 30000u}) {
    std::map<std::string, uint32_t> map;
    while (map.size() < size)
      map.emplace(testing::RandomBytes(random, 1 + random() % 40), static_cast<uint32_t>(map.size()));
    format::Forms forms;
    for (const auto& [form, ordinal] : map) forms.push_back({form, {Of(ordinal)}});
    std::vector<Posting> runs;
    const std::string section = format::BuildExactTable(forms, &runs);
    const ExactTable table(AsBytes(section));
    for (const auto& [form, ordinal] : map) {
      const int64_t slot = table.Find(form);
      ASSERT_GE(slot, 0);
      EXPECT_EQ(table.slot(static_cast<size_t>(slot)).posting.ordinal, ordinal);
    }
    for (int n = 0; n < 1000; ++n) {
      const std::string form = testing::RandomBytes(random, 1 + random() % 40);
      EXPECT_EQ(table.Find(form) >= 0, map.contains(form));
    }
    EXPECT_EQ(format::BuildExactTable(forms, &runs), section) << "the same forms give the same bytes";
  }
}

TEST(ExactTableTest, ASeedPartsFormsOfOneHash) {
  EXPECT_NE(FormHash::Of("a", 0), FormHash::Of("a", 1));
  // A table of another seed is read by that seed.
  std::vector<Posting> runs;
  std::string section = format::BuildExactTable({{"a", {Of(1)}}}, &runs);
  const uint64_t seed = 1;
  std::memcpy(section.data() + 16, &seed, sizeof(seed));
  EXPECT_EQ(ExactTable(AsBytes(section)).Find("a"), -1);
}

TEST(ExactTableTest, DamagedCountsGiveAnEmptyTable) {
  std::vector<Posting> runs;
  const std::string good = format::BuildExactTable({{"a", {Of(1)}}}, &runs);
  for (const uint64_t count : {uint64_t{0}, uint64_t{1} << 40, UINT64_MAX}) {
    for (const size_t at : {0u, 8u}) {  // slots, buckets
      std::string section = good;
      std::memcpy(section.data() + at, &count, sizeof(count));
      EXPECT_EQ(ExactTable(AsBytes(section)).Find("a"), -1) << count;
    }
  }
  EXPECT_EQ(ExactTable(AsBytes(good.substr(0, 10))).Find("a"), -1);
  EXPECT_EQ(ExactTable().Find("a"), -1);
}

// Bytes of a section changed at random: a lookup may miss, never crash or leave the section.
TEST(ExactTableTest, ADamagedOneIsReadWithoutHarm) {
  std::mt19937_64 random(4);
  std::vector<Posting> runs;
  const std::string good = format::BuildExactTable({{"a", {Of(1)}}, {"b", {Of(2)}}, {"c", {Of(3)}}}, &runs);
  for (int round = 0; round < 20000; ++round) {
    std::string section = good;
    for (int k = 0; k < 3; ++k) section[random() % section.size()] = static_cast<char>(random());
    const ExactTable table(AsBytes(section));
    for (const char* form : {"a", "b", "c", "d"}) {
      EXPECT_LT(table.Find(form), static_cast<int64_t>(table.slots()));
    }
  }
}

}  // namespace
}  // namespace onoma
