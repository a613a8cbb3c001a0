// Diacritics left out, and look-alike letters of another script put right.
#include "text/strip.h"

#include <gtest/gtest.h>

#include <random>

#include "tests/support/fold_helpers.h"
#include "tests/support/test_text.h"
#include "text/look_alikes.h"

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

// The repaired form and its reasons: k, a, l.
std::string Why(std::string_view raw) {
  const FoldedText text = testing::Tokens(raw);
  std::string out;
  uint8_t reasons = 0;
  if (!RepairLookAlikes(Table(), text.View(text.tokens.front(), text.tokens.back()), &out, &text, &reasons)) {
    return "(none)";
  }
  out += ' ';
  if (reasons & kRepairKeyboard) out += 'k';
  if (reasons & kRepairAccent) out += 'a';
  if (reasons & kRepairLookAlike) out += 'l';
  return out;
}

TEST(RepairTest, SaysWhy) {
  EXPECT_EQ(Why("Дзмiтрый"), "дзмітрый k");
  EXPECT_EQ(Why("Киïв"), "київ k");
  EXPECT_EQ(Why("Владислáв"), "владислав a");
  EXPECT_EQ(Why("ВЛАДИСЛÀВ"), "владислав a");
  EXPECT_EQ(Why("Bладимир"), "владимир l");
  EXPECT_EQ(Why("Bлaдислáв Iгар"), "владислав ігар kal");
  EXPECT_EQ(Why("ROMASHKІN"), "romashkin l") << "і is typing in a Cyrillic word only";
  EXPECT_EQ(Why("Nikοlai"), "nikolai l");
  EXPECT_EQ(Why("Ουράνιa"), "ουράνια l");
}

TEST(RepairTest, CaseTellsWhatIsMeant) {
  EXPECT_EQ(Why("Шаhит"), "шаһит k");
  EXPECT_EQ(Why("АHДРЕЙ"), "андрей l");
  EXPECT_EQ(Why("Hиколай ШАhИТ"), "николай шаһит kl");
  EXPECT_EQ(Why("МухIаммад"), "мухӏаммад k");
  EXPECT_EQ(Why("МУХIАММАД"), "мухіаммад k") << "among capitals it may be either";
  EXPECT_EQ(Why("Хiамид"), "хіамид k");
  EXPECT_EQ(Repaired("шаhит"), "шанит") << "without the text the case is unknown";
}

TEST(RepairTest, ThePalochkaIsTypedAsADigitOrAnL) {
  EXPECT_EQ(Why("Х1амид"), "хӏамид k");
  EXPECT_EQ(Why("Хlамид"), "хӏамид k");
  EXPECT_EQ(Why("Комсомол1"), "(none)") << "a palochka stands within the word";
  EXPECT_EQ(Why("Б1б"), "(none)") << "and not behind any letter";
  EXPECT_EQ(Why("x1a"), "(none)");
}

TEST(RepairTest, TheScriptOfLettersWithoutLookAlikesDecidesThenThatOfMost) {
  EXPECT_EQ(Why("Aндрoc"), "андрос l");
  EXPECT_EQ(Why("Сaxa"), "caxa l");
  EXPECT_EQ(Why("Caха"), "(none)") << "two against two";
  EXPECT_EQ(Why("Cаха"), "саха l");
}

TEST(RepairTest, MixedWritingIsLeft) {
  for (const char* raw : {"Київstar", "Київnet", "Lukашenko", "iPhone", "Ауди A4", "Lukaшenkо", "漢a"}) {
    EXPECT_EQ(Why(raw), "(none)") << raw;
  }
}

TEST(RepairTest, EachWordOfAFormIsForItself) {
  EXPECT_EQ(Why("Caнкт-Пeтepбург"), "санкт-петербург l");
  EXPECT_EQ(Why("сор cop"), "(none)") << "clean words are never touched";
  EXPECT_EQ(Why("cop Мocква Київstar"), "cop москва київstar l");
}

// What RepairLookAlikes takes on trust of words whose bytes all lie in one block.
TEST(RepairTest, BlocksAreOfOneScript) {
  for (char32_t cp = 'a'; cp < 0x280; cp = cp == 'z' ? 0xC0 : cp + 1) {
    const Script script = Table().Find(cp).script();
    EXPECT_TRUE(script == Script::kLatin || script == Script::kCommon) << static_cast<uint32_t>(cp);
  }
  for (char32_t cp = 0x400; cp < 0x480; ++cp) {
    EXPECT_EQ(Table().Find(cp).script(), Script::kCyrillic) << static_cast<uint32_t>(cp);
  }
}

TEST(RepairTest, AWordOfOneScriptStays) {
  EXPECT_EQ(Repaired("сор"), "(none)");
  EXPECT_EQ(Repaired("cop"), "(none)");
  EXPECT_EQ(Repaired(""), "(none)");
}

TEST(RepairTest, ARepairedFormIsCleanAndStays) {
  std::mt19937_64 random(17);
  const std::u32string alphabet = U"аАгкхсѕіӏһяaAcehHiIlLx1oοΑγĸáúïʌՕ-' ";
  size_t repaired = 0;
  for (int i = 0; i < 50000; ++i) {
    const std::string raw = testing::RandomText(random, alphabet, 1 + random() % 8);
    const FoldedText text = testing::Tokens(raw);
    for (const Token& token : text.tokens) {
      std::string once = "x-", twice;
      if (!RepairLookAlikes(Table(), text.View(token), &once, &text)) {
        ASSERT_EQ(once, "x-") << raw;
        continue;
      }
      ++repaired;
      once.erase(0, 2);
      ASSERT_FALSE(RepairLookAlikes(Table(), once, &twice)) << raw << ": " << once << ": " << twice;
      const FoldedText clean = testing::Tokens(once);
      ASSERT_EQ(clean.tokens.size(), 1u) << raw;
      ASSERT_EQ(clean.text, once) << raw;
      ASSERT_EQ(clean.tokens[0].scripts & (clean.tokens[0].scripts - 1), 0) << raw;
    }
  }
  EXPECT_GT(repaired, 10000u);
}

TEST(RepairTest, WhatFitsNoScriptStaysAndLeavesNothing) {
  std::string out = "x";
  EXPECT_FALSE(RepairLookAlikes(Table(), "жfш", &out));
  EXPECT_EQ(out, "x");
}

}  // namespace
}  // namespace onoma
