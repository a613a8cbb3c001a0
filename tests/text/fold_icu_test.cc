// The fold table against ICU: NFKC_Casefold, but for the project's own overrides, which are listed here by what they
// are for.
#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <set>

#include "tables/compiler/table_file.h"
#include "tests/support/fold_helpers.h"
#include "tests/support/test_text.h"
#include "text/utf8.h"

namespace onoma {
namespace {

using testing::Fold;
using testing::Nfd;

std::u32string CaseFolded(char32_t cp) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::UnicodeString text =
      icu::Normalizer2::getNFKCCasefoldInstance(error)->normalize(icu::UnicodeString(static_cast<UChar32>(cp)), error);
  std::string out;
  text.toUTF8String(out);
  return DecodeAll(out);
}

bool IsLetter(char32_t cp) { return (U_GET_GC_MASK(static_cast<UChar32>(cp)) & (U_GC_L_MASK | U_GC_NL_MASK)) != 0; }
bool IsMark(char32_t cp) { return (U_GET_GC_MASK(static_cast<UChar32>(cp)) & U_GC_M_MASK) != 0; }

UScriptCode ScriptOf(char32_t cp) {
  UErrorCode error = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(cp), &error);
}

// Code points that tables/fold/overrides.tsv speaks of.
std::set<char32_t> Overridden() {
  Problems problems;
  std::set<char32_t> out;
  for (const TableFile& file : ReadTables(testing::TablesFolder(), "fold/overrides.tsv", &problems)) {
    const Rows rows(file, {"from", "to", "note"}, &problems);
    for (size_t i = 0; i < rows.size(); ++i) {
      const std::string& from = rows.Get(i, "from");
      const size_t dots = from.find("..");
      const auto parse = [](const std::string& text) {
        return text.starts_with("U+") ? static_cast<char32_t>(std::stoul(text.substr(2), nullptr, 16))
                                      : DecodeAll(text)[0];
      };
      const char32_t low = parse(from.substr(0, dots));
      const char32_t high = dots == std::string::npos ? low : parse(from.substr(dots + 2));
      for (char32_t cp = low; cp <= high; ++cp) out.insert(cp);
    }
  }
  EXPECT_TRUE(problems.empty());
  return out;
}

TEST(FoldIcuTest, EveryLetterFoldsAsNfkcCasefold) {
  const std::set<char32_t> overridden = Overridden();
  ASSERT_GT(overridden.size(), 100u);
  size_t letters = 0;
  for (char32_t cp = 0; cp < 0x110000; ++cp) {
    if (!IsLetter(cp) || overridden.contains(cp)) continue;
    std::u32string expected = CaseFolded(cp);
    if (expected.empty() || IsMark(expected[0])) continue;  // a filler: invisible; Thai am, which begins with a mark
    // A letter whose fold has a mark that composes with nothing loses it on our alphabets; one whose fold has an
    // overridden character (ŉ: an apostrophe) or a blank follows that character's rule.
    if (std::any_of(expected.begin(), expected.end(),
                    [&](char32_t c) { return overridden.contains(c) || !(IsLetter(c) || IsMark(c)); })) {
      continue;
    }
    const UScriptCode script = ScriptOf(expected[0]);
    if (script == USCRIPT_LATIN || script == USCRIPT_CYRILLIC || script == USCRIPT_GREEK || script == USCRIPT_COMMON) {
      std::erase_if(expected, IsMark);
    }
    if (expected.empty()) continue;
    ++letters;
    std::string source;
    AppendUtf8(cp, &source);
    ASSERT_EQ(Fold(source), EncodeAll(expected)) << "U+" << std::hex << static_cast<uint32_t>(cp);
  }
  EXPECT_GT(letters, 130000u);
}

TEST(FoldIcuTest, NfdOfEveryLatinCyrillicAndGreekLetterAgrees) {
  size_t letters = 0;
  for (char32_t cp = 0x80; cp < 0x20000; ++cp) {
    const UScriptCode script = ScriptOf(cp);
    if (!IsLetter(cp) || (script != USCRIPT_LATIN && script != USCRIPT_CYRILLIC && script != USCRIPT_GREEK)) continue;
    std::string nfc;
    AppendUtf8(cp, &nfc);
    const std::string nfd = Nfd(nfc);
    letters += nfd != nfc;
    ASSERT_EQ(Fold(nfd), Fold(nfc)) << nfc << " U+" << std::hex << static_cast<uint32_t>(cp);
    ASSERT_EQ(Fold("b" + nfd + "b"), Fold("b" + nfc + "b")) << nfc;
  }
  EXPECT_GT(letters, 700u);
}

// Marks of different combining classes may stand in any order; canonically it is the same text.
TEST(FoldIcuTest, TheOrderOfMarksDoesNotMatter) {
  for (char32_t cp = 0x80; cp < 0x3000; ++cp) {
    // Greek's iota below is a letter when it stands alone: only NFC and NFD of it are folded alike.
    if (!IsLetter(cp) || (ScriptOf(cp) != USCRIPT_LATIN && ScriptOf(cp) != USCRIPT_CYRILLIC)) continue;
    std::string letter;
    AppendUtf8(cp, &letter);
    std::u32string parts = DecodeAll(Nfd(letter));
    if (parts.size() != 3 ||
        u_getCombiningClass(static_cast<UChar32>(parts[1])) == u_getCombiningClass(static_cast<UChar32>(parts[2]))) {
      continue;
    }
    std::swap(parts[1], parts[2]);
    EXPECT_EQ(Fold(EncodeAll(parts)), Fold(letter)) << letter << " U+" << std::hex << static_cast<uint32_t>(cp);
  }
}

TEST(FoldIcuTest, FoldingTwiceIsFoldingOnce) {
  for (char32_t cp = 0; cp < 0x110000; ++cp) {
    std::string text;
    AppendUtf8(cp, &text);
    const std::string once = Fold(text);
    EXPECT_EQ(Fold(once), once) << "U+" << std::hex << static_cast<uint32_t>(cp);
    const std::string inside = Fold("a" + text + "b");
    EXPECT_EQ(Fold(inside), inside) << "inside a word: U+" << std::hex << static_cast<uint32_t>(cp);
  }
}

TEST(FoldIcuTest, UpperCaseFoldsAsItsLowerCase) {
  for (char32_t cp = 'A'; cp < 0x2000; ++cp) {
    const auto lower = static_cast<char32_t>(u_tolower(static_cast<UChar32>(cp)));
    if (!IsLetter(cp) || lower == cp || cp == 0x130) continue;  // İ folds to i with a dot
    std::string a, b;
    AppendUtf8(cp, &a);
    AppendUtf8(lower, &b);
    ASSERT_EQ(Fold(a), Fold(b)) << a;
  }
}

}  // namespace
}  // namespace onoma
