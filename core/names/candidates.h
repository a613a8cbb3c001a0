// The candidates of an answer, and those that are one part alone: a surname, a place.
#ifndef ONOMA_NAMES_CANDIDATES_H_
#define ONOMA_NAMES_CANDIDATES_H_

#include <cstddef>

#include "names/lexicon.h"

namespace onoma {

// Adds a candidate, the best first; of an ID and kind that are there already, the first one stays.
void AddCandidate(const Candidate& candidate, Answer* answer);

// A candidate that is one part alone.
Candidate SinglePart(const Part& part);

// Adds each match as such a candidate.
void AddSingleParts(const PartMatches& matches, Answer* answer);

// Appends what tokens[first, last) of scratch.folded, at least one, are as one name: what the tables have, or else
// what is derived, to scratch.answer.
void ResolveAsOne(const Lexicon& lexicon, size_t first, size_t last, const LookupOptions& options,
                  Scratch::State& scratch);

}  // namespace onoma

#endif  // ONOMA_NAMES_CANDIDATES_H_
