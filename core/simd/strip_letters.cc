#include "simd/strip_letters.h"

#include <cstring>

#include "simd/text_bytes.h"

namespace onoma {

void StripTable::Set(const uint8_t from[2], std::string_view to) {
  const size_t lead = LetterTable::LeadOf(from[0]);
  if (lead == LetterTable::kLeads.size() || (from[1] & 0xC0) != 0x80 || to.empty() || to.size() > 2) return;
  firsts_[lead][from[1] & 63] = to.size() == 2 ? static_cast<uint8_t>(to[0]) : 0;
  seconds_[lead][from[1] & 63] = static_cast<uint8_t>(to.back());
}

namespace simd {

Stripping StripLettersPortable(const StripTable& table, FoldedName* name) {
  char stripped[kMaxPlainName + 1];
  char* to = stripped;
  bool unsure = false;
  for (size_t i = 0; i < name->size; ++i) {
    const auto byte = static_cast<uint8_t>(name->bytes[i]);
    if (byte < 0x80) {
      *to = static_cast<char>(byte);
      to += byte != '\'';
      continue;
    }
    const uint8_t lead = kTextBytes[byte];  // a plain name has no other leads than those
    const size_t trail = static_cast<uint8_t>(name->bytes[++i]) & 63;
    const uint8_t first = table.firsts(lead - size_t{kLead})[trail],
                  second = table.seconds(lead - size_t{kLead})[trail];
    *to = static_cast<char>(first);
    to += first != 0;
    *to++ = static_cast<char>(second);
    unsure |= second == 0;
  }
  if (unsure) return Stripping::kUnsure;
  const auto size = static_cast<uint32_t>(to - stripped);
  if (size == name->size && std::memcmp(stripped, name->bytes, size) == 0) return Stripping::kNothing;
  std::memset(name->bytes + size, 0, name->size - size);
  std::memcpy(name->bytes, stripped, size);
  name->size = size;
  return Stripping::kDone;
}

}  // namespace simd

StripLettersKernel StripLetters([[maybe_unused]] SimdLevel level) {
#if ONOMA_SIMD_X86
  if (level == SimdLevel::kAvx512) return simd::StripLettersAvx512;
#endif
  return simd::StripLettersPortable;
}

}  // namespace onoma
