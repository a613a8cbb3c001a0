// A perfect hash: to each of a known set of 64-bit hashes a slot of its own, with one byte of help a bucket.
//
// Hashes are thrown into buckets of about three; a bucket's byte, its pilot, is chosen so that its hashes fall into
// slots that no other bucket has. So a lookup reads one pilot and one slot and never probes. The search for pilots is
// that of PtrHash (Groot Koerkamp 2025): large buckets first, and a bucket that finds no free pilot takes the place of
// the fewest others, which look for another one.
#ifndef ONOMA_INDEX_PERFECT_HASH_H_
#define ONOMA_INDEX_PERFECT_HASH_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/scale.h"

namespace onoma {

inline uint64_t PerfectBucket(uint64_t hash, uint64_t buckets) { return Scale(hash, buckets); }

inline uint64_t PerfectSlot(uint64_t hash, uint8_t pilot, uint64_t slots) {
  // Hashes of one bucket have their high bits in common: multiply the low ones up.
  constexpr uint64_t kPilot = 0x9E3779B97F4A7C15, kMix = 0xD6E8FEB86659FD93;
  return Scale((hash ^ (pilot * kPilot)) * kMix, slots);
}

struct PerfectHash {
  std::vector<uint8_t> pilots;  // a bucket each
  uint64_t slots = 0;           // about 1.6% more than hashes
};

// `hashes` are distinct. The same hashes in the same order give the same result.
PerfectHash BuildPerfectHash(std::span<const uint64_t> hashes);

}  // namespace onoma

#endif  // ONOMA_INDEX_PERFECT_HASH_H_
