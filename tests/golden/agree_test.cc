// agree.tsv: the forms of a line are one name. differ.tsv: no two forms of a line are.
#include <gtest/gtest.h>

#include <map>

#include "tests/support/test_tables.h"
#include "tests/support/test_text.h"

namespace onoma {
namespace {

using testing::ListLine;

// A cell is "kind:form" or a form alone.
Match LookupCell(const std::string& cell) {
  const size_t colon = cell.find(':');
  const std::optional<Kind> kind = colon == std::string::npos ? std::nullopt : ParseKind(cell.substr(0, colon));
  return kind ? testing::Lookup(cell.substr(colon + 1), testing::Of(*kind)) : testing::Lookup(cell);
}

TEST(AgreeTest, TheFormsOfALineAreOneName) {
  const auto lines = testing::ReadList(ONOMA_SOURCE_DIR "/tests/golden/agree.tsv");
  EXPECT_GE(lines.size(), 60u);
  for (const ListLine& line : lines) {
    ASSERT_GE(line.cells.size(), 2u) << "agree.tsv:" << line.number;
    const Match first = LookupCell(line.cells[0]);
    ASSERT_FALSE(first.id.none()) << line.cells[0];
    for (const std::string& cell : line.cells) {
      EXPECT_EQ(LookupCell(cell).id, first.id)
          << "agree.tsv:" << line.number << ": " << cell << " is " << testing::NameOf(cell) << ", " << line.cells[0]
          << " is " << testing::NameOf(line.cells[0]);
    }
  }
}

TEST(DifferTest, NoTwoFormsOfALineAreOneName) {
  const auto lines = testing::ReadList(ONOMA_SOURCE_DIR "/tests/golden/differ.tsv");
  EXPECT_GE(lines.size(), 100u);
  for (const ListLine& line : lines) {
    ASSERT_GE(line.cells.size(), 2u) << "differ.tsv:" << line.number;
    std::map<NameId, std::string> seen;
    for (const std::string& cell : line.cells) {
      const NameId id = LookupCell(cell).id;
      ASSERT_FALSE(id.none()) << cell;
      const auto [it, inserted] = seen.emplace(id, cell);
      EXPECT_TRUE(inserted) << "differ.tsv:" << line.number << ": " << cell << " and " << it->second << " are both "
                            << testing::NameOf(cell);
    }
  }
}

}  // namespace
}  // namespace onoma
