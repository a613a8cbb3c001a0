// Input made to be slow or large: the cost stays linear.
#include <gtest/gtest.h>

#include <string>

#include "tests/support/fold_helpers.h"
#include "tests/support/test_text.h"

namespace onoma {
namespace {

using testing::Tokens;

std::string Repeat(std::string_view piece, size_t bytes) {
  std::string out;
  out.reserve(bytes + piece.size());
  while (out.size() < bytes) out += piece;
  return out;
}

class HostileTest : public ::testing::TestWithParam<const char*> {};

// No time is asserted: quadratic work on four megabytes would run into the time-out of the whole program.
TEST_P(HostileTest, MegabytesAreFolded) {
  const std::string text = "a" + Repeat(GetParam(), 4 << 20);
  EXPECT_LE(Tokens(text).text.size(), text.size() * 12 + 1);
}

INSTANTIATE_TEST_SUITE_P(All, HostileTest,
                         ::testing::Values("\u0301", "\u0323\u0301", "\u0301\u0323", "'", "\u00AD", "\u00AD'",
                                           "a\u00AD-", "-", "\n", "\r", ".", "A.", ",", "\xFF", "\xF0\x9F", "ﷺ",
                                           "\u0E33", "a", "김", "\u1100\u1161\u11A8", "/", " ", "a b"));

TEST(HostileTest, MarksOnOneLetterAreBounded) {
  std::string text = "a";
  for (int i = 0; i < 100000; ++i) text += "\u0591";  // a Hebrew accent: composes with nothing
  const FoldedText folded = Tokens(text);
  ASSERT_EQ(folded.tokens.size(), 1u);
  EXPECT_EQ(folded.tokens[0].end, text.size()) << "they are covered all the same";
  std::string hebrew = "א";
  for (int i = 0; i < 100000; ++i) hebrew += "\u0591";
  EXPECT_LT(Tokens(hebrew).text.size(), 100u);
}

TEST(HostileTest, AVeryLongWordIsOneToken) {
  const FoldedText folded = Tokens(std::string(1 << 20, 'A'));
  ASSERT_EQ(folded.tokens.size(), 1u);
  EXPECT_EQ(folded.tokens[0].end, 1u << 20);
  EXPECT_EQ(folded.tokens[0].letters, 0xFFFFu) << "the count stops at its width, it does not wrap";
}

}  // namespace
}  // namespace onoma
