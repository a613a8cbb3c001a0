#include "simd/fold_letters.h"

#include <cstring>

namespace onoma {
namespace {

// How the small letter stands to its capital, for those letters of each lead that fold in the usual way. AVX2's kernel
// looks up which letters change, and does this to them.
void Usual(const uint8_t from[2], uint8_t to[2]) {
  to[0] = from[0];
  to[1] = static_cast<uint8_t>(from[1] + 1);  // capital and small letter by turns
  if (from[0] == 0xC3) to[1] = static_cast<uint8_t>(from[1] + 0x20);
  if (from[0] == 0xD0) {  // Ѐ-Џ, А-П, Р-Я: the small letters of the first and the last begin with D1
    to[0] = from[1] >= 0x90 && from[1] < 0xA0 ? 0xD0 : 0xD1;
    to[1] = static_cast<uint8_t>(from[1] + (from[1] < 0x90 ? 0x10 : from[1] < 0xA0 ? 0x20 : -0x20));
  }
}

bool IsAsciiLetter(uint8_t byte) { return static_cast<uint8_t>((byte | 0x20) - 'a') < 26; }
bool IsTrail(uint8_t byte) { return (byte & 0xC0) == 0x80; }

}  // namespace

void LetterTable::Set(const uint8_t from[2], const uint8_t to[2]) {
  const size_t lead = LeadOf(from[0]);
  if (lead == kLeads.size() || !IsTrail(from[1])) return;
  const bool changes = std::memcmp(from, to, 2) != 0;
  uint8_t usual[2];
  Usual(from, usual);
  if (changes && std::memcmp(to, usual, 2) != 0) return;
  changes_[lead][from[1] & 63] =
      static_cast<uint8_t>(kPlain | ((from[1] ^ to[1]) & kFlipTrail) | (from[0] != to[0] ? kFlipLead : 0));
  const int quarter = from[1] >> 4 & 3;
  rows_[lead][from[1] & 15] |= static_cast<uint8_t>(0x10 << quarter | (changes ? 1 << quarter : 0));
}

void LetterTable::SetApostrophe(const uint8_t* from, size_t size) {
  const uint8_t last = from[size - 1];
  if (size == 2 && from[0] == kApostropheLead && IsTrail(last)) apostrophes_[0][last & 63] = 1;
  if (size == 3 && from[0] == kQuoteLead && from[1] == kQuoteSecond && IsTrail(last)) apostrophes_[1][last & 63] = 1;
}

size_t LetterTable::Apostrophe(const char* text, size_t size) const {
  const auto byte = [&](size_t i) { return static_cast<uint8_t>(text[i]); };
  if (byte(0) == '\'' || byte(0) == '`') return 1;
  if (byte(0) == kApostropheLead && size > 1 && IsTrail(byte(1))) return apostrophes_[0][byte(1) & 63] * 2u;
  if (byte(0) != kQuoteLead || size < 3 || byte(1) != kQuoteSecond || !IsTrail(byte(2))) return 0;
  return apostrophes_[1][byte(2) & 63] * 3u;
}

namespace simd {

void FoldLettersPortable(const LetterTable& table, std::string_view raw, FoldedName* out) {
  out->name = PlainName{};
  const size_t size = raw.size();
  if (size == 0 || size > kMaxPlainName) return;
  std::memset(out->bytes, 0, kMaxPlainName);
  char* to = out->bytes;
  PlainName name{0};
  bool latin = false, cyrillic = false;
  bool joint = true;  // nothing stands before, or what may only stand behind a letter
  for (size_t i = 0; i < size; ++i) {
    const auto byte = static_cast<uint8_t>(raw[i]);
    if (IsAsciiLetter(byte)) {
      *to++ = static_cast<char>(byte | 0x20);
      latin = true;
      joint = false;
    } else if (const size_t apostrophe = table.Apostrophe(raw.data() + i, size - i); apostrophe > 0) {
      if (joint) return;
      *to++ = '\'';
      name.bits |= PlainName::kMarked;
      joint = true;
      i += apostrophe - 1;
    } else if (byte >= 0x80) {
      const size_t lead = LetterTable::LeadOf(byte);
      if (lead == LetterTable::kLeads.size() || i + 1 == size) return;
      const auto trail = static_cast<uint8_t>(raw[i + 1]);
      const uint8_t change = table.change(lead, trail);
      if (!IsTrail(trail) || (change & LetterTable::kPlain) == 0) return;
      *to++ = static_cast<char>(byte ^ ((change & LetterTable::kFlipLead) != 0 ? 1 : 0));
      *to++ = static_cast<char>(trail ^ (change & LetterTable::kFlipTrail));
      ++i;
      name.bits |= PlainName::kMarked;
      (byte < LetterTable::kFirstCyrillic ? latin : cyrillic) = true;
      joint = false;
    } else {
      if (joint || (byte != '-' && byte != ' ')) return;
      *to++ = static_cast<char>(byte);
      name.bits += 1u << PlainName::kGaps;
      joint = true;
    }
  }
  if (joint) return;
  name.bits |= latin && cyrillic ? PlainName::kMixed : 0;
  out->size = static_cast<uint32_t>(to - out->bytes);
  name.bits |= out->size > PlainName::kShortName ? PlainName::kLong : 0;
  out->name = name;
}

uint64_t FoldManyLettersPortable(const LetterTable& table, std::span<const std::string_view> names, FoldedName* out) {
  uint64_t not_plain = 0;
  for (size_t i = 0; i < names.size(); ++i) {
    FoldLettersPortable(table, names[i], &out[i]);
    not_plain |= uint64_t{!out[i].name.plain()} << i;
  }
  return not_plain;
}

}  // namespace simd

FoldLettersKernel FoldLetters(SimdLevel level) {
  switch (level) {
#if ONOMA_SIMD_X86
    case SimdLevel::kAvx2:
      return simd::FoldLettersAvx2;
    case SimdLevel::kAvx512:
      return simd::FoldLettersAvx512;
#endif
    default:
      return simd::FoldLettersPortable;
  }
}

FoldManyLettersKernel FoldManyLetters(SimdLevel level) {
  switch (level) {
#if ONOMA_SIMD_X86
    case SimdLevel::kAvx2:
      return simd::FoldManyLettersAvx2;
    case SimdLevel::kAvx512:
      return simd::FoldManyLettersAvx512;
#endif
    default:
      return simd::FoldManyLettersPortable;
  }
}

}  // namespace onoma
