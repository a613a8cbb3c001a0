// GenericScripts: names in Arabic, Hebrew, Han, Kana and Hangul script in plain Latin letters, for scripts that no rule
// set speaks of. Section GENR of a database, compiled from ICU by tables/compiler/generic_builder.cc; the run time
// needs no ICU.
//
// What a script doesn't write is not guessed: an Arabic or Hebrew reading lacks the short vowels, a Chinese one the
// tones. Where the same letters are read in several ways there are several readings: the first as the letters stand,
// the others with letters that may be vowels read so. Han is read as Mandarin, in Japanese names too, for nothing in a
// word tells which it is.
//
// Layout (little-endian u32 unless said):
//   counts    u32[8]: readings, jamo, Han, Han's others, kana, pairs of kana, letters, 0
//   readings  u8[readings][8]: letters a-z, zeros behind them. Others refer to them by number: 0 is "unknown", 1
//   "silent" jamo      u16[68]: leading consonants (19), vowels (21), trailing consonants (28, the first is none) Han
//   u16[]: from U+3400 on others    {character u16, reading u16}[], rising: what a Han character is read as in surnames
//   kana      u16[]: Katakana, from U+30A1 on; Hiragana is read as Katakana
//   pairs     {first u16, second u16, reading u16}[], rising: a kana and the small one behind it
//   letters   Letter[], rising: Arabic and Hebrew
#ifndef ONOMA_KEY_GENERIC_SCRIPTS_H_
#define ONOMA_KEY_GENERIC_SCRIPTS_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "text/fold_table.h"

namespace onoma {

class GenericScripts {
 public:
  static constexpr size_t kMaxReadings = 3;
  static constexpr size_t kReadingSize = 8;
  static constexpr uint16_t kSilent = 1;
  static constexpr char32_t kFirstHan = 0x3400, kLastHan = 0x9FFF;
  static constexpr char32_t kFirstKana = 0x30A1, kLastKana = 0x30FA;
  static constexpr size_t kLeading = 19, kVowels = 21, kTrailing = 28;

  // What a letter of an alphabet without short vowels is to its neighbours.
  enum Role : uint8_t {
    kConsonant = 0,
    kWeak = 1,   // a consonant, or a long vowel: و ي ו י
    kVowel = 2,  // ا ة
    kMark = 3,   // vowel points, apostrophe: read over
  };
  enum Flag : uint8_t {
    kCarrier = 1,        // at the beginning of a word it carries a vowel: ا ع א ע
    kArticleFirst = 2,   // ا of ال
    kArticleSecond = 4,  // ل of ال
  };
  // Where it stands. Letters of unknown vowels are read by it.
  enum Position {
    kFirst,         // of the word, or behind the article
    kFirstCarrier,  // so, a carrier of the vowel that the weak letter behind it writes
    kAfterCarrier,  // that weak letter
    kBetween,       // two consonants
    kBeforeVowel,   // behind a consonant, before what writes a vowel or may
    kAfterVowel,
    kLast,            // behind a consonant
    kLastAfterVowel,  // behind a vowel
    kPositions,
  };
  struct Letter {
    uint16_t letter;
    uint8_t role, flags;
    uint16_t geresh;  // reading before an apostrophe (ג׳); 0: as without
    uint16_t readings[kPositions][kMaxReadings];
  };
  static_assert(sizeof(Letter) == 54);
  struct Other {
    uint16_t character, reading;
  };
  struct KanaPair {
    uint16_t first, second, reading;
  };

  GenericScripts() = default;
  explicit GenericScripts(Bytes section);

  // Arabic, Hebrew, Han, Kana, Hangul.
  static bool Covers(Script script);

  // Replaces `out` with reading `k` of a folded word in letters a-z. False, with `out` empty, if there is no such
  // reading or a letter is not known. Readings differ from each other. Linear in `folded`; at most 8 bytes of reading
  // for each of its code points, 3 readings of which are in `out` at a time.
  bool Read(std::string_view folded, size_t k, std::string* out) const;

  // Everything has the size that the counts say, is in order, and refers to what is there.
  bool WellFormed() const;

 private:
  struct Reading {
    char text[kReadingSize];
  };
  struct LetterState;
  struct KanaState;

  bool AppendReading(std::string_view folded, size_t way, std::string* out) const;
  bool Append(uint16_t reading, std::string* out) const;
  bool AppendHangul(char32_t cp, std::string* out) const;
  bool AppendHan(char32_t cp, size_t way, std::string* out) const;
  bool AppendKana(std::string_view folded, char32_t kana, size_t way, size_t* pos, KanaState* state,
                  std::string* out) const;
  bool AppendLetter(std::string_view folded, const Letter& letter, size_t way, size_t pos, LetterState* state,
                    std::string* out) const;
  bool FindLetter(char32_t cp, Letter* letter) const;
  bool NextLetter(std::string_view folded, size_t* pos, Letter* letter) const;
  Position PositionOf(const Letter& letter, std::string_view folded, size_t pos, const LetterState& state) const;
  uint16_t PairReading(char32_t first, char32_t second) const;
  std::string_view TextOf(uint16_t reading, Reading* buffer) const;

  size_t size_ = 0, expected_size_ = 0;
  Array<Reading> readings_;
  Array<uint16_t> jamo_;
  Array<uint16_t> han_;
  Array<Other> others_;
  Array<uint16_t> kana_;
  Array<KanaPair> pairs_;
  Array<Letter> letters_;
};

}  // namespace onoma

#endif  // ONOMA_KEY_GENERIC_SCRIPTS_H_
