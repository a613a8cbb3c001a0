// Hyperscan in block mode, all forms as literals.
//
//   hyperscan            what a program would do: NFKC_Casefold of an article, its tokens with one blank between, and
//                        then the scan
//   hyperscan_prefolded  the scan alone: somebody has done all of that already; its bytes count as in the raw text
//
// A form with a blank before and behind it is one whole token or several, which its literals cannot say otherwise. It
// reports every form wherever it stands, also within a longer one, by its end; leftmost-longest, offsets into the raw
// text and names would come on top.
//
// Raw text with HS_FLAG_CASELESS | HS_FLAG_UTF8 | HS_FLAG_UCP was tried: it makes each pattern an expression in place
// of a literal, and 10,000 of them took two minutes to compile where as many literals took 3 seconds. 1,000,000
// literals took four minutes, so that is the most.
#include "bench/scan.h"

#include <hs/hs.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "bench/icu_peers.h"
#include "bench/synthetic_database.h"

namespace onoma::bench {
namespace {

int Count(unsigned, unsigned long long, unsigned long long, unsigned, void* count) {
  ++*static_cast<uint64_t*>(count);
  return 0;
}

struct Matcher {
  hs_database_t* patterns = nullptr;
  hs_scratch_t* scratch = nullptr;
  std::vector<std::string> texts;  // folded, tokens with one blank between
  uint64_t expected = 0;

  void Scan(std::string_view text, uint64_t* found) const {
    hs_scan(patterns, text.data(), static_cast<unsigned>(text.size()), 0, scratch, Count, found);
  }
};

void Compile(const std::vector<std::string>& forms, Matcher* matcher) {
  std::vector<std::string> literals;
  literals.reserve(forms.size());
  for (const std::string& form : forms) literals.push_back(absl::StrCat(" ", form, " "));
  std::vector<const char*> texts;
  std::vector<size_t> lengths;
  std::vector<unsigned> ids;
  for (const std::string& literal : literals) {
    texts.push_back(literal.c_str());
    lengths.push_back(literal.size());
    ids.push_back(static_cast<unsigned>(ids.size()));
  }
  const std::vector<unsigned> flags(forms.size(), 0);
  hs_compile_error_t* error = nullptr;
  if (hs_compile_lit_multi(texts.data(), flags.data(), ids.data(), lengths.data(), static_cast<unsigned>(forms.size()),
                           HS_MODE_BLOCK, nullptr, &matcher->patterns, &error) != HS_SUCCESS) {
    Die(std::string("Hyperscan: ") + error->message);
  }
  if (hs_alloc_scratch(matcher->patterns, &matcher->scratch) != HS_SUCCESS) Die("Hyperscan has no scratch");
}

const Matcher& MatcherFor(size_t forms) {
  static std::map<size_t, std::unique_ptr<Matcher>> made;
  auto& matcher = made[forms];
  if (matcher != nullptr) return *matcher;
  matcher = std::make_unique<Matcher>();
  const SyntheticDatabase& database = SyntheticDatabase::Of(forms);
  Compile(database.forms(), matcher.get());
  const IcuCasefold fold;
  std::string folded, joined;
  std::vector<TokenSpan> tokens;
  for (const Article& article : NewsFor(database).articles) {
    fold.Apply(article.text, &folded);
    JoinTokens(folded, &joined, &tokens);
    // What is to be found: every run of tokens that is a form, however long.
    for (size_t i = 0; i < tokens.size(); ++i) {
      for (size_t j = i; j < std::min(i + 16, tokens.size()); ++j) {
        const std::string_view window =
            std::string_view(joined).substr(tokens[i].begin, tokens[j].end - tokens[i].begin);
        matcher->expected += database.map().contains(Absl(window));
      }
    }
    matcher->texts.push_back(joined);
  }
  return *matcher;
}

}  // namespace

void Hyperscan(benchmark::State& state, size_t forms) {
  const Matcher& matcher = MatcherFor(forms);
  const News& news = NewsFor(SyntheticDatabase::Of(forms));
  const IcuCasefold fold;
  std::string folded, joined;
  std::vector<TokenSpan> tokens;
  for (auto _ : state) {
    uint64_t found = 0;
    for (const Article& article : news.articles) {
      fold.Apply(article.text, &folded);
      JoinTokens(folded, &joined, &tokens);
      matcher.Scan(joined, &found);
    }
    if (!Expect(state, "forms", found, matcher.expected)) break;
  }
  SetText(state, news);
}

void HyperscanPrefolded(benchmark::State& state, size_t forms) {
  const Matcher& matcher = MatcherFor(forms);
  for (auto _ : state) {
    uint64_t found = 0;
    for (const std::string& text : matcher.texts) matcher.Scan(text, &found);
    if (!Expect(state, "forms", found, matcher.expected)) break;
  }
  SetText(state, NewsFor(SyntheticDatabase::Of(forms)));
}

}  // namespace onoma::bench
