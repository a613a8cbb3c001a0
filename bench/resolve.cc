// BM_Resolve/<subject>/mixed: every name gets its ID. Half of the names stand in the tables, half stand nowhere and
// come in all scripts; ICU's transliterator, which makes no IDs, is there for comparison. BM_Resolve/onoma/miss: one
// unseen name after another, by Lookup.
#include <algorithm>
#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bench/bench.h"
#include "bench/icu_peers.h"
#include "bench/name_generator.h"
#include "bench/synthetic_database.h"
#include "format/reader.h"
#include "text/utf8.h"

namespace onoma::bench {
namespace {

constexpr size_t kNames = 1 << 16;

struct Mixed {
  Texts names;
  size_t tabled = 0;
};

const Mixed& MixedNames() {
  static std::unique_ptr<Mixed> made;
  if (made != nullptr) return *made;
  const SyntheticDatabase& database = SyntheticDatabase::Of(Database::Default().GetInfo().forms);
  const Queries& queries = QueriesFor(database);
  Random random(2024);
  std::vector<std::string> names;
  for (size_t i = 0; names.size() < kNames / 2 && i < queries.hit.size(); ++i) {
    if (queries.hit[i]) names.emplace_back(queries.raw.views()[i]);
  }
  const size_t hits = names.size();
  Scratch scratch;
  while (names.size() < kNames) names.push_back(UnseenName(database, &random, scratch));
  random.Shuffle(&names);
  made = std::make_unique<Mixed>();
  for (const std::string& name : names) made->names.Add(name);
  made->names.Seal();
  made->tabled = hits;
  return *made;
}

void Onoma(benchmark::State& state) {
  constexpr size_t kBatch = 1024;
  const Mixed& mixed = MixedNames();
  const Normalizer& normalizer = SyntheticDatabase::Of(Database::Default().GetInfo().forms).normalizer();
  const std::span<const std::string_view> names(mixed.names.views());
  const LookupOptions options = BroadLookup();
  Scratch scratch;
  std::vector<Match> matches(kBatch);
  for (auto _ : state) {
    size_t resolved = 0, tabled = 0;
    for (size_t at = 0; at < names.size(); at += kBatch) {
      const size_t n = std::min(kBatch, names.size() - at);
      normalizer.LookupBatch(names.subspan(at, n), std::span(matches).first(n), options, scratch);
      for (size_t i = 0; i < n; ++i) {
        resolved += !matches[i].id.none();
        tabled += matches[i].via == Via::kExact;
      }
    }
    if (!Expect(state, "resolved", resolved, names.size()) || !Expect(state, "tabled", tabled, mixed.tabled)) break;
  }
  SetNames(state, names.size(), mixed.names.bytes());
}

// Names of one word that stand nowhere: each is read, and its ID made from its key.
void Misses(benchmark::State& state) {
  static const Texts& misses = *[] {
    auto* texts = new Texts;
    Scratch scratch;
    const Normalizer& normalizer = SyntheticDatabase::Of(Database::Default().GetInfo().forms).normalizer();
    for (const std::string_view name : MixedNames().names.views()) {
      if (name.find_first_of(" -,/") != std::string_view::npos) continue;
      if (normalizer.Lookup(name, BroadLookup(), scratch).via == Via::kDerived) texts->Add(std::string(name));
    }
    texts->Seal();
    return texts;
  }();
  const Normalizer& normalizer = SyntheticDatabase::Of(Database::Default().GetInfo().forms).normalizer();
  Scratch scratch;
  for (auto _ : state) {
    size_t derived = 0;
    for (const std::string_view name : misses.views())
      derived += normalizer.Lookup(name, BroadLookup(), scratch).via == Via::kDerived;
    if (!Expect(state, "derived", derived, misses.views().size())) break;
  }
  SetNames(state, misses.views().size(), misses.bytes());
}

// The costliest of many inputs of 64 bytes: what to expect of a hostile one. Each is timed by itself, thirty times.
void WorstOf64Bytes(benchmark::State& state) {
  Random random(64);
  const std::vector<std::string_view> pieces = {"sch", "tsch", "shch", "ia", "ya", "a", "e", "i", "o", "y", "ts",
                                                "h",   "kh",   "ou",   "č",  "ž",  "c", "z", "'", "-", " ", "а",
                                                "я",   "і",    "ц",    "дз", "о",  "ö", "x", "ʹ", "Ж", "1", "W"};
  std::vector<std::string> inputs;
  while (inputs.size() < 2000) {
    const size_t kinds = 1 + random.Below(6);
    std::vector<std::string_view> few;
    for (size_t k = 0; k < kinds; ++k) few.push_back(random.Pick(pieces));
    std::string input;
    while (input.size() < 62) input += random.Pick(few);
    inputs.push_back(input.substr(0, 64));
  }
  const Normalizer& normalizer = SyntheticDatabase::Of(Database::Default().GetInfo().forms).normalizer();
  Scratch scratch;
  double worst = 0;
  for (auto _ : state) {
    for (const std::string& input : inputs) {
      // The least of thirty: what the input costs, and not what the machine did beside it.
      double least = 1e9;
      for (int run = 0; run < 30; ++run) {
        const auto begin = std::chrono::steady_clock::now();
        benchmark::DoNotOptimize(&normalizer.Resolve(input, BroadLookup(), scratch));
        least = std::min(least, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
      }
      worst = std::max(worst, least);
    }
  }
  state.counters["worst_us"] = worst * 1e6;
}

void Icu(benchmark::State& state) {
  const Mixed& mixed = MixedNames();
  const size_t count = mixed.names.views().size() / 8;  // slow: the first so many
  const IcuTransliterator transliterator(kAnyLatinAsciiLower);
  std::string out;
  size_t bytes = 0;
  for (size_t i = 0; i < count; ++i) bytes += mixed.names.views()[i].size();
  for (auto _ : state) {
    size_t written = 0;
    for (size_t i = 0; i < count; ++i) {
      transliterator.Apply(mixed.names.views()[i], &out);
      written += !out.empty();
    }
    if (!Expect(state, "transliterated", written, count)) break;
  }
  SetNames(state, count, bytes);
}

}  // namespace

void RegisterResolve() {
  benchmark::RegisterBenchmark("BM_Resolve/onoma/mixed", Onoma)->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("BM_Resolve/onoma/miss", Misses)->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("BM_Resolve/onoma/worst_of_64_bytes", WorstOf64Bytes)
      ->Unit(benchmark::kMillisecond)
      ->Iterations(1);
  benchmark::RegisterBenchmark("BM_Resolve/icu_transliterator/mixed", Icu)->Unit(benchmark::kMillisecond);
}

}  // namespace onoma::bench
