// What folding makes equal and what it keeps apart.
#include <gtest/gtest.h>

#include "tests/support/fold_helpers.h"
#include "tests/support/test_text.h"

namespace onoma {
namespace {

using testing::Fold;
using testing::Table;

TEST(FoldTest, CaseGoes) {
  EXPECT_EQ(Fold("LUKASHENKO"), "lukashenko");
  EXPECT_EQ(Fold("ЛУКАШЭНКА Ў Ґ Є Ї"), "лукашэнка ў ґ є ї");
  EXPECT_EQ(Fold("ŁUKASZENKA"), "łukaszenka");
  EXPECT_EQ(Fold("STRAßE"), "strasse");
  EXPECT_EQ(Fold("GROẞ"), "gross");
  EXPECT_EQ(Fold("Σίσυφος"), Fold("ΣΊΣΥΦΟΣ"));
}

TEST(FoldTest, DiacriticsStay) {
  EXPECT_NE(Fold("Łukašenka"), Fold("Lukasenka"));
  EXPECT_NE(Fold("Пётр"), Fold("Петр"));
  EXPECT_NE(Fold("Ґалаган"), Fold("Галаган"));
}

TEST(FoldTest, ApostrophesAndPrimesAreOne) {
  for (const char* apostrophe : {"'", "’", "‘", "ʼ", "ʹ", "ʻ", "`", "´", "′", "＇", "ʺ", "″", "”", "ꞌ", "‛"}) {
    EXPECT_EQ(Fold(testing::WithApostrophe("В'ячеслав", apostrophe)), "в'ячеслав") << apostrophe;
    EXPECT_EQ(Fold(testing::WithApostrophe("Vas'kov", apostrophe)), "vas'kov") << apostrophe;
  }
}

TEST(FoldTest, AnApostropheCountsBetweenLettersOnly) {
  // Between them stands an Arabic presentation form of marks alone, of which nothing is left.
  EXPECT_EQ(Fold("d\uFC63’\uFC63’d"), "d'd");
  EXPECT_EQ(Fold("Kazan'"), "kazan");
  EXPECT_EQ(Fold("'Kazan"), "kazan");
  EXPECT_EQ(Fold("Kazan' Tver'"), "kazan tver");
  EXPECT_EQ(Fold("a''b"), "a'b");
}

TEST(FoldTest, HyphensAreOne) {
  for (const char* hyphen : {"-", "‐", "‑", "‒", "–", "—", "−", "－", "֊", "﹣"}) {
    EXPECT_EQ(Fold(std::string("Rostov") + hyphen + "Don"), "rostov-don") << hyphen;
  }
}

TEST(FoldTest, InvisiblesGo) {
  for (const char* invisible : {"\u00AD", "\u200B", "\u200C", "\u200D", "\u200E", "\u200F", "\u202A", "\u202E",
                                "\u2060", "\uFEFF", "\u034F", "\u061C", "\uFE0F"}) {
    EXPECT_EQ(Fold(testing::InsertInside("Лукашенко", invisible)), "лукашенко") << testing::Nfc(invisible);
    EXPECT_EQ(Fold(invisible + std::string("Minsk") + invisible), "minsk");
  }
}

TEST(FoldTest, BlanksOfAllSortsAreOne) {
  for (const char* blank :
       {" ", "  ", "\t", "\u00A0", "\u2003", "\u2009", "\u202F", "\u3000", "_", "\n", "\r\n", " \n"}) {
    EXPECT_EQ(Fold(std::string("Красная") + blank + "Поляна"), "красная поляна");
  }
  EXPECT_EQ(Fold("  Минск  "), "минск");
}

TEST(FoldTest, FullWidthAndLigaturesAreLetters) {
  EXPECT_EQ(Fold("Ｐｕｔｉｎ"), "putin");
  EXPECT_EQ(Fold("ＰＵＴＩＮ　Ｖ"), "putin v");
  EXPECT_EQ(Fold("Jeﬀrey"), "jeffrey");
  EXPECT_EQ(Fold("ǈubǈana"), "ljubljana");
  EXPECT_EQ(Fold("𝐏𝐮𝐭𝐢𝐧"), "putin");
}

TEST(FoldTest, AccentsForTheReaderGo) {
  EXPECT_EQ(Fold("Лукаше\u0301нко"), "лукашенко");
  EXPECT_EQ(Fold("Во\u0300лков"), "волков");
  EXPECT_EQ(Fold("Пу\u0301тин Влади\u0301мир"), "путин владимир");
}

TEST(FoldTest, WhatHasNoLetterIsEmpty) {
  for (const char* text : {"", " ", "...", "-", "'", "\u200B", "\u0301", "!?", "\n\n", "№", "™"}) {
    EXPECT_EQ(Fold(text), "") << text;
  }
}

TEST(FoldTest, InvalidBytesEndAWordAndNothingMore) {
  EXPECT_EQ(Fold("Minsk\xFF"), "minsk");
  EXPECT_EQ(Fold("\xD0Minsk"), "minsk");
  EXPECT_EQ(Fold("Min\xFFsk"), "min!sk");
  EXPECT_EQ(Fold(std::string_view("Min\0sk", 6)), "min!sk");
}

TEST(FoldTest, HangulSyllablesCompose) {
  EXPECT_EQ(Fold(testing::Nfd("김정은")), Fold("김정은"));
  EXPECT_EQ(Fold("김정은"), "김정은");
}

TEST(FoldTest, DecompositionIsThatOfTheLetter) {
  char32_t first = 0, second = 0;
  ASSERT_TRUE(Table().Decompose(U'й', &first, &second));
  EXPECT_EQ(first, U'и');
  EXPECT_EQ(second, char32_t{0x306});
  EXPECT_EQ(Table().Compose(U'и', 0x306), U'й');
  EXPECT_EQ(Table().Compose(U'и', 0x30C), 0u);
  EXPECT_FALSE(Table().Decompose(U'и', &first, &second));
  EXPECT_FALSE(Table().Decompose(0, &first, &second));
  EXPECT_EQ(Table().CombiningClass(0x301), 230u);
  EXPECT_EQ(Table().CombiningClass(0x323), 220u);
  EXPECT_EQ(Table().CombiningClass('a'), 0u);
}

TEST(FoldTest, UpperIsOfOneLetter) {
  EXPECT_EQ(Table().Upper(U'ў'), U'Ў');
  EXPECT_EQ(Table().Upper(U'a'), U'A');
  EXPECT_EQ(Table().Upper(U'ß'), U'ß') << "SS is two letters";
  EXPECT_EQ(Table().Upper(U'’'), U'’');
  EXPECT_EQ(Table().Upper(0), 0u);
}

TEST(FoldTest, OutOfRangeIsNothing) {
  EXPECT_EQ(Table().Find(0x110000).bits, 0u);
  EXPECT_EQ(Table().Find(0xFFFFFFFF).bits, 0u);
}

}  // namespace
}  // namespace onoma
