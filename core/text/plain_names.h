// The short way for short names: what FoldTokens makes of them, by a vector kernel or in one pass over their letters.
//
// A name is plain if all there is in it are letters of Latin and Cyrillic (marks that compose with their letter
// included), and single apostrophes, hyphens and blanks between them. Nineteen names in twenty are; the others are for
// FoldTokens. The letters' folds come from the database's own fold table, so that both ways give the same bytes.
#ifndef ONOMA_TEXT_PLAIN_NAMES_H_
#define ONOMA_TEXT_PLAIN_NAMES_H_

#include <cstdint>
#include <string_view>

#include "simd/fold_letters.h"
#include "text/fold_table.h"

namespace onoma {

class PlainNames {
 public:
  // A plain name, folded; zeros behind it.
  struct Form {
    char bytes[kMaxPlainName];
    uint32_t size = 0;
    PlainName name;
    std::string_view view() const { return {bytes, size}; }
  };

  explicit PlainNames(const FoldTable& table, SimdLevel level = ActiveSimdLevel());

  // False, with garbage in `form`, if the name is not plain.
  bool Fold(std::string_view raw, Form* form) const {
    form->size = static_cast<uint32_t>(raw.size());
    form->name = kernel_(letters_, raw.data(), raw.size(), form->bytes);
    return form->name.plain() || FoldByLetter(raw, form);
  }

  // The form as StripDiacritics leaves it.
  enum class Stripping : uint8_t {
    kNothing,  // there is nothing to strip
    kDone,
    kUnsure,  // it takes StripDiacritics
  };
  Stripping Strip(const Form& form, Form* stripped) const;
  // True if both Latin and Cyrillic letters stand in it.
  bool Mixed(const Form& form) const;

 private:
  // What a letter of two bytes is without its diacritics.
  struct Letter {
    static constexpr uint8_t kLong = 0xFF;  // more than fits
    bool strips;                            // it has some
    uint8_t size;
    char bytes[3];
  };

  bool FoldByLetter(std::string_view raw, Form* form) const;

  const FoldTable& table_;
  FoldLettersKernel kernel_;
  LetterTable letters_;
  Letter stripped_[32][64] = {};  // by the low bits of the two bytes
};

}  // namespace onoma

#endif  // ONOMA_TEXT_PLAIN_NAMES_H_
