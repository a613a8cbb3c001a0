#include "simd/sift_stems.h"

#if ONOMA_SIMD_X86
#if defined(__GNUC__) && !defined(__clang__)
// GCC 12 takes the intrinsics' own undefined registers for ours (GCC bug 105593).
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
#include <immintrin.h>

#include <array>

namespace onoma::simd {

__attribute__((target("avx512f,avx512dq"))) uint32_t SiftStemsAvx512(const StemFilter& filter, uint64_t sounds) {
  // Nine lengths, of which eight fit: the longest is asked for by itself, and only of words that are so long.
  constexpr uint32_t kLanes = 8;
  static_assert(StemFilter::kLongest - StemFilter::kShortest == kLanes);
  alignas(64) static constexpr auto kFirst = [] {
    std::array<uint64_t, kLanes> masks{};
    for (uint32_t i = 0; i < kLanes; ++i) {
      masks[i] = (uint64_t{1} << (StemFilter::kSoundBits * (StemFilter::kShortest + i))) - 1;
    }
    return masks;
  }();
  const size_t words = filter.words.size();
  if (words == 0) return 0;
  const __m512i first =
      _mm512_and_si512(_mm512_set1_epi64(static_cast<int64_t>(sounds)), _mm512_load_si512(kFirst.data()));
  const __m512i mixed = _mm512_mullo_epi64(first, _mm512_set1_epi64(static_cast<int64_t>(StemFilter::kMixer)));
  const __m512i word = _mm512_and_si512(_mm512_srli_epi64(mixed, StemFilter::kWordShift),
                                        _mm512_set1_epi64(static_cast<int64_t>(words - 1)));
  const __m512i found = _mm512_i64gather_epi64(word, filter.words.data(), sizeof(uint64_t));
  // VPSLLVQ makes nothing of a shift by more than 63: only the low six bits count.
  const __m512i one = _mm512_set1_epi64(1), low_six = _mm512_set1_epi64(63);
  const __m512i by_first = _mm512_and_si512(_mm512_srli_epi64(mixed, StemFilter::kFirstShift), low_six);
  const __m512i by_second = _mm512_and_si512(_mm512_srli_epi64(mixed, StemFilter::kSecondShift), low_six);
  const __m512i bits = _mm512_or_si512(_mm512_sllv_epi64(one, by_first), _mm512_sllv_epi64(one, by_second));
  const __mmask8 has = _mm512_cmpeq_epi64_mask(_mm512_and_si512(found, bits), bits);
  uint32_t may_have = uint32_t{has} << StemFilter::kShortest;
  constexpr uint32_t kLongest = StemFilter::kLongest;
  const uint64_t longest = sounds & ((uint64_t{1} << (StemFilter::kSoundBits * kLongest)) - 1);
  if (longest >> (StemFilter::kSoundBits * (kLongest - 1)) != 0) {
    may_have |= uint32_t{filter.Has(longest)} << kLongest;
  } else {
    may_have |= (may_have & 1u << (kLongest - 1)) << 1;  // the same number
  }
  return may_have;
}

}  // namespace onoma::simd
#endif
