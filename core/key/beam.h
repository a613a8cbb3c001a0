// Beam: the likeliest of the ways in which the beginning of a word may sound, as the decoder goes through it.
//
// What is here can go through any cut. Most of them the kernel goes through, where the machine has one.
#ifndef ONOMA_KEY_BEAM_H_
#define ONOMA_KEY_BEAM_H_

#include <array>
#include <cstdint>

#include "key/readings.h"
#include "key/sounds.h"
#include "simd/read_cuts.h"

namespace onoma {

// The sounds of the beginning of a word, and what they cost. Two are the same string if and only if their sounds are
// equal: that ш and ч became щ can be seen, so that it is no twin of щ.
struct SoundPath {
  static constexpr uint32_t kMaxSounds = 63;        // what comes behind them is left out
  static constexpr uint32_t kJoined = kSounds + 1;  // in `last` and Before
  // The sounds but the last ones, packed by kPacked.
  using Before = std::array<uint64_t, kMaxSounds / kPacked>;

  uint64_t last;  // the last sounds, packed: one to kPacked of them, if there are any
  uint32_t cost;
  uint16_t context;  // the last three
  uint16_t count;

  // How many packed ones stand in a Before.
  uint32_t full() const { return count == 0 ? 0 : (count - 1u) / kPacked; }

  // Appends what an arc stands for, its sounds one after another.
  void Append(uint32_t sounds, const uint8_t* sound_costs, Before* before) {
    for (; sounds != 0 && (sounds & 31) <= kSounds; sounds >>= 5) {
      AppendOne(static_cast<Sound>(sounds & 31), sound_costs, before);
    }
  }

 private:
  void AppendOne(Sound sound, const uint8_t* sound_costs, Before* before) {
    const Sound previous = context & 31;
    if (sound == previous || count == kMaxSounds) return;  // doubled sounds are one
    if (sound == kSoundCh && previous == kSoundSh) {
      context = static_cast<uint16_t>(context + (kSoundShch - kSoundSh));
      last += uint64_t{kJoined - kSoundSh} << (5 * ((count - 1u) % kPacked));
      return;
    }
    const uint32_t at = count % kPacked;
    if (at == 0 && count > 0) {
      (*before)[count / kPacked - 1u] = last;
      last = 0;
    }
    last |= uint64_t{sound} << (5 * at);
    cost += sound_costs[Readings::SoundAt(context, sound)];
    context = Readings::Behind(context, sound);
    ++count;
  }
};

// The paths that are left, the cheapest first as they were when they were chosen. In the lanes of the kernel.
struct Beam : PathLanes {
  static constexpr uint32_t kPaths = 6;
  std::array<SoundPath::Before, kPaths> before;

  void Begin(uint32_t first_cost);
  SoundPath path(uint32_t i) const {
    return {last[i], cost[i], static_cast<uint16_t>(context[i]), static_cast<uint16_t>(count[i])};
  }
  void Put(uint32_t i, const SoundPath& path) {
    last[i] = path.last;
    cost[i] = path.cost;
    context[i] = path.context;
    count[i] = path.count;
  }
  // Goes through one cut, as the kernel does (simd/read_cuts.h).
  void Read(const CutReader& reader, const ReadingCut& cut, uint32_t limit);

 private:
  struct Candidates;
  // Replaces the paths with the cheapest candidates; of two that cost the same the one found first goes first.
  void Choose(const Candidates& candidates);
};

}  // namespace onoma

#endif  // ONOMA_KEY_BEAM_H_
