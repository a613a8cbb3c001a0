#include "index/perfect_hash.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace onoma {
namespace {

constexpr size_t kBucketSize = 3;  // on average
constexpr uint32_t kFree = std::numeric_limits<uint32_t>::max();

class Builder {
 public:
  Builder(std::span<const uint64_t> hashes, uint64_t slots) : slots_(slots), owner_(slots, kFree) {
    const size_t buckets = hashes.size() / kBucketSize + 1;
    pilots_.resize(buckets);
    begin_.resize(buckets + 1);
    for (const uint64_t hash : hashes) ++begin_[PerfectBucket(hash, buckets) + 1];
    std::partial_sum(begin_.begin(), begin_.end(), begin_.begin());
    std::vector<uint32_t> next(begin_.begin(), begin_.end() - 1);
    hashes_.resize(hashes.size());
    for (const uint64_t hash : hashes) hashes_[next[PerfectBucket(hash, buckets)]++] = hash;
  }

  // False if too many buckets have to give way to each other: there are too few slots.
  bool Run(std::vector<uint8_t>* pilots) {
    std::vector<uint32_t> order(pilots_.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return SizeOf(a) > SizeOf(b); });
    size_t patience = 20 * pilots_.size() + 1000;
    std::vector<uint32_t> waiting;
    for (const uint32_t bucket : order) {
      if (SizeOf(bucket) == 0) break;
      waiting.push_back(bucket);
      while (!waiting.empty()) {
        const uint32_t at = waiting.back();
        waiting.pop_back();
        if (TakeFree(at)) continue;
        if (patience-- == 0 || !TakeFromOthers(at, &waiting)) return false;
      }
    }
    *pilots = std::move(pilots_);
    return true;
  }

 private:
  size_t SizeOf(uint32_t bucket) const { return begin_[bucket + 1] - begin_[bucket]; }

  // The slots that a bucket has under a pilot; false if two of them are one.
  bool SlotsOf(uint32_t bucket, uint8_t pilot) {
    places_.clear();
    for (size_t i = begin_[bucket]; i < begin_[bucket + 1]; ++i) {
      const uint64_t slot = PerfectSlot(hashes_[i], pilot, slots_);
      if (std::find(places_.begin(), places_.end(), slot) != places_.end()) return false;
      places_.push_back(slot);
    }
    return true;
  }

  void Take(uint32_t bucket, uint8_t pilot) {
    pilots_[bucket] = pilot;
    for (const uint64_t place : places_) owner_[place] = bucket;
  }

  bool TakeFree(uint32_t bucket) {
    for (int pilot = 0; pilot < 256; ++pilot) {
      bool free = true;
      for (size_t i = begin_[bucket]; i < begin_[bucket + 1] && free; ++i) {
        free = owner_[PerfectSlot(hashes_[i], static_cast<uint8_t>(pilot), slots_)] == kFree;
      }
      if (!free || !SlotsOf(bucket, static_cast<uint8_t>(pilot))) continue;
      Take(bucket, static_cast<uint8_t>(pilot));
      return true;
    }
    return false;
  }

  // Takes the slots of others, the fewest and smallest, which then wait for another pilot.
  bool TakeFromOthers(uint32_t bucket, std::vector<uint32_t>* waiting) {
    size_t least = std::numeric_limits<size_t>::max();
    uint8_t best = 0;
    turn_ += 37;  // begin elsewhere each time, or two buckets push each other back and forth
    for (int k = 0; k < 256; ++k) {
      const uint8_t pilot = static_cast<uint8_t>(k + turn_);
      if (!SlotsOf(bucket, pilot)) continue;
      size_t cost = 0;
      for (const uint64_t place : places_) {
        if (owner_[place] != kFree) cost += SizeOf(owner_[place]) * SizeOf(owner_[place]);
      }
      if (cost >= least) continue;
      least = cost;
      best = pilot;
    }
    if (least == std::numeric_limits<size_t>::max()) return false;
    SlotsOf(bucket, best);
    const std::vector<uint64_t> wanted = places_;
    for (const uint64_t place : wanted) {
      const uint32_t other = owner_[place];
      if (other == kFree) continue;
      SlotsOf(other, pilots_[other]);
      for (const uint64_t left : places_) owner_[left] = kFree;
      waiting->push_back(other);
    }
    places_ = wanted;
    Take(bucket, best);
    return true;
  }

  uint64_t slots_;
  std::vector<uint32_t> owner_;  // bucket, by slot
  std::vector<uint8_t> pilots_;
  std::vector<uint32_t> begin_;   // of each bucket's hashes
  std::vector<uint64_t> hashes_;  // by bucket
  std::vector<uint64_t> places_;  // scratch
  uint32_t turn_ = 0;
};

}  // namespace

PerfectHash BuildPerfectHash(std::span<const uint64_t> hashes) {
  PerfectHash result;
  for (result.slots = hashes.size() + hashes.size() / 64 + 1;; result.slots += result.slots / 16 + 1) {
    if (Builder(hashes, result.slots).Run(&result.pilots)) return result;
  }
}

}  // namespace onoma
