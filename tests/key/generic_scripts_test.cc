// GENR against ICU, which it is compiled from; what the builder does by hand, by samples; and damaged.
#include "key/generic_scripts.h"

#include <gtest/gtest.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>

#include <cstring>
#include <iostream>
#include <memory>
#include <random>
#include <set>
#include <vector>

#include "format/format.h"
#include "format/reader.h"
#include "tables/compiler/generic_builder.h"
#include "tests/support/database_file.h"
#include "tests/support/fold_helpers.h"
#include "tests/support/icu_text.h"
#include "tests/support/test_tables.h"
#include "text/utf8.h"

namespace onoma {
namespace {

using testing::Fold;

const GenericScripts& Generic() { return testing::DefaultDatabase().reader().generic(); }

// All readings of a folded word.
std::vector<std::string> Readings(std::string_view word, const GenericScripts& scripts = Generic()) {
  std::vector<std::string> out;
  std::string reading;
  for (size_t k = 0; scripts.Read(word, k, &reading); ++k) out.push_back(reading);
  EXPECT_TRUE(reading.empty());
  return out;
}
std::string First(std::string_view word) {
  std::string reading;
  Generic().Read(word, 0, &reading);
  return reading;
}
using Strings = std::vector<std::string>;

class Icu {
 public:
  explicit Icu(const char* id) {
    UErrorCode error = U_ZERO_ERROR;
    transliterator_.reset(icu::Transliterator::createInstance(id, UTRANS_FORWARD, error));
    EXPECT_TRUE(U_SUCCESS(error)) << id;
  }
  std::string Whole(std::string_view text) const {
    icu::UnicodeString unicode = testing::FromUtf8(text);
    transliterator_->transliterate(unicode);
    return testing::ToUtf8(unicode);
  }
  std::string Plain(std::string_view text) const {
    std::string out = Whole(text);
    std::erase_if(out, [](char c) { return c < 'a' || c > 'z'; });
    return out;
  }

