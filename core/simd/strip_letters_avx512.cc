#include "simd/strip_letters.h"

#if ONOMA_SIMD_X86
#include "simd/letters_avx512.h"

namespace onoma::simd {
namespace {

// What the letters of a lead become, and of all those behind it: `first` has their leads, `second` their other bytes.
template <size_t kLead = 0>
ONOMA_AVX512 inline void Look(const StripTable& table, const __m512i& bytes, const __m512i& before,
                              const __m512i& behind, __m512i* first, __m512i* second) {
  if constexpr (kLead < LetterTable::kLeads.size()) {
    constexpr uint8_t kByte = LetterTable::kLeads[kLead];
    const __m512i own = _mm512_maskz_permutexvar_epi8(Is<kByte>(bytes), behind, _mm512_load_si512(table.firsts(kLead)));
    const __m512i trail =
        _mm512_maskz_permutexvar_epi8(Is<kByte>(before), bytes, _mm512_load_si512(table.seconds(kLead)));
    *first = _mm512_or_si512(*first, own);
    *second = _mm512_or_si512(*second, trail);
    Look<kLead + 1>(table, bytes, before, behind, first, second);
  }
}

}  // namespace

ONOMA_AVX512 Stripping StripLettersAvx512(const StripTable& table, FoldedName* name) {
  const __m512i bytes = _mm512_load_si512(name->bytes);
  // What comes round is no matter: the first byte is no trail, the last one no lead.
  const __m512i before = Neighbour<-1>(bytes), behind = Neighbour<1>(bytes);
  __m512i first = _mm512_setzero_si512(), second = _mm512_setzero_si512();
  Look(table, bytes, before, behind, &first, &second);
  const __mmask64 high = _mm512_movepi8_mask(bytes);
  const __mmask64 trails = high & _mm512_cmplt_epi8_mask(bytes, All<0xC0>());
  const __m512i letters = _mm512_or_si512(first, second);
  const __mmask64 some = _mm512_test_epi8_mask(letters, letters);
  if ((trails & ~some) != 0) return Stripping::kUnsure;
  const __m512i stripped = _mm512_mask_mov_epi8(bytes, high, letters);
  const __mmask64 all = _bzhi_u64(~uint64_t{0}, name->size);
  const __mmask64 kept = all & ~(high & ~some) & ~Is<'\''>(bytes);
  if (kept == all && _mm512_cmpneq_epi8_mask(stripped, bytes) == 0) return Stripping::kNothing;
  _mm512_store_si512(name->bytes, _mm512_maskz_compress_epi8(kept, stripped));
  name->size = static_cast<uint32_t>(_mm_popcnt_u64(kept));
  return Stripping::kDone;
}

}  // namespace onoma::simd
#endif
