#include "bench/bench.h"

#include <cstdio>
#include <cstdlib>

namespace onoma::bench {
namespace {
bool failed = false;
}  // namespace

void Fail(benchmark::State& state, const std::string& what) {
  failed = true;
  std::fprintf(stderr, "onoma_bench: %s\n", what.c_str());
  state.SkipWithError(what.c_str());
}

void Die(const std::string& what) {
  std::fprintf(stderr, "onoma_bench: %s\n", what.c_str());
  std::exit(2);
}

bool Failed() { return failed; }

bool Expect(benchmark::State& state, const char* what, uint64_t got, uint64_t wanted) {
  if (got == wanted) return true;
  Fail(state, std::string(what) + ": " + std::to_string(got) + ", expected " + std::to_string(wanted));
  return false;
}

void SetNames(benchmark::State& state, size_t names_a_pass, size_t bytes_a_pass) {
  const double names = static_cast<double>(names_a_pass) * static_cast<double>(state.iterations());
  state.SetItemsProcessed(static_cast<int64_t>(names));
  state.SetBytesProcessed(static_cast<int64_t>(bytes_a_pass) * static_cast<int64_t>(state.iterations()));
  state.counters["per_name"] = benchmark::Counter(names, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

}  // namespace onoma::bench
