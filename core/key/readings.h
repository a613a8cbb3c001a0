// Readings: what a database knows of how names are written, for those that no table has. Section READ.
//
// A group is one way of writing: a language's own letters (native be), a convention of romanization in a language
// (english uk, polish ru), or a language whose names are none of these (foreign de). What each three letters cost in
// each group tells which groups a form is likely of; a group's units tell what its letters sound like; the sounds'
// costs, the stems and the endings tell which of several sounds make a name. All of it is learned (tables/key/train)
// and frozen with the key version.
//
// Layout (little-endian u32 unless said), written by tables/compiler/readings_section.cc. Each part begins at a
// multiple of 64 bytes of the section, so that what is read together lies in as few lines of the cache as can be:
//   counts[16]  groups, marks, Cyrillic rows, Latin rows, units, contexts, arcs, words of the filter, slots of stems,
//               cognates, endings and foreign names, 0...
//   groups      Group[]
//   letters     Letter[kDirect + kExtended]: of the code points below kDirect, and of those from kExtendedFirst
//   marks       u8[marks][kMaxGroups]
//   index, rows u16[32^3], u8[rows][kCyrillicGroups]; u16[32^3], u8[rows][kMaxGroups]: by three plain letters
//   plain ids   u8[2][32]
//   starts      Start[groups][256]: the group's units that begin with a letter
//   units       Unit[], those of several letters, by group and first letter, the longest first
//   contexts    u16[][kContexts]: arc lists, by what stands before and behind
//   arcs        Arc[]: lists, the last of each marked
//   sounds      u8[32^4]: a sound behind three others
//   filter      u64[], a power of two: two bits for each stem and cognate (simd/sift_stems.h)
//   stems, cognates, endings, foreign: open addressing by Slot(): u64 sounds << 2 | mark, but cognates Pair[]; 0: empty
// Costs are -8 log2 of a probability.
#ifndef ONOMA_KEY_READINGS_H_
#define ONOMA_KEY_READINGS_H_

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/bytes.h"
#include "key/sounds.h"
#include "simd/read_cuts.h"
#include "simd/sift_stems.h"

namespace onoma {

class Readings {
 public:
  static constexpr uint32_t kMaxGroups = 96, kCyrillicGroups = 16;  // of one script
  static constexpr uint32_t kAllGroups = kMaxGroups + kCyrillicGroups;
  static constexpr uint32_t kDirect = 0x600, kExtendedFirst = 0x1E00, kExtended = 0x100;
  static constexpr uint32_t kPlainLetters = 32;
  static constexpr uint32_t kTrigrams = kPlainLetters * kPlainLetters * kPlainLetters;
  static constexpr uint32_t kMaxUnit = 8;  // letters
  static constexpr uint64_t kAlignment = 64;

  enum class Script : uint8_t { kNone, kCyrillic, kLatin };
  enum class Speech : uint8_t { kForeign, kBe, kRu, kUk };

  struct Group {
    char name[24];
    Script script;
    Speech speech;
    uint16_t cost;  // of its being met at all
    uint32_t reserved;
  };
  static_assert(sizeof(Group) == 32);
  struct Letter {
    uint8_t id;                // 0: no group has the letter
    uint8_t plain;             // the letter without its mark, 1 to 31; 0 for an apostrophe
    uint8_t mark;              // its row in the marks, from 1; 0: none
    uint8_t script_and_place;  // script << 4 | Place
  };
  // What a letter is to the units beside it.
  enum Place : uint8_t { kOther = 0, kBackVowel = 1, kFrontVowel = 2, kHusher = 3, kE = 4 };
  static constexpr uint32_t kBefore = 4, kBehind = 5, kContexts = kBefore * kBehind;
  // What a unit may stand for.
  struct Meaning {
    uint16_t arcs;      // list for any context
    uint16_t contexts;  // from 1; 0: none of its own
  };
  struct Unit {
    uint64_t letters;  // ids, the first in the lowest byte
    uint8_t size;
    uint8_t reserved[3];
    Meaning meaning;
  };
  // The letter alone stands here too, for all letters of a word are read so first.
  struct Start {
    uint16_t first;    // unit of several letters
    uint8_t longer;    // how many there are
    uint8_t alone;     // 1: the letter is a unit by itself
    uint32_t seconds;  // a bit for each second letter of the longer ones, its id modulo 32
    Meaning meaning;   // of the letter by itself
    uint32_t reserved;
  };
  static_assert(sizeof(Unit) == 16 && sizeof(Start) == 16);
  using Arc = ReadingArc;
  struct Pair {
    uint64_t key, value;
  };

