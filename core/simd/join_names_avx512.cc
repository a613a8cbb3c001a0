#include "simd/join_names.h"

#if ONOMA_SIMD_X86
#include <immintrin.h>

#include <algorithm>

namespace onoma::simd {

__attribute__((target("avx512f,avx512bw,avx512vl,bmi2"))) size_t JoinNamesAvx512(
    std::span<const std::string_view> names, char end, std::span<char> room, size_t* size) {
  size_t at = 0, i = 0;
  for (; i < names.size() && std::max(names[i].size(), kJoinBlock) < room.size() - at; ++i) {
    const std::string_view name = names[i];
    if (name.size() <= kJoinBlock) [[likely]] {
      // A whole block is stored; the next name goes over what is behind this one.
      const __mmask64 own = _bzhi_u64(~uint64_t{0}, static_cast<unsigned>(name.size()));
      _mm512_storeu_si512(room.data() + at, _mm512_maskz_loadu_epi8(own, name.data()));
      at += name.size();
    } else {
      at += name.copy(room.data() + at, name.size());
    }
    room[at++] = end;
  }
  *size = at;
  return i;
}

}  // namespace onoma::simd
#endif
