#include "simd/fold_letters.h"

#include <algorithm>
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
size_t LeadOf(uint8_t byte) {
  constexpr auto& kLeads = LetterTable::kLeads;
  return static_cast<size_t>(std::find(kLeads.begin(), kLeads.end(), byte) - kLeads.begin());
}
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

namespace simd {

PlainName FoldLettersPortable(const LetterTable& table, const char* raw, size_t size, char* out) {
  constexpr PlainName kNot;
  if (size == 0 || size > kMaxPlainName) return kNot;
  std::memset(out, 0, kMaxPlainName);
  PlainName name{0};
  bool latin = false, cyrillic = false;
  bool joint = true;  // nothing stands before, or what may only stand behind a letter
  for (size_t i = 0; i < size; ++i) {
    const auto byte = static_cast<uint8_t>(raw[i]);
    if (IsAsciiLetter(byte)) {
      out[i] = static_cast<char>(byte | 0x20);
      latin = true;
      joint = false;
    } else if (byte >= 0x80) {
      const size_t lead = LeadOf(byte);
      if (lead == LetterTable::kLeads.size() || i + 1 == size) return kNot;
      const auto trail = static_cast<uint8_t>(raw[i + 1]);
      const uint8_t change = table.change(lead, trail);
      if (!IsTrail(trail) || (change & LetterTable::kPlain) == 0) return kNot;
      out[i] = static_cast<char>(byte ^ ((change & LetterTable::kFlipLead) != 0 ? 1 : 0));
      out[++i] = static_cast<char>(trail ^ (change & LetterTable::kFlipTrail));
      name.bits |= PlainName::kMarked;
      (byte < LetterTable::kFirstCyrillic ? latin : cyrillic) = true;
      joint = false;
    } else {
      if (joint || (byte != '\'' && byte != '-' && byte != ' ')) return kNot;
      out[i] = static_cast<char>(byte);
      name.bits += byte == '\'' ? 0 : 1u << PlainName::kGaps;
      name.bits |= byte == '\'' ? PlainName::kMarked : 0;
      joint = true;
    }
  }
  name.bits |= latin && cyrillic ? PlainName::kMixed : 0;
  return joint ? kNot : name;
}

void FoldManyLettersPortable(const LetterTable& table, std::span<const std::string_view> names, FoldedName* out) {
  for (const std::string_view name : names) {
    out->size = static_cast<uint32_t>(name.size());
    out->name = FoldLettersPortable(table, name.data(), name.size(), out->bytes);
    ++out;
  }
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
