#include "simd/level.h"

#include <cstdlib>
#include <cstring>

namespace onoma {
namespace {

SimdLevel Pick() {
  const char* const forced = std::getenv("ONOMA_SIMD");
  constexpr SimdLevel kRising[] = {SimdLevel::kPortable, SimdLevel::kAvx2, SimdLevel::kAvx512};
  SimdLevel best = SimdLevel::kPortable;
  for (const SimdLevel level : kRising) {
    if (!HasSimdLevel(level)) continue;
    if (forced != nullptr && std::strcmp(forced, SimdLevelName(level)) == 0) return level;
    best = level;
  }
  return best;
}

}  // namespace

bool HasSimdLevel(SimdLevel level) {
  switch (level) {
    case SimdLevel::kPortable:
      return true;
#if ONOMA_SIMD_X86
    case SimdLevel::kAvx2:
      return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2");
    case SimdLevel::kAvx512:
      return HasSimdLevel(SimdLevel::kAvx2) && __builtin_cpu_supports("avx512f") &&
             __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
             __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vbmi") &&
             __builtin_cpu_supports("avx512vbmi2");
#endif
    default:
      return false;
  }
}

SimdLevel ActiveSimdLevel() {
  static const SimdLevel level = Pick();
  return level;
}

const char* SimdLevelName(SimdLevel level) {
  switch (level) {
    case SimdLevel::kAvx2:
      return "avx2";
    case SimdLevel::kAvx512:
      return "avx512";
    case SimdLevel::kPortable:
      break;
  }
  return "portable";
}

}  // namespace onoma
