// The kernel of the decoder (key/decoder.h): the paths of a beam side by side, one a lane, so that all of them go on by
// a sound at once, however many there are.
//
// Nobody can foretell how many paths there are, which of them has a sound doubled, or which goes before which, and a
// branch that is foretold wrongly costs as much as a step of all lanes. The kernel takes what nearly all words are made
// of; a cut that is anything else it leaves to its twin (key/beam.h), which goes through that cut in the same lanes.
#ifndef ONOMA_SIMD_READ_CUTS_H_
#define ONOMA_SIMD_READ_CUTS_H_

#include <cstddef>
#include <cstdint>

#include "simd/level.h"

namespace onoma {

// One thing that a unit of letters may stand for.
struct ReadingArc {
  static constexpr uint32_t kMostOfUnit = 5;
  uint32_t sounds;  // five bits each, the first the lowest; nothing behind the last
  uint16_t cost;
  uint16_t last;  // of the unit's list
};

// A piece of a word, read as a unit.
struct ReadingCut {
  static constexpr uint32_t kNoArcs = ~0u;
  uint32_t arcs;   // where the unit's list begins; kNoArcs: the letter is passed over
  uint32_t extra;  // what it costs beside its arc
};

// The paths of a beam. What lies in lanes that have none is no matter, but for a context, which is one.
struct PathLanes {
  static constexpr uint32_t kLanes = 8, kPacked = 12;
  alignas(64) uint64_t last[kLanes];  // the sounds behind the last whole kPacked of them, five bits each
  alignas(32) uint32_t cost[kLanes];
  alignas(32) uint32_t context[kLanes];  // the last three sounds
  alignas(32) uint32_t count[kLanes];    // of all sounds
  uint32_t size;                         // paths
};

// What all words are read by.
struct CutReader {
  const ReadingArc* arcs;
  size_t arc_count;
  const uint8_t* sound_costs;  // 32^4: of a sound behind three others
  uint32_t sounds;             // the greatest of them
  // A second one behind a first one is `both` then, and marked so in `last`.
  uint32_t first, second, both, marked;
  uint32_t most_paths;  // that a beam keeps
  uint32_t hopeless;    // a path that is further behind the best is given up
};

// Goes through a word's cuts from `cut` on. Where letters may stand for several things and the cheapest path costs more
// than `limit`, nothing is left of the beam. Returns the first cut that is left to the twin, or `cut_count`.
using ReadCutsKernel = uint32_t (*)(const CutReader& reader, const ReadingCut* cuts, uint32_t cut_count, uint32_t cut,
                                    uint32_t limit, PathLanes* paths);

// Null where the twin is all there is. The level must be one that the machine has.
ReadCutsKernel ReadCutsKernelOf(SimdLevel level);

#if ONOMA_SIMD_X86
namespace simd {
uint32_t ReadCutsAvx512(const CutReader& reader, const ReadingCut* cuts, uint32_t cut_count, uint32_t cut,
                        uint32_t limit, PathLanes* paths);
}  // namespace simd
#endif

}  // namespace onoma

#endif  // ONOMA_SIMD_READ_CUTS_H_