  Readings() = default;
  explicit Readings(Bytes section);
  bool empty() const { return groups_.size() == 0; }
  Bytes bytes() const { return section_; }

  uint32_t groups() const { return static_cast<uint32_t>(groups_.size()); }
  Group group(uint32_t i) const { return groups_[i]; }
  std::string_view name(uint32_t i) const;  // lives as long as the section
  Letter letter(char32_t cp) const {
    if (cp < kDirect) return letters_[cp];
    return cp >= kExtendedFirst && cp < kExtendedFirst + kExtended ? letters_[kDirect + cp - kExtendedFirst] : Letter{};
  }
  // The id of a plain letter as a letter of its own; 0 if no group has it.
  uint8_t PlainId(Script script, uint32_t plain) const {
    return plain_ids_[(script == Script::kLatin ? 1 : 0) * size_t{kPlainLetters} + plain];
  }
  // The costs of three plain letters, or of a mark, in each group of a script, in the groups' order; null if they are
  // not known.
  const uint8_t* Trigram(Script script, uint32_t a, uint32_t b, uint32_t c) const {
    const size_t latin = script == Script::kLatin;
    return rows_[latin].Row(index_[latin][(a * kPlainLetters + b) * size_t{kPlainLetters} + c]);
  }
  const uint8_t* Mark(uint32_t mark) const { return marks_.Row(mark); }

  // A group's units by the letter that they begin with. `group` is below groups().
  class Starts {
   public:
    Start operator[](uint8_t id) const {
      Start start;
      std::memcpy(&start, row_ + id * sizeof(start), sizeof(start));
      return start;
    }

   private:
    friend class Readings;
    explicit Starts(const std::byte* row) : row_(row) {}
    const std::byte* row_;
  };
  Starts starts(uint32_t group) const { return Starts(starts_.data() + group * size_t{256} * sizeof(Start)); }
  // The one of several letters that `window`, the ids of the next letters, begins with; the longest. False if there is
  // none.
  bool Find(const Start& start, uint64_t window, uint32_t left, Unit* unit) const;
  const Arc* arcs() const { return reinterpret_cast<const Arc*>(arcs_.data()); }
  size_t arc_count() const { return arcs_.size(); }
  // What stands beside a unit: 0 start, 1 vowel, 2 husher, 3 other before; 0 end, 1 back vowel, 2 front vowel, 3 other,
  // 4 e behind.
  static uint8_t Context(uint8_t before, uint8_t behind) { return static_cast<uint8_t>(before * kBehind + behind); }
  // Where the arcs of a unit begin in a context.
  // Whether a unit has contexts of its own nobody can foretell: they are looked up for one that has none too.
  uint32_t Arcs(Meaning meaning, uint32_t context) const {
    const uint32_t own = meaning.contexts != 0;
    const uint32_t in_context = contexts_[(meaning.contexts - own) * size_t{kContexts} + context];
    return meaning.arcs ^ ((meaning.arcs ^ in_context) & (0 - own));
  }

  // Of each sound behind three others, which Behind() packs: kSoundCosts of them, if there are any groups.
  const uint8_t* sound_costs() const { return reinterpret_cast<const uint8_t*>(sounds_.data()); }
  static constexpr uint32_t kSoundCosts = 1 << 20;
  static uint32_t SoundAt(uint32_t context, Sound next) { return context << 5 | next; }
  static uint16_t Behind(uint32_t context, Sound sound) { return (context << 5 | sound) & 0x7FFF; }

