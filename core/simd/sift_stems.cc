#include "simd/sift_stems.h"

namespace onoma {
namespace simd {

uint32_t SiftStemsPortable(const StemFilter& filter, uint64_t sounds) {
  uint32_t may_have = 0;
  for (uint32_t k = StemFilter::kShortest; k <= StemFilter::kLongest; ++k) {
    const uint64_t first = sounds & ((uint64_t{1} << (StemFilter::kSoundBits * k)) - 1);
    may_have |= uint32_t{filter.Has(first)} << k;
  }
  return may_have;
}

}  // namespace simd

SiftStemsKernel SiftStems([[maybe_unused]] SimdLevel level) {
#if ONOMA_SIMD_X86
  if (level == SimdLevel::kAvx512) return simd::SiftStemsAvx512;
#endif
  return simd::SiftStemsPortable;
}

}  // namespace onoma
