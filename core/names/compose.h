// Person names: which token is the given name, the patronymic, the surname.
//
// The tokens are grouped into units (a hyphenated surname, a particle with what it belongs to); each order of roles
// that people write is scored by what the tables say of each unit in its role, by commas, capitals and usual order; the
// best one is the answer, the names that its units could also be, and the next order, are candidates.
#ifndef ONOMA_NAMES_COMPOSE_H_
#define ONOMA_NAMES_COMPOSE_H_

#include <cstddef>
#include <span>

#include "names/lexicon.h"

namespace onoma {

// More units than this in one cell are no person name that we understand: the first is taken for the given name, all
// the others for a compound surname.
inline constexpr size_t kMaxUnits = 8;

// Appends candidates for tokens[first, last) of scratch.folded to scratch.answer. The range holds at least one token.
void ComposePerson(const Lexicon& lexicon, size_t first, size_t last, const LookupOptions& options,
                   Scratch::State& scratch);

}  // namespace onoma

#endif  // ONOMA_NAMES_COMPOSE_H_
