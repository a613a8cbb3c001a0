#include "text/utf8.h"

#include <gtest/gtest.h>

#include <vector>

namespace onoma {
namespace {

struct Bad {
  const char* what;
  std::string bytes;
  std::vector<uint32_t> expected;  // one U+FFFD a byte of what is ill-formed
};

class Utf8BadTest : public ::testing::TestWithParam<Bad> {};

TEST_P(Utf8BadTest, EachBadByteReadsAsReplacement) {
  const std::u32string got = DecodeAll(GetParam().bytes);
  EXPECT_EQ(std::vector<uint32_t>(got.begin(), got.end()), GetParam().expected) << GetParam().what;
}

constexpr uint32_t kR = kReplacement;
INSTANTIATE_TEST_SUITE_P(
    All, Utf8BadTest,
    ::testing::Values(Bad{"lone continuation", "\x80", {kR}}, Bad{"last continuation", "\xBF", {kR}},
                      Bad{"continuations", "\x80\xBF", {kR, kR}}, Bad{"overlong C0", "\xC0\x80", {kR, kR}},
                      Bad{"overlong C1", "\xC1\xBF", {kR, kR}}, Bad{"overlong of three", "\xE0\x9F\xBF", {kR, kR, kR}},
                      Bad{"overlong NUL of three", "\xE0\x80\x80", {kR, kR, kR}},
                      Bad{"overlong of four", "\xF0\x8F\xBF\xBF", {kR, kR, kR, kR}},
                      Bad{"first surrogate", "\xED\xA0\x80", {kR, kR, kR}},
                      Bad{"last surrogate", "\xED\xBF\xBF", {kR, kR, kR}},
                      Bad{"surrogate pair", "\xED\xA0\xBD\xED\xB8\x80", {kR, kR, kR, kR, kR, kR}},
                      Bad{"above U+10FFFF", "\xF4\x90\x80\x80", {kR, kR, kR, kR}},
                      Bad{"F5", "\xF5\x80\x80\x80", {kR, kR, kR, kR}},
                      Bad{"F8", "\xF8\x88\x80\x80\x80", {kR, kR, kR, kR, kR}}, Bad{"FE", "\xFE", {kR}},
                      Bad{"FF", "\xFF", {kR}}, Bad{"two cut at the end", "\xD0", {kR}},
                      Bad{"two, then ASCII",
                          "\xD0"
                          "a",
                          {kR, U'a'}},
                      Bad{"three cut after one", "\xE2", {kR}}, Bad{"three cut after two", "\xE2\x82", {kR, kR}},
                      Bad{"three, then ASCII",
                          "\xE2\x82"
                          "a",
                          {kR, kR, U'a'}},
                      Bad{"four cut after three", "\xF0\x9F\x98", {kR, kR, kR}},
                      Bad{"four, then a good letter", "\xF0\x9F\xD0\xB0", {kR, kR, U'а'}},
                      Bad{"bad between good", "\xD0\xB0\xFF\xD0\xB1", {U'а', kR, U'б'}},
                      Bad{"UTF-16 of a", std::string("a\0", 2), {U'a', 0}}));

TEST(Utf8Test, EveryScalarValueGoesThereAndBack) {
  std::string text;
  for (char32_t cp = 0; cp < 0x110000; ++cp) {
    if (cp >= 0xD800 && cp <= 0xDFFF) continue;
    text.clear();
    AppendUtf8(cp, &text);
    size_t pos = 0;
    ASSERT_TRUE(DecodeUtf8(text, &pos) == cp) << std::hex << static_cast<uint32_t>(cp);
    ASSERT_EQ(pos, text.size()) << std::hex << static_cast<uint32_t>(cp);
    ASSERT_EQ(text.size(), cp < 0x80 ? 1u : cp < 0x800 ? 2u : cp < 0x10000 ? 3u : 4u);
  }
}

TEST(Utf8Test, WhatIsNoScalarValueIsWrittenAsReplacement) {
  for (const char32_t cp : {char32_t{0xD800}, char32_t{0xDFFF}, char32_t{0x110000}, char32_t{0xFFFFFFFF}}) {
    std::string text;
    AppendUtf8(cp, &text);
    EXPECT_EQ(text, "\xEF\xBF\xBD");
  }
}

// Whatever two bytes begin a text, reading moves forward and stays inside.
TEST(Utf8Test, AnyTwoBytesAreReadToTheEnd) {
  for (int a = 0; a < 256; ++a) {
    for (int b = 0; b < 256; ++b) {
      const std::string text = {static_cast<char>(a), static_cast<char>(b)};
      size_t pos = 0, steps = 0;
      while (pos < text.size()) {
        const size_t before = pos;
        DecodeUtf8(text, &pos);
        ASSERT_GT(pos, before);
        ++steps;
      }
      ASSERT_EQ(pos, 2u);
      ASSERT_LE(steps, 2u);
    }
  }
}

TEST(Utf8Test, EncodeAllUndoesDecodeAll) {
  const std::string text = "Łukašenka Лукашэнка 卢卡申科 𝔏";
  EXPECT_EQ(EncodeAll(DecodeAll(text)), text);
}

}  // namespace
}  // namespace onoma
