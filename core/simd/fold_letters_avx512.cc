#include "simd/fold_letters.h"

#if ONOMA_SIMD_X86
#include <algorithm>
#include <bit>

#include "simd/letters_avx512.h"

namespace onoma::simd {
namespace {

// Writes all apostrophes of a name as '.
__attribute__((always_inline)) ONOMA_AVX512 inline void SpellApostrophes(const LetterTable& table, __m512i* bytes,
                                                                         __mmask64* all) {
  const __m512i second = Neighbour<1>(*bytes), third = Neighbour<2>(*bytes);
  const auto listed = [&](size_t which, const __m512i& last) ONOMA_AVX512 {
    const __m512i known = _mm512_permutexvar_epi8(last, _mm512_load_si512(table.apostrophes(which)));
    return _mm512_test_epi8_mask(known, known) & _mm512_cmplt_epi8_mask(last, All<0xC0>());
  };
  const uint64_t place = *all;
  const uint64_t twos = Is<LetterTable::kApostropheLead>(*bytes) & listed(0, second) & place >> 1;
  const uint64_t threes =
      Is<LetterTable::kQuoteLead>(*bytes) & Is<LetterTable::kQuoteSecond>(second) & listed(1, third) & place >> 2;
  const __m512i spelled = _mm512_mask_mov_epi8(*bytes, twos | threes | Is<'`'>(*bytes), All<'\''>());
  const uint64_t kept = place & ~(twos << 1 | threes << 1 | threes << 2);
  *bytes = _mm512_maskz_compress_epi8(kept, spelled);
  *all = _bzhi_u64(~uint64_t{0}, static_cast<unsigned>(_mm_popcnt_u64(kept)));
}

// Inline, so that where many names are folded what is the same for all of them stays in registers.
__attribute__((always_inline)) ONOMA_AVX512 inline void Fold(const LetterTable& table, std::string_view raw,
                                                             FoldedName* out) {
  out->name = PlainName{};
  if (raw.empty() || raw.size() > kMaxPlainName) return;
  // A masked load reads the name's own bytes and no other, however near a page's end it stands.
  __mmask64 all = _bzhi_u64(~uint64_t{0}, static_cast<unsigned>(raw.size()));
  __m512i v = _mm512_maskz_loadu_epi8(all, raw.data());
  // What an apostrophe that is not ' begins with, each where its low six bits lead; behind 0 what is not 0.
  alignas(64) static constexpr auto kApostrophes = Lanes([](size_t i) {
    for (const int byte : {int{'`'}, int{LetterTable::kApostropheLead}, int{LetterTable::kQuoteLead}}) {
      if (i == size_t(byte & 63)) return byte;
    }
    return i == 0 ? 0xFF : 0;
  });
  if (_mm512_cmpeq_epi8_mask(v, _mm512_permutexvar_epi8(v, _mm512_load_si512(kApostrophes.data()))) != 0) [[unlikely]] {
    SpellApostrophes(table, &v, &all);
  }
  out->size = static_cast<uint32_t>(_mm_popcnt_u64(all));
  const __m512i small = _mm512_or_si512(v, All<0x20>());
  const __mmask64 ascii = _mm512_cmplt_epu8_mask(_mm512_sub_epi8(small, All<'a'>()), All<26>());
  __m512i folded = _mm512_mask_mov_epi8(v, ascii, small);
  PlainName name{out->size > PlainName::kShortName ? PlainName::kLong : 0};
  uint64_t letters = ascii, starts = ascii;
  const __mmask64 high = _mm512_movepi8_mask(v);
  if (high != 0) {
    // What comes round to the first byte is no matter: that is no trail.
    const __m512i before = Neighbour<-1>(v);
    __m512i change = CommonChanges(table, before, v);
    // Each lead has its trail, each trail its lead; all trails end plain letters, and there is nothing else above
    // ASCII.
    const uint64_t trails = _mm512_cmplt_epi8_mask(v, All<0xC0>());
    const uint64_t leads = high & ~trails;
    if (leads != trails >> 1) return;
    if ((_mm512_movepi8_mask(change) & trails) != trails) {
      change = _mm512_or_si512(change, RareChanges(table, before, v));
      if ((_mm512_movepi8_mask(change) & trails) != trails) return;
    }
    const __mmask64 next = _mm512_test_epi8_mask(change, All<LetterTable::kFlipLead>());
    folded = _mm512_xor_si512(folded, _mm512_and_si512(change, All<LetterTable::kFlipTrail>()));
    folded = _mm512_xor_si512(folded, _mm512_maskz_set1_epi8(next >> 1, 1));
    const uint64_t cyrillic = leads & _mm512_cmpge_epu8_mask(v, All<LetterTable::kFirstCyrillic>());
    // Without a branch: which alphabet a name is of nobody can foretell.
    const uint32_t mixed = static_cast<uint32_t>(cyrillic != 0) & static_cast<uint32_t>((ascii | leads) != cyrillic);
    name.bits |= PlainName::kMarked | mixed * PlainName::kMixed;
    letters |= high;
    starts |= leads;
  }
  _mm512_store_si512(out->bytes, folded);
  if (letters == all) {
    out->name = name;
    return;
  }
  // What is no letter stands between two of them.
  const uint64_t joints = all & ~letters;
  const uint64_t apostrophes = Is<'\''>(v);
  const uint64_t gaps = Is<'-'>(v) | Is<' '>(v);
  if (joints != (gaps | apostrophes) || (joints & ~(letters << 1)) != 0 || (joints & ~(starts >> 1)) != 0) {
    return;
  }
  name.bits |= (apostrophes != 0 ? PlainName::kMarked : 0) | static_cast<uint32_t>(__builtin_popcountll(gaps))
                                                                 << PlainName::kGaps;
  out->name = name;
}

}  // namespace

ONOMA_AVX512 void FoldLettersAvx512(const LetterTable& table, std::string_view raw, FoldedName* out) {
  Fold(table, raw, out);
}

ONOMA_AVX512 uint64_t FoldManyLettersAvx512(const LetterTable& table, std::span<const std::string_view> names,
                                            FoldedName* out) {
  // Half a register: names stand anywhere in memory, and 64 bytes nearly always lie across two lines.
  constexpr size_t kHalf = PlainName::kShortName;
  uint64_t others = 0, not_plain = 0;
  for (size_t i = 0; i < names.size(); ++i) {
    const size_t size = names[i].size();
    const __mmask32 all = _bzhi_u32(~uint32_t{0}, static_cast<unsigned>(std::min(size, kHalf)));
    const __m256i v = _mm256_maskz_loadu_epi8(all, names[i].data());
    const __m256i small = _mm256_or_si256(v, _mm256_set1_epi8(0x20));
    const __mmask32 ascii = _mm256_cmplt_epu8_mask(_mm256_sub_epi8(small, _mm256_set1_epi8('a')), _mm256_set1_epi8(26));
    _mm512_store_si512(out[i].bytes, _mm512_zextsi256_si512(_mm256_maskz_mov_epi8(all, small)));
    out[i].size = static_cast<uint32_t>(size);
    out[i].name = PlainName{0};
    const bool other = (ascii != all) | (size - 1 >= kHalf);
    others |= uint64_t{other} << i;
  }
  for (; others != 0; others &= others - 1) {
    const size_t i = static_cast<size_t>(std::countr_zero(others));
    Fold(table, names[i], &out[i]);
    not_plain |= uint64_t{!out[i].name.plain()} << i;
  }
  return not_plain;
}

}  // namespace onoma::simd
#endif
