// Bits that fell over. In the header and the section table opening says so; behind them a lookup is at worst a miss,
// and Verify finds it.
#include <gtest/gtest.h>

#include <random>

#include "format/format.h"
#include "tests/corrupt/exercise.h"
#include "tests/support/database_file.h"
#include "tests/support/test_tables.h"

namespace onoma {
namespace {

using testing::AlignedBytes;

// A small database: every kind of section, some names.
const std::string& Small() {
  static const std::string& bytes = *[] {
    testing::TestTables tables;
    tables.Write("names/given/a.tsv",
                 "slug\tgender\tbe\tru\tuk\tsource\naleksandr\tm\tАляксандр\tАлександр\tОлександр\teditor\n"
                 "svetlana\tf\tСвятлана\tСветлана\tСвітлана\teditor\npetr\tm\tПётр\tПётр\tПетро\teditor\n");
    tables.Write("names/surnames/a.tsv",
                 "slug\tbe\tru\tuk\tsource\nlukashenko\tЛукашэнка\tЛукашенко\tЛукашенко\teditor\n"
                 "tikhanovskiy\tЦіханоўскі\tТихановский\tТихановський\teditor\nputin\tПуцін\tПутин\tПутін\teditor\n");
    tables.Write("places/a.tsv",
                 "slug\thome\tbe\tru\tuk\tsource\nminsk\tbe\tМінск\tМинск\tМінськ\teditor\n"
                 "krasnaya-polyana\tru\t\tКрасная Поляна\t\teditor\n");
    tables.Write("names/diminutives/a.tsv", "ru\tof\tgender\tsource\nСаша\taleksandr\tm\teditor\n");
    tables.Write("names/words/0.tsv", "use\tword\nparticle\tvan\nalias\tborn\n");
    tables.Write("retired.tsv", "slug\tinto\nsurname/lukashenka\tsurname/lukashenko\n");
    return new std::string(tables.Compile().value());
  }();
  return bytes;
}

TEST(FlipTest, EveryBitOfHeaderAndTableIsGuarded) {
  const std::string& good = Small();
  testing::DatabaseFile file(good);
  AlignedBytes aligned(good);
  std::byte* bytes = const_cast<std::byte*>(aligned.span().data());
  for (size_t i = 0; i < 64 + file.sections.size() * 40; ++i) {
    for (int bit = 0; bit < 8; ++bit) {
      bytes[i] ^= std::byte(1 << bit);
      const absl::Status status = Database::FromMemory(aligned.span(), "flipped").status();
      EXPECT_FALSE(status.ok()) << "byte " << i << " bit " << bit;
      EXPECT_EQ(status.message().find("flipped: "), 0u) << status;
      bytes[i] ^= std::byte(1 << bit);
    }
  }
  EXPECT_TRUE(Database::FromMemory(aligned.span(), "whole").ok());
}

// Every section has its share of flips, whatever its size.
TEST(FlipTest, APayloadFlipIsFoundByVerifyAndDoesNoHarm) {
  const std::string& good = Small();
  const testing::DatabaseFile file(good);
  AlignedBytes aligned(good);
  std::byte* bytes = const_cast<std::byte*>(aligned.span().data());
  std::mt19937_64 random(31);
  size_t opened = 0;
  for (const auto& section : file.sections) {
    const std::string tag(section.entry.tag, 4);
    if (section.entry.size == 0) continue;
    const int rounds = tag == "FOLD" ? 60 : 150;
    for (int round = 0; round < rounds; ++round) {
      const size_t at = section.entry.offset + random() % section.entry.size;
      const std::byte before = bytes[at];
      bytes[at] ^= std::byte(1 << random() % 8);
      const auto database = Database::FromMemory(aligned.span(), "flipped");
      if (database.ok()) {
        ++opened;
        const absl::Status status = database->Verify();
        ASSERT_EQ(status.code(), absl::StatusCode::kDataLoss) << tag << " at " << at;
        ASSERT_NE(std::string(status.message()).find("section " + tag), std::string::npos) << status;
        testing::Exercise(*database, round % 8 == 0);
      }
      bytes[at] = before;
    }
  }
  EXPECT_GT(opened, 500u);
}

// Many flips at once, with hashes that hold: a compiler's mistake or an enemy's file. Nothing is promised but safety.
TEST(FlipTest, ManyFlipsWithTrueHashesDoNoHarm) {
  const testing::DatabaseFile good(Small());
  std::mt19937_64 random(37);
  for (int round = 0; round < 120; ++round) {
    testing::DatabaseFile file = good;
    auto& section = file.sections[random() % file.sections.size()];
    if (section.bytes.empty()) continue;
    // The beginning of a section holds its counts.
    for (int k = 0; k < 12; ++k) {
      const size_t range = k % 3 == 0 ? std::min<size_t>(section.bytes.size(), 64) : section.bytes.size();
      section.bytes[random() % range] = static_cast<char>(random());
    }
    const AlignedBytes aligned(file.Bytes());
    const auto database = Database::FromMemory(aligned.span(), "forged");
    if (database.ok()) testing::Exercise(*database, round % 4 == 0);
  }
}

TEST(FlipTest, PaddingIsLookedAt) {
  const std::string& good = Small();
  testing::DatabaseFile file(good);
  AlignedBytes aligned(good);
  std::byte* bytes = const_cast<std::byte*>(aligned.span().data());
  size_t end = 64 + file.sections.size() * 40, padding = 0;
  const auto check = [&](size_t from, size_t to) {
    for (size_t i = from; i < to; ++i, ++padding) {
      bytes[i] = std::byte{1};
      const auto database = Database::FromMemory(aligned.span(), "padded");
      ASSERT_TRUE(database.ok()) << i;
      EXPECT_EQ(database->Verify().code(), absl::StatusCode::kDataLoss) << i;
      bytes[i] = std::byte{0};
    }
  };
  for (const auto& section : file.sections) {
    check(end, section.entry.offset);
    end = section.entry.offset + section.entry.size;
  }
  check(end, good.size());
  EXPECT_GT(padding, 0u);
}

TEST(FlipTest, TheEmbeddedDatabaseStandsRandomFlips) {
  AlignedBytes aligned(testing::DefaultDatabaseBytes());
  std::byte* bytes = const_cast<std::byte*>(aligned.span().data());
  std::mt19937_64 random(41);
  for (int round = 0; round < 60; ++round) {
    std::vector<std::pair<size_t, std::byte>> undo;
    for (int k = 0; k < 2000; ++k) {
      const size_t at = 4096 + random() % (aligned.span().size() - 4096);
      undo.emplace_back(at, bytes[at]);
      bytes[at] ^= std::byte(1 << random() % 8);
    }
    const auto database = Database::FromMemory(aligned.span(), "flipped");
    if (database.ok()) testing::Exercise(*database, round % 4 == 0);
    for (auto it = undo.rbegin(); it != undo.rend(); ++it) bytes[it->first] = it->second;
  }
}

}  // namespace
}  // namespace onoma
