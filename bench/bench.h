// What the benchmark programs share: sizes, and errors that can't be overlooked.
#ifndef ONOMA_BENCH_BENCH_H_
#define ONOMA_BENCH_BENCH_H_

#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/string_view.h"

namespace onoma::bench {

// Marks the benchmark as failed, and the whole program: a wrong answer must not be fast.
void Fail(benchmark::State& state, const std::string& what);
// Ends the program: the data that the benchmarks stand on is not what it should be.
[[noreturn]] void Die(const std::string& what);
bool Failed();

// Checks a count at the end of a pass; false, and failed, if it differs.
bool Expect(benchmark::State& state, const char* what, uint64_t got, uint64_t wanted);

// Names done in all passes: items per second, and the time for one.
void SetNames(benchmark::State& state, size_t names_a_pass, size_t bytes_a_pass);

// Abseil's own string_view (Debian 12) for heterogeneous lookup.
inline absl::string_view Absl(std::string_view text) { return {text.data(), text.size()}; }

struct Plan {
  std::vector<size_t> sizes;  // forms
  bool full = false;          // also what takes long to build
};

// The families. Data is made when the first benchmark that needs it runs, so that a filter costs nothing.
void RegisterLookup(const Plan& plan);
void RegisterScan(const Plan& plan);
void RegisterRomanize();
void RegisterOpen();
void RegisterResolve();

}  // namespace onoma::bench

#endif  // ONOMA_BENCH_BENCH_H_
