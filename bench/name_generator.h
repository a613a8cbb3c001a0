// Spellings as people write them, from the forms of a database: seeded, so that each run measures the same.
//
// 80% are forms of the database in other clothes (case, NFD, apostrophes of all sorts), 20% stand nowhere in it. 70%
// are ASCII, 15% Latin with diacritics, 15% Cyrillic.
#ifndef ONOMA_BENCH_NAME_GENERATOR_H_
#define ONOMA_BENCH_NAME_GENERATOR_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "bench/random.h"
#include "bench/synthetic_database.h"
#include "onoma/normalizer.h"
#include "text/fold_table.h"

namespace onoma::bench {

// Strings one after another in one block of memory, as a file has them.
class Texts {
 public:
  void Add(std::string_view text) {
    ends_.push_back(bytes_.size() + text.size());
    bytes_ += text;
  }
  // Call when all are in: views into the block.
  const std::vector<std::string_view>& Seal();
  const std::vector<std::string_view>& views() const { return views_; }
  size_t bytes() const { return bytes_.size(); }

 private:
  std::string bytes_;
  std::vector<size_t> ends_;
  std::vector<std::string_view> views_;
};

// How often each name comes up. Zipf: as words do in texts, the n-th 1/n times as often as the first; of each alphabet,
// of hits and of misses apart, so that their shares stay.
enum class Mix { kUniform, kZipf };

struct Queries {
  Texts raw;              // what onoma and ICU get
  Texts folded;           // the same, normalised: what the reference map gets
  std::vector<bool> hit;  // stands in the database
  size_t hits = 0;
  uint64_t id_sum = 0;    // of the IDs of all hits, as Lookup gives them with Accept::kBroad
  uint64_t form_sum = 0;  // of the places of all hits among database.forms(): what maps and tries of the forms give
};

// What the generator itself asks: all links admitted, so that each form of the database is a hit.
inline LookupOptions BroadLookup() {
  LookupOptions options;
  options.accept = Accept::kBroad;
  return options;
}

// What is measured: only names that stand in the tables; a miss is a miss, as it is for the peers.
inline LookupOptions TabledLookup() {
  LookupOptions options = BroadLookup();
  options.tabled_only = true;
  return options;
}

// Made on the first call for each database and mix, kept to the end.
const Queries& QueriesFor(const SyntheticDatabase& database, Mix mix = Mix::kUniform);

// A spelling that folds to `form`, in one of the clothes above.
std::string Dress(const FoldTable& fold, std::string_view form, Random* random);
// "красная поляна" -> "Красная Поляна".
std::string Capitalized(const FoldTable& fold, std::string_view form);
// A name that the database has, and one that it doesn't have: halves of its forms, and one in seven in another script.
std::string TabledName(const SyntheticDatabase& database, Random* random, Scratch& scratch);
std::string UnseenName(const SyntheticDatabase& database, Random* random, Scratch& scratch);

}  // namespace onoma::bench

#endif  // ONOMA_BENCH_NAME_GENERATOR_H_
