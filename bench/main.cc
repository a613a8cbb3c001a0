// onoma_bench [--full] [--forms=N,N...] [Google Benchmark's own flags]
//
//   onoma_bench --benchmark_filter='BM_Lookup/.*' --benchmark_out=FILE --benchmark_out_format=json
//
// Exit 1 if any benchmark got another answer than it should.
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "bench/bench.h"

int main(int argc, char** argv) {
  using namespace onoma::bench;
  Plan plan = {{100'000, 1'000'000, 5'000'000}};
  std::vector<char*> rest = {argv[0]};
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--full") == 0) {
      plan.full = true;
    } else if (std::strncmp(argv[i], "--forms=", 8) == 0) {
      plan.sizes.clear();
      for (char* at = argv[i] + 8; *at != 0;) {
        plan.sizes.push_back(std::strtoull(at, &at, 10));
        if (*at == ',') {
          ++at;
        } else if (*at != 0) {
          Die("--forms takes numbers: --forms=10000,1000000");
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
  RegisterLookup(plan);
  RegisterScan(plan);
  RegisterRomanize();
  RegisterResolve();
  RegisterOpen();
  if (benchmark::RunSpecifiedBenchmarks() == 0 && !Failed()) Die("no benchmark has that name");
  benchmark::Shutdown();
  return Failed() ? 1 : 0;
}
