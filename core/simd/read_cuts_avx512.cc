#include "simd/read_cuts.h"

#if ONOMA_SIMD_X86
#if defined(__GNUC__) && !defined(__clang__)
// GCC 12 takes the intrinsics' own undefined registers for ours (GCC bug 105593).
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
#include <immintrin.h>

#include <algorithm>
#include <bit>

namespace onoma::simd {
namespace {

#define ONOMA_AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi,avx512vbmi2,bmi,bmi2,lzcnt,popcnt")))
#define ONOMA_AVX512_INLINE __attribute__((always_inline)) ONOMA_AVX512 inline

struct Paths {
  __m512i last;
  __m256i cost, context;
  __m256i bits;  // of `last` that are taken
};

ONOMA_AVX512_INLINE __m256i All(uint32_t number) { return _mm256_set1_epi32(static_cast<int>(number)); }

// How many sounds an arc has.
ONOMA_AVX512_INLINE uint32_t CountOf(uint32_t sounds) {
  return (static_cast<uint32_t>(std::bit_width(sounds)) + 4) / 5;
}

// All paths go on by an arc. Its first sound may be none: to foretell that costs more than to append nothing.
ONOMA_AVX512_INLINE void Append(const CutReader& reader, uint32_t sounds, Paths* paths) {
  do {
    const uint32_t sound = sounds & 31;
    if (sound > reader.sounds) [[unlikely]]
      return;  // damaged
    const __m256i at = _mm256_or_si256(_mm256_slli_epi32(paths->context, 5), All(sound));
    // Doubled sounds are one.
    const __m256i previous = _mm256_and_si256(paths->context, All(31));
    const __mmask8 is_one = static_cast<__mmask8>(0 - uint32_t{sound != 0});
    __mmask8 is_new = _mm256_mask_cmpneq_epu32_mask(is_one, previous, All(sound));
    const __m256i both = All(reader.first << 5 | reader.second);
    const __mmask8 joins = _mm256_cmpeq_epu32_mask(_mm256_and_si256(at, All(0x3FF)), both);
    if (joins != 0) [[unlikely]] {
      is_new = static_cast<__mmask8>(is_new & ~joins);
      paths->context = _mm256_mask_add_epi32(paths->context, joins, paths->context, All(reader.both - reader.first));
      const __m512i place = _mm512_cvtepu32_epi64(_mm256_sub_epi32(paths->bits, All(5)));
      const __m512i mark = _mm512_sllv_epi64(_mm512_set1_epi64(reader.marked - reader.first), place);
      paths->last = _mm512_mask_add_epi64(paths->last, joins, paths->last, mark);
    }
    // Four bytes are loaded of which one is meant: no sound is so great that the others lay outside.
    const __m256i costs = _mm256_mmask_i32gather_epi32(_mm256_setzero_si256(), is_new, at, reader.sound_costs, 1);
    paths->cost = _mm256_add_epi32(paths->cost, _mm256_and_si256(costs, All(0xFF)));
    const __m512i packed = _mm512_sllv_epi64(_mm512_set1_epi64(sound), _mm512_cvtepu32_epi64(paths->bits));
    paths->last = _mm512_mask_or_epi64(paths->last, is_new, paths->last, packed);
    paths->context = _mm256_mask_and_epi32(paths->context, is_new, at, All(0x7FFF));
    paths->bits = _mm256_mask_add_epi32(paths->bits, is_new, paths->bits, All(5));
    sounds >>= 5;
  } while (sounds != 0);
}

template <int kNearest>
ONOMA_AVX512_INLINE __m256i Neighbours(__m256i keys) {
  if constexpr (kNearest == 4) return _mm256_permute4x64_epi64(keys, 0x4E);
  return _mm256_shuffle_epi32(keys, kNearest == 2 ? 0x4E : 0xB1);
}
// Lanes that are kNearest apart: the greater of two goes into those of `high`.
template <int kNearest>
ONOMA_AVX512_INLINE __m256i Exchange(__m256i keys, __mmask8 high) {
  const __m256i others = Neighbours<kNearest>(keys);
  return _mm256_mask_max_epu32(_mm256_min_epu32(keys, others), high, keys, others);
}
ONOMA_AVX512_INLINE __m256i Sort(__m256i keys) {
  keys = Exchange<1>(keys, 0b01100110);
  keys = Exchange<1>(Exchange<2>(keys, 0b00111100), 0b01011010);
  return Exchange<1>(Exchange<2>(Exchange<4>(keys, 0b11110000), 0b11001100), 0b10101010);
}

ONOMA_AVX512_INLINE __m512i Rotate(__m512i lanes, int by) {
  const __m512i numbers = _mm512_setr_epi64(0, 1, 2, 3, 4, 5, 6, 7);
  return _mm512_permutexvar_epi64(_mm512_add_epi64(numbers, _mm512_set1_epi64(by)), lanes);
}
// True if two of them are the same.
ONOMA_AVX512_INLINE bool HasTwins(__m512i last) {
  __mmask8 twins = 0;
  // Each with each: what is five places further is three places behind.
  for (int by = 1; by <= 4; ++by) twins |= _mm512_cmpeq_epu64_mask(last, Rotate(last, by));
  return twins != 0;
}
// True if one is among the others.
ONOMA_AVX512_INLINE bool HasTwins(__m512i last, __m512i others) {
  __mmask8 twins = 0;
  for (int by = 0; by < 8; ++by) twins |= _mm512_cmpeq_epu64_mask(last, Rotate(others, by));
  return twins != 0;
}

// The cheapest of two times eight: of those that cost the same the first.
ONOMA_AVX512_INLINE Paths Cheapest(const Paths& first, __m256i first_keys, const Paths& second, __m256i second_keys) {
  const __m256i backwards = _mm256_setr_epi32(7, 6, 5, 4, 3, 2, 1, 0);
  const __m256i from = Sort(_mm256_min_epu32(Sort(first_keys), _mm256_permutexvar_epi32(backwards, Sort(second_keys))));
  const auto take = [&](__m256i a, __m256i b) ONOMA_AVX512 { return _mm256_permutex2var_epi32(a, from, b); };
  return {_mm512_permutex2var_epi64(first.last, _mm512_cvtepu32_epi64(from), second.last),
          take(first.cost, second.cost), take(first.context, second.context), take(first.bits, second.bits)};
}

}  // namespace

ONOMA_AVX512 uint32_t ReadCutsAvx512(const CutReader& reader, const ReadingCut* cuts, uint32_t cut_count, uint32_t cut,
                                     uint32_t limit, PathLanes* lanes) {
  const __m256i numbers = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
  const __m512i no_paths = _mm512_setr_epi64(-1, -2, -3, -4, -5, -6, -7, -8);  // all different, and no path's
  uint32_t size = lanes->size;
  // The sounds of a path, if all were as long as can be.
  uint32_t most = *std::max_element(lanes->count, lanes->count + size);
  if (most > PathLanes::kPacked) return cut;
  Paths paths = {_mm512_load_si512(lanes->last), _mm256_load_si256(reinterpret_cast<const __m256i*>(lanes->cost)),
                 _mm256_load_si256(reinterpret_cast<const __m256i*>(lanes->context)),
                 _mm256_mullo_epi32(_mm256_load_si256(reinterpret_cast<const __m256i*>(lanes->count)), All(5))};
  for (; cut < cut_count; ++cut) {
    const uint32_t extra = cuts[cut].extra;
    if (cuts[cut].arcs == ReadingCut::kNoArcs) {
      paths.cost = _mm256_add_epi32(paths.cost, All(extra));
      continue;
    }
    if (cuts[cut].arcs >= reader.arc_count) break;
    const ReadingArc* arc = reader.arcs + cuts[cut].arcs;
    uint32_t longest = CountOf(arc->sounds);
    if (most + longest > PathLanes::kPacked) break;
    if (arc->last != 0) {
      // The common case: letters that stand for one thing.
      paths.cost = _mm256_add_epi32(paths.cost, All(arc->cost + extra));
      Append(reader, arc->sounds, &paths);
      most += longest;
      continue;
    }
    const __mmask8 here = static_cast<__mmask8>((1u << size) - 1);
    const uint32_t least = _mm512_mask_reduce_min_epu32(here, _mm512_castsi256_si512(paths.cost));
    if (least > limit) {
      size = 0;
      cut = cut_count;
      break;
    }
    // All ways to go on, in the order in which they are found.
    Paths found = {no_paths, _mm256_set1_epi32(0), _mm256_set1_epi32(0), _mm256_set1_epi32(0)};
    uint32_t count = 0;
    bool all = false;
    // By cost, and then as they were found.
    const auto keys_of = [&](const Paths& of, __mmask8 taken, uint32_t place) ONOMA_AVX512 {
      const __m256i costs = _mm256_slli_epi32(_mm256_sub_epi32(of.cost, All(least)), 4);
      return _mm256_mask_add_epi32(All(~0u), taken, costs, _mm256_add_epi32(numbers, All(place)));
    };
    // A list without an end, of a damaged file, is left to the twin.
    const ReadingArc* const end = arc + std::min<size_t>(ReadingArc::kMostOfUnit, reader.arcs + reader.arc_count - arc);
    for (;; ++arc) {
      Paths next = paths;
      next.cost = _mm256_add_epi32(paths.cost, All(arc->cost));
      // What is too far behind can't win any more.
      const __mmask8 near = _mm256_mask_cmple_epu32_mask(here, next.cost, All(least + reader.hopeless));
      next.cost = _mm256_add_epi32(next.cost, All(extra));
      Append(reader, arc->sounds, &next);
      const uint32_t added = static_cast<uint32_t>(std::popcount(static_cast<uint32_t>(near)));
      if (count + added > PathLanes::kLanes) {
        // The six that are the best so far, as the others will not be chosen.
        next.last = _mm512_mask_mov_epi64(_mm512_sub_epi64(no_paths, _mm512_set1_epi64(8)), near, next.last);
        if (HasTwins(found.last) || HasTwins(next.last) || HasTwins(found.last, next.last)) break;
        const __mmask8 taken = static_cast<__mmask8>((1u << count) - 1);
        found = Cheapest(found, keys_of(found, taken, 0), next, keys_of(next, near, 8));
        found.last = _mm512_mask_mov_epi64(no_paths, static_cast<__mmask8>((1u << reader.most_paths) - 1), found.last);
        count = reader.most_paths;
        all = arc->last != 0;
        if (all || arc + 1 == end) break;
        longest = std::max(longest, CountOf(arc[1].sounds));
        continue;
      }
      const __mmask8 places = static_cast<__mmask8>(((1u << added) - 1) << count);
      const auto add = [&](__m256i to, __m256i from) ONOMA_AVX512 {
        return _mm256_mask_expand_epi32(to, places, _mm256_maskz_compress_epi32(near, from));
      };
      found.last = _mm512_mask_expand_epi64(found.last, places, _mm512_maskz_compress_epi64(near, next.last));
      found.cost = add(found.cost, next.cost);
      found.context = add(found.context, next.context);
      found.bits = add(found.bits, next.bits);
      count += added;
      all = arc->last != 0;
      if (all || arc + 1 == end) break;
      longest = std::max(longest, CountOf(arc[1].sounds));
    }
    if (!all || count == 0 || most + longest > PathLanes::kPacked || HasTwins(found.last)) break;
    const __m256i from = Sort(keys_of(found, static_cast<__mmask8>((1u << count) - 1), 0));
    paths.last = _mm512_permutexvar_epi64(_mm512_cvtepu32_epi64(from), found.last);
    paths.cost = _mm256_permutexvar_epi32(from, found.cost);
    paths.context = _mm256_permutexvar_epi32(from, found.context);
    paths.bits = _mm256_permutexvar_epi32(from, found.bits);
    size = std::min(count, reader.most_paths);
    most += longest;
  }
  _mm512_store_si512(lanes->last, paths.last);
  _mm256_store_si256(reinterpret_cast<__m256i*>(lanes->cost), paths.cost);
  _mm256_store_si256(reinterpret_cast<__m256i*>(lanes->context), paths.context);
  // A fifth of the bits.
  const __m256i counts = _mm256_srli_epi32(_mm256_mullo_epi32(paths.bits, All(205)), 10);
  _mm256_store_si256(reinterpret_cast<__m256i*>(lanes->count), counts);
  lanes->size = size;
  return cut;
}

}  // namespace onoma::simd
#endif
