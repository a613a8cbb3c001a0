#include "simd/romanize_letters.h"

#if ONOMA_SIMD_X86
#include <algorithm>
#include <array>

#include "simd/letters_avx512.h"

namespace onoma::simd {
namespace {

// Constants, as loads: see `everywhere`.
struct Constants {
  Bytes64 lead = Lanes([](size_t) { return 0xD0; });
  Bytes64 lead_bits = Lanes([](size_t) { return 0xFC; });
  Bytes64 first_lead = Lanes([](size_t) { return 0xC0; });
  Bytes64 low_six = Lanes([](size_t) { return 0x3F; });
  Bytes64 seventh = Lanes([](size_t) { return 0x40; });
  Bytes64 unread = Lanes([](size_t) { return LetterNumbers::kUnread; });
  Bytes64 before = Lanes([](size_t i) { return i - 1; });
  Bytes64 behind = Lanes([](size_t i) { return i + 1; });
  // Each of sixteen lanes four times.
  std::array<Bytes64, 4> four_times = {
      Lanes([](size_t i) { return i / 4; }), Lanes([](size_t i) { return 16 + i / 4; }),
      Lanes([](size_t i) { return 32 + i / 4; }), Lanes([](size_t i) { return 48 + i / 4; })};
  Bytes64 byte_of_four = Lanes([](size_t i) { return i % 4; });
  Bytes64 low_five = Lanes([](size_t) { return 31; });
  Bytes64 sixth = Lanes([](size_t) { return 32; });
  Bytes64 seven = Lanes([](size_t) { return 7; });
  Bytes64 small_bit = Lanes([](size_t i) { return i % 4 == 0 ? 0x20 : 0; });
};
alignas(64) constinit Constants constants;

ONOMA_AVX512 inline uint64_t Below(uint64_t mask, size_t bits) { return _bzhi_u64(mask, static_cast<unsigned>(bits)); }
ONOMA_AVX512 inline uint64_t First(size_t bits) { return Below(~uint64_t{0}, bits); }
ONOMA_AVX512 inline __m512i Load(const Bytes64& lanes) { return _mm512_load_si512(lanes.data()); }
ONOMA_AVX512 inline __m512i LookUp64(const uint8_t* table, const __m512i& index) {
  return _mm512_permutexvar_epi8(index, _mm512_load_si512(table));
}
ONOMA_AVX512 inline __m512i LookUp128(const uint8_t* table, const __m512i& index) {
  return _mm512_permutex2var_epi8(_mm512_load_si512(table), index, _mm512_load_si512(table + 64));
}

struct Block {
  __m512i letters;  // in order; behind the last all is zero
  size_t count;
  size_t bytes;  // that they are
};

// The letters of up to 64 bytes, as far as the table has them.
ONOMA_AVX512 inline Block ReadBlock(const LetterNumbers& table, const char* text, size_t size) {
  // A masked load reads the text's own bytes and no other. To each byte the next one: what comes round to the last one
  // is no matter, for if that is a trail, then the first byte is no letter, and nothing is read.
  const __mmask64 all = First(size);
  const __m512i first = _mm512_maskz_loadu_epi8(all, text);
  const __m512i second = _mm512_permutexvar_epi8(Load(constants.behind), first);
  const uint64_t leads =
      _mm512_cmpeq_epi8_mask(_mm512_and_si512(first, Load(constants.lead_bits)), Load(constants.lead));
  const uint64_t twos = leads & _mm512_cmplt_epi8_mask(second, Load(constants.first_lead));
  const uint64_t ascii = all & ~_mm512_movepi8_mask(first);
  // The letter that begins at each byte. A place is the second byte's low six bits, and the first's low two above.
  const __m512i high = _mm512_slli_epi16(first, 6);
  const __m512i place =
      _mm512_ternarylogic_epi64(second, Load(constants.low_six), _mm512_and_si512(high, Load(constants.seventh)), 0xEA);
  __m512i letters = LookUp128(table.letters, place);
  // Beyond U+047F there is little that is written today west of the Volga.
  const __mmask64 late = leads & _mm512_movepi8_mask(high);
  if (late != 0) [[unlikely]]
    letters = _mm512_mask_mov_epi8(letters, late, LookUp128(table.letters + 128, place));
  letters = _mm512_mask_mov_epi8(letters, ascii, LookUp128(table.letters + LetterNumbers::kBytes, first));
  const __mmask64 begun = ascii | twos;
  const uint64_t unread = _mm512_mask_cmpeq_epi8_mask(begun, letters, Load(constants.unread));
  if (((begun | twos << 1) ^ all) == 0 && unread == 0) [[likely]] {
    // Nothing that is left to be done waits for this to be known.
    return {_mm512_maskz_compress_epi8(begun, letters), static_cast<size_t>(_mm_popcnt_u64(begun)), size};
  }
  const uint64_t known = begun & ~unread;
  // A letter whose second byte is in the next block waits for that.
  const size_t bytes = std::min<size_t>(_tzcnt_u64(~(known | twos << 1)), size);
  const __mmask64 read = Below(known, bytes);
  return {_mm512_maskz_compress_epi8(read, letters), static_cast<size_t>(_mm_popcnt_u64(read)), bytes};
}

// Writes the first `count` of the letters `here`, at most 63: in the next lane is the letter behind. `before` is the
// one before them. Returns how many there are up to the first one that its window does not decide.
ONOMA_AVX512 inline size_t WriteBlock(const WindowPlanes& planes, const __m512i& here, size_t count, uint8_t before,
                                      char** to) {
  // The window of each letter.
  const __m512i left_class = _mm512_permutexvar_epi8(Load(constants.before), LookUp64(planes.left_class, here));
  const __m512i right_class = _mm512_permutexvar_epi8(Load(constants.behind), LookUp64(planes.right_class, here));
  const __m512i first_class = _mm512_maskz_set1_epi8(1, static_cast<char>(planes.left_class[before & 63]));
  const __m512i left_at =
      _mm512_add_epi8(_mm512_mask_mov_epi8(left_class, 1, first_class), LookUp64(planes.left_row, here));
  const __m512i right_at = _mm512_add_epi8(right_class, LookUp64(planes.right_row, here));
  const __m512i base = LookUp64(planes.base, here);
  const __m512i left = planes.wide ? LookUp128(planes.lefts, left_at) : LookUp64(planes.lefts, left_at);
  const __m512i right = planes.wide ? LookUp128(planes.rights, right_at) : LookUp64(planes.rights, right_at);
  const __m512i all_windows = _mm512_add_epi8(base, _mm512_add_epi8(left, right));
  // As CaseOf has it.
  const uint64_t upper = _mm512_movepi8_mask(here), letter = _mm512_movepi8_mask(base);
  const uint64_t upper_before = upper << 1 | before / LetterNumbers::kUpper;
  const uint64_t capital = upper & letter;
  const uint64_t whole = capital & ((letter >> 1 & upper >> 1) | (~(letter >> 1) & upper_before));
  // Sixteen letters at a time, four bytes each.
  char* out = *to;
  size_t done = 0;
  while (done < count) {
    const __m512i byte = Load(constants.byte_of_four);
    const __m512i windows = _mm512_permutexvar_epi8(Load(constants.four_times[done / 16]), all_windows);
    const __m512i length = planes.many ? LookUp128(planes.lengths, windows) : LookUp64(planes.lengths, windows);
    const __m512i place =
        _mm512_or_si512(_mm512_slli_epi16(_mm512_and_si512(windows, Load(constants.low_five)), 2), byte);
    const __mmask64 second = _mm512_test_epi8_mask(windows, Load(constants.sixth));
    const auto look_up = [&](const uint8_t* table) ONOMA_AVX512 {
      const __m512i early = _mm512_mask_mov_epi8(LookUp128(table, place), second, LookUp128(table + 128, place));
      if (!planes.many) [[likely]]
        return early;
      __m512i late = LookUp128(table + 256, place);
      if (planes.most) late = _mm512_mask_mov_epi8(late, second, LookUp128(table + 384, place));
      return _mm512_mask_mov_epi8(early, _mm512_test_epi8_mask(windows, Load(constants.seventh)), late);
    };
    __m512i text = look_up(planes.texts[0]);
    const auto capitals = static_cast<__mmask16>(capital >> done), wholes = static_cast<__mmask16>(whole >> done);
    // Most capitals differ by one bit of the first byte, which need not be looked up.
    const __mmask16 odd = _mm512_test_epi32_mask(length, Load(constants.seventh));
    if ((wholes | (odd & capitals)) != 0) [[unlikely]] {
      text = _mm512_mask_mov_epi32(text, capitals, look_up(planes.texts[1]));
      text = _mm512_mask_mov_epi32(text, wholes, look_up(planes.texts[2]));
    } else {
      text = _mm512_mask_xor_epi32(text, capitals, text, Load(constants.small_bit));
    }
    const size_t lanes = std::min<size_t>(count - done, 16);
    __mmask64 written =
        _mm512_mask_cmplt_epu8_mask(First(lanes * 4), byte, _mm512_and_si512(length, Load(constants.seven)));
    if (const uint64_t open = Below(_mm512_movepi8_mask(length), lanes * 4); open != 0) [[unlikely]] {
      const uint64_t decided = _tzcnt_u64(open) / 4;
      written = Below(written, decided * 4);
      _mm512_storeu_si512(out, _mm512_maskz_compress_epi8(written, text));
      out += _mm_popcnt_u64(written);
      done += decided;
      break;
    }
    _mm512_storeu_si512(out, _mm512_maskz_compress_epi8(written, text));
    out += _mm_popcnt_u64(written);
    done += lanes;
  }
  *to = out;
  return done;
}
constexpr size_t kMostWritten = 63;

}  // namespace

ONOMA_AVX512 size_t ReadLettersAvx512(const LetterNumbers& table, const char* text, size_t size, LetterRun* run) {
  size_t pos = 0;
  while (pos < size && !run->full()) {
    const Block block = ReadBlock(table, text + pos, std::min(size - pos, LetterRun::kBlock));
    _mm512_storeu_si512(run->end(), block.letters);
    run->Add(block.count);
    pos += block.bytes;
    if (block.bytes + 1 < LetterRun::kBlock) break;
  }
  return pos;
}

ONOMA_AVX512 size_t WriteLettersAvx512(const WindowPlanes& planes, const LetterRun& run, size_t i, char** to) {
  while (i < run.count()) {
    const size_t left = run.count() - i, count = std::min(left, kMostWritten);
    const __m512i here =
        _mm512_and_si512(_mm512_loadu_si512(run.at(i)), _mm512_movm_epi8(First(std::min(left, size_t{64}))));
    const size_t written = WriteBlock(planes, here, count, run[i - 1], to);
    i += written;
    if (written < count) break;
  }
  return i;
}

ONOMA_AVX512 size_t RomanizeNameAvx512(const LetterNumbers& table, const WindowPlanes& planes, const char* name,
                                       size_t size, LetterRun* run, size_t* written, char** to) {
  const Block block = ReadBlock(table, name, size);
  _mm512_storeu_si512(run->end(), block.letters);
  run->Add(block.count);
  if (block.bytes == size) *written = WriteBlock(planes, block.letters, std::min(block.count, kMostWritten), 0, to);
  return block.bytes;
}

}  // namespace onoma::simd
#endif
