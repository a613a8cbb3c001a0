// Tokens: where they stand in the raw bytes, and what stands between them.
#include "text/tokens.h"

#include <gtest/gtest.h>

#include "tests/support/fold_helpers.h"
#include "tests/support/test_text.h"

namespace onoma {
namespace {

using testing::Tokens;

// "raw|folded" of each token, with the gap before it.
std::string Show(std::string_view raw) {
  const FoldedText text = Tokens(raw);
  std::string out;
  for (const Token& token : text.tokens) {
    constexpr std::string_view kGaps = "^ -,/!";
    out += kGaps[static_cast<size_t>(token.before)];
    out += raw.substr(token.begin, token.end - token.begin);
    out += '|';
    out += text.View(token);
  }
  return out;
}

TEST(TokensTest, OffsetsAreThoseOfTheRawBytes) {
  EXPECT_EQ(Show("Alyaksandr Lukashenka"), "^Alyaksandr|alyaksandr Lukashenka|lukashenka");
  EXPECT_EQ(Show("  «Лукашенко», Минск"), "^Лукашенко|лукашенко!Минск|минск");
  EXPECT_EQ(Show(" \u00A0Putin\u00A0 "), "^Putin|putin");
}

TEST(TokensTest, TrailingMarksAreIncluded) {
  EXPECT_EQ(Show("Pavle\u0301 x"), "^Pavle\u0301|pavlé x|x");
  EXPECT_EQ(Show(testing::Nfd("Сяргей!")), "^" + testing::Nfd("Сяргей") + "|сяргей");
  EXPECT_EQ(Show("Б\u0301\u0302\u0303"), "^Б\u0301\u0302\u0303|б");
}

TEST(TokensTest, InvisiblesInsideAreIncludedThoseOutsideAreNot) {
  EXPECT_EQ(Show("\uFEFFMi\u00ADnsk\u200B"), "^Mi\u00ADnsk|minsk");
}

TEST(TokensTest, ClosingApostropheIsOutside) {
  EXPECT_EQ(Show("'Minsk'"), "^Minsk|minsk");
  EXPECT_EQ(Show("“Minsk”"), "^Minsk|minsk");
  EXPECT_EQ(Show("Kazan’ x"), "^Kazan|kazan x|x");
}

TEST(TokensTest, Gaps) {
  EXPECT_EQ(Show("A-B C,D/E;F|G(H)"), "^A|a-B|b C|c,D|d/E|e/F|f/G|g!H|h");
  EXPECT_EQ(Show("ab , cd"), "^ab|ab,cd|cd");
  EXPECT_EQ(Show("ab ,, cd"), "^ab|ab!cd|cd");
  EXPECT_EQ(Show("ab - cd"), "^ab|ab!cd|cd") << "a dash between blanks ends a name";
  EXPECT_EQ(Show("ab- cd"), "^ab|ab!cd|cd");
  EXPECT_EQ(Show("ab -cd"), "^ab|ab!cd|cd");
  EXPECT_EQ(Show("ab\"cd ef"), "^ab|ab!cd|cd ef|ef");
}

TEST(TokensTest, OneLineBreakIsABlankTwoEndAParagraph) {
  EXPECT_EQ(Show("Aleksandr\nLukashenko"), "^Aleksandr|aleksandr Lukashenko|lukashenko");
  EXPECT_EQ(Show("Aleksandr\r\nLukashenko"), "^Aleksandr|aleksandr Lukashenko|lukashenko");
  EXPECT_EQ(Show("Aleksandr\n\nLukashenko"), "^Aleksandr|aleksandr!Lukashenko|lukashenko");
  EXPECT_EQ(Show("Aleksandr\r\n\r\nLukashenko"), "^Aleksandr|aleksandr!Lukashenko|lukashenko");
  EXPECT_EQ(Show("Aleksandr\n \nLukashenko"), "^Aleksandr|aleksandr!Lukashenko|lukashenko");
}

TEST(TokensTest, FullStopsAfterInitialsKeepNamesTogether) {
  EXPECT_EQ(Show("A. G. Lukashenko"), "^A|a G|g Lukashenko|lukashenko");
  EXPECT_EQ(Show("А.Г.Лукашенко"), "^А|а Г|г Лукашенко|лукашенко");
  EXPECT_EQ(Show("Yu. Petrov"), "^Yu|yu Petrov|petrov");
  EXPECT_EQ(Show("Minsk. Lukashenko"), "^Minsk|minsk!Lukashenko|lukashenko");
  const FoldedText text = Tokens("A. Petrov.");
  ASSERT_EQ(text.tokens.size(), 2u);
  EXPECT_TRUE(text.tokens[0].period_after);
  EXPECT_TRUE(text.tokens[1].period_after);
}

TEST(TokensTest, WhatATokenKnows) {
  const FoldedText text = Tokens("PUTIN Putin putin 2007 Пutin Ян3");
  ASSERT_EQ(text.tokens.size(), 6u);
  EXPECT_TRUE(text.tokens[0].upper_first);
  EXPECT_FALSE(text.tokens[0].lower_any);
  EXPECT_EQ(text.tokens[0].letters, 5u);
  EXPECT_TRUE(text.tokens[1].upper_first);
  EXPECT_TRUE(text.tokens[1].lower_any);
  EXPECT_FALSE(text.tokens[2].upper_first);
  EXPECT_TRUE(text.tokens[3].digit);
  EXPECT_EQ(text.tokens[3].scripts, 0u);
  EXPECT_EQ(text.tokens[4].scripts, ScriptBit(Script::kCyrillic) | ScriptBit(Script::kLatin));
  EXPECT_TRUE(text.tokens[5].digit);
}

TEST(TokensTest, StressIsKnownAndLettersAreNoStress) {
  const auto stressed = [](std::string_view raw) { return Tokens(raw).tokens.at(0).stressed; };
  EXPECT_TRUE(stressed("Лукаше\u0301нко"));
  EXPECT_TRUE(stressed("Пу\u0300тин"));
  EXPECT_TRUE(stressed("Паве\u0301"));
  EXPECT_FALSE(stressed("Лукашенко"));
  EXPECT_FALSE(stressed(testing::Nfd("Йёїў"))) << "marks that compose";
  EXPECT_FALSE(stressed(testing::Nfd("ЃЌѐѝ"))) << "these are letters of Macedonian";
  EXPECT_FALSE(stressed("Б\u0301б")) << "no vowel";
  EXPECT_FALSE(stressed("Лукаше\u0302нко"));
  EXPECT_FALSE(stressed("Luka\u0301"));
}

TEST(TokensTest, InvisiblesBetweenLettersAreKnown) {
  const auto hidden = [](std::string_view raw) { return Tokens(raw).tokens.at(0).invisible; };
  for (const char* raw : {"Ки\u00ADев", "Ки\u200Bев", "Ки\u200Cев", "Ки\u202Eев", "Ки\u2060ев", "Ки\uFEFFев",
                          "O\u200B'Brien", "علی\u200Bرضا"}) {
    EXPECT_TRUE(hidden(raw)) << raw;
  }
  for (const char* raw : {"\uFEFFКиев", "\u200EКиев\u200F", "Киев\u00AD", "Иван \u200BПетров", "Иван\u200B Петров",
                          "t·s", "Կիև\u055Bան", "علی\u200Cرضا"}) {
    EXPECT_FALSE(hidden(raw)) << raw;
    EXPECT_FALSE(Tokens(raw).tokens.back().invisible) << raw;
  }
}

TEST(TokensTest, FoldedTokensStandOneByteApart) {
  for (const char* raw : {"A. G. Lukashenko, Minsk", "a/b;c", "x\n\ny", "Rostov-na-Donu", "«a» (b)",
                          "a\xFF"
                          "b"}) {
    const FoldedText text = Tokens(raw);
    for (size_t i = 1; i < text.tokens.size(); ++i) {
      EXPECT_EQ(text.tokens[i].folded_begin, text.tokens[i - 1].folded_end + 1) << raw;
    }
    EXPECT_EQ(text.tokens.back().folded_end, text.text.size()) << raw;
  }
}

TEST(TokensTest, OffsetsOfRandomBytesAreInOrderAndInside) {
  std::mt19937_64 random(20240601);
  const std::u32string alphabet = U"aBЯєé\u0301\u0306ий'’-. ,\n\r/\u00AD\u200B漢字김٣ﬀ\U0001F600“”";
  for (int round = 0; round < 20000; ++round) {
    std::string raw = testing::RandomText(random, alphabet, random() % 40);
    for (int k = 0; k < 2 && !raw.empty(); ++k) {
      if (random() % 3 == 0) raw[random() % raw.size()] = static_cast<char>(random());
    }
    const FoldedText text = Tokens(raw);
    uint32_t end = 0;
    for (const Token& token : text.tokens) {
      ASSERT_GE(token.begin, end) << raw;
      ASSERT_LT(token.begin, token.end) << raw;
      ASSERT_LT(token.folded_begin, token.folded_end) << raw;
      end = token.end;
      // What a token covers folds by itself to the same.
      const std::string_view covered = std::string_view(raw).substr(token.begin, token.end - token.begin);
      ASSERT_EQ(testing::Fold(covered), text.View(token)) << raw << " / " << covered;
    }
    ASSERT_LE(end, raw.size());
    ASSERT_LE(text.tokens.empty() ? 0 : text.tokens.back().folded_end, text.text.size());
  }
}

}  // namespace
}  // namespace onoma
