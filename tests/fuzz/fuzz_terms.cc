// Terms of a running text: what the plain way finds, at every level of vector instructions (ONOMA_SIMD).
#include <string>
#include <vector>

#include "onoma/term_matcher.h"
#include "tests/fuzz/fuzz.h"
#include "tests/reference/naive_terms.h"

namespace onoma::fuzz {

void Terms(std::string_view input) {
  static const TermMatcher matcher(DefaultNormalizer());
  static TermScratch scratch;
  std::vector<Term> terms;
  matcher.Match(input, scratch, &terms);
  const std::vector<Term> expected = NaiveTerms(DefaultNormalizer().layers(), input);
  Check(terms.size() == expected.size(), "as many terms as the plain way finds");
  for (size_t i = 0; i < terms.size(); ++i) {
    const std::string text(input.substr(terms[i].begin, terms[i].end - terms[i].begin));
    Check(terms[i].begin == expected[i].begin && terms[i].end == expected[i].end, "a term is where it should be", text);
    Check(terms[i].layer == expected[i].layer && terms[i].slot == expected[i].slot, "a term is the right one", text);
    Check(!terms[i].id.none() && terms[i].kind != Kind::kNone, "a term has a name", text);
  }
}

}  // namespace onoma::fuzz
