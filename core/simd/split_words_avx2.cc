#include "simd/split_words.h"
#include "simd/text_bytes.h"

#if ONOMA_SIMD_X86
#include <immintrin.h>

#include <algorithm>
#include <cstring>

namespace onoma::simd {
namespace {

#define ONOMA_AVX2 __attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt")))

ONOMA_AVX2 inline __m256i All(int byte) { return _mm256_set1_epi8(static_cast<char>(byte)); }
ONOMA_AVX2 inline __m256i Twice(const uint8_t* row) {
  return _mm256_broadcastsi128_si256(_mm_load_si128(reinterpret_cast<const __m128i*>(row)));
}
ONOMA_AVX2 inline __m256i Is(__m256i bytes, int byte) { return _mm256_cmpeq_epi8(bytes, All(byte)); }
ONOMA_AVX2 inline uint64_t Mask(__m256i bytes) { return static_cast<uint32_t>(_mm256_movemask_epi8(bytes)); }
// Compares are signed: bytes above ASCII are negative.
ONOMA_AVX2 inline __m256i Within(__m256i bytes, int low, int high) {
  return _mm256_and_si256(_mm256_cmpgt_epi8(bytes, All(low - 1)), _mm256_cmpgt_epi8(All(high + 1), bytes));
}

// Half a block, and what is known of it.
struct Half {
  __m256i folded;
  uint64_t words, odd;    // odd: but for bytes above ASCII
  uint64_t high, trails;  // trails: of plain letters
  uint64_t flips;         // those whose leads change
};

ONOMA_AVX2 inline Half Split(const LetterTable& table, const char* at) {
  const __m256i v = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at));
  const __m256i small = _mm256_or_si256(v, All(0x20));
  const __m256i letters = Within(small, 'a', 'z');
  Half half;
  half.folded = _mm256_or_si256(v, _mm256_and_si256(letters, All(0x20)));
  half.high = Mask(v);
  half.odd = Mask(_mm256_or_si256(Is(v, '\''), Is(v, '`')));
  half.words = Mask(_mm256_or_si256(letters, Within(v, '0', '9'))) | half.high | half.odd;
  half.trails = half.flips = 0;
  if (half.high == 0) return half;
  const __m256i before = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at - 1));
  const __m256i low_half = _mm256_and_si256(v, All(15));
  const __m256i high_half = _mm256_and_si256(_mm256_srli_epi16(v, 4), All(15));
  // VPSHUFB looks up by four bits: a row by the low half of a trail, in it a bit by the high half.
  const __m256i none = _mm256_setzero_si256();
  __m256i row = none;
  for (size_t lead = 0; lead < LetterTable::kLeads.size(); ++lead) {
    const __m256i here = Is(before, LetterTable::kLeads[lead]);
    row = _mm256_or_si256(row, _mm256_and_si256(here, _mm256_shuffle_epi8(Twice(table.rows(lead)), low_half)));
  }
  alignas(16) static constexpr uint8_t kBits[16] = {0, 0, 0, 0, 0, 0, 0, 0, 0x11, 0x22, 0x44, 0x88};
  const __m256i bits = _mm256_and_si256(row, _mm256_shuffle_epi8(Twice(kBits), high_half));
  // What is no trail has no bits by the high half.
  const __m256i trails = _mm256_andnot_si256(_mm256_cmpeq_epi8(_mm256_and_si256(bits, All(0xF0)), none), All(0xFF));
  half.trails = Mask(trails);
  const __m256i changes = _mm256_cmpgt_epi8(_mm256_and_si256(bits, All(0x0F)), none);
  // The usual changes: +1; of C3 +20; of D0 by the high half of the trail, and +1 of the lead where that was 8 or A.
  alignas(16) static constexpr uint8_t kD0[16] = {0, 0, 0, 0, 0, 0, 0, 0, 0x10, 0x20, 0xE0, 0};
  const __m256i d0 = Is(before, 0xD0);
  __m256i by = _mm256_blendv_epi8(All(1), All(0x20), Is(before, 0xC3));
  by = _mm256_blendv_epi8(by, _mm256_shuffle_epi8(Twice(kD0), high_half), d0);
  half.folded = _mm256_add_epi8(half.folded, _mm256_and_si256(by, changes));
  half.flips = Mask(_mm256_andnot_si256(Is(_mm256_and_si256(v, All(0x10)), 0x10), _mm256_and_si256(d0, changes)));
  return half;
}

