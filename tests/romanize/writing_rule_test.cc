// The rule that a source is known to write by, as a hint for lookups.
#include "onoma/writing_rule.h"

#include <gtest/gtest.h>

#include "onoma/normalizer.h"
#include "tests/support/test_tables.h"

namespace onoma {
namespace {

class WritingRuleTest : public ::testing::Test {
 protected:
  static WritingRule Rule(const char* code, Language language = Language::kNone) {
    static const Romanizer& romanizer = *new Romanizer(testing::DefaultDatabase());
    const RomanizationSystem* system = romanizer.Find(code);
    EXPECT_NE(system, nullptr) << code;
    return WritingRule(romanizer, *system, language);
  }

  std::string NameOf(std::string_view name, Kind kind, const WritingRule* rule) {
    Scratch scratch;
    const Normalizer& normalizer = testing::DefaultNormalizer();
    return normalizer.NameOf(normalizer.Resolve(name, {.kind = kind, .written_by = rule}, scratch).best());
  }
};

TEST_F(WritingRuleTest, WritesAndReads) {
  const WritingRule polish = Rule("press-pl");
  EXPECT_TRUE(polish.Writes("Щербаков", Language::kRu, "szczerbakow"));
  EXPECT_TRUE(polish.Writes("Лукашэнка", Language::kBe, "łukaszenka"));
  EXPECT_TRUE(polish.Writes("Лукашэнка", Language::kBe, "lukaszenka")) << "marks may be dropped";
  EXPECT_FALSE(polish.Writes("Щербаков", Language::kRu, "shcherbakov"));
  EXPECT_EQ(polish.Read("szczerbakow"), "щербаков");
  EXPECT_EQ(polish.Read("qx"), std::nullopt);
  EXPECT_EQ(polish.Read("щербаков"), std::nullopt) << "not Latin letters";
  EXPECT_FALSE(Rule("press-pl", Language::kUk).Writes("Щербаков", Language::kRu, "szczerbakow"));
}

TEST_F(WritingRuleTest, UnknownNamesAreReadByIt) {
  const WritingRule polish = Rule("press-pl"), french = Rule("press-fr"), german = Rule("press-de");
  // Made-up surnames that no table has, so that the key alone decides.
  const std::string native = NameOf("Хацуржович", Kind::kSurname, nullptr);
  EXPECT_EQ(NameOf("Chacurżowicz", Kind::kSurname, &polish), native);
  EXPECT_EQ(NameOf("Khatsourjovitch", Kind::kSurname, &french), native);
  // A German z is ц, a Polish one з: nothing in Kazumow says which it is, but the source does.
  const std::string german_native = NameOf("Кацумпов", Kind::kSurname, nullptr);
  EXPECT_EQ(NameOf("Kazumpow", Kind::kSurname, &german), german_native);
  const std::string polish_native = NameOf("Казумпов", Kind::kSurname, nullptr);
  EXPECT_EQ(NameOf("Kazumpow", Kind::kSurname, &polish), polish_native);
  EXPECT_NE(german_native, polish_native);
}

TEST_F(WritingRuleTest, NeverHidesWhatTheTablesKnow) {
  const WritingRule polish = Rule("press-pl");
  for (const char* name : {"Lukashenko", "Loukachenko", "Łukaszenka", "Лукашенко", "LUKASCHENKO"}) {
    EXPECT_EQ(NameOf(name, Kind::kSurname, &polish), "surname/lukashenko") << name;
  }
  EXPECT_EQ(NameOf("Smith-Qxyz", Kind::kSurname, &polish), NameOf("Smith-Qxyz", Kind::kSurname, &polish));
}

// Of several names that a spelling may be of, the one that the rule writes so goes first; the others stay.
TEST_F(WritingRuleTest, DecidesBetweenCandidates) {
  const Normalizer& normalizer = testing::DefaultNormalizer();
  Scratch plain_scratch, hinted_scratch;
  size_t reordered = 0, seen = 0;
  const WritingRule rules[] = {Rule("press-pl"), Rule("press-de"), Rule("mvd-bel-Cyrl-Latn-2010")};
  for (const char* name : {"Alena", "Hanna", "Halina", "Jan", "Elena", "Danil", "Daniel", "Maria", "Mikita", "Jegor"}) {
    for (const WritingRule& rule : rules) {
      const Answer& plain = normalizer.Resolve(name, {.kind = Kind::kGiven}, plain_scratch);
      const Answer& hinted = normalizer.Resolve(name, {.kind = Kind::kGiven, .written_by = &rule}, hinted_scratch);
      ASSERT_EQ(plain.count, hinted.count) << name;
      seen += plain.count > 1;
      reordered += plain.best().id != hinted.best().id;
      for (size_t i = 0; i < plain.count; ++i) {
        bool kept = false;
        for (size_t j = 0; j < hinted.count; ++j) kept |= hinted.candidates[j].id == plain.candidates[i].id;
        EXPECT_TRUE(kept) << name;
      }
    }
  }
  EXPECT_GT(seen, 3u);
  EXPECT_GT(reordered, 0u);
}

}  // namespace
}  // namespace onoma
