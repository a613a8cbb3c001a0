// Folded letters without their diacritics, as the fold table has them: łukašenka -> lukasenka, лукашэнка as it is.
#ifndef ONOMA_TEXT_STRIP_H_
#define ONOMA_TEXT_STRIP_H_

#include <string>
#include <string_view>

#include "text/fold_table.h"

namespace onoma {

// Appends a folded string with the diacritics of its letters stripped and its apostrophes dropped; false if it had
// none.
bool StripDiacritics(const FoldTable& table, std::string_view folded, std::string* out);

}  // namespace onoma

#endif  // ONOMA_TEXT_STRIP_H_
