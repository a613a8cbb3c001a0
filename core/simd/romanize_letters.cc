#include "simd/romanize_letters.h"

namespace onoma {
namespace simd {

size_t ReadLettersPortable(const LetterNumbers& table, const char* text, size_t size, LetterRun* run) {
  const auto* const bytes = reinterpret_cast<const uint8_t*>(text);
  uint8_t* const letters = run->end();
  const size_t most = run->full() ? 0 : LetterRun::kMost - run->count();
  size_t pos = 0, count = 0;
  for (; pos < size && count < most; ++count) {
    // A branch, so that the next letter need not wait for this one's bytes.
    const uint8_t first = bytes[pos];
    if ((first & 0xFC) == 0xD0 && pos + 1 < size && (bytes[pos + 1] & 0xC0) == 0x80) [[likely]] {
      const uint8_t letter = table.letters[LetterNumbers::Place(first, bytes[pos + 1])];
      if (letter == LetterNumbers::kUnread) break;
      letters[count] = letter;
      pos += 2;
    } else {
      const uint8_t letter = table.letters[LetterNumbers::kBytes + first];
      if (letter == LetterNumbers::kUnread) break;
      letters[count] = letter;
      pos += 1;
    }
  }
  run->Add(count);
  return pos;
}

}  // namespace simd

RomanizeKernels RomanizeKernelsOf([[maybe_unused]] SimdLevel level) {
#if ONOMA_SIMD_X86
  if (level == SimdLevel::kAvx512) return {simd::ReadLettersAvx512, simd::WriteLettersAvx512, simd::RomanizeNameAvx512};
#endif
  return {simd::ReadLettersPortable, nullptr, nullptr};
}

}  // namespace onoma
