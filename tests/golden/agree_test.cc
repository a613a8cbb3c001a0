// agree.tsv: the forms of a line are one name. differ.tsv: no two forms of a line are. look_alikes.tsv: nor are those
// of its lines, which careless matching merges. repaired.tsv: mistyped words are the clean ones, and flagged with a
// reason.
#include <gtest/gtest.h>

#include <map>

#include "tests/support/test_tables.h"
#include "tests/support/test_text.h"

namespace onoma {
namespace {

using testing::ListLine;

// A cell is "kind:form" or a form alone, which is then of the `usual` kind.
Match LookupCell(const std::string& cell, Kind usual = Kind::kNone) {
  const size_t colon = cell.find(':');
  const std::optional<Kind> kind = colon == std::string::npos ? std::nullopt : ParseKind(cell.substr(0, colon));
  return kind ? testing::Lookup(cell.substr(colon + 1), testing::Of(*kind)) : testing::Lookup(cell, testing::Of(usual));
}

void ExpectDifferent(const std::string& file, size_t at_least, Kind usual) {
  const auto lines = testing::ReadList(ONOMA_SOURCE_DIR "/tests/golden/" + file);
  EXPECT_GE(lines.size(), at_least);
  for (const ListLine& line : lines) {
    ASSERT_GE(line.cells.size(), 2u) << file << ":" << line.number;
    std::map<NameId, std::string> seen;
    for (const std::string& cell : line.cells) {
      const NameId id = LookupCell(cell, usual).id;
      ASSERT_FALSE(id.none()) << cell;
      const auto [it, inserted] = seen.emplace(id, cell);
      EXPECT_TRUE(inserted) << file << ":" << line.number << ": " << cell << " and " << it->second << " are both "
                            << testing::NameOf(cell, testing::Of(usual));
    }
  }
}

TEST(AgreeTest, TheFormsOfALineAreOneName) {
  const auto lines = testing::ReadList(ONOMA_SOURCE_DIR "/tests/golden/agree.tsv");
  EXPECT_GE(lines.size(), 400u);
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

TEST(DifferTest, NoTwoFormsOfALineAreOneName) { ExpectDifferent("differ.tsv", 800, Kind::kNone); }

TEST(DifferTest, LookAlikesAreNotMerged) { ExpectDifferent("look_alikes.tsv", 900, Kind::kSurname); }

TEST(RepairedTest, AMistypedWordIsTheCleanOneAndSaysWhy) {
  const auto lines = testing::ReadList(ONOMA_SOURCE_DIR "/tests/golden/repaired.tsv");
  EXPECT_GE(lines.size(), 45u);
  Scratch scratch;
  for (const ListLine& line : lines) {
    ASSERT_EQ(line.cells.size(), 3u) << "repaired.tsv:" << line.number;
    const Answer& answer = testing::DefaultNormalizer().Resolve(line.cells[0], {}, scratch);
    std::string reasons;
    for (const auto& [flag, name] : {std::pair{kFlagKeyboard, "keyboard"}, std::pair{kFlagAccent, "accent"},
                                     std::pair{kFlagLookAlike, "lookalike"}}) {
      if (answer.flags & flag) reasons += (reasons.empty() ? "" : " ") + std::string(name);
    }
    const NameId id = answer.best().id;
    EXPECT_EQ(reasons.empty() ? "-" : reasons, line.cells[2])
        << "repaired.tsv:" << line.number << ": " << line.cells[0];
    const Answer& clean = testing::DefaultNormalizer().Resolve(line.cells[1], {}, scratch);
    EXPECT_EQ(id, clean.best().id) << "repaired.tsv:" << line.number << ": " << line.cells[0] << " is not "
                                   << testing::NameOf(line.cells[1]);
    EXPECT_EQ(clean.flags, 0) << line.cells[1];
  }
}

}  // namespace
}  // namespace onoma
