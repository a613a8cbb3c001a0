// Any bytes are allowed.
#include <gtest/gtest.h>

#include <random>

#include "tests/support/test_tables.h"
#include "tests/support/test_text.h"

namespace onoma {
namespace {

using testing::Lookup;

TEST(InputTest, WithoutALetterThereIsNoName) {
  for (const std::string& name :
       {std::string(), std::string(" "), std::string("123"), std::string("-"), std::string("..."),
        std::string("\xFF\xFE"), std::string("\0\0", 2), std::string("\u200B"), std::string("№ 5"),
        std::string("\u0301"), std::string("'"), std::string("/")}) {
    const Match match = Lookup(name);
    EXPECT_TRUE(match.id.none()) << name;
    EXPECT_EQ(match.kind, Kind::kNone);
    EXPECT_EQ(match.score, 0);
    EXPECT_EQ(testing::NameOf(name), "");
  }
}

TEST(InputTest, LengthIsBounded) {
  Scratch scratch;
  const Normalizer& normalizer = testing::DefaultNormalizer();
  const std::string longest(kMaxNameBytes, 'a'), longer(kMaxNameBytes + 1, 'a');
  const Answer& fits = normalizer.Resolve(longest, {}, scratch);
  EXPECT_EQ(fits.count, 1u);
  EXPECT_FALSE(fits.flags & kFlagTooLong);
  EXPECT_FALSE(fits.best().id.none());
  const Answer& too_long = normalizer.Resolve(longer, {}, scratch);
  EXPECT_EQ(too_long.count, 0u);
  EXPECT_TRUE(too_long.flags & kFlagTooLong);
  EXPECT_TRUE(normalizer.Lookup(longer, {}, scratch).id.none());
  EXPECT_TRUE(normalizer.Lookup(std::string(10 << 20, 'a'), {}, scratch).id.none());
  EXPECT_EQ(normalizer.Resolve("Putin", {}, scratch).flags, 0) << "the flag is of its own input";
}

TEST(InputTest, ZeroAndInvalidBytesSeparate) {
  EXPECT_EQ(Lookup(std::string_view("Putin\0", 6)).id, Lookup("Putin").id);
  EXPECT_EQ(Lookup("\xFFPutin\xFF").id, Lookup("Putin").id);
  EXPECT_EQ(Lookup("\xEF\xBB\xBFPutin").id, Lookup("Putin").id) << "a byte order mark";
  EXPECT_NE(Lookup("Pu\xFFtin").id, Lookup("Putin").id);
  EXPECT_FALSE(Lookup("Pu\xFFtin").id.none());
}

TEST(InputTest, SpellingsThatFoldAway) {
  for (const char* spelling : {" Putin ", "PUTIN", "Pu\u00ADtin", "«Путин»", "Путин.", "\"Putin\"", "(Putin)",
                               "Пу\u0301тин", "Ｐｕｔｉｎ", "\tPutin\r\n", "Putin,", "'Putin'"}) {
    EXPECT_EQ(Lookup(spelling).id, Lookup("Putin").id) << spelling;
  }
}

TEST(InputTest, LookAlikesArePutRightAndFlagged) {
  Scratch scratch;
  const Answer& answer = testing::DefaultNormalizer().Resolve("Лукaшенкo", {}, scratch);
  EXPECT_EQ(answer.best().id, Lookup("Лукашенко").id);
  EXPECT_TRUE(answer.flags & kFlagRepaired);
  EXPECT_EQ(Lookup("ЛУKAШЕНКО Aлeкcaндp").id, Lookup("Лукашенко Александр").id);
}

TEST(InputTest, RepairsSayWhy) {
  Scratch scratch;
  const auto flags = [&](std::string_view name) {
    return testing::DefaultNormalizer().Resolve(name, {}, scratch).flags;
  };
  EXPECT_EQ(flags("Дзмiтрый"), kFlagRepaired | kFlagKeyboard);
  EXPECT_EQ(flags("Владислáв"), kFlagRepaired | kFlagAccent);
  EXPECT_EQ(flags("Пу\u0301тин"), kFlagAccent) << "no letter was put right";
  EXPECT_EQ(flags("Bладимир Дзмiтрый"), kFlagRepaired | kFlagKeyboard | kFlagLookAlike);
  EXPECT_EQ(flags("Гвздкaртов"), kFlagRepaired | kFlagLookAlike) << "of an unknown name too";
  EXPECT_EQ(flags("Пу\u00ADтин"), kFlagInvisible);
  EXPECT_EQ(flags("\uFEFFПутин\u200F"), 0);
  EXPECT_EQ(flags("Путин"), 0);
  EXPECT_EQ(flags("Путин / Дзмiтрый"), kFlagSeveralNames | kFlagRepaired | kFlagKeyboard);
}

TEST(InputTest, AnUnknownNameHasTheIdOfTheCleanWord) {
  for (const char* name : {"Гвздкaртов", "Гвздкáртов", "Гвздка\u0301ртов", "Гвздка\u0300ртов", "Гвздка\u00ADртов",
                           "ГВЗДКÁРТОВ", "Gvzdkаrtov"}) {
    EXPECT_EQ(Lookup(name).id, Lookup("Гвздкартов").id) << name;
  }
  EXPECT_EQ(Lookup("Гвздкiртов").id, Lookup("Гвздкіртов").id);
  EXPECT_EQ(Lookup("Гвздкѐртов").id, Lookup("Гвздкертов").id);
  EXPECT_EQ(Lookup("Гвз1артов-Шаhит").id, Lookup("Гвз1артов-Шаһит").id);
}

TEST(InputTest, RandomBytesAlwaysHaveAnAnswerOrNoLetter) {
  std::mt19937_64 random(61);
  Scratch scratch;
  const Normalizer& normalizer = testing::DefaultNormalizer();
  const std::u32string alphabet = U"АБвгдЕёйABcdefé\u0301\u0306'’-—., /;|\n\t\u00AD\u200B漢字김א٣ﬀﷺ(\U0001F600";
  for (int i = 0; i < 20000; ++i) {
    std::string name =
        i % 4 == 0 ? testing::RandomBytes(random, random() % 80) : testing::RandomText(random, alphabet, random() % 60);
    if (name.size() > kMaxNameBytes) name.resize(kMaxNameBytes);
    const Answer& answer = normalizer.Resolve(name, {}, scratch);
    ASSERT_LE(answer.count, kMaxCandidates);
    for (size_t k = 0; k < answer.count; ++k) {
      ASSERT_FALSE(answer.candidates[k].id.none()) << name;
      ASSERT_FALSE(normalizer.NameOf(answer.candidates[k]).empty()) << name;
      ASSERT_GT(answer.candidates[k].score, 0) << name;
    }
  }
}

TEST(InputTest, ALongestNameOfWideExpansionsIsAnswered) {
  std::string name;
  while (name.size() + 3 <= kMaxNameBytes) name += "ﷺ";  // 18 letters each under NFKC
  EXPECT_FALSE(Lookup(name).id.none());
  name.clear();
  while (name.size() + 3 <= kMaxNameBytes) name += "Ж ";
  EXPECT_FALSE(Lookup(name).id.none());
}

}  // namespace
}  // namespace onoma
