// Lookup by ICU: the raw spelling is normalised, then a map of normalised names is asked for it.
//
// ICU knows no names: one spelling of a form is found under the other only where its rules happen to make them equal.
// So that these peers find all hits nevertheless, their map holds what ICU makes of each spelling that is asked for.
#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bench/icu_peers.h"
#include "bench/lookup.h"

namespace onoma::bench {
namespace {

// Slow ones get the first so many names.
template <typename Fold>
size_t Count(const Workload& workload) {
  constexpr size_t kMost = std::is_same_v<Fold, IcuTransliterator> ? size_t{1} << 13 : SIZE_MAX;
  return std::min(kMost, workload.queries().raw.views().size());
}

template <typename Fold>
SyntheticDatabase::Map MakeMap(const Fold& fold, size_t forms) {
  SyntheticDatabase::Map map;
  map.reserve(forms);
  std::string out;
  const SyntheticDatabase& database = SyntheticDatabase::Of(forms);
  for (size_t i = 0; i < database.forms().size(); ++i) {
    fold.Apply(database.forms()[i], &out);
    map.emplace(out, i);
  }
  return map;
}

template <typename Fold>
void AddSpellings(const Fold& fold, const Workload& workload, SyntheticDatabase::Map* map) {
  const Queries& queries = workload.queries();
  std::string out;
  for (size_t i = 0; i < Count<Fold>(workload); ++i) {
    if (!queries.hit[i]) continue;
    fold.Apply(queries.raw.views()[i], &out);
    map->emplace(out, workload.database().map().at(Absl(queries.folded.views()[i])));
  }
}

template <typename Fold>
uint64_t Pass(const Fold& fold, const Workload& workload, const SyntheticDatabase::Map& map) {
  const std::vector<std::string_view>& names = workload.queries().raw.views();
  const size_t count = Count<Fold>(workload);
  std::string key;
  uint64_t hits = 0, sum = 0;
  for (size_t i = 0; i < count; ++i) {
    fold.Apply(names[i], &key);
    const auto it = map.find(key);
    if (it == map.end()) continue;
    ++hits;
    sum += it->second;
  }
  benchmark::DoNotOptimize(sum);
  return hits;
}

template <typename Fold>
void Run(benchmark::State& state, const Workload& workload, const Fold& fold) {
  struct Made {
    SyntheticDatabase::Map map;
    uint64_t expected;
  };
  static std::map<Workload, Made> made;
  if (!made.contains(workload)) {
    SyntheticDatabase::Map map = MakeMap(fold, workload.forms);
    AddSpellings(fold, workload, &map);
    // All hits, and the misses that ICU throws together with a form: it is the first pass that says how many.
    const uint64_t expected = Pass(fold, workload, map);
    const std::vector<bool>& hit = workload.queries().hit;
    const auto hits = std::count(hit.begin(), hit.begin() + static_cast<ptrdiff_t>(Count<Fold>(workload)), true);
    if (expected < static_cast<uint64_t>(hits)) return Fail(state, "hits that are not found");
    made[workload] = {std::move(map), expected};
  }
  const auto& [map, expected] = made[workload];
  for (auto _ : state) {
    if (!Expect(state, "hits", Pass(fold, workload, map), expected)) break;
  }
  size_t bytes = 0;
  for (size_t i = 0; i < Count<Fold>(workload); ++i) bytes += workload.queries().raw.views()[i].size();
  SetNames(state, Count<Fold>(workload), bytes);
  state.counters["bytes_per_form"] = SyntheticDatabase::MapBytes(map) / static_cast<double>(map.size());
}

}  // namespace

void IcuTransliteratorMap(benchmark::State& state, const Workload& workload) {
  static const IcuTransliterator kFold(kAnyLatinAsciiLower);
  Run(state, workload, kFold);
}

void IcuCasefoldMap(benchmark::State& state, const Workload& workload) {
  static const IcuCasefold kFold;
  Run(state, workload, kFold);
}

}  // namespace onoma::bench
