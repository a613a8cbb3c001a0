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
#include <string_view>

#include "key/beam.h"
#include "key/readings.h"
#include "onoma/language.h"
#include "simd/choose_groups.h"
#include "simd/read_cuts.h"

namespace onoma {

class Decoder {
 public:
  static constexpr uint32_t kMaxLetters = 48;  // a longer word is not read
  static constexpr uint32_t kMaxSounds = SoundPath::kMaxSounds;
  static constexpr uint32_t kMaxRead = ChosenGroups::kNatives;  // groups that read one word
  static constexpr uint32_t kBeam = Beam::kPaths;
  static constexpr uint32_t kMaxArcs = ReadingArc::kMostOfUnit;
  static constexpr uint32_t kMaxResults = 6;
  static constexpr uint32_t kFurthest = 64;  // a result that costs so much more than the first is none

  static const uint32_t kMostBonus;  // what a known stem takes off a result's cost at most

  // A word, taken apart once for all groups.
  struct Word {
    std::array<uint8_t, kMaxLetters + Readings::kMaxUnit> ids;  // of its letters, and zeros behind them
    std::array<uint8_t, kMaxLetters> plain, marks;              // of its letters (Readings::Letter)
    // What stands before and behind each place between two letters, and at the ends; and beside each letter
    // (Readings::Context).
    std::array<uint8_t, kMaxLetters + 1> before, behind;
    std::array<uint8_t, kMaxLetters> beside;
    uint32_t count = 0;
    Readings::Script script = Readings::Script::kNone;  // of all of them
    // What its letters cost in all groups, three by three, and their marks (Readings::Trigram, Mark).
    std::array<const uint8_t*, 2 * kMaxLetters + 2> rows;
    uint32_t row_count = 0;
  };
  // The groups that a word is likely of.
  struct Likely {
    struct Group {
      uint32_t cost, number;
    };
    std::array<Group, kMaxRead> groups;  // that read it, the likeliest first
    uint32_t count = 0;
    uint32_t native_cost = ~0u;   // of the first
    uint32_t foreign_cost = ~0u;  // of the likeliest of those that don't read; ~0: none was asked
    uint32_t foreign_group = 0;
  };
  struct Result {
    std::array<uint64_t, kMaxSounds / kPacked + 1> packed;  // its sounds, by kPacked, as the beam tells them apart
    uint32_t count;                                         // of them
    uint32_t cost;
    uint32_t group;
    uint32_t bonus;  // what its stem took off the cost
    // Writes the sounds, and maybe zeros behind them, as far as whole kPacked go; returns how many sounds there are.
    uint32_t Write(Sound* sounds) const;
  };
  struct Results {
    std::array<Result, kMaxResults> items{};  // the cheapest first
    uint32_t count = 0;
  };

  // `readings` must outlive it.
  explicit Decoder(const Readings& readings);

  // Of a folded word. False, with garbage in `word`, if a letter is in no group, or the word is longer than
  // kMaxLetters, or has letters of two scripts, or none. What Choose reads is fetched: better not to choose at once.
  bool Take(std::string_view folded, Word* word) const;
  // Replaces `likely`. Of a language that is known, the groups of that language are likelier.
  void Choose(const Word& word, Language language, Likely* likely) const;
  // Replaces `results` with all that cost at most `furthest` (up to kFurthest) more than the first, and maybe others
  // behind them.
  void Read(const Word& word, const Likely& likely, uint32_t furthest, Results* results) const;

 private:
  // Finds the rows of a word's letters.
  void TakeRows(Word* word) const;
  // Cuts a word into a group's units, the longest first; returns how many there are.
  uint32_t CutUp(uint32_t group, const Word& word, ReadingCut* cuts) const;
  // A letter that the group knows without its mark, or not at all.
  ReadingCut WithoutMark(const Readings::Starts& starts, const Word& word, uint32_t at) const;
  void ReadAs(const Likely::Group& group, const Word& word, uint32_t furthest, Results* results) const;
  uint32_t Bonus(const Result& result) const;
  void Add(const SoundPath& path, const SoundPath::Before& before, uint32_t cost, uint32_t group,
           Results* results) const;

  // The groups of each script, Cyrillic and Latin: the native ones and behind them the foreign ones.
  std::array<uint32_t, 2> first_group_{}, group_count_{}, native_count_{};
  // What each costs before any letter, if a word is of this language.
  static constexpr size_t kSpeeches = 4;
  std::array<std::array<std::array<uint16_t, Readings::kMaxGroups>, kSpeeches>, 2> costs_{};
  const Readings* readings_;
  CutReader reader_;
  ReadCutsKernel kernel_;  // null: the beam reads for itself
  ChooseGroupsKernel choose_;
};

}  // namespace onoma

#endif  // ONOMA_KEY_DECODER_H_
