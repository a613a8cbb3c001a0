// What several AVX-512 kernels do with letters in 64 bytes. Only for files that are compiled for x86-64.
#ifndef ONOMA_SIMD_LETTERS_AVX512_H_
#define ONOMA_SIMD_LETTERS_AVX512_H_

#if defined(__GNUC__) && !defined(__clang__)
// GCC 12 takes the intrinsics' own undefined registers for ours (GCC bug 105593).
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#pragma GCC diagnostic ignored "-Wuninitialized"
#endif
#include <immintrin.h>

#include <array>
#include <cstddef>
#include <cstdint>

#include "simd/fold_letters.h"

#define ONOMA_AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi,avx512vbmi2,bmi,bmi2,popcnt")))

namespace onoma::simd {

using Bytes64 = std::array<uint8_t, 64>;
template <typename F>
constexpr Bytes64 Lanes(F lane) {
  Bytes64 lanes{};
  for (size_t i = 0; i < 64; ++i) lanes[i] = static_cast<uint8_t>(lane(i));
  return lanes;
}

// One byte everywhere. As a load: GCC 12, where it knows what a constant has in it, makes the vector anew each time, by
// the one port of the processor that looks up bytes too and that all kernels wait for. So this is no constant.
template <int kByte>
alignas(64) inline constinit Bytes64 everywhere = Lanes([](size_t) { return kByte; });
template <int kByte>
ONOMA_AVX512 inline __m512i All() {
  return _mm512_load_si512(everywhere<kByte>.data());
}
template <int kByte>
ONOMA_AVX512 inline __mmask64 Is(const __m512i& bytes) {
  return _mm512_cmpeq_epi8_mask(bytes, All<kByte>());
}

// To each byte the one so many places behind it; what comes round to the last ones must be no matter.
template <int kPlaces>
ONOMA_AVX512 inline __m512i Neighbour(const __m512i& bytes) {
  alignas(64) static constexpr auto kLanes = Lanes([](size_t i) { return (i + static_cast<size_t>(kPlaces)) & 63; });
  return _mm512_permutexvar_epi8(_mm512_load_si512(kLanes.data()), bytes);
}

// How the letters of two bytes change (LetterTable), at their second bytes; 0 at all other bytes. `before` is the byte
// before each. VPERMB looks 64 bytes up at once by their low six bits, which is a whole lead's letters. No two leads
// speak of one byte.
template <size_t kLead>
ONOMA_AVX512 inline __m512i ChangesOf(const LetterTable& table, const __m512i& before, const __m512i& bytes) {
  return _mm512_maskz_permutexvar_epi8(Is<LetterTable::kLeads[kLead]>(before), bytes,
                                       _mm512_load_si512(table.changes(kLead)));
}
// Of LetterTable::kCommonLeads and kRareLeads. Halves are joined late, so that no lookup waits for another.
ONOMA_AVX512 inline __m512i CommonChanges(const LetterTable& table, const __m512i& before, const __m512i& bytes) {
  constexpr auto& kLead = LetterTable::kCommonLeads;
  static_assert(kLead.size() == 5);
  return _mm512_or_si512(
      _mm512_or_si512(
          _mm512_or_si512(ChangesOf<kLead[0]>(table, before, bytes), ChangesOf<kLead[1]>(table, before, bytes)),
          ChangesOf<kLead[2]>(table, before, bytes)),
      _mm512_or_si512(ChangesOf<kLead[3]>(table, before, bytes), ChangesOf<kLead[4]>(table, before, bytes)));
}
ONOMA_AVX512 inline __m512i RareChanges(const LetterTable& table, const __m512i& before, const __m512i& bytes) {
  constexpr auto& kLead = LetterTable::kRareLeads;
  static_assert(kLead.size() == 3);
  return _mm512_or_si512(
      _mm512_or_si512(ChangesOf<kLead[0]>(table, before, bytes), ChangesOf<kLead[1]>(table, before, bytes)),
      ChangesOf<kLead[2]>(table, before, bytes));
}

}  // namespace onoma::simd

#endif  // ONOMA_SIMD_LETTERS_AVX512_H_
