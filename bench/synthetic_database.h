// A database of a chosen number of forms, in memory: fewer than the embedded one has, or more. 70% of the forms are
// ASCII, 15% Latin with diacritics, 15% Cyrillic; at the embedded database's own number they are that database's.
//
// Everything but the index of forms is the embedded database's. Forms over its number are put together from halves of
// real ones of the same alphabet and lead to its names, so that sizes can be measured which the tables don't have yet.
#ifndef ONOMA_BENCH_SYNTHETIC_DATABASE_H_
#define ONOMA_BENCH_SYNTHETIC_DATABASE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "bench/random.h"
#include "onoma/database.h"
#include "onoma/normalizer.h"

namespace onoma::bench {

enum class Alphabet { kAscii, kDiacritics, kCyrillic, kOther };
inline constexpr size_t kAlphabets = 3;  // that queries are made of
// How a hundred forms and queries are spread over them, as in real data.
inline constexpr size_t kShares[kAlphabets] = {70, 15, 15};
Alphabet AlphabetOfForm(std::string_view folded);

// A form of the same alphabet as `a` and `b`: the first half of one, the second half of the other, cut between letters.
std::string Recombine(std::string_view a, std::string_view b);

class SyntheticDatabase {
 public:
  // Made on the first call for each size, kept to the end.
  static const SyntheticDatabase& Of(size_t forms);

  size_t size() const { return forms_.size(); }
  const std::vector<std::string>& forms() const { return forms_; }
  // A form of an alphabet, or its place in forms().
  size_t PickPlace(Alphabet alphabet, Random* random) const {
    return random->Pick(by_alphabet_[static_cast<size_t>(alphabet)]);
  }
  const std::string& Pick(Alphabet alphabet, Random* random) const { return forms_[PickPlace(alphabet, random)]; }
  const Database& database() const { return *database_; }
  const Normalizer& normalizer() const { return *normalizer_; }
  // Of the index of forms alone: FORM, and what it has in POST.
  double bytes_per_form() const { return bytes_per_form_; }
  std::string_view bytes() const { return {bytes_, size_bytes_}; }

  // The reference: folded form -> its place in forms(), as a stand-in for its ID.
  using Map = absl::flat_hash_map<std::string, uint64_t>;
  const Map& map() const;
  double map_bytes_per_form() const { return MapBytes(map()) / static_cast<double>(map().size()); }
  static double MapBytes(const Map& map);

 private:
  explicit SyntheticDatabase(size_t forms);

  std::unique_ptr<char, void (*)(void*)> owned_{nullptr, nullptr};
  const char* bytes_ = nullptr;
  size_t size_bytes_ = 0;
  std::vector<std::string> forms_;
  std::vector<uint32_t> by_alphabet_[kAlphabets + 1];  // places in forms_
  std::unique_ptr<Database> database_;
  std::unique_ptr<Normalizer> normalizer_;
  double bytes_per_form_ = 0;
  mutable std::unique_ptr<Map> map_;
};

}  // namespace onoma::bench

#endif  // ONOMA_BENCH_SYNTHETIC_DATABASE_H_
