// The kernel that says which groups a word is likely of (key/readings.h): sums what its letters cost in each group, a
// row of bytes for each three of them, and finds the least.
#ifndef ONOMA_SIMD_CHOOSE_GROUPS_H_
#define ONOMA_SIMD_CHOOSE_GROUPS_H_

#include <array>
#include <cstdint>

#include "simd/level.h"

namespace onoma {

struct GroupRows {
  static constexpr uint32_t kBlock = 16, kMost = 96;
  const uint8_t* const* rows;  // of `width` bytes each
  uint32_t row_count;
  const uint16_t* base;  // `width` of them: what each group costs before any letter
  uint32_t width;        // kBlock or kMost
  uint32_t natives;      // the first so many groups...
  uint32_t count;        // ...and the others up to here
};

// Cost << 8 | number of the group, a cost being base + 2 * sum, of 16 bits; of those that cost the same the first goes
// first. kNone where there is none.
struct ChosenGroups {
  static constexpr uint32_t kNatives = 3, kNone = ~0u;
  std::array<uint32_t, kNatives> natives;  // the likeliest of them, in order
  uint32_t other;
};

using ChooseGroupsKernel = void (*)(const GroupRows& rows, ChosenGroups* chosen);
// The level must be one that the machine has.
ChooseGroupsKernel ChooseGroups(SimdLevel level);

namespace simd {
void ChooseGroupsPortable(const GroupRows& rows, ChosenGroups* chosen);
#if ONOMA_SIMD_X86
void ChooseGroupsAvx2(const GroupRows& rows, ChosenGroups* chosen);
#endif
}  // namespace simd

}  // namespace onoma

#endif  // ONOMA_SIMD_CHOOSE_GROUPS_H_
