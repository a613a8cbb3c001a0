// Whom a short mention speaks of: a bare surname, initials with a surname, or a given name with a patronymic belong to
// the only full name of the document that they can be short for.
#ifndef ONOMA_SCAN_PERSON_LINKS_H_
#define ONOMA_SCAN_PERSON_LINKS_H_

#include <cstdint>
#include <vector>

#include "onoma/scanner.h"

namespace onoma {

// What a Mention doesn't say, but comparing it with others needs.
struct SeenMention {
  char initial[4] = {0};  // as in Candidate
  bool feminine = false;  // its surname shows the feminine form
  uint8_t gender = 0;     // of its given name, as in NameRecord
};

// Fills in `person` of the short mentions. `seen[i]` belongs to `(*mentions)[i]`.
void LinkPersons(const std::vector<SeenMention>& seen, std::vector<Mention>* mentions);

}  // namespace onoma

#endif  // ONOMA_SCAN_PERSON_LINKS_H_
