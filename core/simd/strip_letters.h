// The kernel "strip letters": a plain name, folded, without its diacritics and apostrophes.
//
// A letter of two bytes becomes one or two bytes (ł l, й и, æ ae), so that each of its bytes becomes another one or
// none. Which, the caller says in a table. What becomes more than that is not for the kernel.
#ifndef ONOMA_SIMD_STRIP_LETTERS_H_
#define ONOMA_SIMD_STRIP_LETTERS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "simd/fold_letters.h"
#include "simd/level.h"

namespace onoma {

// What becomes of the letters of two bytes. At first all are unsure.
class StripTable {
 public:
  // The letter of two bytes `from`, as its bytes stand, is `to` without its diacritics: itself if it has none. Unsure
  // if that is not one or two bytes, or the lead is none of LetterTable's.
  void Set(const uint8_t from[2], std::string_view to);

  // By the low six bits of the second byte: what stands for the lead, 0 for nothing; and for the second byte, 0 if it
  // is unsure.
  const uint8_t* firsts(size_t lead) const { return firsts_[lead]; }
  const uint8_t* seconds(size_t lead) const { return seconds_[lead]; }

 private:
  alignas(64) uint8_t firsts_[LetterTable::kLeads.size()][64] = {};
  alignas(64) uint8_t seconds_[LetterTable::kLeads.size()][64] = {};
};

enum class Stripping : uint8_t {
  kNothing,  // there is nothing to strip
  kDone,
  kUnsure,  // there is an unsure letter
};

// Strips a plain name where it stands. But with kDone it is as it was; what is known of it (FoldedName::name) is as it
// was in any case.
using StripLettersKernel = Stripping (*)(const StripTable& table, FoldedName* name);

// The level must be one that the machine has.
StripLettersKernel StripLetters(SimdLevel level);

namespace simd {
// Twins: the same answer, the same bytes.
Stripping StripLettersPortable(const StripTable& table, FoldedName* name);
#if ONOMA_SIMD_X86
Stripping StripLettersAvx512(const StripTable& table, FoldedName* name);
#endif
}  // namespace simd

}  // namespace onoma

#endif  // ONOMA_SIMD_STRIP_LETTERS_H_
