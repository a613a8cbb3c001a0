// Beam: the likeliest of the ways in which the beginning of a word may sound, as the decoder goes through it.
//
// Nobody can foretell how many ways there are or which goes before which, and a branch that is foretold wrongly costs
// as much as all that is asked here. So a path is compared with all places at once, whether they have one or not, and
// put in its place by counting those that go before it.
#ifndef ONOMA_KEY_BEAM_H_
#define ONOMA_KEY_BEAM_H_

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include "key/readings.h"
#include "key/sounds.h"

namespace onoma {

// The sounds of a path. Two are the same string if and only if they are equal: that ш and ч became щ can be seen, so
// that it is no twin of щ.
struct SoundPath {
  static constexpr uint32_t kMaxSounds = 63;  // what comes behind them is left out
  static constexpr uint32_t kJoined = kSounds + 1;  // in `last` and Before
  // The sounds but the last ones, packed by kPacked.
  using Before = std::array<uint64_t, kMaxSounds / kPacked>;

  uint64_t last = 0;     // the last sounds, packed: one to kPacked of them, if there are any
  uint16_t context = 0;  // the last three
  uint8_t count = 0;
  uint8_t in_last = 0;  // how many are in `last`; those before are packed by kPacked in a Before

  // Returns what it costs.
  uint32_t Append(Sound sound, const uint8_t* sound_costs, Before* before) {
    const Sound previous = context & 31;
    if (sound == previous || count == kMaxSounds) return 0;  // doubled sounds are one
    if (sound == kSoundCh && previous == kSoundSh) {
      context = static_cast<uint16_t>(context + (kSoundShch - kSoundSh));
      last += uint64_t{kJoined - kSoundSh} << (5 * (in_last - 1u));
      return 0;
    }
    if (in_last == kPacked) [[unlikely]] {
      (*before)[count / kPacked - 1] = last;
      last = 0;
      in_last = 0;
    }
    last |= uint64_t{sound} << (5 * in_last++);
    ++count;
    const uint32_t cost = sound_costs[Readings::SoundAt(context, sound)];
    context = Readings::Behind(context, sound);
    return cost;
  }
};

// The paths that are left, the cheapest first.
struct Beam {
  static constexpr uint32_t kPaths = 6;
  static constexpr uint32_t kNoPath = ~0u;  // what a place without a path costs
  // Each has a place for its sounds, so that putting them in order moves little.
  struct Item {
    uint32_t cost, place;
  };
  std::array<Item, kPaths> items;
  uint32_t count;
  bool in_order;  // false where a twin has become cheaper than what stands before it
  std::array<SoundPath, kPaths> paths;
  std::array<SoundPath::Before, kPaths> before;

  void Begin() {
    for (uint32_t i = 0; i < kPaths; ++i) {
      items[i] = {kNoPath, i};
      paths[i].last = ~uint64_t{0};  // no path's
    }
    count = 0;
    in_order = true;
  }
  void Begin(uint32_t cost) {
    Begin();
    items[0].cost = cost;
    paths[0] = {};
    count = 1;
  }
  std::span<Item> all() { return {items.data(), count}; }
  uint32_t Least() const {
    uint32_t least = kNoPath;
    for (const Item& item : items) least = std::min(least, item.cost);
    return least;
  }
  // Adds a path that has gone on, if it is among the best.
  void Add(const SoundPath& path, const SoundPath::Before& sounds_before, uint32_t cost) {
    uint32_t alike = 0;
    for (uint32_t i = 0; i < kPaths; ++i) alike |= uint32_t{paths[i].last == path.last};
    if (alike != 0 && Lower(path, sounds_before, cost)) [[unlikely]]
      return;
    uint32_t at = 0;
    if (in_order) [[likely]] {
      for (const Item& item : items) at += uint32_t{item.cost <= cost};
    } else {
      for (at = items.back().cost > cost ? kPaths - 1 : kPaths; at > 0 && at < kPaths && items[at - 1].cost > cost;) --at;
    }
    if (at == kPaths) return;
    const uint32_t place = items.back().place;
    for (uint32_t i = kPaths - 1; i > 0; --i) items[i] = items[i - (i > at ? 1 : 0)];
    items[at] = {cost, place};
    count = std::min(count + 1, kPaths);
    paths[place] = path;
    if (path.count > kPacked) before[place] = sounds_before;
  }

 private:
  // If one string came about by two ways, the cheaper one stays, in the place of the first.
  bool Lower(const SoundPath& path, const SoundPath::Before& sounds_before, uint32_t cost) {
    for (Item& item : all()) {
      const SoundPath& other = paths[item.place];
      if (other.last != path.last || other.count != path.count) continue;
      const uint32_t full = (path.count - uint32_t{path.in_last}) / kPacked;
      if (!std::equal(sounds_before.begin(), sounds_before.begin() + full, before[item.place].begin())) continue;
      in_order &= item.cost <= cost;
      item.cost = std::min(item.cost, cost);
      return true;
    }
    return false;
  }
};

}  // namespace onoma

#endif  // ONOMA_KEY_BEAM_H_
