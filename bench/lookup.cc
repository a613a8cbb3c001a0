// BM_Lookup/<subject>/<forms>: one name after another, raw spellings to IDs.
//
//   onoma_single, onoma_batch   the whole library: fold, index, and for the fifth that no table has, keys and a derived
//   ID onoma_exact                 fold and index alone: a miss is a miss, as it is for the peers flat_hash_map the
//   reference: absl::flat_hash_map over names that somebody has normalised already icu_*                       ICU's
//   normalization of the raw spelling, then such a map
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "bench/bench.h"
#include "bench/icu_peers.h"
#include "bench/name_generator.h"
#include "bench/synthetic_database.h"
#include "format/reader.h"
#include "text/tokens.h"

namespace onoma::bench {
namespace {

bool ExpectHits(benchmark::State& state, uint64_t hits, uint64_t id_sum, const Queries& queries) {
  return Expect(state, "hits", hits, queries.hits) && Expect(state, "sum of IDs", id_sum, queries.id_sum);
}

void OnomaSingle(benchmark::State& state, size_t forms) {
  const SyntheticDatabase& database = SyntheticDatabase::Of(forms);
  const Queries& queries = QueriesFor(database);
  const Normalizer& normalizer = database.normalizer();
  const LookupOptions options = BroadLookup();
  Scratch scratch;
  for (auto _ : state) {
    uint64_t hits = 0, id_sum = 0;
    for (const std::string_view name : queries.raw.views()) {
      const Match match = normalizer.Lookup(name, options, scratch);
      const bool hit = match.via == Via::kExact;
      hits += hit;
      id_sum += hit ? match.id.value() : 0;
    }
    if (!ExpectHits(state, hits, id_sum, queries)) break;
  }
  SetNames(state, queries.raw.views().size(), queries.raw.bytes());
  state.counters["bytes_per_form"] = database.bytes_per_form();
}

void OnomaBatch(benchmark::State& state, size_t forms) {
  constexpr size_t kBatch = 1024;
  const SyntheticDatabase& database = SyntheticDatabase::Of(forms);
  const Queries& queries = QueriesFor(database);
  const Normalizer& normalizer = database.normalizer();
  const LookupOptions options = BroadLookup();
  const std::span<const std::string_view> names(queries.raw.views());
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
    if (!ExpectHits(state, hits, id_sum, queries)) break;
  }
  SetNames(state, names.size(), queries.raw.bytes());
  state.counters["bytes_per_form"] = database.bytes_per_form();
}

void OnomaExact(benchmark::State& state, size_t forms) {
  const SyntheticDatabase& database = SyntheticDatabase::Of(forms);
  const Queries& queries = QueriesFor(database);
  const format::Reader& reader = database.database().reader();
  FoldedText folded;
  for (auto _ : state) {
    uint64_t hits = 0, id_sum = 0;
    for (const std::string_view name : queries.raw.views()) {
      FoldTokens(reader.fold(), name, &folded);
      if (folded.tokens.empty()) continue;
      const int64_t slot = reader.forms().Find(folded.View(folded.tokens.front(), folded.tokens.back()));
      if (slot < 0) continue;
      ++hits;
      reader.EachPosting(reader.forms().slot(static_cast<size_t>(slot)),
                         [&](const Posting& posting) { id_sum ^= reader.id(posting.ordinal); });
    }
    benchmark::DoNotOptimize(id_sum);
    if (!Expect(state, "hits", hits, queries.hits)) break;
  }
  SetNames(state, queries.raw.views().size(), queries.raw.bytes());
  state.counters["bytes_per_form"] = database.bytes_per_form();
}

void FlatHashMap(benchmark::State& state, size_t forms) {
  const SyntheticDatabase& database = SyntheticDatabase::Of(forms);
  const Queries& queries = QueriesFor(database);
  const SyntheticDatabase::Map& map = database.map();
  for (auto _ : state) {
    uint64_t hits = 0, id_sum = 0;
    for (const std::string_view name : queries.folded.views()) {
      const auto it = map.find(Absl(name));
      if (it == map.end()) continue;
      ++hits;
      id_sum += it->second;
    }
    benchmark::DoNotOptimize(id_sum);
    if (!Expect(state, "hits", hits, queries.hits)) break;
  }
  SetNames(state, queries.folded.views().size(), queries.folded.bytes());
  state.counters["bytes_per_form"] = database.map_bytes_per_form();
}

// A peer that normalises by its own lights. Its table holds what it makes of each form and of each spelling that is a
// hit, so that it finds them all; misses that its normalization throws together with a form are hits that we have to
// expect.
template <typename Fold>
struct Peer {
  Fold fold;
  SyntheticDatabase::Map map;
  uint64_t expected = 0;
  size_t count = 0, bytes = 0;  // of the queries that it gets

