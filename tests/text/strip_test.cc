// Diacritics left out, and look-alike letters of another script put right.
#include <gtest/gtest.h>

#include "tests/support/fold_helpers.h"

namespace onoma {
namespace {

using testing::Table;

std::string Stripped(std::string_view folded) {
  std::string out;
  return StripDiacritics(Table(), folded, &out) ? out : "(none)";
}

std::string Repaired(std::string_view folded) {
  std::string out;
  return RepairLookAlikes(Table(), folded, &out) ? out : "(none)";
}

TEST(StripTest, LatinLettersLoseTheirDiacritics) {
  EXPECT_EQ(Stripped("łukašenka"), "lukasenka");
  EXPECT_EQ(Stripped("ščukin"), "scukin");
  EXPECT_EQ(Stripped("göring"), "goring");
  EXPECT_EQ(Stripped("đorđe þór æsa œuvre øl"), "dorde thor aesa oeuvre ol");
  EXPECT_EQ(Stripped("ệ"), "e");
}

TEST(StripTest, ApostrophesGo) { EXPECT_EQ(Stripped("vas'kov"), "vaskov"); }

TEST(StripTest, OfCyrillicOnlyWhatPeopleLeaveOut) {
  EXPECT_EQ(Stripped("пётр"), "петр");
  EXPECT_EQ(Stripped("ґалаган"), "галаган");
  EXPECT_EQ(Stripped("сяргей"), "(none)") << "й is a letter";
  EXPECT_EQ(Stripped("ціханоўскі їжак"), "(none)");
}

TEST(StripTest, PlainTextHasNone) {
  EXPECT_EQ(Stripped("lukashenko"), "(none)");
  EXPECT_EQ(Stripped(""), "(none)");
}

TEST(StripTest, AppendsToWhatIsThere) {
  std::string out = "x-";
  EXPECT_TRUE(StripDiacritics(Table(), "é", &out));
  EXPECT_EQ(out, "x-e");
}

TEST(RepairTest, LatinLettersInACyrillicWord) {
  EXPECT_EQ(Repaired("лукaшенкo"), "лукашенко");
  EXPECT_EQ(Repaired("миxaил"), "михаил");
  EXPECT_EQ(Repaired("cepгей"), "сергей");
}

TEST(RepairTest, CyrillicLettersInALatinWord) {
  EXPECT_EQ(Repaired("lukashenkо"), "lukashenko");
  EXPECT_EQ(Repaired("mіnsk"), "minsk");
}

TEST(RepairTest, KraIsCyrillicKa) {
  EXPECT_EQ(Repaired("луĸашенĸо"), "лукашенко");
  EXPECT_EQ(Repaired("ĸолесниĸова"), "колесникова");
}

TEST(RepairTest, AWordOfOneScriptStays) {
  EXPECT_EQ(Repaired("сор"), "(none)");
  EXPECT_EQ(Repaired("cop"), "(none)");
  EXPECT_EQ(Repaired(""), "(none)");
}

TEST(RepairTest, WhatFitsNoScriptStaysAndLeavesNothing) {
  std::string out = "x";
  EXPECT_FALSE(RepairLookAlikes(Table(), "жfш", &out));
  EXPECT_EQ(out, "x");
}

}  // namespace
}  // namespace onoma
