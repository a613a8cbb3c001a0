// The short way for short names: what FoldTokens makes of them, by a vector kernel or in one pass over their letters.
//
// A name is plain if all there is in it are letters of Latin and Cyrillic (marks that compose with their letter
// included), and single apostrophes, hyphens and blanks between them. Nineteen names in twenty are; the others are for
// FoldTokens. The letters' folds come from the database's own fold table, so that both ways give the same bytes.
#ifndef ONOMA_TEXT_PLAIN_NAMES_H_
#define ONOMA_TEXT_PLAIN_NAMES_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "simd/fold_letters.h"
#include "text/fold_table.h"

namespace onoma {

class PlainNames {
 public:
  // A plain name, folded; zeros behind it.
  struct Form {
    alignas(64) char bytes[kMaxPlainName];
    size_t size;
    PlainName name;
    std::string_view view() const { return {bytes, size}; }
  };

  explicit PlainNames(const FoldTable& table, SimdLevel level = ActiveSimdLevel());

  // False, with garbage in `form`, if the name is not plain.
  bool Fold(std::string_view raw, Form* form) const {
    form->size = raw.size();
    form->name = kernel_(letters_, raw.data(), raw.size(), form->bytes);
    return form->name.plain() || FoldByLetter(raw, form);
  }

  // The form as StripDiacritics leaves it, by way of `buffer`; false if there is nothing to strip.
  bool Strip(const Form& form, std::string* buffer, Form* stripped) const;
  // True if both Latin and Cyrillic letters stand in it.
  bool Mixed(const Form& form) const;

 private:
  bool FoldByLetter(std::string_view raw, Form* form) const;

  const FoldTable& table_;
  FoldLettersKernel kernel_;
  LetterTable letters_;
  uint64_t stripped_[32] = {};  // letters of two bytes that have something to strip, by lead & 31 and trail & 63
};

}  // namespace onoma

#endif  // ONOMA_TEXT_PLAIN_NAMES_H_
