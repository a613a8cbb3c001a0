// BM_Lookup's subjects: each answers the same names from the same forms, and fails if it finds too many or too few.
#ifndef ONOMA_BENCH_LOOKUP_H_
#define ONOMA_BENCH_LOOKUP_H_

#include <benchmark/benchmark.h>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>

#include "bench/bench.h"
#include "bench/name_generator.h"
#include "bench/synthetic_database.h"

namespace onoma::bench {

struct Workload {
  size_t forms;
  Mix mix;

  auto operator<=>(const Workload&) const = default;
  // "1000000", "1000000/zipf"
  std::string name() const { return std::to_string(forms) + (mix == Mix::kZipf ? "/zipf" : ""); }
  const SyntheticDatabase& database() const { return SyntheticDatabase::Of(forms); }
  const Queries& queries() const { return QueriesFor(database(), mix); }
};

// Asks for all folded names by `find`, which gives the place of a form in database.forms(), or a negative number.
template <typename Find>
void RunOnFolded(benchmark::State& state, const Workload& workload, double bytes_per_form, Find find) {
  const Queries& queries = workload.queries();
  const std::vector<std::string_view>& names = queries.folded.views();
  for (auto _ : state) {
    uint64_t hits = 0, sum = 0;
    for (size_t i = 0; i < names.size(); ++i) {
      const int64_t place = find(i, names[i]);
      if (place < 0) continue;
      ++hits;
      sum += static_cast<uint64_t>(place);
    }
    if (!Expect(state, "hits", hits, queries.hits) || !Expect(state, "sum of places", sum, queries.form_sum)) break;
  }
  SetNames(state, names.size(), queries.folded.bytes());
  state.counters["bytes_per_form"] = bytes_per_form;
}

struct LookupSubject {
  const char* name;
  void (*run)(benchmark::State&, const Workload&);
  // Without --full: no more forms than so many. Building the others takes longer than measuring them.
  size_t forms_in_short_run = SIZE_MAX;
};

// lookup_icu.cc: raw spellings, normalised by ICU.
void IcuTransliteratorMap(benchmark::State& state, const Workload& workload);
void IcuCasefoldMap(benchmark::State& state, const Workload& workload);
// lookup_tries.cc: spellings that somebody has normalised already.
void Marisa(benchmark::State& state, const Workload& workload);
void Datrie(benchmark::State& state, const Workload& workload);
void BytesTrie(benchmark::State& state, const Workload& workload);

}  // namespace onoma::bench

#endif  // ONOMA_BENCH_LOOKUP_H_
