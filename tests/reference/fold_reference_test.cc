// FoldForm against the naive fold, on random words.
#include <gtest/gtest.h>

#include <random>
#include <utility>

#include "tests/reference/naive_fold.h"
#include "tests/support/fold_helpers.h"
#include "tests/support/test_text.h"
#include "text/utf8.h"

namespace onoma {
namespace {

using testing::Fold;
using testing::NaiveFold;

bool TwoOfOneClass(const std::string& text) {
  uint32_t seen[256] = {};
  uint32_t letter = 1;
  for (const char32_t cp : DecodeAll(testing::Nfd(text))) {
    const uint32_t rank = testing::Table().CombiningClass(cp);
    if (rank == 0) {
      // What folds away lets the next mark fall on the same letter.
      letter += testing::Table().Find(cp).char_class() == CharClass::kLetter;
    } else if (std::exchange(seen[rank & 0xFF], letter) == letter) {
      return true;
    }
  }
  return false;
}

void Compare(const std::u32string& alphabet, uint64_t seed, size_t longest) {
  std::mt19937_64 random(seed);
  for (int i = 0; i < 20000; ++i) {
    const std::string text = testing::RandomText(random, alphabet, 1 + random() % longest);
    // Of two accents of one sort on a letter the second can't compose in ICU; here the first is gone by then.
    if (!TwoOfOneClass(text)) {
      ASSERT_EQ(Fold(text), NaiveFold(text)) << text << " seed " << seed << " round " << i;
    }
    ASSERT_EQ(Fold(testing::Nfd(text)), Fold(testing::Nfc(text))) << text;
  }
}

TEST(FoldReferenceTest, CyrillicWords) { Compare(U"абвгґдеёєжзиіїйклмнопрстуўфхцчшщъыьэюяЛУКАШЭНЎЁЇЄҐЙ'’ʼ ", 1, 16); }
TEST(FoldReferenceTest, LatinWords) { Compare(U"abcdefghijklmnopqrstuvwxyzŁukašeňćžéôßœæðþøıİŞŻŹ'’´ ", 2, 16); }
TEST(FoldReferenceTest, InvisiblesAnywhere) { Compare(U"abCяЙ'’\u00AD\u200B\u200E\uFEFF ", 3, 10); }
TEST(FoldReferenceTest, CyrillicWithMarks) { Compare(U"аеиіуоЕИЙЇЎ\u0300\u0301\u0306\u0308 '", 4, 8); }
TEST(FoldReferenceTest, LatinWithMarks) {
  Compare(U"aeouscznrldAESZ\u0304\u0301\u0302\u0306\u0307\u0308\u030C\u0323\u0327\u0328\u0331 '", 5, 8);
}
TEST(FoldReferenceTest, FullWidthAndLigatures) { Compare(U"ＰＵＴＩＮｐｕｔｉｎﬀﬁﬂĲǆǅǇ ", 6, 8); }

}  // namespace
}  // namespace onoma
