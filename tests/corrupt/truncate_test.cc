// Files cut short: at every border of a section, and anywhere.
#include <gtest/gtest.h>

#include <random>
#include <set>

#include "onoma/database.h"
#include "tests/support/test_tables.h"

namespace onoma {
namespace {

TEST(TruncateTest, ACutFileNeverOpens) {
  const std::string good = testing::DefaultDatabaseBytes();
  ASSERT_GT(good.size(), 100000u);
  std::set<size_t> cuts = {0, 1, 7, 8, 9, 63, 64, 65, good.size() - 1, good.size() - 64};
  const Database::Info info = testing::DefaultDatabase().GetInfo();
  for (const Database::Section& section : info.sections) {
    for (const uint64_t border : {section.offset, section.offset + section.size}) {
      cuts.insert(border - 1);
      if (border < good.size()) cuts.insert(border);
      if (border + 1 < good.size()) cuts.insert(border + 1);
    }
  }
  for (size_t i = 0; i <= info.sections.size(); ++i) cuts.insert(64 + i * 40);
  std::mt19937_64 random(21);
  for (int i = 0; i < 300; ++i) cuts.insert(random() % good.size());
  const testing::AlignedBytes aligned(good);
  for (const size_t cut : cuts) {
    const absl::Status status = Database::FromMemory(aligned.span().first(cut), "cut.onoma").status();
    ASSERT_FALSE(status.ok()) << cut;
    EXPECT_EQ(status.message().find("cut.onoma: "), 0u) << status;
    EXPECT_GT(status.message().size(), 25u) << status;
  }
}

TEST(TruncateTest, OnDiskToo) {
  const std::string good = testing::DefaultDatabaseBytes();
  const testing::TempDir dir;
  for (const size_t cut : {size_t{64}, size_t{4096}, good.size() / 2, good.size() - 1}) {
    const absl::Status status = Database::Open(dir.Write("cut.onoma", good.substr(0, cut))).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kDataLoss) << cut;
    EXPECT_NE(status.message().find(std::to_string(cut) + " bytes"), absl::string_view::npos) << status;
  }
}

}  // namespace
}  // namespace onoma
