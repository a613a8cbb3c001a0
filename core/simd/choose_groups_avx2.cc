#include "simd/choose_groups.h"

#if ONOMA_SIMD_X86
#if defined(__GNUC__) && !defined(__clang__)
// GCC 12 takes the intrinsics' own undefined registers for ours (GCC bug 105593).
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
#include <immintrin.h>

#include <bit>

namespace onoma::simd {
namespace {

#define ONOMA_AVX2 __attribute__((target("avx2,bmi,bmi2")))
#define ONOMA_AVX2_INLINE __attribute__((always_inline)) ONOMA_AVX2 inline

constexpr uint32_t kNothing = 0xFFFF;  // no group costs as much

ONOMA_AVX2_INLINE __m256i All(uint32_t number) { return _mm256_set1_epi16(static_cast<int16_t>(number)); }

// The costs of all groups, sixteen a register.
template <int kBlocks>
struct Costs {
  __m256i blocks[kBlocks];
};

template <int kBlocks>
ONOMA_AVX2_INLINE __m256i Numbers(int block) {
  const __m256i first = _mm256_setr_epi16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  return _mm256_add_epi16(first, All(static_cast<uint32_t>(block) * GroupRows::kBlock));
}

// A bit for each group that costs so much, two blocks of them.
ONOMA_AVX2_INLINE uint32_t Which(__m256i low, __m256i high, __m256i cost) {
  const __m256i equal = _mm256_packs_epi16(_mm256_cmpeq_epi16(low, cost), _mm256_cmpeq_epi16(high, cost));
  return static_cast<uint32_t>(_mm256_movemask_epi8(_mm256_permute4x64_epi64(equal, 0xD8)));
}

// The cheapest group's key; it costs nothing of use from then on.
template <int kBlocks>
ONOMA_AVX2_INLINE uint32_t TakeLeast(Costs<kBlocks>* costs) {
  __m256i* const blocks = costs->blocks;
  __m256i least = blocks[0];
#pragma GCC unroll 8
  for (int i = 1; i < kBlocks; ++i) least = _mm256_min_epu16(least, blocks[i]);
  const __m128i eight = _mm_min_epu16(_mm256_castsi256_si128(least), _mm256_extracti128_si256(least, 1));
  const uint32_t cost = static_cast<uint32_t>(_mm_extract_epi16(_mm_minpos_epu16(eight), 0));
  uint32_t group;
  if constexpr (kBlocks == 1) {
    group = static_cast<uint32_t>(std::countr_zero(Which(blocks[0], _mm256_setzero_si256(), All(cost))));
  } else {
    static_assert(kBlocks == 6);
    const uint64_t first = Which(blocks[0], blocks[1], All(cost)) | uint64_t{Which(blocks[2], blocks[3], All(cost))}
                                                                        << 32;
    const uint32_t last = Which(blocks[4], blocks[5], All(cost));
    const auto in_first = static_cast<uint32_t>(std::countr_zero(first));  // 64 if it is behind them
    group = in_first + (in_first == 64 ? static_cast<uint32_t>(std::countr_zero(last)) : 0);
  }
#pragma GCC unroll 8
  for (int i = 0; i < kBlocks; ++i) {
    blocks[i] = _mm256_or_si256(blocks[i], _mm256_cmpeq_epi16(Numbers<kBlocks>(i), All(group)));
  }
  return cost == kNothing ? ChosenGroups::kNone : cost << 8 | group;
}

template <int kBlocks>
ONOMA_AVX2_INLINE void Choose(const GroupRows& rows, ChosenGroups* chosen) {
  Costs<kBlocks> sums;
#pragma GCC unroll 8
  for (int i = 0; i < kBlocks; ++i) sums.blocks[i] = _mm256_setzero_si256();
  for (uint32_t r = 0; r < rows.row_count; ++r) {
#pragma GCC unroll 8
    for (int i = 0; i < kBlocks; ++i) {
      const auto* const block = reinterpret_cast<const __m128i*>(rows.rows[r] + GroupRows::kBlock * i);
      sums.blocks[i] = _mm256_add_epi16(sums.blocks[i], _mm256_cvtepu8_epi16(_mm_loadu_si128(block)));
    }
  }
  Costs<kBlocks> natives, others;
#pragma GCC unroll 8
  for (int i = 0; i < kBlocks; ++i) {
    const auto* const base = reinterpret_cast<const __m256i*>(rows.base + GroupRows::kBlock * i);
    const __m256i costs = _mm256_add_epi16(_mm256_slli_epi16(sums.blocks[i], 1), _mm256_loadu_si256(base));
    const __m256i is_native = _mm256_cmpgt_epi16(All(rows.natives), Numbers<kBlocks>(i));
    const __m256i is_group = _mm256_cmpgt_epi16(All(rows.count), Numbers<kBlocks>(i));
    natives.blocks[i] = _mm256_or_si256(costs, _mm256_andnot_si256(is_native, All(kNothing)));
    others.blocks[i] = _mm256_or_si256(costs, _mm256_or_si256(is_native, _mm256_andnot_si256(is_group, All(kNothing))));
  }
  for (uint32_t& native : chosen->natives) native = TakeLeast(&natives);
  chosen->other = TakeLeast(&others);
}

}  // namespace

ONOMA_AVX2 void ChooseGroupsAvx2(const GroupRows& rows, ChosenGroups* chosen) {
  if (rows.width == GroupRows::kMost) return Choose<GroupRows::kMost / GroupRows::kBlock>(rows, chosen);
  Choose<1>(rows, chosen);
}

}  // namespace onoma::simd
#endif