  static constexpr uint32_t kShortestStem = StemFilter::kShortest;  // that tells anything
  // A bit k for each number k of the first of packed sounds, from `shortest` to `longest`, that may be a stem or
  // cognate. The filter, which says so, stays in the cache, the maps don't.
  uint32_t MayHaveFirst(uint64_t sounds, uint32_t shortest, uint32_t longest) const {
    if (longest < shortest) return 0;
    return sift_(filter_, sounds) & ((2u << longest) - (1u << shortest));
  }
  // What surnames are made of, packed (key/sounds.h): 1 a stem with a hard end, 2 with a soft one, 3 both; 0 none.
  uint32_t Stem(uint64_t sounds) const { return filter_.Has(sounds) ? stems_.Find(sounds) : 0; }
  uint32_t Ending(uint64_t sounds, uint32_t count) const {
    return (begin_endings_[count] >> (sounds & 31) & 1) != 0 ? endings_.Find(sounds) : 0;
  }
  uint32_t longest_ending() const { return longest_ending_; }
  // The Russian sounds of a stem that be or uk write otherwise, with a bit for each of them; 0 if it is none.
  static constexpr uint64_t kBeStem = uint64_t{1} << 60, kUkStem = uint64_t{1} << 61;
  uint64_t Cognate(uint64_t sounds) const { return filter_.Has(sounds) ? cognates_.Find(sounds) : 0; }
  // True for a listed foreign surname, written in plain letters a to z.
  bool Foreign(std::string_view plain) const { return foreign_.Find(PackLetters(plain)) != 0; }
  // Up to kPacked letters a to z as one number; 0 for anything else.
  static uint64_t PackLetters(std::string_view plain);

  static size_t Slot(uint64_t key, size_t slots) {
    return static_cast<size_t>(StemFilter::Mix(key) >> 32) & (slots - 1);
  }

 private:
  static constexpr size_t kMaxProbes = 64;
  // Small numbers by sounds, or letters, that are packed in 60 bits.
  struct Marks {
    Array<uint64_t> slots;
    uint32_t Find(uint64_t key) const {
      const size_t count = slots.size();
      if (count == 0 || key == 0) return 0;
      for (size_t i = Slot(key, count), steps = 0; steps < kMaxProbes; i = (i + 1) & (count - 1), ++steps) {
        const uint64_t slot = slots[i];
        if (slot >> 2 == key) return slot & 3;
        if (slot == 0) return 0;
      }
      return 0;
    }
  };
  struct Map {
    Array<Pair> slots;
    uint64_t Find(uint64_t key) const {
      const size_t count = slots.size();
      if (count == 0 || key == 0) return 0;
      for (size_t i = Slot(key, count), steps = 0; steps < kMaxProbes; i = (i + 1) & (count - 1), ++steps) {
        const Pair pair = slots[i];
        if (pair.key == key) return pair.value;
        if (pair.key == 0) return 0;
      }
      return 0;
    }
  };

  // Costs in all groups of a script.
  struct Rows {
    const std::byte* data = nullptr;
    uint64_t count = 0, width = 0;

    Rows() = default;
    Rows(Bytes bytes, uint64_t row) : data(bytes.data()), count(bytes.size() / row), width(row) {}
    // From 1; null for any other. Which letters have a row nobody can foretell: without a branch.
    const uint8_t* Row(uint64_t number) const {
      const uint64_t none = number - 1 < count ? 0 : ~uint64_t{0};
      return reinterpret_cast<const uint8_t*>((reinterpret_cast<uintptr_t>(data) + (number - 1) * width) & ~none);
    }
  };
  Bytes section_;
  Array<Group> groups_;
  Array<Letter> letters_;
  Rows marks_;
  Array<uint16_t> index_[2];
  Rows rows_[2];
  Array<uint8_t> plain_ids_;
  Array<Start> starts_;
  Array<Unit> units_;
  Array<uint16_t> contexts_;
  Array<Arc> arcs_;
  Bytes sounds_;
  uint32_t longest_ending_ = 0;
  std::array<uint32_t, kPacked + 1> begin_endings_{};  // a bit for each sound that endings of so many begin with
  StemFilter filter_;
  SiftStemsKernel sift_ = SiftStems(ActiveSimdLevel());
  Marks stems_, endings_, foreign_;
  Map cognates_;
};

}  // namespace onoma

#endif  // ONOMA_KEY_READINGS_H_
