#include "simd/choose_groups.h"

#include <algorithm>

namespace onoma {
namespace simd {

void ChooseGroupsPortable(const GroupRows& rows, ChosenGroups* chosen) {
  constexpr uint32_t kBlock = GroupRows::kBlock;
  std::array<uint16_t, GroupRows::kMost> costs;
  // A block of sums at a time, which stays in registers.
  for (uint32_t first = 0; first < rows.width; first += kBlock) {
    std::array<uint16_t, kBlock> sums{};
    for (uint32_t i = 0; i < rows.row_count; ++i) {
      for (uint32_t g = 0; g < kBlock; ++g) sums[g] = static_cast<uint16_t>(sums[g] + rows.rows[i][first + g]);
    }
    for (uint32_t g = 0; g < kBlock; ++g) costs[first + g] = static_cast<uint16_t>(sums[g] * 2u + rows.base[first + g]);
  }
  const auto key = [&](uint32_t g) { return uint32_t{costs[g]} << 8 | g; };
  chosen->natives.fill(ChosenGroups::kNone);
  for (uint32_t g = 0; g < rows.natives; ++g) {
    if (key(g) >= chosen->natives.back()) continue;
    chosen->natives.back() = key(g);
    std::sort(chosen->natives.begin(), chosen->natives.end());
  }
  chosen->other = ChosenGroups::kNone;
  for (uint32_t g = rows.natives; g < rows.count; ++g) chosen->other = std::min(chosen->other, key(g));
}

}  // namespace simd

ChooseGroupsKernel ChooseGroups([[maybe_unused]] SimdLevel level) {
#if ONOMA_SIMD_X86
  if (level != SimdLevel::kPortable) return simd::ChooseGroupsAvx2;
#endif
  return simd::ChooseGroupsPortable;
}

}  // namespace onoma
