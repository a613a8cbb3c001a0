// BM_Scan/<subject>/<forms>: names in running text, bytes of raw text a second.
//
//   onoma              the term matcher: forms with offsets and IDs, an article a call
//   onoma_mentions     the scanner: mentions, persons, a judgement on each
//   nfkc_flat_hash_map NFKC_Casefold of an article, cut at blanks and punctuation, a map of forms asked for each window
//                      of up to four tokens, the longest first: no offsets into the raw text, no persons
//   hyperscan*         scan_hyperscan.cc: literals in folded text
//   read_only          the bound: reads the text and does nothing with it
#include "bench/scan.h"

#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "bench/icu_peers.h"
#include "bench/synthetic_database.h"
#include "onoma/scanner.h"
#include "onoma/term_matcher.h"
#include "tests/reference/naive_terms.h"

namespace onoma::bench {
namespace {

void OnomaMentions(benchmark::State& state, size_t forms) {
  const SyntheticDatabase& database = SyntheticDatabase::Of(forms);
  const News& news = NewsFor(database);
  const Scanner scanner(database.normalizer());
  ScanScratch scratch;
  std::vector<Mention> mentions;
  // Once with a look at every offset; the timed passes compare the number.
  for (const Article& article : news.articles) {
    scanner.Scan(article.text, {}, scratch, &mentions);
    for (size_t i = 0; i < std::max(mentions.size(), article.mentions.size()); ++i) {
      if (i < mentions.size() && i < article.mentions.size() && mentions[i].begin == article.mentions[i].begin &&
          mentions[i].end == article.mentions[i].end) {
        continue;
      }
      const size_t at = i < article.mentions.size() ? article.mentions[i].begin : mentions[i].begin;
      const size_t from = at < 30 ? 0 : at - 30;
      const std::string found =
          i < mentions.size() ? article.text.substr(mentions[i].begin, mentions[i].end - mentions[i].begin) : "nothing";
      Fail(state, "found \"" + found + "\" where another mention was planted: ..." + article.text.substr(from, 90));
      return;
    }
  }
  for (auto _ : state) {
    size_t found = 0;
    for (const Article& article : news.articles) {
      scanner.Scan(article.text, {}, scratch, &mentions);
      found += mentions.size();
    }
    if (!Expect(state, "mentions", found, news.mentions)) break;
  }
  SetText(state, news);
  state.counters["mentions"] = static_cast<double>(news.mentions);
}

void Onoma(benchmark::State& state, size_t forms) {
  const SyntheticDatabase& database = SyntheticDatabase::Of(forms);
  const News& news = NewsFor(database);
  const TermMatcher matcher(database.normalizer());
  TermScratch scratch;
  std::vector<Term> terms;
  for (const Article& article : news.articles) {
    matcher.Match(article.text, scratch, &terms);
    const size_t expected = NaiveTerms(database.normalizer().layers(), article.text).size();
    if (!Expect(state, "forms of an article", terms.size(), expected)) return;
  }
  for (auto _ : state) {
    size_t found = 0;
    for (const Article& article : news.articles) {
      matcher.Match(article.text, scratch, &terms);
      found += terms.size();
    }
    if (!Expect(state, "forms", found, news.forms)) break;
  }
  SetText(state, news);
}

void NfkcMap(benchmark::State& state, size_t forms) {
  constexpr size_t kWindow = 4;
  const SyntheticDatabase& database = SyntheticDatabase::Of(forms);
  const News& news = NewsFor(database);
  const SyntheticDatabase::Map& map = database.map();
  const IcuCasefold fold;
  std::string folded, joined;
  std::vector<TokenSpan> tokens;
  for (auto _ : state) {
    size_t found = 0;
    for (const Article& article : news.articles) {
      fold.Apply(article.text, &folded);
      JoinTokens(folded, &joined, &tokens);
      for (size_t i = 0; i < tokens.size();) {
        size_t step = 1;
        for (size_t n = std::min(kWindow, tokens.size() - i); n > 0; --n) {
          const size_t begin = tokens[i].begin;
          if (!map.contains(Absl(std::string_view(joined).substr(begin, tokens[i + n - 1].end - begin)))) continue;
          ++found;
          step = n;
          break;
        }
        i += step;
      }
    }
    if (!Expect(state, "forms", found, news.forms)) break;
  }
  SetText(state, news);
}

void ReadOnly(benchmark::State& state, size_t forms) {
  const News& news = NewsFor(SyntheticDatabase::Of(forms));
  for (auto _ : state) {
    uint64_t sum[4] = {};
    size_t read = 0;
    for (const Article& article : news.articles) {
      const char* at = article.text.data();
      const char* const end = at + article.text.size();
      for (; end - at >= 32; at += 32) {
        uint64_t words[4];
        std::memcpy(words, at, sizeof(words));
        for (int i = 0; i < 4; ++i) sum[i] += words[i];
      }
      for (; at < end; ++at) sum[0] += static_cast<unsigned char>(*at);
      read += article.text.size();
    }
    benchmark::DoNotOptimize(sum);
    if (!Expect(state, "bytes", read, news.bytes)) break;
  }
  SetText(state, news);
}

constexpr ScanSubject kSubjects[] = {
    {"onoma", Onoma},
    {"onoma_mentions", OnomaMentions},
    {"nfkc_flat_hash_map", NfkcMap},
#ifdef ONOMA_BENCH_PEERS
    {"hyperscan", Hyperscan, 100'000, 1'000'000},
    {"hyperscan_prefolded", HyperscanPrefolded, 100'000, 1'000'000},
#endif
    {"read_only", ReadOnly},
};

bool IsPunctuation(char c) {
  return static_cast<unsigned char>(c) < 0x80 && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') &&
         !(c >= '0' && c <= '9') && c != '\'';
}

}  // namespace

void SetText(benchmark::State& state, const News& news) {
  state.SetBytesProcessed(static_cast<int64_t>(news.bytes) * static_cast<int64_t>(state.iterations()));
  state.SetItemsProcessed(static_cast<int64_t>(news.tokens) * static_cast<int64_t>(state.iterations()));
}

void JoinTokens(std::string_view text, std::string* joined, std::vector<TokenSpan>* tokens) {
  joined->assign(1, ' ');
  tokens->clear();
  for (size_t i = 0; i < text.size();) {
    if (IsPunctuation(text[i])) {
      ++i;
      continue;
    }
    const size_t begin = i;
    while (i < text.size() && !IsPunctuation(text[i])) ++i;
    tokens->push_back({joined->size(), joined->size() + i - begin});
    joined->append(text, begin, i - begin);
    *joined += ' ';
  }
}

void RegisterScan(const Plan& plan) {
  for (const size_t forms : plan.sizes) {
    for (const ScanSubject& subject : kSubjects) {
      if (forms > (plan.full ? subject.most_forms : subject.forms_in_short_run)) continue;
      const auto run = subject.run;
      benchmark::RegisterBenchmark((std::string("BM_Scan/") + subject.name + "/" + std::to_string(forms)).c_str(),
                                   [run, forms](benchmark::State& state) { run(state, forms); })
          ->Unit(benchmark::kMillisecond);
    }
  }
}

}  // namespace onoma::bench
