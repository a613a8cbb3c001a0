// The letters that vector kernels may fold by themselves, as a database's own fold table has them.
#ifndef ONOMA_TEXT_PLAIN_LETTERS_H_
#define ONOMA_TEXT_PLAIN_LETTERS_H_

#include "simd/fold_letters.h"
#include "text/fold_table.h"

namespace onoma {

// Latin and Cyrillic letters of two bytes that fold to one of two bytes; and apostrophes.
LetterTable PlainLetters(const FoldTable& table);

// What kernels know of ASCII without asking (simd/text_bytes.h): letters fold to small ones, digits to themselves, '
// and ` are apostrophes, all else ends a word. True if the table agrees; else no kernel may be used.
bool HasPlainAscii(const FoldTable& table);

}  // namespace onoma

#endif  // ONOMA_TEXT_PLAIN_LETTERS_H_
