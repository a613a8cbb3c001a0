// A naive fold: whole-string passes over ICU's functions, for letters, marks, apostrophes, blanks and invisibles.
#ifndef ONOMA_TESTS_REFERENCE_NAIVE_FOLD_H_
#define ONOMA_TESTS_REFERENCE_NAIVE_FOLD_H_

#include <string>
#include <string_view>

namespace onoma::testing {

// The folded form of valid UTF-8 made of Latin, Cyrillic and Greek letters, combining marks, apostrophes, soft hyphens,
// zero-width characters and blanks.
std::string NaiveFold(std::string_view text);

}  // namespace onoma::testing

#endif  // ONOMA_TESTS_REFERENCE_NAIVE_FOLD_H_
