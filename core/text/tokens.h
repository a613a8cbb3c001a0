// From raw bytes to folded tokens, in one pass.
//
// The folded text is what the index is asked for: lower case, NFKC, apostrophes and hyphens of one sort each, invisible
// characters gone, letters and their diacritics kept. Tokens stand in it one after another with exactly one byte
// between them, ' ' or '-' where they may belong to one name and another byte where they can't, so that a name of
// several tokens is a contiguous piece of it.
#ifndef ONOMA_TEXT_TOKENS_H_
#define ONOMA_TEXT_TOKENS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/fold_table.h"

namespace onoma {

enum class Gap : uint8_t {
  kStart,
  kSpace,      // blanks, or one line break: ' '
  kHyphen,     // directly joined: '-'
  kComma,      // ',' with or without blanks
  kSeparator,  // '/', ';', '|': '|'
  kBreak,      // anything else: '!'
};

// The byte between two tokens in the folded text: one of " -,|!".
constexpr bool IsGap(char c) {
  if (c == '|') return true;
  return c >= ' ' && c <= '-' && (c == ' ' || c == '-' || c == ',' || c == '!');
}
// Where the next one is; the size of the text if there is none.
inline size_t FindGap(std::string_view folded, size_t begin = 0) {
  while (begin < folded.size() && !IsGap(folded[begin])) ++begin;
  return begin;
}

struct Token {
  uint32_t begin = 0, end = 0;                // in the raw bytes, trailing combining marks taken in
  uint32_t folded_begin = 0, folded_end = 0;  // in the folded text
  uint16_t scripts = 0;                       // ScriptBit of every letter
  uint16_t letters = 0;
  Gap before = Gap::kStart;
  bool upper_first = false;
  bool lower_any = false;     // has a letter that is not upper case
  bool period_after = false;  // directly
  bool digit = false;
  bool camel = false;      // a capital directly after a small letter: iPhone, GLib
  bool stressed = false;   // an acute or grave was dropped from a Cyrillic vowel: Лукаше́нко
  bool invisible = false;  // a soft hyphen, zero-width or bidi control stood between two letters
  // Of a word of Latin and Cyrillic letters, what folding hides: bit k speaks of the k-th h (i) in it.
  uint8_t small_h = 0;  // it was no capital
  uint8_t inner_i = 0;  // it was a capital within small letters: the palochka of МухIаммад
};

struct FoldedText {
  std::string text;
  std::vector<Token> tokens;

  std::string_view View(const Token& token) const {
    return std::string_view(text).substr(token.folded_begin, token.folded_end - token.folded_begin);
  }
  // From the first token to the last, both included.
  std::string_view View(const Token& first, const Token& last) const {
    return std::string_view(text).substr(first.folded_begin, last.folded_end - first.folded_begin);
  }
};

// Replaces `out`. Linear in `raw`; reuses the capacity of `out`. `raw` must be shorter than 2^31 bytes.
void FoldTokens(const FoldTable& table, std::string_view raw, FoldedText* out);

// The folded form of a whole string, as the index holds it: "Краснaя  Поляна" -> "красная поляна". For tables and
// tests.
std::string FoldForm(const FoldTable& table, std::string_view raw);

}  // namespace onoma

#endif  // ONOMA_TEXT_TOKENS_H_
