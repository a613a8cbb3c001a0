// The kernel's twins against the portable one, wherever in a text a thing may stand.
#include "simd/split_words.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

#include "tests/support/fold_helpers.h"
#include "tests/support/test_text.h"
#include "text/plain_letters.h"

namespace onoma {
namespace {

struct Result {
  std::vector<uint32_t> begins, ends;
  std::vector<std::string> folded;  // of words that are not odd
  std::vector<bool> odd;            // of each word

  friend bool operator==(const Result&, const Result&) = default;
};

Result Split(SimdLevel level, std::string_view raw, size_t piece) {
  static const LetterTable& letters = *new LetterTable(PlainLetters(testing::Table()));
  const std::vector<char> exact(raw.begin(), raw.end());
  const size_t blocks = raw.size() / SplitText::kBlock + 1, words = raw.size() / 2 + 1 + SplitText::kSpare;
  std::vector<char> folded(blocks * SplitText::kBlock);
  std::vector<uint32_t> begins(words), ends(words);
  SplitText text{exact.data(), exact.size(), folded.data(), begins.data(), ends.data()};
  for (size_t from = 0; from < raw.size(); from += piece) {
    SplitWords(level)(letters, &text, from, std::min(from + piece, raw.size()));
  }
  Result result;
  EXPECT_EQ(text.begun, text.ended);
  result.begins.assign(begins.begin(), begins.begin() + static_cast<ptrdiff_t>(text.begun));
  result.ends.assign(ends.begin(), ends.begin() + static_cast<ptrdiff_t>(text.ended));
  for (size_t i = 0; i < text.ended; ++i) {
    result.odd.push_back((begins[i] & SplitText::kOddWord) != 0);
    result.begins[i] &= ~SplitText::kOddWord;
    result.folded.emplace_back(result.odd[i] ? "" : std::string(folded.data() + begins[i], ends[i] - begins[i]));
  }
  return result;
}

TEST(SplitWordsTest, AllLevelsAgree) {
  std::mt19937_64 random(3);
  const std::u32string alphabet =
      U"abzAZ019абвгдежярстАБЯРСТПЀЏѐџёЁіІўЎґҐұҰÄäÿŸßŁłšŠıİșȘțαςა王   -'`.,\n\u0301\u00AD—\U0001F600";
  for (int i = 0; i < 20000; ++i) {
    std::string text = i % 5 == 0 ? testing::RandomBytes(random, random() % 400)
                                  : testing::RandomText(random, alphabet, random() % 200);
    for (size_t k = random() % 4; k > 0 && !text.empty(); --k) text.erase(random() % text.size(), 1);
    const Result expected = Split(SimdLevel::kPortable, text, 1 << 20);
    ASSERT_EQ(Split(SimdLevel::kPortable, text, 64), expected) << text;
    for (const SimdLevel level : {SimdLevel::kAvx2, SimdLevel::kAvx512}) {
      if (!HasSimdLevel(level)) continue;
      ASSERT_EQ(Split(level, text, 1 << 20), expected) << SimdLevelName(level) << ": " << text;
      ASSERT_EQ(Split(level, text, 128), expected) << SimdLevelName(level) << ": " << text;
    }
  }
}

TEST(SplitWordsTest, WhatIsPlainFoldsAsTheTableSays) {
  const Result result = Split(SimdLevel::kPortable, "Łukasz ЛУКАШЭНКА-42 d'Ivoire, ЁЖ №5", 64);
  EXPECT_EQ(result.folded, (std::vector<std::string>{"łukasz", "лукашэнка", "42", "", "ёж", ""}));
  EXPECT_TRUE(HasPlainAscii(testing::Table()));
}

}  // namespace
}  // namespace onoma
