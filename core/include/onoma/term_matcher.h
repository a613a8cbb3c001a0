// TermMatcher: every tabled form in a running text, with no judgement whether a name is meant.
//
//   onoma::TermMatcher matcher(normalizer);
//   onoma::TermScratch scratch;                    // one a thread, reused
//   std::vector<onoma::Term> terms;
//   matcher.Match(text, scratch, &terms);
//
// A form is found where the text has its words one after another, in whatever case, normalization form and sort of
// apostrophe; only whole words count, and between them what folds to the form's own gap. From left to right, the
// longest form that begins at a word is taken and the search goes on behind it. So terms come in order and do not
// overlap. What of them is a name in its sentence, onoma/scanner.h decides; this is the fast first look, and the way to
// find names in text without capitals.
//
// Offsets are bytes of the text as it was given; marks behind the last letter belong to the term. Any bytes are
// allowed. A TermMatcher is immutable and may be shared between threads; it refers to its Normalizer.
#ifndef ONOMA_TERM_MATCHER_H_
#define ONOMA_TERM_MATCHER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "onoma/normalizer.h"

namespace onoma {

struct Term {
  size_t begin = 0, end = 0;  // bytes, [begin, end)
  NameId id;                  // of the name that the tables rank first for this form
  Kind kind = Kind::kNone;
  Link link = Link::kNone;
  bool more = false;  // the form may be other names too: TermMatcher::NamesOf
  uint8_t layer = 0;  // of the normalizer's databases, base first
  uint32_t slot = 0;  // of the form in that database's index
};

class TermScratch {
 public:
  TermScratch();
  ~TermScratch();
  TermScratch(TermScratch&&) noexcept;
  TermScratch& operator=(TermScratch&&) noexcept;
  struct State;
  State& state() { return *state_; }

 private:
  std::unique_ptr<State> state_;
};

class TermMatcher {
 public:
  explicit TermMatcher(const Normalizer& normalizer);
  ~TermMatcher();
  TermMatcher(TermMatcher&&) noexcept;

  // Replaces `terms`. Takes time linear in the text. One that is longer than kMaxTextBytes has none. The scratch grows
  // to the longest text: it reserves about 13 bytes a byte and touches two or three of them.
  void Match(std::string_view text, TermScratch& scratch, std::vector<Term>* terms) const;

  // All names that a term's form may denote in its database, the best first. Replaces `names`.
  void NamesOf(const Term& term, std::vector<NameId>* names) const;

 private:
  class Impl;
  std::unique_ptr<const Impl> impl_;
};

}  // namespace onoma

#endif  // ONOMA_TERM_MATCHER_H_
