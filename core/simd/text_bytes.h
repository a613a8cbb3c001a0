// What a byte of running text is by itself, for the kernels that cut text into words.
#ifndef ONOMA_SIMD_TEXT_BYTES_H_
#define ONOMA_SIMD_TEXT_BYTES_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "simd/fold_letters.h"

namespace onoma::simd {

enum TextByte : uint8_t {
  kBreak,  // ends a word, whatever stands beside it
  kPlain,  // a letter or digit of ASCII
  kOdd,    // none of the others
  kTrail,
  kLead,  // kLead + i: the lead LetterTable::kLeads[i]
};

inline constexpr std::array<uint8_t, 256> kTextBytes = [] {
  std::array<uint8_t, 256> kinds{};
  for (size_t byte = 0; byte < 256; ++byte) {
    const bool alphanumeric =
        (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    kinds[byte] = kOdd;
    if (byte < 0x80 && byte != '\'' && byte != '`') kinds[byte] = alphanumeric ? kPlain : kBreak;
    if (byte >= 0x80 && byte < 0xC0) kinds[byte] = kTrail;
  }
  for (size_t i = 0; i < LetterTable::kLeads.size(); ++i) {
    kinds[LetterTable::kLeads[i]] = static_cast<uint8_t>(kLead + i);
  }
  return kinds;
}();

// How a letter of two bytes changes (LetterTable); 0 if these are none that is plain.
inline uint8_t ChangeOf(const LetterTable& table, char first, char second) {
  const uint8_t lead = kTextBytes[static_cast<uint8_t>(first)];
  const auto trail = static_cast<uint8_t>(second);
  return lead >= kLead && kTextBytes[trail] == kTrail ? table.change(lead - size_t{kLead}, trail) : 0;
}

}  // namespace onoma::simd

#endif  // ONOMA_SIMD_TEXT_BYTES_H_
