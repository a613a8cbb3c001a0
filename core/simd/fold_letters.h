// The kernel "fold letters": a short name of plain letters, from raw bytes to folded ones in one pass.
//
// Most names are letters of ASCII, of Latin with diacritics and of Cyrillic. There folding never changes how many bytes
// a letter has, so that nothing has to be moved: a letter of two bytes folds by flipping some bits of its second byte
// and, for some, the last bit of its first one. Which bits, the caller says in a table; so what the kernel does cannot
// differ from what the database's own fold table has. Only apostrophes have many spellings, and all become '.
// Everything else (a letter that grows, a combining mark, a digit, a comma) is not plain, and the general way has to
// take it.
#ifndef ONOMA_SIMD_FOLD_LETTERS_H_
#define ONOMA_SIMD_FOLD_LETTERS_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "simd/level.h"

namespace onoma {

// The letters of two bytes that are plain.
class LetterTable {
 public:
  // First bytes: Latin-1, Latin Extended-A, a piece of Extended-B (the Romanian Ș and Ț); Cyrillic.
  static constexpr std::array<uint8_t, 8> kLeads = {0xC3, 0xC4, 0xC5, 0xC8, 0xD0, 0xD1, 0xD2, 0xD3};
  static constexpr uint8_t kFirstCyrillic = 0xD0;
  // The number of a lead; of another byte, how many leads there are.
  static constexpr size_t LeadOf(uint8_t byte) {
    return static_cast<size_t>(std::find(kLeads.begin(), kLeads.end(), byte) - kLeads.begin());
  }
  // The numbers of those that nearly all names have, and of the others (Ș; Ґ, Ә), which a kernel looks for only where a
  // letter is of none of those: each lead costs as much as what is done once for all.
  static constexpr std::array<size_t, 5> kCommonLeads = {0, 1, 2, 4, 5};
  static constexpr std::array<size_t, 3> kRareLeads = {3, 6, 7};
  // What becomes of a letter: bits to flip in its second byte; kFlipLead; kPlain. At first none is plain.
  static constexpr uint8_t kFlipTrail = 0x3F, kFlipLead = 0x40, kPlain = 0x80;

  // The letter of two bytes `from`, as its bytes stand, folds to the letter `to`. A fold that the kernels have no means
  // for is not taken up; the letter stays one that is not plain.
  void Set(const uint8_t from[2], const uint8_t to[2]);

  // The character of two or three bytes `from` is an apostrophe. The kernels know those that begin with CA (ʹ ʼ) and
  // with E2 80 (’ ′), and of those of one byte ' and `.
  void SetApostrophe(const uint8_t* from, size_t size);
  static constexpr uint8_t kApostropheLead = 0xCA, kQuoteLead = 0xE2, kQuoteSecond = 0x80;
  // How many bytes the apostrophe at `text` has; 0 if there is none.
  size_t Apostrophe(const char* text, size_t size) const;
  // By the low six bits of the last byte: 1 if it is one; those of two bytes, then those of three.
  const uint8_t* apostrophes(size_t which) const { return apostrophes_[which]; }

  uint8_t change(size_t lead, uint8_t trail) const { return changes_[lead][trail & 63]; }
  const uint8_t* changes(size_t lead) const { return changes_[lead]; }
  const uint8_t* rows(size_t lead) const { return rows_[lead]; }

 private:
  alignas(64) uint8_t changes_[kLeads.size()][64] = {};  // by the low six bits of the second byte
  // The same for AVX2, which looks up by four bits: by the low four bits of the second byte, for each of its four
  // possible high halves (8 9 A B) bit k that the letter changes, bit 4 + k that it is plain. By how much it changes
  // follows from the lead.
  alignas(16) uint8_t rows_[kLeads.size()][16] = {};
  alignas(64) uint8_t apostrophes_[2][64] = {};
};

inline constexpr size_t kMaxPlainName = 64;  // bytes

// What a kernel says of a name, in one number: kNotPlain; or kMarked, if anything in it is neither a letter of ASCII
// nor a gap, kMixed, if it has both Latin and Cyrillic letters, kLong, if it has more than kShortName bytes, and the
// number of its gaps (blanks and hyphens) shifted by kGaps. What needs more work is more: a long name than any number
// of gaps, and a name that is not plain than all others.
struct PlainName {
  static constexpr uint32_t kNotPlain = 1u << 31, kLong = 1u << 30, kMarked = 1, kMixed = 2;
  static constexpr int kGaps = 12;
  static constexpr uint32_t kShortName = 32;
  uint32_t bits = kNotPlain;

  bool plain() const { return (bits & kNotPlain) == 0; }
  bool marked() const { return (bits & kMarked) != 0; }
  bool mixed() const { return (bits & kMixed) != 0; }
  uint32_t gaps() const { return (bits & (kLong - 1)) >> kGaps; }
};

// A plain name, folded; zeros behind it.
struct alignas(kMaxPlainName) FoldedName {  // for a vector's store to be one line's
  char bytes[kMaxPlainName];
  uint32_t size = 0;
  PlainName name;
  std::string_view view() const { return {bytes, size}; }
};

// Folds a name. It is plain if it has 1 to kMaxPlainName bytes, its letters are ASCII's and plain ones of the table,
// and whatever else is in it is a single apostrophe, hyphen (-) or blank between two letters. If it is not, `out` is
// garbage but for what `name` says.
using FoldLettersKernel = void (*)(const LetterTable& table, std::string_view name, FoldedName* out);

// The same of several names, at most kMaxNamesAtOnce, each to its place. First all of them are taken for letters of
// ASCII, as most are, without a branch; what turns out to be something else is folded again. So one branch in a few
// names is foretold wrongly where it was one name in three. Returns a bit for each name that is not plain.
using FoldManyLettersKernel = uint64_t (*)(const LetterTable& table, std::span<const std::string_view> names,
                                           FoldedName* out);
inline constexpr size_t kMaxNamesAtOnce = 64;

// The level must be one that the machine has.
FoldLettersKernel FoldLetters(SimdLevel level);
FoldManyLettersKernel FoldManyLetters(SimdLevel level);

namespace simd {
// Twins: the same answer for the same name. (AVX2's leaves names of more than 32 bytes, and with other apostrophes than
// ', to the portable one.)
void FoldLettersPortable(const LetterTable& table, std::string_view name, FoldedName* out);
uint64_t FoldManyLettersPortable(const LetterTable& table, std::span<const std::string_view> names, FoldedName* out);
#if ONOMA_SIMD_X86
void FoldLettersAvx2(const LetterTable& table, std::string_view name, FoldedName* out);
void FoldLettersAvx512(const LetterTable& table, std::string_view name, FoldedName* out);
uint64_t FoldManyLettersAvx2(const LetterTable& table, std::span<const std::string_view> names, FoldedName* out);
uint64_t FoldManyLettersAvx512(const LetterTable& table, std::span<const std::string_view> names, FoldedName* out);
#endif
}  // namespace simd

}  // namespace onoma

#endif  // ONOMA_SIMD_FOLD_LETTERS_H_
