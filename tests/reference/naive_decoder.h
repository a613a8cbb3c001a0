// What Decoder finds, in the plain way: no lines of the cache, no bits, no traces. Each path has its sounds written
// out, and strings are compared as strings. From the descriptions in key/decoder.h and key/readings.h.
#ifndef ONOMA_TESTS_REFERENCE_NAIVE_DECODER_H_
#define ONOMA_TESTS_REFERENCE_NAIVE_DECODER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "key/readings.h"
#include "onoma/language.h"

namespace onoma {

class NaiveDecoder {
 public:
  struct Letter {
    uint32_t id, plain, mark, place;
  };
  struct Word {
    std::vector<Letter> letters;
    Readings::Script script = Readings::Script::kNone;
  };
  struct Group {
    uint32_t cost, number;
    friend bool operator==(const Group&, const Group&) = default;
  };
  struct Likely {
    std::vector<Group> groups;
    uint32_t native_cost = ~0u, foreign_cost = ~0u, foreign_group = 0;
    friend bool operator==(const Likely&, const Likely&) = default;
  };
  struct Result {
    std::string sounds;  // one char each; kJoined where ш and ч became щ
    uint32_t cost, group, bonus;
  };
  static constexpr char kJoined = kSounds + 1;

  explicit NaiveDecoder(const Readings& readings) : readings_(readings) {}

  bool Take(std::string_view folded, Word* word) const;
  Likely Choose(const Word& word, Language language) const;
  std::vector<Result> Read(const Word& word, const Likely& likely, uint32_t furthest) const;

 private:
  struct Path {
    std::string sounds;
    uint32_t cost = 0;
  };

  // The unit that the letters from `at` begin with, and what it costs to have it; no letters: the group has none.
  Readings::Unit UnitAt(uint32_t group, const Word& word, size_t at, uint32_t* extra) const;
  std::vector<Readings::Arc> ArcsOf(const Readings::Unit& unit, const Word& word, size_t at) const;
  uint8_t BeforeClass(const Word& word, size_t at) const;
  uint8_t BehindClass(const Word& word, size_t at) const;
  void Append(uint32_t sounds, Path* path) const;
  void AddResult(const Path& path, uint32_t group, std::vector<Result>* results) const;
  uint32_t Bonus(const std::string& sounds) const;

  const Readings& readings_;
};

}  // namespace onoma

#endif  // ONOMA_TESTS_REFERENCE_NAIVE_DECODER_H_
