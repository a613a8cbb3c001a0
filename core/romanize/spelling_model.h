// SpellingModel: the languages of a database, their letters, and how likely one letter follows others in their names.
// Section LANG. Backward reading ranks by it: Сергей is spelled as names are, Сэргэй is not.
//
// Layout (little-endian u32 unless said), written by tables/compiler/spelling_builder.cc:
//   count
//   records  {language, letters, first letter, order, costs} [count]; positions in bytes within the section
//   letters  u32[]: code points, lower case, for each language, in order; with kAlso those beside its alphabet
//   costs    u8[]: (letters + 1)^order each, the last letter the fastest; letter 0 is a word's edge. A cost is
//            -16 log2 of the probability, at most 255
#ifndef ONOMA_ROMANIZE_SPELLING_MODEL_H_
#define ONOMA_ROMANIZE_SPELLING_MODEL_H_

#include <cstdint>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "onoma/language.h"

namespace onoma {

class SpellingModel {
 public:
  static constexpr uint32_t kMaxLetters = 120;
  static constexpr uint32_t kUnknownCost = 255;
  static constexpr uint32_t kAlso = 0x80000000;
  struct Record {
    uint32_t language, letters, first_letter, order, costs;
  };

  SpellingModel() = default;
  explicit SpellingModel(Bytes section);

  // One language's letters and costs.
  class Spelling {
   public:
    // The number of a letter, from 1; 0 for a word's edge (U+0000), letters() + 1 for one that the language lacks.
    uint32_t Number(char32_t letter) const;
    uint32_t letters() const { return static_cast<uint32_t>(letters_.size()); }
    // Of `letter` behind `before`, and that behind `further`; by number.
    uint32_t Cost(uint32_t further, uint32_t before, uint32_t letter) const;

   private:
    friend class SpellingModel;
    Array<uint32_t> letters_;
    Array<uint8_t> costs_;
    uint32_t order_ = 0;
  };

  std::vector<Language> All() const;
  bool Has(Language language) const { return Find(language).language != 0; }
  // The letters of the alphabet, and those met in its texts besides.
  std::u32string Letters(Language language) const;
  std::u32string AlphabetOf(Language language) const;
  Spelling SpellingOf(Language language) const;
  Bytes bytes() const { return section_; }

 private:
  Record Find(Language language) const;

  Bytes section_;
  Array<Record> records_;
};

}  // namespace onoma

#endif  // ONOMA_ROMANIZE_SPELLING_MODEL_H_
