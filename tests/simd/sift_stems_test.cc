// The kernels against a set that is asked for each beginning by itself.
#include "simd/sift_stems.h"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <vector>

namespace onoma {
namespace {

constexpr SimdLevel kLevels[] = {SimdLevel::kPortable, SimdLevel::kAvx2, SimdLevel::kAvx512};

uint64_t First(uint64_t sounds, uint32_t count) { return sounds & ((uint64_t{1} << (5 * count)) - 1); }

StemFilter FilterOf(const std::vector<uint64_t>& words) {
  return {Array<uint64_t>(Bytes(reinterpret_cast<const std::byte*>(words.data()), words.size() * sizeof(uint64_t)))};
}

TEST(SiftStemsTest, SaysOfEachBeginningWhatTheFilterSays) {
  std::mt19937_64 random(51);
  for (const size_t size : {size_t{1}, size_t{2}, size_t{64}, size_t{4096}}) {
    std::vector<uint64_t> words(size);
    std::vector<uint64_t> stems;
    for (size_t i = 0; i < 4 * size; ++i) {
      stems.push_back(First(random(), 4 + static_cast<uint32_t>(random() % 9)));
      words[StemFilter::WordOf(stems.back(), size)] |= StemFilter::BitsOf(stems.back());
    }
    const StemFilter filter = FilterOf(words);
    size_t known = 0;
    for (size_t round = 0; round < 20000; ++round) {
      // Words that begin as stems do, of all lengths, and any others.
      uint64_t sounds = random() % 2 == 0 ? stems[random() % stems.size()] : random();
      sounds |= First(random(), static_cast<uint32_t>(random() % 13)) << (5 * (random() % 12));
      sounds = First(sounds, 1 + static_cast<uint32_t>(random() % 12));
      uint32_t expected = 0;
      for (uint32_t k = 4; k <= 12; ++k) expected |= uint32_t{filter.Has(First(sounds, k))} << k;
      known += expected != 0;
      for (const SimdLevel level : kLevels) {
        if (HasSimdLevel(level)) {
          ASSERT_EQ(SiftStems(level)(filter, sounds), expected) << SimdLevelName(level);
        }
      }
    }
    EXPECT_GT(known, 1000u);
  }
}

TEST(SiftStemsTest, NeverLosesAStem) {
  std::mt19937_64 random(52);
  std::vector<uint64_t> words(1024);
  for (uint32_t k = 4; k <= 12; ++k) {
    for (int i = 0; i < 200; ++i) {
      const uint64_t stem = First(random(), k);
      words[StemFilter::WordOf(stem, words.size())] |= StemFilter::BitsOf(stem);
      for (const SimdLevel level : kLevels) {
        if (!HasSimdLevel(level)) continue;
        EXPECT_NE(SiftStems(level)(FilterOf(words), stem) & 1u << k, 0u) << SimdLevelName(level) << ' ' << k;
      }
    }
  }
}

TEST(SiftStemsTest, AnEmptyFilterHasNothing) {
  for (const SimdLevel level : kLevels) {
    if (HasSimdLevel(level)) {
      EXPECT_EQ(SiftStems(level)(StemFilter{}, 12345), 0u) << SimdLevelName(level);
    }
  }
}

}  // namespace
}  // namespace onoma
