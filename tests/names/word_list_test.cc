#include "names/word_list.h"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <string>

namespace onoma {
namespace {

// Words of few letters, so that many begin and end as one of the list does.
std::string RandomWord(std::mt19937_64& random) {
  std::string word(random() % 6, ' ');
  for (char& c : word) c = "abcd"[random() % 4];
  return word;
}

TEST(WordListTest, HasItsWordsAndNoOthers) {
  std::mt19937_64 random(12);
  for (int round = 0; round < 200; ++round) {
    WordList list;
    std::set<std::string> words;
    for (size_t i = random() % 30; i > 0; --i) words.insert(RandomWord(random));
    for (const std::string& word : words) list.Add(word);
    list.Seal();
    EXPECT_EQ(std::set<std::string>(list.words().begin(), list.words().end()), words);
    for (int i = 0; i < 500; ++i) {
      const std::string word = RandomWord(random);
      ASSERT_EQ(list.Has(word), words.count(word) == 1) << word;
      bool ends = false;
      for (const std::string& one : words) ends |= word.ends_with(one);
      ASSERT_TRUE(list.MayEnd(word) || !ends) << word;
    }
  }
}

TEST(WordListTest, MostWordsEndInNoneOfAList) {
  WordList list;
  for (const char* word : {"ogly", "кызы", "uulu"}) list.Add(word);
  list.Seal();
  EXPECT_TRUE(list.MayEnd("heydarogly"));
  EXPECT_FALSE(list.MayEnd("lukashenka"));
}

}  // namespace
}  // namespace onoma
