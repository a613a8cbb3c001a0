// WindowTable against the general writer, which asks the rules of every letter: every set, random text, with the
// kernels of each level.
#include <gtest/gtest.h>

#include <random>
#include <set>

#include "romanize/window_table.h"
#include "romanize/writer.h"
#include "tests/support/rules.h"
#include "tests/support/test_text.h"
#include "text/utf8.h"

namespace onoma {
namespace {

constexpr int kTexts = 600;

std::string Pieces(const RuleSet& rules, std::mt19937_64& random) {
  static const std::string kOthers[] = {" ",    "-",          "\n", ".",      "1",      "a",      "Z",  "é",
                                        "'",    "’",          "ʼ",  "\u0301", "\u0306", "\u00AD", "日", "\xFF",
                                        "\xD0", "\U0001F600", "й",  "Ё",      "ά",      "՛"};
  std::string text;
  for (size_t n = random() % 24; n > 0; --n) {
    const uint64_t kind = random() % 16;
    if (kind < 3) {
      text += kOthers[random() % std::size(kOthers)];
    } else if (kind < 6) {
      // A whole FROM, so that rules of several letters are met.
      if (rules.rules() == 0) continue;
      const RuleSet::Rule rule = rules.rule(random() % rules.rules());
      for (uint32_t k = 0; k < rule.from_length; ++k) {
        AppendUtf8(kind == 3 ? testing::Table().Upper(rules.FromLetter(rule, k)) : rules.FromLetter(rule, k), &text);
      }
    } else {
      const char32_t letter = rules.alphabet().letter(1 + random() % rules.alphabet().size());
      AppendUtf8(kind < 9 ? testing::Table().Upper(letter) : letter, &text);
    }
  }
  return text;
}

// The windows as far as they go, the general writer for the next word, and so on, as Romanizer does it.
std::string WriteFast(const RuleSet& rules, const WindowTable& windows, const std::string& text, size_t* by_windows) {
  std::string out;
  for (size_t done = 0; done < text.size();) {
    const size_t written = windows.Write(std::string_view(text).substr(done), &out);
    *by_windows += written;
    done += written;
    if (done == text.size()) break;
    size_t end = std::min(text.find(' ', done), text.size());
    if (end < text.size()) ++end;
    out += testing::WriteGenerally(rules, text.substr(done, end - done), [](const auto&) { return 0u; });
    done = end;
  }
  return out;
}

std::vector<SimdLevel> Levels() {
  std::vector<SimdLevel> levels = {SimdLevel::kPortable};
  if (HasSimdLevel(SimdLevel::kAvx512)) levels.push_back(SimdLevel::kAvx512);
  return levels;
}

TEST(WindowsReferenceTest, AgreeWithTheGeneralWriter) {
  std::mt19937_64 random(11);
  std::set<std::string> seen;
  size_t bytes = 0, by_windows = 0;
  for (const char* folder : {"systems", "styles"}) {
    for (const RuleFile& file : testing::ProjectRules(folder)) {
      for (const LanguageRules& set : file.sets) {
        if (!seen.insert(set.compiled).second) continue;
        const RuleSet rules{AsBytes(set.compiled)};
        for (const SimdLevel level : Levels()) {
          const WindowTable windows(rules, testing::Table(), level);
          ASSERT_FALSE(windows.empty()) << file.file;
          for (int i = 0; i < kTexts; ++i) {
            std::string text = Pieces(rules, random);
            for (uint64_t more = random() % 16; more > 12; --more) text += Pieces(rules, random);
            // Cut anywhere: a letter may lose a byte.
            if (random() % 4 == 0 && !text.empty()) text.erase(random() % text.size(), 1);
            bytes += text.size();
            ASSERT_EQ(WriteFast(rules, windows, text, &by_windows),
                      testing::WriteGenerally(rules, text, [](const auto&) { return 0u; }))
                << file.file << " " << LanguageCode(set.language) << " " << SimdLevelName(level) << ": " << text;
          }
        }
      }
    }
  }
  EXPECT_GT(by_windows, bytes / 3) << "the fast way is hardly taken";
}

// Rules that look two letters back or ahead, each way beside one that does not: every word of a few letters.
TEST(WindowsReferenceTest, EveryWordOfFewLetters) {
  const std::string letters = "rule\tк\tk\nrule\tр\tr\nrule\tе\te\nrule\tа\ta\n";
  const std::string_view alphabet[] = {"к", "р", "е", "а", "Е", " "};
  for (const std::string rules : {
           "rule\tе\tX\tкр\tа\nrule\tе\tY\n",        // two letters back are known to nobody
           "rule\tе\tX\tкр\tра\nrule\tе\tY\t\tа\n",  // nor with more ahead
           "rule\tера\tX\nrule\tер\tY\t\t$\nrule\tер\tZ\tк\n",
           "rule\tе\tX\t\tра$\nrule\tер\tY\t\t! а\nrule\tе\tZ\t^\n",
           "rule\tер\tX\tка\nrule\tер\t\nrule\tкр\tlong output\nrule\tкк\tK\t\tе а$\n",
       }) {
    const testing::CompiledRules compiled(rules + letters);
    for (const SimdLevel level : Levels()) {
      const WindowTable windows(compiled.set(), testing::Table(), level);
      ASSERT_FALSE(windows.empty());
      size_t by_windows = 0;
      for (size_t number = 0; number < 6 * 6 * 6 * 6 * 6; ++number) {
        std::string text;
        for (size_t rest = number; rest > 0; rest /= 6) text += alphabet[rest % 6];
        ASSERT_EQ(WriteFast(compiled.set(), windows, text, &by_windows),
                  testing::WriteGenerally(compiled.set(), text, [](const auto&) { return 0u; }))
            << rules << text;
      }
    }
  }
}

TEST(WindowsReferenceTest, LongWordsAndLongTexts) {
  for (const RuleFile& file : testing::ProjectRules("styles")) {
    for (const LanguageRules& set : file.sets) {
      const RuleSet rules{AsBytes(set.compiled)};
      for (const SimdLevel level : Levels()) {
        const WindowTable windows(rules, testing::Table(), level);
        size_t by_windows = 0;
        for (const std::string word : {"щ", "ий", "Щукинский ", "СЕРГІЙ-", "ьё'", "Д’Я ", "Ўҥ\n"}) {
          std::string text;
          while (text.size() < 9000) text += word;
          ASSERT_EQ(WriteFast(rules, windows, text, &by_windows),
                    testing::WriteGenerally(rules, text, [](const auto&) { return 0u; }))
              << file.file << " " << word;
          // Every length about that of a block and of a run, letter by letter.
          for (size_t size = 1; size < 140; ++size) {
            const std::string part = text.substr(0, size);
            ASSERT_EQ(WriteFast(rules, windows, part, &by_windows),
                      testing::WriteGenerally(rules, part, [](const auto&) { return 0u; }))
                << file.file << " " << part;
          }
        }
      }
    }
  }
}

}  // namespace
}  // namespace onoma
