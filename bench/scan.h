// BM_Scan's subjects, and how the peers among them cut a text.
#ifndef ONOMA_BENCH_SCAN_H_
#define ONOMA_BENCH_SCAN_H_

#include <benchmark/benchmark.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "bench/bench.h"
#include "bench/text_generator.h"

namespace onoma::bench {

struct ScanSubject {
  const char* name;
  void (*run)(benchmark::State&, size_t forms);
  // Without --full, and with it: no more forms than so many.
  size_t forms_in_short_run = 1'000'000;
  size_t most_forms = SIZE_MAX;
};

void SetText(benchmark::State& state, const News& news);

struct TokenSpan {
  size_t begin, end;
};
// The tokens of a text with one blank before, between and behind them.
void JoinTokens(std::string_view text, std::string* joined, std::vector<TokenSpan>* tokens);

// scan_hyperscan.cc
void Hyperscan(benchmark::State& state, size_t forms);
void HyperscanPrefolded(benchmark::State& state, size_t forms);

}  // namespace onoma::bench

#endif  // ONOMA_BENCH_SCAN_H_
