// Alphabet: the letters that a rule set speaks of, numbered, and how each code point of a text reads as one of them.
//
// Layout, written by tables/compiler/rule_builder.cc:
//   index   u8[192]: page of each 64 code points below U+3000; page 0 is "not here"
//   pages   u16[pages][64]: entries
//   letters u32[letters]: the lower-case code points 1, 2, 3... stand for
// A page is what one UTF-8 lead of two bytes selects, so that a Cyrillic letter is read without making its code point.
#ifndef ONOMA_ROMANIZE_ALPHABET_H_
#define ONOMA_ROMANIZE_ALPHABET_H_

#include <cstdint>

#include "base/bytes.h"

namespace onoma {

class Alphabet {
 public:
  static constexpr uint32_t kMaxLetters = 252;
  static constexpr uint32_t kLimit = 0x3000;  // code points from here on are never letters of a set
  static constexpr uint32_t kIndexSize = kLimit / 64;

  // An entry: the letter's number in the low byte (0: none, a word's edge), and what the code point is.
  static constexpr uint16_t kNumber = 0x00FF;
  static constexpr uint16_t kUpper = 0x0100;
  static constexpr uint16_t kLetter = 0x0200;   // a letter, of this alphabet or another
  static constexpr uint16_t kUnknown = 0x0400;  // not decided here: ask the fold table
  static constexpr uint16_t kApart = 0x0800;  // a mark, or a letter that is read as several: not one code point for one

  Alphabet() = default;
  Alphabet(Bytes index, Bytes pages, Bytes letters) : index_(index), pages_(pages), letters_(letters) {}

  uint32_t size() const { return static_cast<uint32_t>(letters_.size()); }
  // The number of letters of other alphabets, one past the last.
  uint32_t foreign() const { return size() + 1; }
  char32_t letter(uint32_t number) const { return letters_[number - 1]; }

  uint16_t Entry(char32_t cp) const {
    return cp < kLimit ? pages_[index_[cp >> 6] * size_t{64} + (cp & 63)] : kUnknown;
  }
  // The number of a lower-case letter; 0 if the set does not speak of it.
  uint32_t Number(char32_t cp) const {
    const uint16_t entry = Entry(cp);
    const uint32_t number = entry & kNumber;
    return (entry & kUpper) != 0 || number > size() ? 0 : number;
  }

 private:
  friend class WindowTable;

  Array<uint8_t> index_;
  Array<uint16_t> pages_;
  Array<uint32_t> letters_;
};

}  // namespace onoma

#endif  // ONOMA_ROMANIZE_ALPHABET_H_
