// The short way for short names: what FoldTokens makes of them, by a vector kernel or in one pass over their letters.
//
// A name is plain if all there is in it are the common letters of Latin and Cyrillic (also with their marks apart), and
// single apostrophes, hyphens and blanks between them. Ninety-nine names in a hundred are; the others are for
// FoldTokens. The letters' folds come from the database's own fold table, so that both ways give the same bytes.
#ifndef ONOMA_TEXT_PLAIN_NAMES_H_
#define ONOMA_TEXT_PLAIN_NAMES_H_

#include <bit>
#include <cstdint>
#include <string_view>
#include <vector>

#include "simd/fold_letters.h"
#include "simd/strip_letters.h"
#include "text/fold_table.h"

namespace onoma {

class PlainNames {
 public:
  using Form = FoldedName;

  explicit PlainNames(const FoldTable& table, SimdLevel level = ActiveSimdLevel());

  // False, with garbage in `form`, if the name is not plain.
  bool Fold(std::string_view raw, Form* form) const {
    kernel_(letters_, raw, form);
    return form->name.plain() || Respell(raw, form);
  }
  // The same of several names, at most kMaxNamesAtOnce; Form::name tells which are plain.
  void FoldMany(std::span<const std::string_view> raw, Form* forms) const {
    for (uint64_t odd = many_(letters_, raw, forms); odd != 0; odd &= odd - 1) {
      const auto i = static_cast<size_t>(std::countr_zero(odd));
      Respell(raw[i], &forms[i]);
    }
  }

  // Makes the form what StripDiacritics makes of it. kUnsure: it takes StripDiacritics.
  Stripping Strip(Form* form) const { return strip_(strips_, form); }

 private:
  bool Respell(std::string_view raw, Form* form) const;
  bool Compose(char32_t mark, char* spelled, size_t* size) const;
  // What a folded letter and a mark compose to, of two bytes; 0 if nothing, or the letter has a mark already.
  char32_t Composed(char32_t letter, char32_t mark) const;

  const FoldTable& table_;
  FoldLettersKernel kernel_;
  FoldManyLettersKernel many_;
  StripLettersKernel strip_;
  LetterTable letters_;
  StripTable strips_;
  bool odd_[256];  // bytes that begin neither what the kernels know nor the rest of it
  struct Composition {
    char32_t letter = 0, mark = 0, composed = 0;
  };
  // An open hash of the fold table's compositions, which asks itself by binary search.
  static constexpr size_t kCompositions = 4096;
  static size_t CompositionAt(char32_t letter, char32_t mark) {
    return ((letter << 11 ^ mark) * 0x9E3779B1u) >> 20;  // 12 bits
  }
  std::vector<Composition> compositions_;
};

}  // namespace onoma

#endif  // ONOMA_TEXT_PLAIN_NAMES_H_
