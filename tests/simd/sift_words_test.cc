// The kernels against the set asked hash by hash.
#include "simd/sift_words.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

#include "base/bytes.h"

namespace onoma {
namespace {

TEST(SiftWordsTest, AllLevelsMarkAlike) {
  std::mt19937_64 random(6);
  size_t marked = 0, asked = 0;
  for (int round = 0; round < 2000; ++round) {
    std::vector<uint64_t> words(random() % 50);
    for (uint64_t& word : words) word = random() | random() | random();  // most bits set, so that some hashes are in it
    // Wherever it stands in memory.
    std::vector<char> memory(words.size() * sizeof(uint64_t) + 1);
    if (!words.empty()) std::memcpy(memory.data() + 1, words.data(), words.size() * sizeof(uint64_t));
    const BitSet set{Array<uint64_t>(AsBytes({memory.data() + 1, memory.size() - 1}))};
    std::vector<uint64_t> hashes(random() % 40);
    for (uint64_t& hash : hashes) hash = random() % 8 == 0 ? ~uint64_t{0} : random();
    std::vector<uint8_t> before(hashes.size()), wanted;
    for (uint8_t& mark : before) mark = random() % 4 == 0;
    wanted = before;
    for (size_t i = 0; i < hashes.size(); ++i) {
      wanted[i] |= set.Has(hashes[i]);
      marked += set.Has(hashes[i]);
    }
    asked += hashes.size();
    for (const SimdLevel level : {SimdLevel::kPortable, SimdLevel::kAvx2, SimdLevel::kAvx512}) {
      if (!HasSimdLevel(level)) continue;
      std::vector<uint64_t> all = hashes;
      std::vector<uint8_t> marks = before;
      all.resize(hashes.size() + kSiftSpare, 0x5A5A5A5A5A5A5A5A);
      marks.resize(hashes.size() + kSiftSpare, 7);
      SiftWords(level)(set, all.data(), hashes.size(), marks.data());
      for (size_t i = 0; i < hashes.size(); ++i) ASSERT_EQ(marks[i], wanted[i]) << SimdLevelName(level);
      for (size_t i = hashes.size(); i < marks.size(); ++i) ASSERT_EQ(marks[i], 7) << "written as it was";
    }
  }
  EXPECT_GT(marked, asked / 10);
  EXPECT_LT(marked, asked);
}

}  // namespace
}  // namespace onoma
