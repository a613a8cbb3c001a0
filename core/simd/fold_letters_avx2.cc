#include "simd/fold_letters.h"

#if ONOMA_SIMD_X86
#include <immintrin.h>

#include <algorithm>
#include <bit>
#include <cstring>

namespace onoma::simd {
namespace {

#define ONOMA_AVX2 __attribute__((target("avx2,bmi2")))

constexpr size_t kVector = 32;

ONOMA_AVX2 inline __m256i All(int byte) { return _mm256_set1_epi8(static_cast<char>(byte)); }
ONOMA_AVX2 inline __m256i Twice(const uint8_t* row) {
  return _mm256_broadcastsi128_si256(_mm_load_si128(reinterpret_cast<const __m128i*>(row)));
}
ONOMA_AVX2 inline __m256i Is(__m256i bytes, int byte) { return _mm256_cmpeq_epi8(bytes, All(byte)); }
ONOMA_AVX2 inline uint32_t Mask(__m256i bytes) { return static_cast<uint32_t>(_mm256_movemask_epi8(bytes)); }

// 32 bytes from `raw` on, zeros where the name has ended. They are read whole where they stand in one page, which the
// name's own first byte is in; else the name is copied first.
ONOMA_READS_PAST_END ONOMA_AVX2 inline __m256i Load(const char* raw, size_t size) {
  alignas(32) static constexpr auto kOnes = [] {
    std::array<uint8_t, 2 * kVector> bytes{};
    for (size_t i = 0; i < kVector; ++i) bytes[i] = 0xFF;
    return bytes;
  }();
  constexpr uintptr_t kPage = 4096;
  if ((reinterpret_cast<uintptr_t>(raw) & (kPage - 1)) > kPage - kVector) {
    alignas(32) char copy[kVector] = {0};
    std::memcpy(copy, raw, size);
    return _mm256_load_si256(reinterpret_cast<const __m256i*>(copy));
  }
  const __m256i ones = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(kOnes.data() + kVector - size));
  return _mm256_and_si256(ones, _mm256_loadu_si256(reinterpret_cast<const __m256i*>(raw)));
}

// -1 where there is a letter of ASCII, given the bytes with the bit of small letters set. Compares are signed: bytes
// above ASCII are negative.
ONOMA_AVX2 inline __m256i AsciiLetters(__m256i small) {
  return _mm256_and_si256(_mm256_cmpgt_epi8(small, All('a' - 1)), _mm256_cmpgt_epi8(All('z' + 1), small));
}

// What LetterTable::rows say of the letters of a lead, at their second bytes.
ONOMA_AVX2 inline __m256i Rows(const LetterTable& table, size_t lead, __m256i before, __m256i low_half) {
  const __m256i here = Is(before, LetterTable::kLeads[lead]);
  return _mm256_and_si256(here, _mm256_shuffle_epi8(Twice(table.rows(lead)), low_half));
}

// Inline, so that where many names are folded what is the same for all of them stays in registers.
__attribute__((always_inline)) ONOMA_READS_PAST_END ONOMA_AVX2 inline void Fold(const LetterTable& table,
                                                                                std::string_view raw, FoldedName* out) {
  const size_t size = raw.size();
  if (size == 0 || size > kVector) return FoldLettersPortable(table, raw, out);  // one name in a hundred
  const uint32_t all = _bzhi_u32(~uint32_t{0}, static_cast<unsigned>(size));
  const __m256i v = Load(raw.data(), size);
  const __m256i respelled =
      _mm256_or_si256(Is(v, '`'), _mm256_or_si256(Is(v, LetterTable::kApostropheLead), Is(v, LetterTable::kQuoteLead)));
  if (Mask(respelled) != 0) return FoldLettersPortable(table, raw, out);  // one in thirty
  out->name = PlainName{};
  out->size = static_cast<uint32_t>(size);
  const __m256i ascii = AsciiLetters(_mm256_or_si256(v, All(0x20)));
  __m256i folded = _mm256_or_si256(v, _mm256_and_si256(ascii, All(0x20)));
  PlainName name{0};
  uint32_t letters = Mask(ascii), starts = letters;
  const uint32_t high = Mask(v);
  if (high != 0) {
    const __m256i before = _mm256_alignr_epi8(v, _mm256_permute2x128_si256(v, v, 0x08), 15);
    const __m256i low_half = _mm256_and_si256(v, All(15));
    const __m256i high_half = _mm256_and_si256(_mm256_srli_epi16(v, 4), All(15));
    // VPSHUFB looks up by four bits: a row by the low half of a trail, in it a bit by the high half.
    __m256i row = _mm256_setzero_si256();
    for (const size_t lead : LetterTable::kCommonLeads) row = _mm256_or_si256(row, Rows(table, lead, before, low_half));
    alignas(16) static constexpr uint8_t kBits[16] = {0, 0, 0, 0, 0, 0, 0, 0, 0x11, 0x22, 0x44, 0x88};
    const __m256i bit = _mm256_shuffle_epi8(Twice(kBits), high_half);
    __m256i bits = _mm256_and_si256(row, bit);
    // Each lead has its trail, each trail its lead; all trails end plain letters, and there is nothing else above
    // ASCII.
    const uint32_t trails = Mask(_mm256_cmpgt_epi8(All(0xC0), v));
    const uint32_t leads = high & ~trails;
    const auto not_plain = [&]() ONOMA_AVX2 { return trails & Mask(Is(_mm256_and_si256(bits, All(0xF0)), 0)); };
    if (leads != trails >> 1) return;
    if (not_plain() != 0) {
      for (const size_t lead : LetterTable::kRareLeads) row = _mm256_or_si256(row, Rows(table, lead, before, low_half));
      bits = _mm256_and_si256(row, bit);
      if (not_plain() != 0) return;
    }
    const __m256i changes = _mm256_cmpgt_epi8(_mm256_and_si256(bits, All(15)), _mm256_setzero_si256());
    // The usual changes: +1; of C3 +20; of D0 by the high half of the trail, and +1 of the lead where that was 8 or A.
    alignas(16) static constexpr uint8_t kD0[16] = {0, 0, 0, 0, 0, 0, 0, 0, 0x10, 0x20, 0xE0, 0};
    const __m256i d0 = Is(before, 0xD0);
    __m256i by = _mm256_blendv_epi8(All(1), All(0x20), Is(before, 0xC3));
    by = _mm256_blendv_epi8(by, _mm256_shuffle_epi8(Twice(kD0), high_half), d0);
    folded = _mm256_add_epi8(folded, _mm256_and_si256(by, changes));
    const __m256i to_next =
        _mm256_andnot_si256(Is(_mm256_and_si256(v, All(0x10)), 0x10), _mm256_and_si256(d0, changes));
    const __m256i leads_to_next = _mm256_alignr_epi8(_mm256_permute2x128_si256(to_next, to_next, 0x81), to_next, 1);
    folded = _mm256_sub_epi8(folded, leads_to_next);  // those are -1
    const uint32_t cyrillic = leads & Mask(_mm256_cmpgt_epi8(v, All(LetterTable::kFirstCyrillic - 1)));
    // Without a branch: which alphabet a name is of nobody can foretell.
    const uint32_t mixed = static_cast<uint32_t>(cyrillic != 0) & static_cast<uint32_t>((starts | leads) != cyrillic);
    name.bits = PlainName::kMarked | mixed * PlainName::kMixed;
    letters |= high;
    starts |= leads;
  }
  _mm256_store_si256(reinterpret_cast<__m256i*>(out->bytes), folded);
  _mm256_store_si256(reinterpret_cast<__m256i*>(out->bytes + kVector), _mm256_setzero_si256());
  if (letters == all) {
    out->name = name;
    return;
  }
  // What is no letter stands between two of them.
  const uint32_t joints = all & ~letters;
  const uint32_t apostrophes = Mask(Is(v, '\''));
  const uint32_t gaps = Mask(Is(v, '-')) | Mask(Is(v, ' '));
  if (joints != (gaps | apostrophes) || (joints & ~(letters << 1)) != 0 || (joints & ~(starts >> 1)) != 0) {
    return;
  }
  name.bits |= (apostrophes != 0 ? PlainName::kMarked : 0) | static_cast<uint32_t>(__builtin_popcount(gaps))
                                                                 << PlainName::kGaps;
  out->name = name;
}

}  // namespace

