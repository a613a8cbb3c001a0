// RuleSet against the naive interpreter: every set of every system, style and key reading, random words.
#include <gtest/gtest.h>

#include <random>
#include <set>

#include "romanize/rule_set.h"
#include "tests/reference/rule_interpreter.h"
#include "tests/support/rules.h"
#include "tests/support/test_tables.h"
#include "tests/support/test_text.h"
#include "text/utf8.h"

namespace onoma {
namespace {

constexpr int kWords = 4000;

std::string Compiled(const RuleSet& rules, const std::u32string& text, uint32_t variant) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    RuleSet::Rule rule;
    if (rules.Find(
            std::span<const char32_t>(text), i, [](char32_t cp) { return cp == 0; }, &rule)) {
      out += rules.Output(rule, variant);
      i += rule.from_length;
    } else {
      AppendUtf8(text[i++], &out);
    }
  }
  return out;
}

// Letters that the rules speak of, and words' edges. What stands in a FROM or a context comes often, so that rules are
// met.
std::u32string Pieces(const LanguageRules& rules, std::vector<std::u32string>* strings) {
  std::set<char32_t> letters = {0, U'\''};
  for (const RuleLine& line : rules.rules) {
    letters.insert(line.from.begin(), line.from.end());
    strings->push_back(line.from);
    for (const std::string& context : {line.before, line.after}) {
      std::u32string word;
      for (const char32_t cp : DecodeAll(context) + U" ") {
        if (cp != U' ') {
          word += cp == U'$' ? char32_t{0} : cp;
          continue;
        }
        if (!word.empty() && word[0] != U'[' && word[0] != U'!' && word[0] != U'^') strings->push_back(word);
        word.clear();
      }
    }
  }
  return {letters.begin(), letters.end()};
}

class RulesReferenceTest : public ::testing::TestWithParam<const char*> {};

TEST_P(RulesReferenceTest, AgreesWithTheInterpreter) {
  size_t sets = 0;
  std::set<std::string> seen;
  for (const RuleFile& file : testing::ProjectRules(GetParam())) {
    for (const LanguageRules& language : file.sets) {
      if (!seen.insert(language.compiled).second) continue;  // two systems of the same rules
      ++sets;
      const testing::RuleInterpreter naive(language);
      const RuleSet compiled{AsBytes(language.compiled)};
      std::vector<std::u32string> strings;
      const std::u32string letters = Pieces(language, &strings);
      std::mt19937_64 random(7);
      for (int n = 0; n < kWords; ++n) {
        std::u32string text;
        for (size_t length = 1 + random() % 10; text.size() < length;) {
          if (random() % 2) {
            text += letters[random() % letters.size()];
          } else {
            text += strings[random() % strings.size()];
          }
        }
        const uint32_t variant = n % 4;
        ASSERT_EQ(Compiled(compiled, text, variant), naive.Apply(text, variant))
            << file.file << " language " << LanguageCode(language.language) << ": " << EncodeAll(text);
      }
    }
  }
  EXPECT_GE(sets, 4u);
}

INSTANTIATE_TEST_SUITE_P(All, RulesReferenceTest, ::testing::Values("systems", "styles"));

}  // namespace
}  // namespace onoma
