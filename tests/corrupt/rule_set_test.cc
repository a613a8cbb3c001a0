// Damaged rule sets: the engine reads bounds-checked, moves forward, and ends.
#include "romanize/rule_set.h"

#include <gtest/gtest.h>

#include <cstring>
#include <random>

#include "romanize/writer.h"
#include "tests/support/fold_helpers.h"
#include "tests/support/rules.h"

namespace onoma {
namespace {

std::string Write(const std::string& bytes, std::string_view text) {
  const RuleSet rules{AsBytes(bytes)};
  const WindowTable windows(rules, testing::Table());
  std::string out;
  if (!windows.empty()) windows.Write(text, &out);
  return testing::WriteGenerally(rules, text, [](const RuleSet::Rule& rule) { return rule.outputs; });
}

constexpr const char* kRules =
    "class\tvowel\tа е о\nclass\tsoft\tе ь\nrule\tс\tss | s\t[vowel]\t[vowel]\nrule\tкий\tky\t\t$\nrule\tк\tc\tка "
    "ак\tий$ ка\n"
    "rule\tк\tk\nrule\tа\ta\t! к\nrule\tа\to\nrule\tе\tye\t^\nrule\tе\te\nrule\tи\ti\nrule\tй\ty\nrule\tь\t\n";

TEST(CorruptRuleSetTest, RandomBytesDoNoHarm) {
  const std::string good = testing::CompiledRules(kRules).bytes();
  ASSERT_EQ(Write(good, "какий"), "koky");
  std::mt19937_64 random(51);
  for (int round = 0; round < 100000; ++round) {
    std::string bytes = good;
    for (size_t k = 1 + random() % 6; k > 0; --k) {
      // Small values too: they are what counts, lengths and positions look like.
      bytes[random() % bytes.size()] = static_cast<char>(random() % 2 ? random() % 4 : random());
    }
    Write(bytes, "Какий есась каак а- ккк");
  }
}

TEST(CorruptRuleSetTest, CutSetsDoNoHarm) {
  const std::string good = testing::CompiledRules(kRules).bytes();
  for (size_t size = 0; size < good.size(); ++size) Write(good.substr(0, size), "Какий есась каак");
}

// What is read eight bytes at a time stands at such places in a sound file.
TEST(CorruptRuleSetTest, ASetThatStandsAskewDoesNoHarm) {
  const std::string good = testing::CompiledRules("rule\tа\ta\nrule\tб\tb\nrule\tв\tv\n").bytes();
  for (size_t by = 0; by < 16; ++by) {
    const testing::AlignedBytes aligned(std::string(by, '\0') + good);
    const RuleSet rules(aligned.span().subspan(by));
    for (const SimdLevel level : {SimdLevel::kPortable, SimdLevel::kAvx2, SimdLevel::kAvx512}) {
      if (!HasSimdLevel(level)) continue;
      const WindowTable windows(rules, testing::Table(), level);
      std::string out;
      if (!windows.empty()) windows.Write("абв ваб", &out);
      EXPECT_TRUE(out.empty() || out == "abv vab") << by << ": " << out;
    }
  }
}

// A context string of no letters: its last one would stand before its first.
TEST(CorruptRuleSetTest, AnEmptyContextStringEnds) {
  std::string bytes = testing::CompiledRules("rule\tаб\tx\t\tвг$\nrule\tа\ta\nrule\tб\tb\n").bytes();
  uint32_t counts[16];
  std::memcpy(counts, bytes.data(), sizeof(counts));
  ASSERT_EQ(counts[4], 1u);
  // The strings, counted from the end.
  const size_t strings = bytes.size() - counts[7] - counts[6] * sizeof(RuleSet::Span32) - counts[5] * 4 -
                         counts[4] * sizeof(RuleSet::Span32);
  uint32_t span[2];
  std::memcpy(span, bytes.data() + strings, sizeof(span));
  ASSERT_EQ(span[1], 3u) << "в, г and the word's end";
  // 0x80000000: all that lies there reads as zero, like what is no letter in a text.
  for (const uint32_t position : {0u, span[0] + 3, 0x80000000u, 0xFFFFFFFFu}) {
    const uint32_t damaged[2] = {position, 0};
    std::memcpy(bytes.data() + strings, damaged, sizeof(damaged));
    Write(bytes, "аб аб- абвг");
    Write(bytes, "аб      ");
    const std::u32string zeros(64, U'\0');
    RuleSet::Rule found;
    const std::u32string abroad = U"аб" + zeros;
    RuleSet(AsBytes(bytes))
        .Find(
            std::span<const char32_t>(abroad), 0, [](char32_t) { return true; }, &found);
    // With every letter an edge, as an enemy's file may have it.
    const std::u32string text = U"абвгаб";
    RuleSet::Rule rule;
    RuleSet(AsBytes(bytes))
        .Find(
            std::span<const char32_t>(text), 0, [](char32_t) { return true; }, &rule);
  }
}

}  // namespace
}  // namespace onoma
