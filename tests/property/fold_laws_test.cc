// Laws of folding and of keys, on random text.
#include <gtest/gtest.h>

#include <random>
#include <set>

#include "key/key_maker.h"
#include "tests/support/fold_helpers.h"
#include "tests/support/test_text.h"

namespace onoma {
namespace {

using testing::Fold;

const std::u32string kLetters = U"абвгґдеёєжзиіїйклмнопрстуўфхцчшщъыьэюяАБВЛШЎabcdefghijklmnopqrstuvwxyzłšžčéñüßø'’-";
const std::u32string kEverything =
    U"аЯў й\u0301\u0306\u0323éß'’ʼ”-–. "
    U",;/|\n\r\t\u00AD\u200B\uFEFF漢김\u1100\u1161אב\u0591ﬀﷺ٣5ª№™\U0001F600ǅŉΣς";  // no U+0345: a mark that
                                                                                   // folds to a letter stands
                                                                                   // elsewhere in NFC and NFD

TEST(FoldLawsTest, FoldingTwiceIsFoldingOnce) {
  std::mt19937_64 random(91);
  for (int i = 0; i < 50000; ++i) {
    const std::string text = testing::RandomText(random, i % 2 ? kLetters : kEverything, random() % 24);
    const std::string once = Fold(text);
    ASSERT_EQ(Fold(once), once) << text;
  }
}

TEST(FoldLawsTest, CanonicallyEqualTextsFoldEqually) {
  std::mt19937_64 random(92);
  for (int i = 0; i < 50000; ++i) {
    const std::string text = testing::RandomText(random, i % 2 ? kLetters : kEverything, random() % 24);
    ASSERT_EQ(Fold(testing::Nfd(text)), Fold(testing::Nfc(text))) << text;
    ASSERT_EQ(Fold(testing::Nfc(text)), Fold(text)) << text;
  }
}

TEST(FoldLawsTest, ASoftHyphenInsideChangesNothing) {
  std::mt19937_64 random(93);
  for (int i = 0; i < 50000; ++i) {
    const std::string text = testing::RandomText(random, kLetters, 1 + random() % 12);
    size_t at = random() % text.size();
    while (at < text.size() && (static_cast<uint8_t>(text[at]) & 0xC0) == 0x80) ++at;
    std::string broken = text;
    broken.insert(at, "\u00AD");
    ASSERT_EQ(Fold(broken), Fold(text)) << broken;
  }
}

TEST(FoldLawsTest, AWordsFoldIsInItsSentence) {
  std::mt19937_64 random(94);
  for (int i = 0; i < 20000; ++i) {
    const std::string a = testing::RandomText(random, kLetters, 1 + random() % 10);
    const std::string b = testing::RandomText(random, kLetters, 1 + random() % 10);
    const std::string fa = Fold(a), fb = Fold(b);
    if (fa.empty() || fb.empty()) continue;
    const std::string both = Fold(a + " (" + b + ")");
    ASSERT_EQ(both, fa + "!" + fb) << a << " " << b;
  }
}

// A key is a regular Latin spelling of its name, so that it should be its own key. It is not where a language's habits
// are read into it (-tsi- as Belarusian, -ie- after a consonant): spellings like that part ways, and may not become
// more.
TEST(KeyLawsTest, AKeyIsItsOwnKey) {
  const KeyMaker maker(testing::DefaultDatabase().reader());
  const format::Reader& reader = testing::DefaultDatabase().reader();
  // The keys of the tables: those of the forms that KEYS holds.
  std::set<std::string> tabled;
  Keys keys;
  reader.trie().Each("", [&](std::string_view form) {
    maker.Make(form, Language::kNone, &keys, 1);
    if (reader.keys().Find(keys.keys[0]) >= 0) tabled.insert(keys.keys[0]);
    return true;
  });
  size_t checked = 0, differ = 0, wander = 0;
  std::string examples;
  for (const std::string& key : tabled) {
    maker.Make(key, Language::kNone, &keys);
    ++checked;
    if (keys.keys[0] == key) continue;
    if (++differ % 10 == 0) examples += " " + key + ":" + keys.keys[0];
    // After one more step nothing changes, as a rule.
    const std::string once = keys.keys[0];
    maker.Make(once, Language::kNone, &keys);
    wander += keys.keys[0] != once;
  }
  EXPECT_GT(checked, 1000u);
  EXPECT_LE(wander * 1000, checked) << wander << " of " << checked;
  EXPECT_LE(differ * 1000, checked * 30) << differ << " of " << checked << ":" << examples;
}

TEST(KeyLawsTest, CaseAndNormalizationDontMatter) {
  const KeyMaker maker(testing::DefaultDatabase().reader());
  std::mt19937_64 random(96);
  Keys a, b;
  for (int i = 0; i < 20000; ++i) {
    const std::string word = testing::RandomText(random, kLetters, 1 + random() % 12);
    maker.Make(Fold(word), Language::kNone, &a);
    maker.Make(Fold(testing::Nfd(testing::Upper(word))), Language::kNone, &b);
    if (Fold(word) != Fold(testing::Upper(word))) continue;  // ŉ and the like
    ASSERT_EQ(a.count, b.count) << word;
    for (size_t k = 0; k < a.count; ++k) ASSERT_EQ(a.keys[k], b.keys[k]) << word;
  }
}

}  // namespace
}  // namespace onoma
