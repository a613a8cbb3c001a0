// What may stand inside a mention, and what ends it. And that cost stays linear.
#include <gtest/gtest.h>

#include <chrono>

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

double Seconds(const std::string& text) {
  const auto start = std::chrono::steady_clock::now();
  testing::Scan(text);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// Texts that tempt a scanner to look back, ahead or around.
TEST(ScanBreaksTest, CostIsLinear) {
  for (const char* piece :
       {"Vladimir ", "Vladimir Putin ", "Vladimir Putin. Putin. ", "А. ", "Krasnaya ", "Petrov-", "X\n",
        "Ivan Petrov "
        "Sergei Petrov Petrov. ",
        "A'", "\u0301"}) {
    std::string small, large;
    while (small.size() < 20000) small += piece;
    while (large.size() < 160000) large += piece;
    Seconds(small);
    EXPECT_LT(Seconds(large), 30 * Seconds(small) + 0.5) << piece;
  }
}

// Ten thousand people of one surname, and as many mentions of it.
TEST(ScanBreaksTest, ManyBearersOfOneSurname) {
  std::string text;
  for (int i = 0; i < 10000; ++i) text += "Sergei Petrov. Petrov. ";
  EXPECT_LT(Seconds(text), 10);
}

}  // namespace
}  // namespace onoma
