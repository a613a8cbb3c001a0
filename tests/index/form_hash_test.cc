#include "index/form_hash.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <random>
#include <string>
#include <unordered_set>

#include "format/reader.h"
#include "tests/support/test_tables.h"
#include "tests/support/test_text.h"

namespace onoma {
namespace {

// Files hold these: another value is another format.
TEST(FormHashTest, StaysAsItIs) {
  EXPECT_EQ(FormHash::Of("", 0), 0x13C4870BBC97302F);
  EXPECT_EQ(FormHash::Of("lukashenka", 0), 0x4776ED9A933DCF92);
  EXPECT_EQ(FormHash::Of("лукашэнка", 1), 0x301CD2BF65C37D5A);
  EXPECT_EQ(FormHash::Of(std::string(100, 'x'), 0), 0x8174F7B9895DA4F7);
}

TEST(FormHashTest, PaddedIsTheSame) {
  std::mt19937_64 random(5);
  for (size_t size = 0; size <= 64; ++size) {
    const std::string form = testing::RandomBytes(random, size);
    std::string padded = form;
    padded.resize(96);
    EXPECT_EQ(FormHash::OfPadded(padded.data(), size, 3), FormHash::Of(form, 3)) << size;
  }
}

// Zeros at the end count, as does where a block ends.
TEST(FormHashTest, LengthCounts) {
  std::unordered_set<uint64_t> seen;
  for (size_t size = 0; size < 200; ++size) EXPECT_TRUE(seen.insert(FormHash::Of(std::string(size, '\0'), 0)).second);
}

TEST(FormHashTest, ABitOfTheFormFlipsHalfTheHash) {
  std::mt19937_64 random(6);
  for (const size_t size : {1u, 5u, 8u, 9u, 16u, 24u, 32u, 33u, 64u}) {
    double flipped = 0;
    size_t least = 64;
    constexpr int kRounds = 2000;
    for (int round = 0; round < kRounds; ++round) {
      std::string form = testing::RandomBytes(random, size);
      const uint64_t hash = FormHash::Of(form, 0);
      form[random() % size] ^= static_cast<char>(1 << random() % 8);
      const auto bits = static_cast<size_t>(std::popcount(hash ^ FormHash::Of(form, 0)));
      flipped += static_cast<double>(bits);
      least = std::min(least, bits);
    }
    EXPECT_NEAR(flipped / kRounds, 32, .7) << size;
    EXPECT_GT(least, 8u) << size;
  }
}

// As many forms share 32 bits of their hash, at any place of it, as chance has it.
TEST(FormHashTest, FormsFallApart) {
  std::vector<uint64_t> hashes;
  testing::DefaultDatabase().reader().trie().Each("", [&](std::string_view form) {
    hashes.push_back(FormHash::Of(form, 0));
    return true;
  });
  const double n = static_cast<double>(hashes.size()), expected = n * n / 2 / 4294967296.0;
  for (int shift = 0; shift <= 32; shift += 8) {
    std::vector<uint32_t> parts;
    for (const uint64_t hash : hashes) parts.push_back(static_cast<uint32_t>(hash >> shift));
    std::sort(parts.begin(), parts.end());
    double same = 0;
    for (size_t i = 1; i < parts.size(); ++i) same += parts[i] == parts[i - 1];
    EXPECT_LT(same, 2 * expected + 20) << shift;
  }
}

}  // namespace
}  // namespace onoma
