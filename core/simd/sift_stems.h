// The kernel "sift stems": which beginnings of a word may be in the lexicon.
//
// The lexicon's filter (key/readings.h) is a blocked Bloom filter: a number chooses one word of 64 bits, and two bits
// in it that must be set. A word is asked for by its first four sounds, its first five and so on; how many of them
// there are to be asked for nobody can foretell, so that all are, at once.
#ifndef ONOMA_SIMD_SIFT_STEMS_H_
#define ONOMA_SIMD_SIFT_STEMS_H_

#include <cstddef>
#include <cstdint>

#include "base/bytes.h"
#include "simd/level.h"

namespace onoma {

// Its words are a power of two; none: it has nothing.
struct StemFilter {
  static constexpr uint32_t kShortest = 4, kLongest = 12;  // stems, in sounds of five bits
  static constexpr uint32_t kSoundBits = 5;

  Array<uint64_t> words;

  bool Has(uint64_t sounds) const {
    const uint64_t bits = BitsOf(sounds);
    return words.size() != 0 && (words[WordOf(sounds, words.size())] & bits) == bits;
  }
  static uint64_t Mix(uint64_t sounds) { return sounds * kMixer; }
  static size_t WordOf(uint64_t sounds, size_t words) {
    return static_cast<size_t>(Mix(sounds) >> kWordShift) & (words - 1);
  }
  static uint64_t BitsOf(uint64_t sounds) {
    return uint64_t{1} << (Mix(sounds) >> kFirstShift & 63) | uint64_t{1} << (Mix(sounds) >> kSecondShift & 63);
  }

  static constexpr uint64_t kMixer = 0x9E3779B97F4A7C15u;
  static constexpr int kWordShift = 40, kFirstShift = 28, kSecondShift = 34;
};

// A bit k for each k from kShortest to kLongest whose first k of packed sounds the filter may have.
using SiftStemsKernel = uint32_t (*)(const StemFilter& filter, uint64_t sounds);
// The level must be one that the machine has.
SiftStemsKernel SiftStems(SimdLevel level);

namespace simd {
// Twins: the same bits.
uint32_t SiftStemsPortable(const StemFilter& filter, uint64_t sounds);
#if ONOMA_SIMD_X86
uint32_t SiftStemsAvx512(const StemFilter& filter, uint64_t sounds);
#endif
}  // namespace simd

}  // namespace onoma

#endif  // ONOMA_SIMD_SIFT_STEMS_H_