  // Slow ones get the first so many queries.
  Peer(Fold with, const SyntheticDatabase& database, size_t at_most) : fold(std::move(with)) {
    const Queries& queries = QueriesFor(database);
    const std::vector<std::string_view>& names = queries.raw.views();
    count = std::min(at_most, names.size());
    std::string out;
    for (const auto& [form, id] : database.map()) {
      fold.Apply(form, &out);
      map.emplace(out, id);
    }
    std::vector<std::string> misses;
    for (size_t i = 0; i < count; ++i) {
      bytes += names[i].size();
      fold.Apply(names[i], &out);
      if (queries.hit[i]) {
        ++expected;
        map.emplace(out, database.map().at(Absl(queries.folded.views()[i])));
      } else {
        misses.push_back(out);
      }
    }
    for (const std::string& miss : misses) expected += map.contains(miss);
  }
};

template <typename Fold>
void RunPeer(benchmark::State& state, const Peer<Fold>& peer, const Queries& queries) {
  std::string key;
  for (auto _ : state) {
    uint64_t hits = 0, id_sum = 0;
    for (size_t i = 0; i < peer.count; ++i) {
      peer.fold.Apply(queries.raw.views()[i], &key);
      const auto it = peer.map.find(key);
      if (it == peer.map.end()) continue;
      ++hits;
      id_sum += it->second;
    }
    benchmark::DoNotOptimize(id_sum);
    if (!Expect(state, "hits", hits, peer.expected)) break;
  }
  SetNames(state, peer.count, peer.bytes);
  state.counters["bytes_per_form"] = SyntheticDatabase::MapBytes(peer.map) / static_cast<double>(peer.map.size());
}

void IcuTransliteratorMap(benchmark::State& state, size_t forms) {
  static std::map<size_t, std::unique_ptr<Peer<IcuTransliterator>>> made;
  const SyntheticDatabase& database = SyntheticDatabase::Of(forms);
  auto& peer = made[forms];
  if (peer == nullptr) {
    peer = std::make_unique<Peer<IcuTransliterator>>(IcuTransliterator(kAnyLatinAsciiLower), database, 1 << 13);
  }
  RunPeer(state, *peer, QueriesFor(database));
}

void IcuCasefoldMap(benchmark::State& state, size_t forms) {
  static std::map<size_t, std::unique_ptr<Peer<IcuCasefold>>> made;
  const SyntheticDatabase& database = SyntheticDatabase::Of(forms);
  auto& peer = made[forms];
  if (peer == nullptr) peer = std::make_unique<Peer<IcuCasefold>>(IcuCasefold(), database, SIZE_MAX);
  RunPeer(state, *peer, QueriesFor(database));
}

}  // namespace

void RegisterLookup(const std::vector<size_t>& sizes) {
  const std::pair<const char*, void (*)(benchmark::State&, size_t)> subjects[] = {
      {"flat_hash_map", FlatHashMap},        {"onoma_single", OnomaSingle},
      {"onoma_batch", OnomaBatch},           {"onoma_exact", OnomaExact},
      {"icu_nfkc_casefold", IcuCasefoldMap}, {"icu_transliterator", IcuTransliteratorMap},
  };
  for (const size_t size : sizes) {
    const std::string forms = std::to_string(size);
    for (const auto& [subject, function] : subjects) {
      const auto run = function;
      benchmark::RegisterBenchmark((std::string("BM_Lookup/") + subject + "/" + forms).c_str(),
                                   [run, size](benchmark::State& state) { run(state, size); })
          ->Unit(benchmark::kMillisecond);
    }
  }
}

}  // namespace onoma::bench
