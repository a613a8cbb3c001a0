// What may stand inside a mention, and what ends it. And that cost stays linear.
#include <gtest/gtest.h>
#include <sys/mman.h>

#include "onoma/term_matcher.h"
#include "tests/scan/scan_helpers.h"

namespace onoma {
namespace {

using testing::List;
using testing::Marked;

TEST(ScanBreaksTest, OneLineBreakIsInsideAParagraphIsNot) {
  EXPECT_EQ(Marked("Vladimir\nPutin"), List{"Vladimir\nPutin"});
  EXPECT_EQ(Marked("Vladimir\r\nPutin"), List{"Vladimir\r\nPutin"});
  EXPECT_EQ(Marked("Vladimir\n\nPutin"), (List{"Vladimir", "Putin"}));
  EXPECT_EQ(Marked("Krasnaya\nPolyana"), List{"Krasnaya\nPolyana"});
}

TEST(ScanBreaksTest, PunctuationEndsAName) {
  for (const char* between : {". ", ": ", "; ", "? ", " – ", " (", ") ", "/", "… ", " « ", ", "}) {
    EXPECT_EQ(Marked(std::string("Vladimir") + between + "Putin"), (List{"Vladimir", "Putin"})) << between;
  }
}

TEST(ScanBreaksTest, DigitsAreNoNames) { EXPECT_EQ(Marked("Putin 2 Putin2 2Putin"), List{"Putin"}); }

// Never read: the memory is asked for as a place alone.
TEST(ScanBreaksTest, ATextThatIsTooLongHasNone) {
  const size_t size = kMaxTextBytes + 1;
  void* const place = mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  ASSERT_NE(place, MAP_FAILED);
  const std::string_view text(static_cast<const char*>(place), size);
  EXPECT_EQ(testing::Scan(text).size(), 0u);
  TermScratch scratch;
  std::vector<Term> terms(1);
  TermMatcher(testing::DefaultNormalizer()).Match(text, scratch, &terms);
  EXPECT_EQ(terms.size(), 0u);
  munmap(place, size);
}

// Texts that tempt a scanner to look back, ahead or around. No time is asserted: quadratic work on a megabyte would run
// into the time-out of the whole program.
TEST(ScanBreaksTest, CostIsLinear) {
  for (const char* piece :
       {"Vladimir ", "Vladimir Putin ", "Vladimir Putin. Putin. ", "А. ", "Krasnaya ", "Petrov-", "X\n",
        "Ivan Petrov "
        "Sergei Petrov Petrov. ",
        "A'", "s's's", "s'", "\u0301"}) {
    std::string text;
    while (text.size() < 1000000) text += piece;
    size_t end = 0;
    for (const Mention& mention : testing::Scan(text)) {
      ASSERT_GE(mention.begin, end) << piece;
      end = mention.end;
    }
    EXPECT_LE(end, text.size()) << piece;
  }
}

// Ten thousand people of one surname, and as many mentions of it.
TEST(ScanBreaksTest, ManyBearersOfOneSurname) {
  std::string text;
  for (int i = 0; i < 10000; ++i) text += "Sergei Petrov. Petrov. ";
  EXPECT_EQ(testing::Scan(text).size(), 20000u);
}

}  // namespace
}  // namespace onoma
