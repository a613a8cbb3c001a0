#include "index/perfect_hash.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace onoma {
namespace {

TEST(PerfectHashTest, EachHashHasASlotOfItsOwn) {
  std::mt19937_64 random(21);
  for (const size_t size : {0u, 1u, 2u, 3u, 4u, 7u, 100u, 5000u, 200000u}) {
    std::set<uint64_t> hashes;
    while (hashes.size() < size) hashes.insert(random());
    const std::vector<uint64_t> list(hashes.begin(), hashes.end());
    const PerfectHash perfect = BuildPerfectHash(list);
    EXPECT_LE(perfect.slots, size + size / 16 + 8) << "few slots stay empty";
    EXPECT_EQ(perfect.pilots.size(), size / 3 + 1);
    std::vector<bool> taken(perfect.slots);
    for (const uint64_t hash : list) {
      const uint64_t slot =
          PerfectSlot(hash, perfect.pilots[PerfectBucket(hash, perfect.pilots.size())], perfect.slots);
      ASSERT_LT(slot, perfect.slots);
      ASSERT_FALSE(taken[slot]);
      taken[slot] = true;
    }
  }
}

// Hashes that differ in few bits, and crowd into few buckets, are parted all the same.
TEST(PerfectHashTest, CrowdedBuckets) {
  std::vector<uint64_t> list;
  for (uint64_t i = 0; i < 6; ++i) list.push_back(i + 1);
  for (uint64_t i = 0; i < 60; ++i) list.push_back((i + 1) << 56);
  const PerfectHash perfect = BuildPerfectHash(list);
  std::set<uint64_t> slots;
  for (const uint64_t hash : list) {
    slots.insert(PerfectSlot(hash, perfect.pilots[PerfectBucket(hash, perfect.pilots.size())], perfect.slots));
  }
  EXPECT_EQ(slots.size(), list.size());
}

}  // namespace
}  // namespace onoma
