// The fold table: what becomes of a code point before names are compared. Section FOLD of a database, compiled from
// ICU's NFKC_Casefold and tables/fold/ by tables/compiler/fold_builder.cc; the run time needs no ICU.
//
// Layout (all little-endian u32 unless said):
//   counts[8]      blocks, sequences (in u32), decompositions, combining classes, strips, look-alikes, uppers, 0
//   index          u16[8704]: block of each 128 code points
//   blocks         u32[blocks][128]: FoldEntry
//   sequences      length, code points, length, code points...
//   decompositions {composed, first, second} by composed, then the same by (first, second)
//   classes        {mark, canonical combining class} by mark
//   strips         {letter, position in sequences} by letter: the letter without its diacritics
//   look-alikes    {letter, script, replacement | reason << 24} by (letter, script)
//   uppers         {lower, upper} by lower
#ifndef ONOMA_TEXT_FOLD_TABLE_H_
#define ONOMA_TEXT_FOLD_TABLE_H_

#include <array>
#include <cstdint>
#include <string>

#include "base/bytes.h"

namespace onoma {

enum class CharClass : uint8_t {
  kOther = 0,  // punctuation, symbols, unassigned: breaks a name
  kLetter,
  kMark,  // combining
  kDigit,
  kApostrophe,  // of all sorts; primes as well
  kHyphen,
  kSpace,
  kNewline,
  kPeriod,
  kComma,
  kQuote,      // an apostrophe where letters stand on both sides, else punctuation
  kSeparator,  // / ; | between names of one cell
  kInvisible,  // dropped
};

// True of what ends a word, and is no part of it wherever it stands.
constexpr bool EndsWord(CharClass c) {
  switch (c) {
    case CharClass::kOther:
    case CharClass::kHyphen:
    case CharClass::kSpace:
    case CharClass::kNewline:
    case CharClass::kPeriod:
    case CharClass::kComma:
    case CharClass::kSeparator:
      return true;
    default:
      return false;
  }
}

enum class Script : uint8_t {
  kCommon = 0,
  kLatin,
  kCyrillic,
  kGreek,
  kGeorgian,
  kArmenian,
  kArabic,
  kHebrew,
  kHan,
  kKana,
  kHangul,
  kOther,
};
constexpr uint16_t ScriptBit(Script script) { return static_cast<uint16_t>(1u << static_cast<int>(script)); }

struct FoldEntry {
  uint32_t bits = 0;

  static constexpr uint32_t kSequence = 1u << 21;
  // In the file: the value is the code point itself and is left out, so that blocks of plain letters are equal and
  // stored once.
  static constexpr uint32_t kSelf = 1u << 22;
  // In memory the same bit is set in entries of code points of two bytes in UTF-8 that are plain letters and fold to no
  // more: most letters of all text, told by one bit.
  static constexpr uint32_t kShort = 1u << 22;
  static constexpr uint32_t kUpper = 1u << 31;

  uint32_t value() const { return bits & 0x1FFFFF; }
  bool sequence() const { return (bits & kSequence) != 0; }
  CharClass char_class() const { return static_cast<CharClass>(bits >> 23 & 0xF); }
  Script script() const { return static_cast<Script>(bits >> 27 & 0xF); }
  bool upper() const { return (bits & kUpper) != 0; }
  // True of a Latin or Cyrillic letter that folds to one letter.
  bool plain_letter() const {
    return char_class() == CharClass::kLetter && !sequence() &&
           (script() == Script::kLatin || script() == Script::kCyrillic);
  }
  bool short_letter() const { return (bits & kShort) != 0; }

  static constexpr uint32_t Pack(uint32_t value, bool sequence, CharClass char_class, Script script, bool upper) {
    return value | (sequence ? kSequence : 0) | static_cast<uint32_t>(char_class) << 23 |
           static_cast<uint32_t>(script) << 27 | (upper ? kUpper : 0);
  }
};

// Why a letter of another script stands in a word: ordinary typing, a stress mark, or neither. Several may hold of a
// word.
enum RepairReason : uint8_t {
  kRepairKeyboard = 1,   // the key of the right one is missing: Latin i for і
  kRepairAccent = 2,     // a Latin vowel with an accent, for a stressed one: Владислáв
  kRepairLookAlike = 4,  // no honest typing gives it: Bладимир
};

inline constexpr uint32_t kFoldIndexSize = 0x110000 / 128;

class FoldTable {
 public:
  FoldTable() = default;
  explicit FoldTable(Bytes section);

  FoldEntry Find(char32_t cp) const { return cp < kTwoBytes ? FoldEntry{two_bytes_[cp]} : FindInBlocks(cp); }
  // Calls emit(code point) for each code point of the sequence at `position`; at most 32.
  template <typename Emit>
  void Sequence(uint32_t position, Emit emit) const {
    uint32_t n = sequences_[position];
    if (n > 32) n = 32;
    for (uint32_t i = 0; i < n; ++i) emit(static_cast<char32_t>(sequences_[position + 1 + i]));
  }

  // Canonical decomposition, one step; false if there is none. No letter takes so many steps, but in a damaged file.
  static constexpr int kMaxDecompositions = 4;
  bool Decompose(char32_t cp, char32_t* first, char32_t* second) const;
  // Canonical composition of a pair; 0 if there is none.
  char32_t Compose(char32_t first, char32_t second) const;
  uint32_t CombiningClass(char32_t mark) const;
  // Appends `cp` without its diacritics to `out`; false, with nothing appended, if it has none.
  bool Strip(char32_t cp, std::string* out) const;
  // The letter of `script` that `cp`, of another script, looks like; 0 if none. `reason` says why it stands there.
  char32_t LookAlike(char32_t cp, Script script, RepairReason* reason) const;
  // The upper-case letter of one code point; itself if there is none.
  char32_t Upper(char32_t cp) const;

 private:
  FoldEntry FindInBlocks(char32_t cp) const {
    if (cp >= 0x110000) return {};
    const uint32_t bits = blocks_[index_[cp >> 7] * size_t{128} + (cp & 127)];
    return {bits & FoldEntry::kSelf ? (bits & ~FoldEntry::kSelf) | cp : bits};
  }

  struct Triple {
    uint32_t a, b, c;
  };
  struct Pair {
    uint32_t a, b;
  };
  static constexpr char32_t kNear = 0x2000;
  static constexpr char32_t kTwoBytes = 0x800;  // in UTF-8

  Array<uint16_t> index_;
  Array<uint32_t> blocks_;
  std::array<uint32_t, kTwoBytes> two_bytes_{};  // of the blocks, worked out: most letters, by one read
  Array<uint32_t> sequences_;
  Array<Triple> by_composed_;
  Array<Triple> by_parts_;
  Array<Pair> classes_;
  Array<Pair> strips_;
  std::array<uint64_t, kNear / 64> strippable_{};  // of the code points below kNear: most letters are none
  Array<Triple> look_alikes_;
  Array<Pair> uppers_;
};

}  // namespace onoma

#endif  // ONOMA_TEXT_FOLD_TABLE_H_
