// IDs that other people have stored: golden/ids.tsv may grow, but no line of it may ever change.
#include <gtest/gtest.h>

#include <map>

#include "tests/support/test_tables.h"
#include "tests/support/test_text.h"

namespace onoma {
namespace {

using testing::ListLine;

const std::vector<ListLine>& Lines() {
  static const auto& lines = *new std::vector<ListLine>(testing::ReadList(ONOMA_SOURCE_DIR "/tests/golden/ids.tsv"));
  return lines;
}

TEST(GoldenIdsTest, EachSpellingHasItsId) {
  for (const ListLine& line : Lines()) {
    ASSERT_EQ(line.cells.size(), 4u) << "ids.tsv:" << line.number;
    if (line.cells[1] == "retired") continue;
    const Match match = testing::Lookup(line.cells[2]);
    EXPECT_EQ(match.id.ToString(), line.cells[0]) << "ids.tsv:" << line.number << ": " << line.cells[2];
    EXPECT_EQ(KindName(match.kind), line.cells[1]) << "ids.tsv:" << line.number << ": " << line.cells[2];
    EXPECT_EQ(testing::NameOf(line.cells[2]), line.cells[3]) << "ids.tsv:" << line.number;
  }
}

TEST(GoldenIdsTest, EachReadableNameLeadsToItsId) {
  for (const ListLine& line : Lines()) {
    const Normalizer::Resolved now = testing::DefaultNormalizer().ResolveForward(std::string_view(line.cells[3]));
    EXPECT_EQ(now.id.ToString(), line.cells[0]) << "ids.tsv:" << line.number << ": " << line.cells[3];
  }
}

TEST(GoldenIdsTest, TheListIsAsLongAsItWas) {
  std::map<std::string, size_t> kinds;
  size_t tabled = 0, persons = 0, derived = 0;
  for (const ListLine& line : Lines()) {
    const bool is_derived = line.cells[3].find('~') != std::string::npos;
    derived += is_derived;
    persons += !is_derived && line.cells[1] == "person";
    tabled += !is_derived && line.cells[1] != "person";
  }
  EXPECT_GE(tabled, 120u);
  EXPECT_GE(persons, 40u);
  EXPECT_GE(derived, 20u);
}

}  // namespace
}  // namespace onoma
