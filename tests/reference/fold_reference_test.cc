// FoldForm against the naive fold, on random words.
#include <gtest/gtest.h>

#include <random>

#include "tests/reference/naive_fold.h"
#include "tests/support/fold_helpers.h"
#include "tests/support/test_text.h"

namespace onoma {
namespace {

using testing::Fold;
using testing::NaiveFold;

void Compare(const std::u32string& alphabet, uint64_t seed, size_t longest) {
  std::mt19937_64 random(seed);
  for (int i = 0; i < 20000; ++i) {
    const std::string text = testing::RandomText(random, alphabet, 1 + random() % longest);
    ASSERT_EQ(Fold(text), NaiveFold(text)) << text << " seed " << seed << " round " << i;
    ASSERT_EQ(Fold(testing::Nfd(text)), Fold(testing::Nfc(text))) << text;
  }
}

TEST(FoldReferenceTest, CyrillicWords) { Compare(U"абвгґдеёєжзиіїйклмнопрстуўфхцчшщъыьэюяЛУКАШЭНЎЁЇЄҐЙ'’ʼ ", 1, 16); }
TEST(FoldReferenceTest, LatinWords) { Compare(U"abcdefghijklmnopqrstuvwxyzŁukašeňćžéôßœæðþøıİŞŻŹ'’´ ", 2, 16); }
TEST(FoldReferenceTest, InvisiblesAnywhere) { Compare(U"abCяЙ'’\u00AD\u200B\u200E\uFEFF ", 3, 10); }
TEST(FoldReferenceTest, CyrillicWithMarks) { Compare(U"аеиіуоЕИЙЇЎ\u0300\u0301\u0306\u0308 '", 4, 8); }
TEST(FoldReferenceTest, LatinWithMarks) { Compare(U"aeouscznrldAESZ\u0301\u0302\u0306\u0307\u0308\u030C\u0323\u0327\u0328\u0331 '", 5, 8); }
TEST(FoldReferenceTest, FullWidthAndLigatures) { Compare(U"ＰＵＴＩＮｐｕｔｉｎﬀﬁﬂĲǆǅǇ ", 6, 8); }

}  // namespace
}  // namespace onoma