// Adds 1 to the 32 bytes at `at` where `bits` has a bit: leads that change.
ONOMA_AVX2 inline void Flip(uint32_t bits, char* at) {
  alignas(32) static constexpr uint8_t kBit[32] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128,
                                                   1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  alignas(32) static constexpr uint8_t kByte[32] = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1,
                                                    2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3};
  const __m256i bit = _mm256_load_si256(reinterpret_cast<const __m256i*>(kBit));
  const __m256i spread = _mm256_shuffle_epi8(_mm256_set1_epi32(static_cast<int>(bits)),
                                             _mm256_load_si256(reinterpret_cast<const __m256i*>(kByte)));
  const __m256i here = _mm256_cmpeq_epi8(_mm256_and_si256(spread, bit), bit);
  const auto place = reinterpret_cast<__m256i*>(at);
  _mm256_storeu_si256(place, _mm256_sub_epi8(_mm256_loadu_si256(place), here));  // those are -1
}

// Writes the places of the bits of `bits`, counted from `block`, to `out`: eight at a time, whether there are so many
// or not, for a loop that ends by chance is dearer than a few stores too many.
ONOMA_AVX2 inline size_t Places(uint64_t bits, size_t block, uint32_t* out) {
  const size_t n = static_cast<size_t>(_mm_popcnt_u64(bits));
  for (size_t i = 0; i < n; i += 8) {
    for (size_t k = 0; k < 8; ++k) {
      out[i + k] = static_cast<uint32_t>(block + _tzcnt_u64(bits));
      bits = _blsr_u64(bits);
    }
  }
  return n;
}

}  // namespace

ONOMA_AVX2 void SplitWordsAvx2(const LetterTable& table, SplitText* text, size_t from, size_t to) {
  size_t begun = text->begun, ended = text->ended;
  uint64_t in_word = begun > ended ? 1 : 0;
  for (size_t block = from; block < to; block += SplitText::kBlock) {
    const size_t left = text->size - block;
    const char* at = text->raw + block;
    // The first block and the last one are read from a copy with a byte before it and zeros behind.
    char copy[1 + SplitText::kBlock] = {0};
    if (block == 0 || left < SplitText::kBlock) {
      if (block > 0) copy[0] = at[-1];
      std::memcpy(copy + 1, at, std::min(left, SplitText::kBlock));
      at = copy + 1;
    }
    const Half low = Split(table, at), high = Split(table, at + 32);
    char* const folded = text->folded + block;
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(folded), low.folded);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(folded + 32), high.folded);
    uint64_t odd = low.odd | high.odd << 32;
    const uint64_t words = low.words | high.words << 32;
    if ((low.high | high.high) != 0) {
      const uint64_t trails = low.trails | high.trails << 32;
      uint64_t leads = trails >> 1, flips = (low.flips | high.flips << 32) >> 1;
      // The trail of the block's last lead stands in the next one.
      if (left > SplitText::kBlock) {
        const uint8_t next = ChangeOf(table, text->raw[block + 63], text->raw[block + 64]);
        leads |= uint64_t{(next & LetterTable::kPlain) != 0} << 63;
        flips |= uint64_t{(next & LetterTable::kFlipLead) != 0} << 63;
      }
      odd |= (low.high | high.high << 32) & ~(trails | leads);
      if (flips != 0) {
        Flip(static_cast<uint32_t>(flips), folded);
        Flip(static_cast<uint32_t>(flips >> 32), folded + 32);
      }
    }
    const uint64_t behind = words << 1 | in_word;
    const uint64_t begins = words & ~behind;
    // What is odd goes to the last word that begins before it, in this block or an earlier one.
    const size_t before_block = begun;
    begun += Places(begins, block, text->begins + begun);
    while (odd != 0) {
      const uint64_t first = odd & -odd;
      const size_t word = before_block + static_cast<size_t>(_mm_popcnt_u64(begins & (first | (first - 1)))) - 1;
      text->begins[word] |= SplitText::kOddWord;
      odd &= ~(words ^ (words + first));  // the rest of the word too
    }
    ended += Places(~words & behind, block, text->ends + ended);
    in_word = words >> 63;
  }
  if (begun > ended && to == text->size) text->ends[ended++] = static_cast<uint32_t>(to);
  text->begun = begun;
  text->ended = ended;
}

}  // namespace onoma::simd
#endif
