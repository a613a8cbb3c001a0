// BM_Lookup/<subject>/<forms>[/zipf]: one name after another.
//
//   onoma_single, onoma_batch   raw spellings to IDs: fold, index, and which of a spelling's names is meant
//   onoma_layers                onoma_batch of two layers: the other one has 10,000 forms, as a watch list may
//   touch_line                  the bound: reads the line of memory of each name's slot, and nothing else; which line
//                               it is has been worked out beforehand, and no read waits for another
//   flat_hash_map               the reference: absl::flat_hash_map over names that somebody has normalised already; it
//                               reads no raw bytes, and gives one number for an exact string
//   flat_hash_map_prehashed     the same, hashed already
//   icu_*                       lookup_icu.cc: ICU's normalization of the raw spelling, then such a map
//   marisa, datrie, bytestrie   lookup_tries.cc: tries over names that somebody has normalised already
#include "bench/lookup.h"

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "format/format.h"
#include "format/reader.h"
#include "index/perfect_hash.h"

namespace onoma::bench {
namespace {

void SetOnoma(benchmark::State& state, const Workload& workload) {
  SetNames(state, workload.queries().raw.views().size(), workload.queries().raw.bytes());
  state.counters["bytes_per_form"] = workload.database().bytes_per_form();
}

bool ExpectHits(benchmark::State& state, uint64_t hits, uint64_t id_sum, uint64_t all_hits, uint64_t all_ids) {
  return Expect(state, "hits", hits, all_hits) && Expect(state, "sum of IDs", id_sum, all_ids);
}

void OnomaSingle(benchmark::State& state, const Workload& workload) {
  const Queries& queries = workload.queries();
  const Normalizer& normalizer = workload.database().normalizer();
  const LookupOptions options = TabledLookup();
  Scratch scratch;
  for (auto _ : state) {
    uint64_t hits = 0, id_sum = 0;
    for (const std::string_view name : queries.raw.views()) {
      const Match match = normalizer.Lookup(name, options, scratch);
      const bool hit = match.via == Via::kExact;
      hits += hit;
      id_sum += hit ? match.id.value() : 0;
    }
    if (!ExpectHits(state, hits, id_sum, queries.hits, queries.id_sum)) break;
  }
  SetOnoma(state, workload);
}

void RunBatch(benchmark::State& state, const Workload& workload, const Normalizer& normalizer, uint64_t all_hits,
              uint64_t all_ids) {
  constexpr size_t kBatch = 1024;
  const LookupOptions options = TabledLookup();
  const std::span<const std::string_view> names(workload.queries().raw.views());
  Scratch scratch;
  std::vector<Match> matches(kBatch);
  for (auto _ : state) {
    uint64_t hits = 0, id_sum = 0;
    for (size_t at = 0; at < names.size(); at += kBatch) {
      const size_t n = std::min(kBatch, names.size() - at);
      normalizer.LookupBatch(names.subspan(at, n), std::span(matches).first(n), options, scratch);
      for (size_t i = 0; i < n; ++i) {
        const bool hit = matches[i].via == Via::kExact;
        hits += hit;
        id_sum += hit ? matches[i].id.value() : 0;
      }
    }
    if (!ExpectHits(state, hits, id_sum, all_hits, all_ids)) break;
  }
  SetOnoma(state, workload);
}

void OnomaBatch(benchmark::State& state, const Workload& workload) {
  const Queries& queries = workload.queries();
  RunBatch(state, workload, workload.database().normalizer(), queries.hits, queries.id_sum);
}

void OnomaLayers(benchmark::State& state, const Workload& workload) {
  constexpr size_t kLayerForms = 10'000;
  const Normalizer normalizer({workload.database().database(), SyntheticDatabase::Of(kLayerForms).database()});
  // What there is to be found, by the general way.
  const LookupOptions options = TabledLookup();
  Scratch scratch;
  uint64_t hits = 0, id_sum = 0;
  for (const std::string_view name : workload.queries().raw.views()) {
    const Answer& answer = normalizer.Resolve(name, options, scratch);
    const bool hit = answer.count > 0 && answer.best().via == Via::kExact;
    hits += hit;
    id_sum += hit ? answer.best().id.value() : 0;
  }
  RunBatch(state, workload, normalizer, hits, id_sum);
}

// A word of the line of each name, in the memory of onoma's own index of forms.
void TouchLine(benchmark::State& state, const Workload& workload) {
  constexpr size_t kLine = 64;
  static std::map<Workload, std::vector<uint32_t>> made;
  const Bytes index = workload.database().database().reader().Section(format::kForms);
  const Queries& queries = workload.queries();
  std::vector<uint32_t>& lines = made[workload];
  if (lines.empty()) {
    for (const std::string_view name : queries.folded.views()) {
      lines.push_back(static_cast<uint32_t>(Scale(FormHash::Of(name, 0), index.size() / kLine)));
    }
  }
  for (auto _ : state) {
    uint64_t sum = 0;
    for (const uint32_t line : lines) {
      uint64_t word;
      std::memcpy(&word, index.data() + line * kLine, sizeof(word));
      sum += word;
    }
    benchmark::DoNotOptimize(sum);
  }
  SetNames(state, lines.size(), queries.raw.bytes());
}

void FlatHashMap(benchmark::State& state, const Workload& workload) {
  const SyntheticDatabase::Map& map = workload.database().map();
  RunOnFolded(state, workload, workload.database().map_bytes_per_form(), [&](size_t, std::string_view name) {
    const auto it = map.find(Absl(name));
    return it == map.end() ? int64_t{-1} : static_cast<int64_t>(it->second);
  });
}

void FlatHashMapPrehashed(benchmark::State& state, const Workload& workload) {
  static std::map<Workload, std::vector<size_t>> made;
  const SyntheticDatabase::Map& map = workload.database().map();
  std::vector<size_t>& hashes = made[workload];
  if (hashes.empty()) {
    for (const std::string_view name : workload.queries().folded.views()) {
      hashes.push_back(map.hash_function()(Absl(name)));
    }
  }
  RunOnFolded(state, workload, workload.database().map_bytes_per_form(), [&](size_t i, std::string_view name) {
    const auto it = map.find(Absl(name), hashes[i]);
    return it == map.end() ? int64_t{-1} : static_cast<int64_t>(it->second);
  });
}

constexpr LookupSubject kSubjects[] = {
    {"onoma_batch", OnomaBatch},
    {"onoma_single", OnomaSingle},
    {"onoma_layers", OnomaLayers, 100'000},
    {"touch_line", TouchLine},
    {"flat_hash_map", FlatHashMap},
    {"flat_hash_map_prehashed", FlatHashMapPrehashed},
    {"icu_nfkc_casefold", IcuCasefoldMap, 1'000'000},
    {"icu_transliterator", IcuTransliteratorMap, 1'000'000},
#ifdef ONOMA_BENCH_PEERS
    {"marisa", Marisa, 1'000'000},
    {"datrie", Datrie, 100'000},
    {"bytestrie", BytesTrie, 1'000'000},
#endif
};

}  // namespace

void RegisterLookup(const Plan& plan) {
  std::vector<Workload> workloads;
  for (const size_t forms : plan.sizes) workloads.push_back({forms, Mix::kUniform});
  // The mix that real input has is measured where the table is larger than the caches but most of its use is not.
  for (const size_t forms : plan.sizes) {
    if (forms == 1'000'000) workloads.push_back({forms, Mix::kZipf});
  }
  for (const Workload& workload : workloads) {
    for (const LookupSubject& subject : kSubjects) {
      if (!plan.full && workload.forms > subject.forms_in_short_run) continue;
      const auto run = subject.run;
      benchmark::RegisterBenchmark((std::string("BM_Lookup/") + subject.name + "/" + workload.name()).c_str(),
                                   [run, workload](benchmark::State& state) { run(state, workload); })
          ->Unit(benchmark::kMillisecond);
    }
  }
}

}  // namespace onoma::bench
