#include "simd/sift_words.h"

namespace onoma {
namespace simd {

void SiftWordsPortable(const BitSet& set, const uint64_t* hashes, size_t count, uint8_t* marks) {
  const BitSet own = set;
  for (size_t i = 0; i < count; ++i) marks[i] |= own.Has(hashes[i]);
}

}  // namespace simd

SiftWordsKernel SiftWords([[maybe_unused]] SimdLevel level) {
#if ONOMA_SIMD_X86
  if (level == SimdLevel::kAvx512) return simd::SiftWordsAvx512;
#endif
  return simd::SiftWordsPortable;
}

}  // namespace onoma
