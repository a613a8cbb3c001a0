#include "simd/join_names.h"

#include <algorithm>

namespace onoma {
namespace simd {

size_t JoinNamesPortable(std::span<const std::string_view> names, char end, std::span<char> room, size_t* size) {
  size_t at = 0, i = 0;
  for (; i < names.size() && std::max(names[i].size(), kJoinBlock) < room.size() - at; ++i) {
    at += names[i].copy(room.data() + at, names[i].size());
    room[at++] = end;
  }
  *size = at;
  return i;
}

}  // namespace simd

JoinNamesKernel JoinNames([[maybe_unused]] SimdLevel level) {
#if ONOMA_SIMD_X86
  if (level == SimdLevel::kAvx512) return simd::JoinNamesAvx512;
#endif
  return simd::JoinNamesPortable;
}

}  // namespace onoma
