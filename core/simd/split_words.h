// The kernel "split words": running text, folded where it stands and cut into words, 64 bytes at a time.
//
// A word is what stands between two bytes of ASCII that end every word (blanks, most punctuation). Where all its
// letters are plain (LetterTable, and ASCII's letters and digits), folding changes no letter's length: the folded word
// has the same place in the folded text as the word has in the raw one, and no offset ever needs to be mapped. Of any
// other byte in it (a letter that is not plain, a mark, an apostrophe, a dash beyond ASCII) the word is odd: its plain
// letters are folded like any, but what it is somebody else has to find out.
#ifndef ONOMA_SIMD_SPLIT_WORDS_H_
#define ONOMA_SIMD_SPLIT_WORDS_H_

#include <cstddef>
#include <cstdint>

#include "simd/fold_letters.h"
#include "simd/level.h"

namespace onoma {

// A text of less than 2^31 bytes and what becomes of it. Room for words: a kernel writes up to kSpare more than there
// are.
struct SplitText {
  static constexpr size_t kBlock = 64;
  static constexpr size_t kSpare = kBlock;
  static constexpr uint32_t kOddWord = 0x80000000;

  const char* raw;
  size_t size;
  char* folded;      // `size` bytes, rounded up to whole blocks; of bytes that are not plain, anything
  uint32_t* begins;  // of words; of odd ones, with kOddWord
  uint32_t* ends;
  size_t begun = 0, ended = 0;  // words so far; the last one that has begun may not have ended
};

// Goes on with the blocks from `from` to `to`, both multiples of kBlock, or `to` the end of the text, which ends the
// last word. The whole text has to be gone through in order.
using SplitWordsKernel = void (*)(const LetterTable& table, SplitText* text, size_t from, size_t to);

// The level must be one that the machine has.
SplitWordsKernel SplitWords(SimdLevel level);

namespace simd {
void SplitWordsPortable(const LetterTable& table, SplitText* text, size_t from, size_t to);
#if ONOMA_SIMD_X86
void SplitWordsAvx2(const LetterTable& table, SplitText* text, size_t from, size_t to);
void SplitWordsAvx512(const LetterTable& table, SplitText* text, size_t from, size_t to);
#endif
}  // namespace simd

}  // namespace onoma

#endif  // ONOMA_SIMD_SPLIT_WORDS_H_
