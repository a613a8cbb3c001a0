// Which vector instructions the kernels of this folder use. The library is built for any processor of its kind; each
// kernel is there once for each level and the best one that the machine has is picked when the program asks first.
//
// ONOMA_SIMD=portable|avx2|avx512 in the environment forces one, for tests; one that the machine has not is passed
// over.
#ifndef ONOMA_SIMD_LEVEL_H_
#define ONOMA_SIMD_LEVEL_H_

#include <cstdint>

// Kernels for x86-64 stand beside their portable twins; elsewhere there are the twins alone.
#if defined(__x86_64__) && defined(__GNUC__)
#define ONOMA_SIMD_X86 1
#else
#define ONOMA_SIMD_X86 0
#endif

// A vector that is loaded whole may reach past the end of a name. It stays within the page, which is harmless, but
// sanitizers can't know.
#if defined(__clang__)
#define ONOMA_READS_PAST_END __attribute__((no_sanitize("address", "thread", "memory")))
#else
#define ONOMA_READS_PAST_END __attribute__((no_sanitize("address", "thread")))
#endif

namespace onoma {

enum class SimdLevel : uint8_t {
  kPortable,
  kAvx2,    // with BMI2
  kAvx512,  // F, BW, VL, VBMI, VBMI2: Ice Lake, Zen 4 and later
};

// The same in all calls.
SimdLevel ActiveSimdLevel();
// True if this machine can run the kernels of a level.
bool HasSimdLevel(SimdLevel level);
const char* SimdLevelName(SimdLevel level);

}  // namespace onoma

#endif  // ONOMA_SIMD_LEVEL_H_