ONOMA_READS_PAST_END ONOMA_AVX2 void FoldLettersAvx2(const LetterTable& table, std::string_view raw, FoldedName* out) {
  Fold(table, raw, out);
}

ONOMA_READS_PAST_END ONOMA_AVX2 uint64_t FoldManyLettersAvx2(const LetterTable& table,
                                                             std::span<const std::string_view> names, FoldedName* out) {
  alignas(32) static constexpr char kNone[kVector] = {0};
  uint64_t others = 0, not_plain = 0;
  for (size_t i = 0; i < names.size(); ++i) {
    const size_t size = names[i].size(), loaded = std::min(size, kVector);
    // A name without a first byte may stand nowhere.
    const __m256i v = Load(size == 0 ? kNone : names[i].data(), loaded);
    const __m256i letters = AsciiLetters(_mm256_or_si256(v, All(0x20)));
    const __m256i folded = _mm256_or_si256(v, _mm256_and_si256(letters, All(0x20)));
    _mm256_store_si256(reinterpret_cast<__m256i*>(out[i].bytes), folded);
    _mm256_store_si256(reinterpret_cast<__m256i*>(out[i].bytes + kVector), _mm256_setzero_si256());
    out[i].size = static_cast<uint32_t>(size);
    out[i].name = PlainName{0};
    const bool other =
        (Mask(letters) != _bzhi_u32(~uint32_t{0}, static_cast<unsigned>(loaded))) | (size - 1 >= kVector);
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
