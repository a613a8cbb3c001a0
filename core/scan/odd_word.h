// The words in what a kernel cut out as one odd word (simd/split_words.h).
#ifndef ONOMA_SCAN_ODD_WORD_H_
#define ONOMA_SCAN_ODD_WORD_H_

#include <cstddef>
#include <limits>
#include <string_view>
#include <vector>

#include "simd/fold_letters.h"
#include "text/fold_table.h"
#include "text/tokens.h"

namespace onoma {

// A word as FoldTokens knows it: a token.
struct TextWord {
  size_t begin, end;  // in the raw text
  std::string_view folded;
};

// Of one place in the text; reused for others.
struct OddWord {
  static constexpr size_t kNone = std::numeric_limits<size_t>::max();
  size_t place = kNone;  // for the caller, to know whose words these are
  std::vector<TextWord> words;
  FoldedText folded;  // what they may be views into
};

// A text that a kernel has gone through.
struct KernelText {
  const FoldTable& fold;
  const LetterTable& letters;
  bool plain_ascii;  // HasPlainAscii(fold)
  std::string_view raw;
  const char* folded;  // as long as `raw`; of plain letters what they fold to
};

// Puts the tokens of [begin, end), which ASCII bytes that end every word stand about, into `odd->words`.
void ReadOddWord(const KernelText& text, size_t begin, size_t end, OddWord* odd);

}  // namespace onoma

#endif  // ONOMA_SCAN_ODD_WORD_H_
