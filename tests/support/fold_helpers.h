// The embedded database's fold table, for tests of the text layer.
#ifndef ONOMA_TESTS_SUPPORT_FOLD_HELPERS_H_
#define ONOMA_TESTS_SUPPORT_FOLD_HELPERS_H_

#include <string>
#include <string_view>

#include "format/reader.h"
#include "tests/support/test_tables.h"
#include "text/tokens.h"

namespace onoma::testing {

inline const FoldTable& Table() { return DefaultDatabase().reader().fold(); }
inline std::string Fold(std::string_view text) { return FoldForm(Table(), text); }
inline FoldedText Tokens(std::string_view text) {
  FoldedText out;
  FoldTokens(Table(), text, &out);
  return out;
}

}  // namespace onoma::testing

#endif  // ONOMA_TESTS_SUPPORT_FOLD_HELPERS_H_
