#include "simd/read_cuts.h"

namespace onoma {

ReadCutsKernel ReadCutsKernelOf([[maybe_unused]] SimdLevel level) {
#if ONOMA_SIMD_X86
  if (level == SimdLevel::kAvx512) return simd::ReadCutsAvx512;
#endif
  return nullptr;
}

}  // namespace onoma
