#include "index/trie.h"

#include <gtest/gtest.h>

#include <cstring>
#include <random>
#include <set>

#include "format/writer.h"
#include "tests/support/test_text.h"

namespace onoma {
namespace {

std::string Build(const std::vector<std::string>& keys) {
  format::Forms forms;
  for (const std::string& key : keys) forms.push_back({key, {}});
  return format::BuildTrie(forms);
}

std::vector<std::string> Below(const Trie& trie, std::string_view prefix) {
  std::vector<std::string> out;
  trie.Each(prefix, [&](std::string_view key) {
    out.emplace_back(key);
    return true;
  });
  return out;
}
using List = std::vector<std::string>;

TEST(TrieTest, FindsWholeKeysOnly) {
  const std::string section = Build({"ab", "abc", "b"});
  const Trie trie(AsBytes(section));
  for (const char* hit : {"ab", "abc", "b"}) EXPECT_TRUE(trie.Has(hit)) << hit;
  for (const char* miss : {"", "a", "abcd", "c", "ba"}) EXPECT_FALSE(trie.Has(miss)) << miss;
}

TEST(TrieTest, GoesInOrderOfBytes) {
  const std::string section = Build({"a", "a b", "ab", "я", "яб", "\xFF"});
  const Trie trie(AsBytes(section));
  EXPECT_EQ(Below(trie, ""), (List{"a", "a b", "ab", "я", "яб", "\xFF"}));
  EXPECT_EQ(Below(trie, "a"), (List{"a", "a b", "ab"}));
  EXPECT_EQ(Below(trie, "я"), (List{"я", "яб"}));
  EXPECT_EQ(Below(trie, "\xD1"), (List{"я", "яб"}));
  EXPECT_EQ(Below(trie, "x"), List{});
}

TEST(TrieTest, EachStopsWhenAsked) {
  const std::string section = Build({"a", "b", "c"});
  int seen = 0;
  Trie(AsBytes(section)).Each("", [&](std::string_view) { return ++seen < 2; });
  EXPECT_EQ(seen, 2);
}

TEST(TrieTest, AnEmptyOneHoldsNothing) {
  const std::string section = Build({});
  for (const Trie& trie : {Trie(AsBytes(section)), Trie(), Trie(AsBytes(""))}) {
    EXPECT_FALSE(trie.Has("a"));
    EXPECT_FALSE(trie.Has(""));
    EXPECT_TRUE(Below(trie, "").empty());
  }
}

TEST(TrieTest, AgreesWithASetOnRandomKeys) {
  std::mt19937_64 random(5);
  for (int round = 0; round < 20; ++round) {
    std::set<std::string> set;
    for (int i = 0; i < 300; ++i) set.insert(testing::RandomText(random, U"abя", 1 + random() % 8));
    const std::string section = Build({set.begin(), set.end()});
    const Trie trie(AsBytes(section));
    EXPECT_TRUE(trie.WellFormed());
    for (int i = 0; i < 2000; ++i) {
      const std::string key = testing::RandomText(random, U"abя", random() % 9);
      ASSERT_EQ(trie.Has(key), set.contains(key));
    }
    ASSERT_EQ(Below(trie, ""), List(set.begin(), set.end()));
  }
}

// Bytes of a section changed at random: no walk may leave it, loop or crash.
TEST(TrieTest, ADamagedOneIsWalkedWithoutHarm) {
  std::mt19937_64 random(9);
  const std::string good = Build({"abc", "abd", "b", "bcd", "cde"});
  for (int round = 0; round < 20000; ++round) {
    std::string section = good;
    for (int k = 0; k < 3; ++k) section[random() % section.size()] = static_cast<char>(random() % 32);
    const Trie trie(AsBytes(section));
    for (const char* key : {"abc", "abd", "b", "bcd", "cde", "x", "abcabcabcabc"}) trie.Has(key);
    size_t visits = 0;
    trie.Each("", [&](std::string_view) { return ++visits < 1000; });
  }
}

}  // namespace
}  // namespace onoma