 private:
  std::unique_ptr<icu::Transliterator> transliterator_;
};

std::string Utf8(char32_t cp) {
  std::string out;
  AppendUtf8(cp, &out);
  return out;
}

TEST(GenericScriptsTest, EverySyllableOfHangulIsIcus) {
  const Icu icu("Hangul-Latin");
  for (char32_t cp = 0xAC00; cp <= 0xD7A3; ++cp) {
    ASSERT_EQ(Readings(Utf8(cp)), Strings{icu.Whole(Utf8(cp))}) << Utf8(cp);
  }
}

TEST(GenericScriptsTest, EveryHanCharacterIsIcus) {
  const Icu icu("Han-Latin; Latin-ASCII"), surnames("Han-Latin/Names; Latin-ASCII");
  size_t read = 0, others = 0;
  for (char32_t cp = 0x3400; cp <= 0x9FFF; ++cp) {
    const std::string character = Utf8(cp), expected = icu.Whole(character), surname = surnames.Whole(character);
    if (icu.Plain(character) != expected) {
      ASSERT_EQ(Readings(character), Strings{}) << character << " " << expected;
      continue;
    }
    ++read;
    others += surname != expected;
    ASSERT_EQ(Readings(character), surname == expected ? Strings{expected} : (Strings{expected, surname})) << character;
  }
  EXPECT_GT(read, 26000u);
  EXPECT_GT(others, 20u);
}

TEST(GenericScriptsTest, EveryKanaIsIcus) {
  const Icu katakana("Katakana-Latin"), hiragana("Hiragana-Latin");
  size_t pairs = 0, doubled = 0;
  // By ~ ICU says that it reads kana one by one.
  const auto together = [](const std::string& latin) { return latin.find('~') == std::string::npos; };
  for (char32_t cp = 0x30A1; cp <= 0x30FA; ++cp) {
    if (cp == U'ッ') continue;
    const std::string kana = Utf8(cp);
    ASSERT_EQ(First(kana), katakana.Plain(kana)) << kana;
    // ICU's Hiragana-Latin leaves ゕ and ゖ as they are.
    const std::string hira = cp < 0x30F5 ? Utf8(cp - 0x60) : "";
    if (!hira.empty()) {
      ASSERT_EQ(First(hira), hiragana.Plain(hira)) << hira;
    }
    const std::string twice = "ッ" + kana;
    if (together(katakana.Whole(twice))) {
      ++doubled;
      ASSERT_EQ(First(twice), katakana.Plain(twice)) << twice;
    }
    for (const char32_t small : std::u32string_view(U"ァィゥェォャュョヮ")) {
      const std::string pair = kana + Utf8(small), hira_pair = hira + Utf8(small - 0x60);
      if (!together(katakana.Whole(pair))) continue;
      ++pairs;
      ASSERT_EQ(First(pair), katakana.Plain(pair)) << pair;
      ASSERT_EQ(First(hira_pair), First(pair)) << hira_pair;
    }
  }
  EXPECT_GT(pairs, 60u);
  EXPECT_GT(doubled, 60u);
}

// Consonants of Arabic and Hebrew that the builder has from ICU: between two others, and as a word.
TEST(GenericScriptsTest, ConsonantsAreIcus) {
  // Those that are done by hand.
  const std::u32string by_hand =
      U"اأإآٱعوىيیےۓؤئةۃ"
      U"אעשקצץוי";
  const auto check = [&](const Icu& icu, char32_t from, char32_t to, const std::string& beside, const char* b) {
    size_t read = 0;
    for (char32_t cp = from; cp <= to; ++cp) {
      if (u_charType(static_cast<UChar32>(cp)) != U_OTHER_LETTER || by_hand.find(cp) != std::u32string::npos) continue;
      const std::string letter = Utf8(cp);
      const std::string plain = icu.Plain(letter);
      if (plain.empty() || Fold(letter) != letter) continue;  // not read, or never asked for
      ++read;
      EXPECT_EQ(First(letter), plain) << letter;
      EXPECT_EQ(First(beside + letter + beside), b + plain + b) << letter;
    }
    return read;
  };
  EXPECT_GE(check(Icu("Arabic-Latin; Latin-ASCII"), 0x620, 0x6D5, "ب", "b"), 31u);
  EXPECT_GE(check(Icu("Hebrew-Latin; Latin-ASCII"), 0x5D0, 0x5EA, "ל", "l"), 18u);
}

TEST(GenericScriptsTest, Korean) {
  EXPECT_EQ(Readings("김"), Strings{"gim"});
  EXPECT_EQ(Readings("이"), Strings{"i"});
  EXPECT_EQ(Readings("박"), Strings{"bag"});
  EXPECT_EQ(Readings("김정은"), Strings{"gimjeongeun"});
}

TEST(GenericScriptsTest, ChineseAndJapanese) {
  EXPECT_EQ(Readings("王"), Strings{"wang"});
  EXPECT_EQ(Readings("张"), Strings{"zhang"});
  EXPECT_EQ(Readings("习近平"), Strings{"xijinping"});
  EXPECT_EQ(Readings("曾国藩"), (Strings{"cengguofan", "zengguofan"}));
  EXPECT_EQ(Readings("佐藤"), Strings{"zuoteng"});
  EXPECT_EQ(Readings("佐々木"), Strings{"zuozuomu"});
  EXPECT_EQ(Readings("々木"), Strings{});
  EXPECT_EQ(Readings("さくら"), Strings{"sakura"});
  EXPECT_EQ(Readings("とうきょう"), (Strings{"toukyou", "tokyo"}));
  EXPECT_EQ(Readings("おおの"), (Strings{"oono", "ono"}));
  EXPECT_EQ(Readings("ゆうき"), (Strings{"yuuki", "yuki"}));
  EXPECT_EQ(Readings("ニッポン"), Strings{"nippon"});
  EXPECT_EQ(Readings("いっちゃん"), Strings{"itchan"});
  EXPECT_EQ(Readings("ざっし"), Strings{"zasshi"});
  EXPECT_EQ(Readings("じゅんいちろう"), (Strings{"junichirou", "junichiro"}));
  EXPECT_EQ(Readings("プーチン"), Strings{"puchin"});
  EXPECT_EQ(Readings("ヴェラ"), Strings{"vera"});
  EXPECT_EQ(Readings("ウィリアム"), Strings{"wiriamu"});
  EXPECT_EQ(Readings("高橋さくら"), Strings{"gaoqiaosakura"});
  EXPECT_EQ(Readings("あっ"), Strings{"a"}) << "nothing to double";
  EXPECT_EQ(Readings("っ"), Strings{});
}

TEST(GenericScriptsTest, Arabic) {
  EXPECT_EQ(Readings("محمد"), Strings{"mhmd"});
  EXPECT_EQ(Readings("مُحَمَّد"), Strings{"mhmd"}) << "vowel points are not asked";
  EXPECT_EQ(Readings("حسين"), (Strings{"hsyn", "hsin"}));
  EXPECT_EQ(Readings("فاطمة"), (Strings{"ftma", "fatma", "fatmat"}));
  EXPECT_EQ(Readings("علي"), (Strings{"ly", "ali"}));
  EXPECT_EQ(Readings("عيسى"), (Strings{"ysa", "isa", "isi"}));
  EXPECT_EQ(Readings("إبراهيم"), (Strings{"abrhym", "ibrahim"}));
  EXPECT_EQ(Readings("مصطفى"), (Strings{"mstfa", "mstfi"}));
  EXPECT_EQ(Readings("طويل"), (Strings{"twyl", "twil", "tvil"})) << "a weak letter before another is a consonant";
  EXPECT_EQ(Readings("مؤمن"), (Strings{"mwmn", "mumn"}));
  EXPECT_EQ(Readings("الأسد"), Strings{"alasd"}) << "behind the article a word begins";
  EXPECT_EQ(Readings("الوليد"), (Strings{"alwlyd", "alwlid", "alulid"}));
  EXPECT_EQ(Readings("الينا"), (Strings{"alyn", "alyna", "alina"})) << "no article";
  EXPECT_EQ(Readings("ال"), Strings{"al"});
  EXPECT_EQ(Readings("أوباما"), (Strings{"awbm", "ubama"}));
  EXPECT_EQ(Readings("إياد"), (Strings{"ayd", "iyad"}));
  EXPECT_EQ(Readings("ء"), Strings{});
}

TEST(GenericScriptsTest, PersianAndUrdu) {
  EXPECT_EQ(Readings("پوتین"), (Strings{"pwtyn", "putin"}));
  EXPECT_EQ(Readings("ایران"), (Strings{"ayrn", "iran"}));
  EXPECT_EQ(Readings("آیلین"), (Strings{"aylyn", "ailin"}));
  EXPECT_EQ(Readings("چنگیز"), (Strings{"chngyz", "chngiz"}));
  EXPECT_EQ(Readings("ژاله"), (Strings{"zhlh", "zhalh"}));
  EXPECT_EQ(Readings("رضا"), (Strings{"rd", "rda", "rza"}));
  EXPECT_EQ(Readings("جواد"), (Strings{"jwd", "jwad", "jvad"}));
  EXPECT_EQ(Readings("ٹڈڑںہھ"), Strings{"tdrnhh"});
  EXPECT_EQ(Readings("بھٹے"), (Strings{"bhty", "bhte"}));
}

TEST(GenericScriptsTest, Hebrew) {
  EXPECT_EQ(Readings("כהן"), Strings{"khn"});
  EXPECT_EQ(Readings("דוד"), (Strings{"dvd", "dod", "dud"}));
  EXPECT_EQ(Readings("דָּוִד"), (Strings{"dvd", "dod", "dud"})) << "vowel points are not asked";
  EXPECT_EQ(Readings("יוסף"), (Strings{"yvsp", "yosf", "yusf"}));
  EXPECT_EQ(Readings("אברהם"), (Strings{"abrhm", "avrhm"}));
  EXPECT_EQ(Readings("בנימין"), (Strings{"bnymyn", "bnimin"}));
  EXPECT_EQ(Readings("אורי"), (Strings{"avry", "ori", "uri"}));
  EXPECT_EQ(Readings("אפרים"), (Strings{"aprym", "afrim"}));
  EXPECT_EQ(Readings("מיכאל"), (Strings{"mykl", "mikhl"}));
  EXPECT_EQ(Readings("יצחק"), (Strings{"ytshk", "ytschk"}));
  EXPECT_EQ(Readings("לוי"), (Strings{"lvy", "lvi"}));
  EXPECT_EQ(Readings("שרה"), (Strings{"shrh", "shra"}));
  EXPECT_EQ(Readings("ג'ורג'"), (Strings{"jvrj", "jorj", "jurj"}));
  EXPECT_EQ(Readings(Fold("ג׳ורג׳")), (Strings{"jvrg", "jorg", "jurg"})) << "folding ends a word before an apostrophe";
  EXPECT_EQ(Readings(Fold("צ'כוב")), (Strings{"chkvb", "chkhov", "chkhuv"}));
}

TEST(GenericScriptsTest, ItReadsFoldedText) {
  EXPECT_EQ(Readings(Fold("ﾆｯﾎﾟﾝ")), Strings{"nippon"}) << "half-width";
  EXPECT_EQ(Readings(Fold("\xEF\xBA\xA3\xEF\xBA\xB4\xEF\xBB\xB4\xEF\xBB\xA6")), (Strings{"hsyn", "hsin"}));
  EXPECT_EQ(Readings(Fold("\u1100\u1175\u11B7")), Strings{"gim"}) << "conjoining jamo";
  EXPECT_EQ(Readings(Fold("محـــمد")), Strings{"mhmd"});
}

TEST(GenericScriptsTest, WhatIsNotKnownHasNoReading) {
  for (const char* word : {"", "a", "王a", "путин", "김-", "محمد ", "\xFF", "\xE7\x8E", "鿿\U00020000", "ㄱ", "・",
                           "ヿ", "ーa", "'", "ー", "丂\U0010FFFF"}) {
    EXPECT_EQ(Readings(word), Strings{}) << word;
  }
  std::string out = "old";
  EXPECT_FALSE(Generic().Read("王", GenericScripts::kMaxReadings, &out));
  EXPECT_EQ(out, "");
  for (const Script script : {Script::kArabic, Script::kHebrew, Script::kHan, Script::kKana, Script::kHangul}) {
    EXPECT_TRUE(GenericScripts::Covers(script));
  }
  for (const Script script : {Script::kCommon, Script::kLatin, Script::kCyrillic, Script::kGreek, Script::kGeorgian,
                              Script::kArmenian, Script::kOther}) {
    EXPECT_FALSE(GenericScripts::Covers(script));
  }
}

TEST(GenericScriptsTest, ReadingsDifferAndArePlain) {
  for (const char* part : {"ا", "ال", "و", "ي",  "ى",  "ة",  "ع",  "ض",  "ب",  "َ",   "א",  "ו",  "י", "ב",
                           "פ", "ה",  "'", "う", "お", "と", "っ", "ー", "ょ", "乐", "々", "单", "김"}) {
    for (const char* other : {"ا", "و", "ي", "א", "ו", "う", "ょ", "长"}) {
      const std::string word = std::string(part) + other + part + part + other;
      const Strings readings = Readings(word);
      EXPECT_EQ(std::set<std::string>(readings.begin(), readings.end()).size(), readings.size()) << word;
      for (const std::string& reading : readings) {
        EXPECT_EQ(reading.find_first_not_of("abcdefghijklmnopqrstuvwxyz"), std::string::npos) << word;
      }
    }
  }
}

// Marks without end between letters, too: each is looked at a few times, not once for each letter before it.
TEST(GenericScriptsTest, LongWords) {
  for (const char* part : {"ا", "ي", "َ", "ب", "א", "'", "长", "々", "ッ", "う", "ー", "김"}) {
    std::string word = "ال", reading;
    for (int i = 0; i < 200000; ++i) word += part;
    for (size_t k = 0; k < GenericScripts::kMaxReadings; ++k) {
      Generic().Read(word, k, &reading);
      EXPECT_LE(reading.size(), 8 * word.size());
    }
  }
}

const std::string& Section() {
  static const std::string& section = *new std::string(BuildGenericSection().value());
  return section;
}

TEST(GenericScriptsTest, TheSectionIsWellFormedAndSmall) {
  EXPECT_TRUE(GenericScripts(AsBytes(Section())).WellFormed());
  EXPECT_EQ(Section(), AsText(testing::DefaultDatabase().reader().Section(format::kGeneric)));
  EXPECT_LT(Section().size(), 100000u);
  std::cout << "GENR: " << Section().size() << " bytes\n";
}

constexpr const char* kWords[] = {"محمد",   "الأسد", "ایران",      "כהן",      "ג'ורג'",
                                  "佐々木", "曾",    "とうきょう", "ニッポン", "김"};

TEST(GenericScriptsTest, WithoutASectionNothingIsRead) {
  const std::string zeros(Section().size(), '\0');
  for (const Bytes section : {Bytes(), AsBytes(zeros), AsBytes(zeros).first(3)}) {
    const GenericScripts scripts(section);
    EXPECT_FALSE(scripts.WellFormed());
    for (const char* word : kWords) EXPECT_EQ(Readings(word, scripts), Strings{}) << word;
  }
  // Readings gone, all else there; and the other way round.
  for (const auto& [offset, size] : {std::pair<size_t, size_t>{32, 8000}, {8000, Section().size() - 8000}}) {
    std::string damaged = Section();
    std::memset(damaged.data() + offset, 0, std::min(size, damaged.size() - offset));
    EXPECT_FALSE(GenericScripts(AsBytes(damaged)).WellFormed());
    for (const char* word : kWords) Readings(word, GenericScripts(AsBytes(damaged)));
  }
}

TEST(GenericScriptsTest, ACutSectionDoesNoHarm) {
  for (size_t size = 0; size < Section().size(); size += size < 64 ? 1 : 97) {
    const std::string cut = Section().substr(0, size);  // a heap block of its own: sanitizers see its end
    const GenericScripts scripts{AsBytes(cut)};
    EXPECT_FALSE(scripts.WellFormed()) << size;
    for (const char* word : kWords) Readings(word, scripts);
  }
}

TEST(GenericScriptsTest, RandomDamageDoesNoHarm) {
  std::mt19937_64 random(61);
  for (int round = 0; round < 3000; ++round) {
    std::string damaged = Section();
    for (size_t n = 1 + random() % 200; n > 0; --n) {
      const size_t range = random() % 8 == 0 ? 32 : damaged.size();
      damaged[random() % range] = static_cast<char>(random());
    }
    const GenericScripts scripts{AsBytes(damaged)};
    scripts.WellFormed();
    std::string reading;
    for (const char* word : kWords) {
      for (size_t k = 0; k < GenericScripts::kMaxReadings; ++k) {
        const bool read = scripts.Read(word, k, &reading);
        ASSERT_EQ(read, !reading.empty());
        ASSERT_EQ(reading.find_first_not_of("abcdefghijklmnopqrstuvwxyz"), std::string::npos);
      }
    }
  }
}

// Hashes that hold over a section that doesn't: a compiler's mistake, which Verify is for.
TEST(GenericScriptsTest, VerifySaysSo) {
  testing::DatabaseFile file(testing::DefaultDatabaseBytes());
  testing::DatabaseFile::Section* section = file.Find(format::kGeneric);
  ASSERT_NE(section, nullptr);
  EXPECT_NE(section->entry.flags & format::kRequired, 0u);
  section->bytes.pop_back();
  const testing::AlignedBytes bytes(file.Bytes());
  const auto database = Database::FromMemory(bytes.span(), "forged");
  ASSERT_TRUE(database.ok());
  EXPECT_EQ(database->Verify().message(), "forged: GENR is not well formed");
}

}  // namespace
}  // namespace onoma
