#include "simd/sift_words.h"

#if ONOMA_SIMD_X86
#if defined(__GNUC__) && !defined(__clang__)
// GCC 12 takes the intrinsics' own undefined registers for ours (GCC bug 105593).
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
#include <immintrin.h>

#include <algorithm>
#include <cstring>

namespace onoma::simd {

__attribute__((target("avx512f,avx512bw,avx512vl,bmi2"))) void SiftWordsAvx512(const BitSet& set,
                                                                               const uint64_t* hashes, size_t count,
                                                                               uint8_t* marks) {
  const uint64_t words = set.words.size();
  // Products of 64 by 32 bits are put together of two.
  if (words >= uint64_t{1} << 32) return SiftWordsPortable(set, hashes, count, marks);
  const __m512i one = _mm512_set1_epi64(1), low_six = _mm512_set1_epi64(63);
  const __m512i size = _mm512_set1_epi64(static_cast<int64_t>(words));
  const auto bit = [&](const __m512i& hash) __attribute__((target("avx512f"))) {
    return _mm512_sllv_epi64(one, _mm512_and_si512(hash, low_six));
  };
  for (size_t i = 0; i < count; i += 8) {
    const __m512i hash = _mm512_loadu_si512(hashes + i);
    const __m512i bits =
        _mm512_or_si512(_mm512_or_si512(bit(hash), bit(_mm512_srli_epi64(hash, 6))),
                        _mm512_or_si512(bit(_mm512_srli_epi64(hash, 12)), bit(_mm512_srli_epi64(hash, 18))));
    const __m512i high = _mm512_mul_epu32(_mm512_srli_epi64(hash, 32), size);
    const __m512i low = _mm512_mul_epu32(hash, size);
    const __m512i word = _mm512_srli_epi64(_mm512_add_epi64(high, _mm512_srli_epi64(low, 32)), 32);
    // What stands behind the last hash may be anything: only an empty set has no word for it.
    const __mmask8 own = words == 0 ? 0 : static_cast<__mmask8>(0xFFu >> (8 - std::min<size_t>(count - i, 8)));
    const __m512i found =
        _mm512_mask_i64gather_epi64(_mm512_setzero_si512(), own, word, set.words.data(), sizeof(uint64_t));
    const __mmask8 has = _mm512_mask_cmpeq_epi64_mask(own, _mm512_and_si512(found, bits), bits);
    uint64_t eight;
    std::memcpy(&eight, marks + i, sizeof(eight));
    eight |= _pdep_u64(has, 0x0101010101010101);
    std::memcpy(marks + i, &eight, sizeof(eight));
  }
}

}  // namespace onoma::simd
#endif
