#include "romanize/variants.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "onoma/romanizer.h"
#include "tests/support/fold_helpers.h"
#include "tests/support/rules.h"

namespace onoma {
namespace {

using testing::CompiledRules;

std::vector<std::string> Variants(const CompiledRules& rules, std::string_view text, size_t cap = 100) {
  return RomanizedVariants(testing::Table(), rules.set(), text, cap);
}
using List = std::vector<std::string>;

TEST(VariantsTest, TheStandardOneStandsFirst) {
  const CompiledRules rules("rule\tа\ta | ah | aa\nrule\tб\tb\n");
  EXPECT_EQ(Variants(rules, "аб"), (List{"ab", "ahb", "aab"}));
  EXPECT_EQ(Variants(rules, "б"), (List{"b"}));
  EXPECT_EQ(Variants(rules, ""), (List{""}));
}

TEST(VariantsTest, ARuleThatAppliesTwiceTakesOneVariant) {
  const CompiledRules rules("rule\tа\ta | ah\nrule\tб\tb\n");
  EXPECT_EQ(Variants(rules, "абаба"), (List{"ababa", "ahbahbah"}));
}

TEST(VariantsTest, SeveralRulesMultiply) {
  const CompiledRules rules("rule\tа\ta | o\nrule\tб\tb | p\n");
  const List all = Variants(rules, "аб");
  EXPECT_EQ(std::set<std::string>(all.begin(), all.end()), (std::set<std::string>{"ab", "ob", "ap", "op"}));
  EXPECT_EQ(all.front(), "ab");
}

TEST(VariantsTest, EqualOnesStandOnceAndTheCapHolds) {
  const CompiledRules rules("rule\tа\ta | a | b\nrule\tб\tb | c | d | e\nrule\tв\tv | w | u\n");
  EXPECT_EQ(Variants(rules, "а"), (List{"a", "b"}));
  EXPECT_EQ(Variants(rules, "абв", 5).size(), 5u);
  EXPECT_EQ(Variants(rules, "абв", 1), (List{"abv"}));
  EXPECT_TRUE(Variants(rules, "абв", 0).empty());
}

TEST(VariantsTest, CaseFollowsInEachVariant) {
  const CompiledRules rules("rule\tи\ti | iy\nrule\tй\ty\n");
  EXPECT_EQ(Variants(rules, "ИЙ"), (List{"IY", "IYY"}));
  EXPECT_EQ(Variants(rules, "Ий"), (List{"Iy", "Iyy"}));
}

TEST(VariantsTest, FirstVariantIsWhatTheRomanizerWrites) {
  const Romanizer romanizer(testing::DefaultDatabase());
  for (const RomanizationSystem& system : romanizer.systems()) {
    for (const char* name : {"Лукашэнка", "Сергеев", "Їжакевич", "Тихановская", "Юрий"}) {
      std::string written;
      romanizer.Romanize(system, name, &written);
      const List variants = romanizer.Variants(system, name, 16);
      ASSERT_FALSE(variants.empty());
      EXPECT_EQ(variants.front(), written) << system.code;
      EXPECT_EQ(std::set<std::string>(variants.begin(), variants.end()).size(), variants.size()) << system.code;
    }
  }
}

}  // namespace
}  // namespace onoma
