// What TermMatcher finds, in the plain way: the whole text folded, and at each token the longest run of tokens that is
// a form of the index.
#ifndef ONOMA_TESTS_REFERENCE_NAIVE_TERMS_H_
#define ONOMA_TESTS_REFERENCE_NAIVE_TERMS_H_

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "format/reader.h"
#include "onoma/term_matcher.h"
#include "text/tokens.h"

namespace onoma {

// In the databases of `layers`, base first, with the first one's fold table. No ID is looked up.
inline std::vector<Term> NaiveTerms(std::span<const Database> layers, std::string_view text) {
  constexpr size_t kMaxWords = 32;
  FoldedText folded;
  FoldTokens(layers.front().reader().fold(), text, &folded);
  const std::vector<Token>& tokens = folded.tokens;
  std::vector<Term> terms;
  for (size_t i = 0; i < tokens.size();) {
    size_t step = 1;
    for (size_t n = std::min(kMaxWords, tokens.size() - i); n > 0; --n) {
      const Token& last = tokens[i + n - 1];
      // Longer than any form of the project, and it would make long texts slow.
      if (n > 1 && last.folded_end - tokens[i].folded_begin > 512) continue;
      const std::string_view form = folded.View(tokens[i], last);
      size_t layer = layers.size();
      int64_t slot = -1;
      while (layer > 0 && slot < 0) slot = layers[--layer].reader().forms().Find(form);
      if (slot < 0) continue;
      Term term;
      term.begin = tokens[i].begin;
      term.end = last.end;
      term.layer = static_cast<uint8_t>(layer);
      term.slot = static_cast<uint32_t>(slot);
      terms.push_back(term);
      step = n;
      break;
    }
    i += step;
  }
  return terms;
}

}  // namespace onoma

#endif  // ONOMA_TESTS_REFERENCE_NAIVE_TERMS_H_
