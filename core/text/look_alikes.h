// Letters of another script that look like those of a word: Bладимир with a Latin B.
//
// Which letter looks like which, and whether honest typing gives it, tables/fold/look_alikes.tsv says (FoldTable).
#ifndef ONOMA_TEXT_LOOK_ALIKES_H_
#define ONOMA_TEXT_LOOK_ALIKES_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "text/fold_table.h"
#include "text/tokens.h"

namespace onoma {

// Appends a folded form with the look-alikes in it put right, word by word; false, with nothing appended, if there is
// none to put right. A word of one script is never touched, nor is one that can be written in no one script, or in two
// that have equally many of its letters (of two, the one that more of them are in is meant). `reasons`, if there, takes
// up the RepairReason bits. `text`, if the form is a view into it, knows the case of letters whose look depends on it.
bool RepairLookAlikes(const FoldTable& table, std::string_view folded, std::string* out,
                      const FoldedText* text = nullptr, uint8_t* reasons = nullptr);

}  // namespace onoma

#endif  // ONOMA_TEXT_LOOK_ALIKES_H_
