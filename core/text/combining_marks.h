// Letters and what is put on them, by canonical composition (Unicode's NFC), as the fold table has it.
#ifndef ONOMA_TEXT_COMBINING_MARKS_H_
#define ONOMA_TEXT_COMBINING_MARKS_H_

#include <array>
#include <cstddef>
#include <string_view>

#include "text/fold_table.h"

namespace onoma {

// More combining marks than this on one letter are dropped: no script stacks so many, and cost stays bounded.
inline constexpr size_t kMaxMarks = 16;

struct MarkedLetter {
  char32_t base;
  std::array<char32_t, 2 * kMaxMarks + 8> marks;  // that the base did not take in, in canonical order
  size_t count;
};

// `letter`, with marks on it maybe, and one mark more: decomposed, sorted by combining class and composed again.
MarkedLetter AddMark(const FoldTable& table, std::string_view letter, char32_t mark);

// The syllable of two Korean letters, or of a syllable and its last letter; 0 if they are none.
char32_t ComposeHangul(char32_t first, char32_t second);

}  // namespace onoma

#endif  // ONOMA_TEXT_COMBINING_MARKS_H_
