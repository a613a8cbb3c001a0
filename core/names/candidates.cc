#include "names/candidates.h"

namespace onoma {

void AddCandidate(const Candidate& candidate, Answer* answer) {
  for (size_t i = 0; i < answer->count; ++i) {
    if (answer->candidates[i].id == candidate.id && answer->candidates[i].kind == candidate.kind) return;
  }
  size_t at = answer->count;
  while (at > 0 && answer->candidates[at - 1].score < candidate.score) --at;
  if (at == kMaxCandidates) return;
  if (answer->count < kMaxCandidates) ++answer->count;
  for (size_t i = answer->count - 1; i > at; --i) answer->candidates[i] = answer->candidates[i - 1];
  answer->candidates[at] = candidate;
}

Candidate SinglePart(const Part& part) {
  Candidate candidate;
  static_cast<Match&>(candidate) = part;
  switch (part.kind) {
    case Kind::kGiven:
      candidate.given = part;
      break;
    case Kind::kPatronymic:
      candidate.patronymic = part;
      break;
    case Kind::kPlace:
      candidate.place = part;
      break;
    default:
      candidate.surname = part;
      break;
  }
  return candidate;
}

void AddSingleParts(const PartMatches& matches, Answer* answer) {
  for (size_t i = 0; i < matches.count; ++i) AddCandidate(SinglePart(matches.items[i]), answer);
}

void ResolveAsOne(const Lexicon& lexicon, size_t first, size_t last, const LookupOptions& options,
                  Scratch::State& scratch) {
  const std::vector<Token>& tokens = scratch.folded.tokens;
  const std::string_view form = scratch.folded.View(tokens[first], tokens[last - 1]);
  uint16_t scripts = 0;
  for (size_t i = first; i < last; ++i) scripts |= tokens[i].scripts;
  PartMatches matches;
  lexicon.Find(form, scripts, KindsOf(options.kind), options, scratch, &matches);
  AddSingleParts(matches, &scratch.answer);
  if (matches.count > 0 || options.tabled_only) return;
  // The only name of a person is the surname; of what nobody said is a person, the key decides.
  const Kind unknown = IsPerson(options.kind) ? Kind::kSurname : options.kind;
  const PartMatch derived = lexicon.Derive(form, unknown, options, scratch);
  AddCandidate(SinglePart(derived), &scratch.answer);
  if (last - first > 1 || scratch.best_only) return;
  lexicon.OtherReadings(derived, KindsOf(options.kind), options, scratch, &matches);
  AddSingleParts(matches, &scratch.answer);
}

}  // namespace onoma
