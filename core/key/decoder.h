// Decoder: what a word of Cyrillic or Latin letters sounds like, by the best of the ways of writing that explain it
// whole.
//
// First the word's letters, three by three, say which groups it is likely of (key/readings.h). Then each of the best
// few reads it: its units cut the word, the longest first, and each has a few sounds; of the lattice the kBeam cheapest
// paths are kept at each cut. At last a path pays what its sounds cost among native words, and is paid for a known stem
// with a known ending. So one convention explains a whole word, and the lexicon of native stems decides what it leaves
// open.
//
// Cost: at most kMaxLetters * kMaxRead * kBeam * arcs a unit (5) * sounds an arc (6) steps, without allocation.
#ifndef ONOMA_KEY_DECODER_H_
#define ONOMA_KEY_DECODER_H_

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "key/readings.h"
#include "onoma/language.h"

namespace onoma {

class Decoder {
 public:
  static constexpr uint32_t kMaxLetters = 48;  // a longer word is not read
  static constexpr uint32_t kMaxSounds = 63;
  static constexpr uint32_t kMaxRead = 3;  // groups that read one word
  static constexpr uint32_t kBeam = 6;
  static constexpr uint32_t kMaxArcs = 5;  // of a unit
  static constexpr uint32_t kMaxResults = 6;
  static constexpr uint32_t kFurthest = 64;  // a result that costs so much more than the first is none

  // A word's letters, ids and all, taken apart once.
  struct Word {
    std::array<Readings::Letter, kMaxLetters> letters;
    uint32_t count = 0;
    Readings::Script script = Readings::Script::kNone;  // of all of them; kNone if they differ or one is unknown
  };
  struct Result {
    std::array<Sound, kMaxSounds + 1> sounds;
    uint32_t count;
    uint32_t cost;
    uint32_t group;
    uint32_t bonus;  // what its stem took off the cost
    uint64_t hash;
    std::span<const Sound> all() const { return {sounds.data(), count}; }
  };
  struct Results {
    std::array<Result, kMaxResults> items;  // the cheapest first
    uint32_t count = 0;
    uint32_t native_cost = 0;   // of the likeliest group that reads
    uint32_t foreign_cost = 0;  // of the likeliest that is none
    uint32_t foreign_group = 0;
  };

  // `readings` must outlive it.
  explicit Decoder(const Readings& readings);

  // False, if a letter is in no group, or the word is longer than kMaxLetters, or has letters of two scripts.
  bool Take(std::u32string_view letters, Word* word) const;
  // Replaces `results`. Of a language that is known, the groups of that language are likelier.
  void Read(const Word& word, Language language, Results* results) const;

 private:
  struct Path {
    uint32_t cost;
    uint32_t context;  // the last three sounds
    uint64_t hash;     // of all of them
    uint32_t count;
    std::array<Sound, kMaxSounds + 1> sounds;
  };
  // What a group is to the choice of groups.
  struct Choice {
    uint16_t cost;
    Readings::Speech speech;
  };

  void ReadAs(uint32_t group, const Word& word, uint32_t cost, Results* results) const;
  void Append(const Readings::Arc& arc, uint32_t extra, Path* path) const;
  uint32_t Bonus(std::span<const Sound> sounds) const;
  void Add(const Path& path, uint32_t group, Results* results) const;

  std::array<std::array<Choice, Readings::kMaxGroups>, 2> choices_{};  // Cyrillic, Latin
  std::array<uint32_t, 2> first_group_{}, group_count_{}, native_count_{};
  const Readings* readings_;
};

}  // namespace onoma

#endif  // ONOMA_KEY_DECODER_H_
