// The meaning of a rule: longest FROM, order of the file, what may stand before and after.
#include "romanize/rule_set.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "romanize/writer.h"
#include "tests/support/fold_helpers.h"
#include "tests/support/rules.h"

namespace onoma {
namespace {

using testing::CompiledRules;

std::string Write(const CompiledRules& rules, std::string_view text) {
  return testing::WriteGenerally(rules.set(), text, [](const auto&) { return 0u; });
}

TEST(RuleSetTest, TheLongestFromThatFitsWins) {
  const CompiledRules rules("rule\tш\tsh\nrule\tшч\tshch\nrule\tч\tch\nrule\tшча\tX\t^\n");
  EXPECT_EQ(Write(rules, "шчш"), "shchsh");
  EXPECT_EQ(Write(rules, "шча"), "X");
  EXPECT_EQ(Write(rules, "чшча"), "chshchа") << "the longest does not fit here: the next one does";
}

TEST(RuleSetTest, AmongEqualsTheFirstInTheFile) {
  const CompiledRules rules("rule\tа\t1\t\tб\nrule\tа\t2\nrule\tа\t3\nrule\tб\tb\n");
  EXPECT_EQ(Write(rules, "аба"), "1b2");
}

TEST(RuleSetTest, WordStartAndEnd) {
  const CompiledRules rules("rule\tе\tye\t^\nrule\tе\te!\t\t$\nrule\tе\te\n");
  EXPECT_EQ(Write(rules, "еее"), "yeee!");
  EXPECT_EQ(Write(rules, "ее еее"), "yee! yeee!");
  EXPECT_EQ(Write(rules, "е-е,ее"), "ye-ye,yee!");
  EXPECT_EQ(Write(rules, "1е2"), "1ye2");
}

TEST(RuleSetTest, AnApostropheBoundsNoWord) {
  const CompiledRules rules("rule\tе\tye\t^\nrule\tе\te\nrule\tм\tm\nrule\t'\t\n");
  EXPECT_EQ(Write(rules, "м'е"), "me");
  EXPECT_EQ(Write(rules, "м’е"), "me");
}

TEST(RuleSetTest, ClassesBeforeAndAfter) {
  const CompiledRules rules(
      "class\tvowel\tа е о\nclass\tsoft\tе ь\nrule\tс\tss\t[vowel]\t[vowel]\nrule\tс\ts'\t\t[soft]\n"
      "rule\tс\ts\nrule\tа\ta\nrule\tе\te\nrule\tо\to\nrule\tь\t\n");
  EXPECT_EQ(Write(rules, "асась"), "assas'");
  EXPECT_EQ(Write(rules, "осе се"), "osse s'e");
}

TEST(RuleSetTest, AlternativesOfOneContext) {
  const CompiledRules rules(
      "class\tvowel\tа о\nrule\tе\tye\t^ [vowel] ь кр\nrule\tе\te\nrule\tк\tk\nrule\tр\tr\nrule\tь\t'\nrule\tа\ta\n");
  EXPECT_EQ(Write(rules, "еаеьекре"), "yeaye'yekrye");
  EXPECT_EQ(Write(rules, "ре"), "re");
  EXPECT_EQ(Write(rules, "кере"), "kere");
}

TEST(RuleSetTest, AStringAfterWithTheWordsEnd) {
  const CompiledRules rules("rule\tк\tC\t\tий$\nrule\tк\tD\t\tий\nrule\tк\tk\nrule\tи\ti\nrule\tй\ty\n");
  EXPECT_EQ(Write(rules, "кий"), "Ciy");
  EXPECT_EQ(Write(rules, "кий кий"), "Ciy Ciy");
  EXPECT_EQ(Write(rules, "кийк"), "Diyk");
  EXPECT_EQ(Write(rules, "ки"), "ki");
}

TEST(RuleSetTest, NegatedContexts) {
  const CompiledRules rules("rule\tы\ty\t! к г\nrule\tы\ti\nrule\tо\to\t\t! $ о\nrule\tо\tO\nrule\tк\tk\n");
  EXPECT_EQ(Write(rules, "ыкы"), "yki");
  EXPECT_EQ(Write(rules, "оо"), "OO");
  EXPECT_EQ(Write(rules, "ок"), "ok");
}

// Of one rule, with some letters behind its first one, of which 0 is the word's edge.
RuleSet::Fit FitOf(const std::string& rule, std::u32string_view following) {
  const CompiledRules rules("rule\tи\ti\nrule\tй\ty\nrule\tк\tk\nrule\tо\to\n" + rule);
  for (size_t i = 0; i < rules.set().rules(); ++i) {
    if (rules.set().Output(rules.set().rule(i), 0) == "X") {
      return rules.set().FitsAfter(rules.set().rule(i), {following.data(), following.size()});
    }
  }
  ADD_FAILURE() << rule;
  return RuleSet::Fit::kNo;
}

TEST(RuleSetTest, WhatTheLettersThatFollowSayOfARule) {
  using enum RuleSet::Fit;
  using namespace std::string_view_literals;
  const std::string alone = "rule\tс\tX\n", three = "rule\tски\tX\n", two_at_end = "rule\tск\tX\t\t$\n";
  EXPECT_EQ(FitOf(alone, U""), kYes);
  EXPECT_EQ(FitOf(three, U""), kFurther);
  EXPECT_EQ(FitOf(three, U"к"), kFurther);
  EXPECT_EQ(FitOf(three, U"ки"), kYes);
  EXPECT_EQ(FitOf(three, U"ко"), kNo);
  EXPECT_EQ(FitOf(three, U"\0и"sv), kNo);
  EXPECT_EQ(FitOf(two_at_end, U"к"), kFurther);
  EXPECT_EQ(FitOf(two_at_end, U"к\0"sv), kYes);
  EXPECT_EQ(FitOf(two_at_end, U"ки"), kNo);
  const std::string before_ending = "rule\tс\tX\t\tкий$ о\n", not_before = "rule\tс\tX\t\t! ки о\n";
  EXPECT_EQ(FitOf(before_ending, U"о"), kYes);
  EXPECT_EQ(FitOf(before_ending, U"ки"), kFurther);
  EXPECT_EQ(FitOf(before_ending, U"кий"), kFurther);
  EXPECT_EQ(FitOf(before_ending, U"кий\0"sv), kYes);
  EXPECT_EQ(FitOf(before_ending, U"кийо"), kNo);
  EXPECT_EQ(FitOf(before_ending, U"\0кий"sv), kNo);
  EXPECT_EQ(FitOf(not_before, U"о"), kNo);
  EXPECT_EQ(FitOf(not_before, U"к"), kFurther);
  EXPECT_EQ(FitOf(not_before, U"ки"), kNo);
  EXPECT_EQ(FitOf(not_before, U"ко"), kYes);
  EXPECT_EQ(FitOf(not_before, U"\0"sv), kYes);
}

TEST(RuleSetTest, ToMayBeEmptyAndFromAsLongAsSixteen) {
  const CompiledRules rules("rule\tь\t\nrule\tаааааааааааааааа\t16\nrule\tа\ta\n");
  EXPECT_EQ(Write(rules, "ьаь"), "a");
  EXPECT_EQ(Write(rules, "ааааааааааааааааа"), "16a");
}

TEST(RuleSetTest, CoversWhatARuleBeginsWith) {
  const CompiledRules rules("rule\tаб\tx\nrule\tг\tx\n");
  EXPECT_TRUE(rules.set().Covers(U'а'));
  EXPECT_FALSE(rules.set().Covers(U'б'));
  EXPECT_TRUE(rules.set().Covers(U'г'));
  EXPECT_FALSE(rules.set().Covers(U'a'));
  EXPECT_FALSE(rules.set().Covers(0));
  EXPECT_FALSE(RuleSet().Covers(U'а'));
}

TEST(RuleSetTest, AnEmptySetFitsNowhere) {
  const RuleSet none;
  EXPECT_TRUE(none.empty());
  RuleSet::Rule rule;
  const std::u32string text = U"абв";
  EXPECT_FALSE(none.Find(std::span<const char32_t>(text), 0, SourceText::IsEdge, &rule));
}

TEST(RuleSetTest, AVariantBeyondTheLastIsTheLast) {
  const CompiledRules rules("rule\tа\tx | y\n");
  const RuleSet set = rules.set();
  RuleSet::Rule rule;
  const std::u32string text = U"а";
  ASSERT_TRUE(set.Find(std::span<const char32_t>(text), 0, SourceText::IsEdge, &rule));
  EXPECT_EQ(set.Output(rule, 0), "x");
  EXPECT_EQ(set.Output(rule, 1), "y");
  EXPECT_EQ(set.Output(rule, 7), "y");
}

}  // namespace
}  // namespace onoma
