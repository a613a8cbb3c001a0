// onoma_bench [--full] [--forms=N,N...] [Google Benchmark's own flags]
//
//   onoma_bench --benchmark_filter='BM_Lookup/.*' --benchmark_out=FILE --benchmark_out_format=json
//
// Exit 1 if any benchmark got another answer than it should.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "bench/bench.h"
#include "onoma/database.h"

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

int main(int argc, char** argv) {
  using namespace onoma::bench;
  constexpr size_t kAll = 0;  // as many as the embedded database has
  std::vector<size_t> sizes = {10000, kAll};
  std::vector<char*> rest = {argv[0]};
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--full") == 0) {
      sizes = {10000, kAll, 100000, 1000000};
    } else if (std::strncmp(argv[i], "--forms=", 8) == 0) {
      sizes.clear();
      for (char* at = argv[i] + 8; *at != 0;) {
        sizes.push_back(std::strtoull(at, &at, 10));
        if (*at == ',') {
          ++at;
        } else if (*at != 0) {
          Die("--forms takes numbers: --forms=10000,1000000 (0: as many as the embedded database has)");
        }
      }
    } else {
      rest.push_back(argv[i]);
    }
  }
  int rest_count = static_cast<int>(rest.size());
  benchmark::Initialize(&rest_count, rest.data());
  if (benchmark::ReportUnrecognizedArguments(rest_count, rest.data())) return 2;
#ifdef __clang__
  benchmark::AddCustomContext("compiler", "clang " __clang_version__);
#else
  benchmark::AddCustomContext("compiler", "gcc " __VERSION__);
#endif
  benchmark::AddCustomContext("flags", ONOMA_BENCH_FLAGS);
  std::replace(sizes.begin(), sizes.end(), kAll, static_cast<size_t>(onoma::Database::Default().GetInfo().forms));
  std::sort(sizes.begin(), sizes.end());
  sizes.erase(std::unique(sizes.begin(), sizes.end()), sizes.end());
  RegisterLookup(sizes);
  RegisterScan(sizes);
  RegisterRomanize();
  RegisterResolve();
  RegisterOpen();
  if (benchmark::RunSpecifiedBenchmarks() == 0 && !Failed()) Die("no benchmark has that name");
  benchmark::Shutdown();
  return Failed() ? 1 : 0;
}
