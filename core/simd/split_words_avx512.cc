#include "simd/split_words.h"
#include "simd/text_bytes.h"

#if ONOMA_SIMD_X86
#include "simd/letters_avx512.h"

namespace onoma::simd {
namespace {

// Writes the places of the bits of `bits`, counted from `block`, to `out`, 16 at a time.
ONOMA_AVX512 inline size_t Places(uint64_t bits, size_t block, uint32_t* out) {
  alignas(64) static constexpr auto kPlaces = Lanes([](size_t i) { return i; });
  const __m512i places = _mm512_maskz_compress_epi8(bits, _mm512_load_si512(kPlaces.data()));
  const __m512i base = _mm512_set1_epi32(static_cast<int>(block));
  _mm512_storeu_si512(out, _mm512_add_epi32(base, _mm512_cvtepu8_epi32(_mm512_castsi512_si128(places))));
  const size_t n = static_cast<size_t>(_mm_popcnt_u64(bits));
  if (n > 16) {  // hardly ever: 32 is the most there can be
    _mm512_storeu_si512(out + 16, _mm512_add_epi32(base, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(places, 1))));
  }
  return n;
}

}  // namespace

ONOMA_AVX512 void SplitWordsAvx512(const LetterTable& table, SplitText* text, size_t from, size_t to) {
  const char* const raw = text->raw;
  size_t begun = text->begun, ended = text->ended;
  uint64_t in_word = begun > ended ? 1 : 0;
  for (size_t block = from; block < to; block += SplitText::kBlock) {
    const size_t left = text->size - block;
    const __mmask64 all = left >= 64 ? ~uint64_t{0} : _bzhi_u64(~uint64_t{0}, static_cast<unsigned>(left));
    const __m512i v = _mm512_maskz_loadu_epi8(all, raw + block);
    const __m512i small = _mm512_or_si512(v, All<0x20>());
    const __mmask64 letters = _mm512_cmplt_epu8_mask(_mm512_sub_epi8(small, All<'a'>()), All<26>());
    const __mmask64 digits = _mm512_cmplt_epu8_mask(_mm512_sub_epi8(v, All<'0'>()), All<10>());
    const __mmask64 high = _mm512_movepi8_mask(v);
    __m512i folded = _mm512_mask_mov_epi8(v, letters, small);
    uint64_t words = letters | digits | high;
    uint64_t odd = Is<'\''>(v) | Is<'`'>(v);
    words |= odd;
    if (high != 0) {
      const __mmask64 first = block == 0 ? ~uint64_t{1} : ~uint64_t{0};
      const __m512i before = _mm512_maskz_loadu_epi8(all & first, raw + block - 1);
      const __m512i change = _mm512_or_si512(CommonChanges(table, before, v), RareChanges(table, before, v));
      const __mmask64 is_trail = _mm512_cmplt_epi8_mask(v, All<0xC0>());
      const uint64_t trails = is_trail & _mm512_movepi8_mask(change);
      uint64_t leads = trails >> 1;
      uint64_t flips = (trails & _mm512_test_epi8_mask(change, All<LetterTable::kFlipLead>())) >> 1;
      // The trail of the block's last lead stands in the next one.
      if (left > 64) {
        const uint8_t next = ChangeOf(table, raw[block + 63], raw[block + 64]);
        leads |= uint64_t{(next & LetterTable::kPlain) != 0} << 63;
        flips |= uint64_t{(next & LetterTable::kFlipLead) != 0} << 63;
      }
      odd |= high & ~(trails | leads);
      folded = _mm512_xor_si512(
          folded, _mm512_and_si512(_mm512_maskz_mov_epi8(trails, change), All<LetterTable::kFlipTrail>()));
      folded = _mm512_xor_si512(folded, _mm512_maskz_set1_epi8(flips, 1));
    }
    _mm512_storeu_si512(text->folded + block, folded);
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
  // Behind a text that does not fill its last block there are zeros, which end words as any other break does.
  if (begun > ended && to == text->size) text->ends[ended++] = static_cast<uint32_t>(to);
  text->begun = begun;
  text->ended = ended;
}

}  // namespace onoma::simd
#endif
