// The kernel "sift words": which of many hashes may be in a set of bits.
//
// The set is a blocked Bloom filter (index/term_filter.h): a hash chooses one word of 64 bits, and four bits in it that
// must be set. Every word of a text is asked for, so that eight at a time count.
#ifndef ONOMA_SIMD_SIFT_WORDS_H_
#define ONOMA_SIMD_SIFT_WORDS_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "base/bytes.h"
#include "base/scale.h"
#include "simd/level.h"

namespace onoma {

// Empty at first; then it has no hash.
struct BitSet {
  Array<uint64_t> words;

  bool Has(uint64_t hash) const {
    const uint64_t bits = BitsOf(hash);
    return (words[WordOf(hash, words.size())] & bits) == bits;
  }
  void Prefetch(uint64_t hash) const { words.Prefetch(WordOf(hash, words.size())); }
  static uint64_t WordOf(uint64_t hash, uint64_t words) { return Scale(hash, words); }
  static uint64_t BitsOf(uint64_t hash) {
    // Loads: a shift by a number that is not known costs three times as much on a plain x86-64.
    return kBits[hash & 63] | kBits[hash >> 6 & 63] | kBits[hash >> 12 & 63] | kBits[hash >> 18 & 63];
  }

 private:
  static constexpr auto kBits = [] {
    std::array<uint64_t, 64> bits{};
    for (size_t i = 0; i < 64; ++i) bits[i] = uint64_t{1} << i;
    return bits;
  }();
};

// marks[i] becomes 1 if the set may have hashes[i], and stays as it is if not. Of both there may be read, and of marks
// written as they are, up to kSiftSpare behind the last one.
using SiftWordsKernel = void (*)(const BitSet& set, const uint64_t* hashes, size_t count, uint8_t* marks);
inline constexpr size_t kSiftSpare = 7;

// The level must be one that the machine has.
SiftWordsKernel SiftWords(SimdLevel level);

namespace simd {
// Twins: the same marks.
void SiftWordsPortable(const BitSet& set, const uint64_t* hashes, size_t count, uint8_t* marks);
#if ONOMA_SIMD_X86
void SiftWordsAvx512(const BitSet& set, const uint64_t* hashes, size_t count, uint8_t* marks);
#endif
}  // namespace simd

}  // namespace onoma

#endif  // ONOMA_SIMD_SIFT_WORDS_H_
