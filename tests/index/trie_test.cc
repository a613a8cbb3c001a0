#include "index/trie.h"

#include <gtest/gtest.h>

#include <cstring>
#include <map>
#include <random>

#include "format/writer.h"
#include "tests/support/test_text.h"

namespace onoma {
namespace {

using Keys = std::vector<std::pair<std::string, uint32_t>>;

std::vector<std::string> Below(const Trie& trie, std::string_view prefix) {
  std::vector<std::string> out;
  trie.Each(prefix, [&](std::string_view key, uint32_t) {
    out.emplace_back(key);
    return true;
  });
  return out;
}
using List = std::vector<std::string>;

TEST(TrieTest, FindsWholeKeysOnly) {
  const std::string section = format::BuildTrie({{"ab", 7}, {"abc", 8}, {"b", 0}});
  const Trie trie(AsBytes(section));
  EXPECT_EQ(trie.Find("ab"), 7u);
  EXPECT_EQ(trie.Find("abc"), 8u);
  EXPECT_EQ(trie.Find("b"), 0u);
  for (const char* miss : {"", "a", "abcd", "c", "ba"}) EXPECT_EQ(trie.Find(miss), Trie::kNoValue) << miss;
}

TEST(TrieTest, GoesInOrderOfBytes) {
  const std::string section = format::BuildTrie({{"a", 1}, {"a b", 2}, {"ab", 3}, {"я", 4}, {"яб", 5}, {"\xFF", 6}});
  const Trie trie(AsBytes(section));
  EXPECT_EQ(Below(trie, ""), (List{"a", "a b", "ab", "я", "яб", "\xFF"}));
  EXPECT_EQ(Below(trie, "a"), (List{"a", "a b", "ab"}));
  EXPECT_EQ(Below(trie, "я"), (List{"я", "яб"}));
  EXPECT_EQ(Below(trie, "\xD1"), (List{"я", "яб"}));
  EXPECT_EQ(Below(trie, "x"), List{});
}

TEST(TrieTest, EachStopsWhenAsked) {
  const std::string section = format::BuildTrie({{"a", 1}, {"b", 2}, {"c", 3}});
  int seen = 0;
  Trie(AsBytes(section)).Each("", [&](std::string_view, uint32_t) { return ++seen < 2; });
  EXPECT_EQ(seen, 2);
}

TEST(TrieTest, AnEmptyOneHoldsNothing) {
  const std::string section = format::BuildTrie({});
  for (const Trie& trie : {Trie(AsBytes(section)), Trie(), Trie(AsBytes(""))}) {
    EXPECT_EQ(trie.Find("a"), Trie::kNoValue);
    EXPECT_EQ(trie.Find(""), Trie::kNoValue);
    EXPECT_TRUE(Below(trie, "").empty());
  }
}

TEST(TrieTest, AgreesWithAMapOnRandomKeys) {
  std::mt19937_64 random(5);
  for (int round = 0; round < 20; ++round) {
    std::map<std::string, uint32_t> map;
    for (int i = 0; i < 300; ++i) {
      map.emplace(testing::RandomText(random, U"abя", 1 + random() % 8), static_cast<uint32_t>(random() % 1000));
    }
    const std::string section = format::BuildTrie(Keys(map.begin(), map.end()));
    const Trie trie(AsBytes(section));
    for (int i = 0; i < 2000; ++i) {
      const std::string key = testing::RandomText(random, U"abя", random() % 9);
      const auto it = map.find(key);
      ASSERT_EQ(trie.Find(key), it == map.end() ? Trie::kNoValue : it->second);
    }
    List all;
    for (const auto& [key, value] : map) all.push_back(key);
    ASSERT_EQ(Below(trie, ""), all);
  }
}

// Bytes of a section changed at random: no walk may leave it, loop or crash.
TEST(TrieTest, ADamagedOneIsWalkedWithoutHarm) {
  std::mt19937_64 random(9);
  const std::string good = format::BuildTrie({{"abc", 1}, {"abd", 2}, {"b", 3}, {"bcd", 4}, {"cde", 5}});
  for (int round = 0; round < 20000; ++round) {
    std::string section = good;
    for (int k = 0; k < 3; ++k) section[random() % section.size()] = static_cast<char>(random() % 32);
    const Trie trie(AsBytes(section));
    for (const char* key : {"abc", "abd", "b", "bcd", "cde", "x", "abcabcabcabc"}) trie.Find(key);
    size_t visits = 0;
    trie.Each("", [&](std::string_view, uint32_t) { return ++visits < 1000; });
  }
}

}  // namespace
}  // namespace onoma
