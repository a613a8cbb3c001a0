// PlainNames against FoldTokens and StripDiacritics, which are the reference.
#include "text/plain_names.h"

#include <gtest/gtest.h>

#include <cstring>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "format/format.h"
#include "tests/support/fold_helpers.h"
#include "tests/support/test_text.h"
#include "text/strip.h"
#include "text/utf8.h"

namespace onoma {
namespace {

using testing::Table;

const std::vector<PlainNames>& AllLevels() {
  static const std::vector<PlainNames>& levels = *[] {
    auto* made = new std::vector<PlainNames>;
    for (const SimdLevel level : {SimdLevel::kPortable, SimdLevel::kAvx2, SimdLevel::kAvx512}) {
      if (HasSimdLevel(level)) made->emplace_back(Table(), level);
    }
    return made;
  }();
  return levels;
}

// What is plain is what FoldTokens makes of it: words with one blank or hyphen between them, all of Latin or Cyrillic
// letters. Returns whether it is plain.
bool Compare(std::string_view raw) {
  bool plain = false;
  for (size_t level = 0; level < AllLevels().size(); ++level) {
    PlainNames::Form form;
    const bool here = AllLevels()[level].Fold(raw, &form);
    EXPECT_TRUE(level == 0 || here == plain) << raw << ": levels differ";
    plain = here;
    if (!plain) continue;
    const FoldedText folded = testing::Tokens(raw);
    EXPECT_EQ(folded.text, form.view()) << raw;
    EXPECT_EQ(folded.tokens.size(), form.name.gaps() + 1) << raw;
    uint16_t scripts = 0;
    for (size_t i = 0; i < folded.tokens.size(); ++i) {
      const Token& token = folded.tokens[i];
      scripts |= token.scripts;
      EXPECT_NE(token.scripts, 0) << raw;
      EXPECT_FALSE(token.digit) << raw;
      EXPECT_TRUE(i == 0 || token.before == Gap::kSpace || token.before == Gap::kHyphen) << raw;
    }
    EXPECT_EQ(scripts & ~(ScriptBit(Script::kLatin) | ScriptBit(Script::kCyrillic)), 0) << raw;
    EXPECT_EQ((scripts & (scripts - 1)) != 0, form.name.mixed()) << raw;
    for (size_t i = form.size; i < kMaxPlainName; ++i) EXPECT_EQ(form.bytes[i], 0) << raw;
    // Stripping.
    std::string expected;
    const bool strips = StripDiacritics(Table(), form.view(), &expected);
    EXPECT_TRUE(form.name.marked() || !strips) << raw;
    PlainNames::Form stripped = form;
    switch (AllLevels()[level].Strip(&stripped)) {
      case Stripping::kNothing:
        EXPECT_FALSE(strips) << raw;
        break;
      case Stripping::kDone:
        EXPECT_TRUE(strips) << raw;
        EXPECT_EQ(stripped.view(), expected) << raw;
        for (size_t i = stripped.size; i < kMaxPlainName; ++i) EXPECT_EQ(stripped.bytes[i], 0) << raw;
        break;
      case Stripping::kUnsure:
        EXPECT_TRUE(strips) << raw;
        break;
    }
  }
  return plain;
}

TEST(PlainNamesTest, CommonNamesArePlain) {
  for (const char* raw : {"Lukashenka", "ЛУКАШЭНКА", "Müller", "Mu\xCC\x88ller", "Іо\xD0\xB8\xCC\x86", "О’Коннор",
                          "Дем`ян", "Солов\xCA\xB9\xD1\x91в", "Нур-Султан", "Anna Maria", "Đorđe", "Țurcan", "ӘЛИЕВ"}) {
    EXPECT_TRUE(Compare(raw)) << raw;
  }
  for (const char* raw : {"", "А. Г.", "Straße", "王", "a1", "Лукаше\xCC\x81нко", "’a", "Ξένη", "a  b",
                          "e\xCC\x81\xCC\x81", "\xCC\x81"}) {
    EXPECT_FALSE(Compare(raw)) << raw;
  }
}

TEST(PlainNamesTest, AgreesWithTheFoldOnEveryCharacter) {
  for (char32_t cp = 0; cp < 0x110000; ++cp) {
    if (cp == 0x3400) cp = 0xF900;
    if (cp == 0x20000) cp = 0xE0000;
    const std::string piece = EncodeAll(std::u32string(1, cp));
    for (const char* before : {"", "A", "Й", "и", "a'", "Aa ", "Стары-", "e\xCC\x81"}) {
      for (const char* behind : {"", "b", "я", "\xCC\x86", "'", " B", "\xCC\x81n"}) {
        Compare(before + piece + behind);
      }
    }
    ASSERT_FALSE(HasFailure()) << std::hex << static_cast<uint32_t>(cp);
  }
}

TEST(PlainNamesTest, AgreesWithTheFoldOnRandomNames) {
  std::mt19937_64 random(17);
  const std::u32string likely = U"aAzZeoыЫйЙяЁђЂџґҐāŽžÿŸßıșȚӀӏəƏḱ'-  ’ʼ`\u0301\u0306\u0308\u030C.\u00AD1";
  size_t plain = 0;
  for (int round = 0; round < 200000; ++round) {
    std::string raw = testing::RandomText(random, likely, random() % (round % 8 == 0 ? 40 : 9));
    if (random() % 8 == 0 && !raw.empty()) raw[random() % raw.size()] = static_cast<char>(random());
    plain += Compare(raw);
    ASSERT_FALSE(HasFailure()) << raw;
  }
  EXPECT_GT(plain, 5000u);
}

// What has no bytes may stand nowhere.
TEST(PlainNamesTest, NothingIsNotPlain) {
  const PlainNames names(testing::DefaultDatabase().reader().fold());
  const std::string_view raw[] = {{}, "", "Anna"};
  PlainNames::Form forms[std::size(raw)];
  names.FoldMany(raw, forms);
  EXPECT_FALSE(forms[0].name.plain());
  EXPECT_FALSE(forms[1].name.plain());
  EXPECT_EQ(forms[2].view(), "anna");
  EXPECT_FALSE(names.Fold({}, &forms[0]));
}

// A fold that says otherwise of ASCII than the kernels think: nothing is plain then.
TEST(PlainNamesTest, ATableOfAnotherAsciiIsNotOvertaken) {
  const Bytes section = testing::DefaultDatabase().reader().Section(format::kFold);
  std::string bytes(AsText(section));
  const Array<uint16_t> index(section.subspan(32));
  const size_t at = 32 + kFoldIndexSize * 2 + (index[0] * size_t{128} + 'q') * 4;
  const uint32_t entry = FoldEntry::Pack('k', false, CharClass::kLetter, Script::kLatin, false);
  std::memcpy(bytes.data() + at, &entry, sizeof(entry));
  const FoldTable table(AsBytes(bytes));
  ASSERT_EQ(FoldForm(table, "aqua"), "akua");
  PlainNames::Form form;
  EXPECT_FALSE(PlainNames(table).Fold("Anna", &form));
}

}  // namespace
}  // namespace onoma
