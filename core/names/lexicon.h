// Lexicon: one name part, one or several tokens long, against all layers: exact, stripped, repaired, by key; and
// derived IDs for what nothing knows.
#ifndef ONOMA_NAMES_LEXICON_H_
#define ONOMA_NAMES_LEXICON_H_

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "format/reader.h"
#include "key/key_maker.h"
#include "names/ranking.h"
#include "names/scratch.h"
#include "names/word_list.h"
#include "onoma/normalizer.h"

namespace onoma {

using KindMask = uint8_t;
constexpr KindMask MaskOf(Kind kind) { return static_cast<KindMask>(1u << static_cast<int>(kind)); }
inline constexpr KindMask kPartKinds =
    MaskOf(Kind::kGiven) | MaskOf(Kind::kPatronymic) | MaskOf(Kind::kSurname) | MaskOf(Kind::kPlace);
inline constexpr KindMask kPersonKinds = kPartKinds & ~MaskOf(Kind::kPlace);
constexpr bool IsPerson(Kind kind) { return kind == Kind::kPerson || kind == Kind::kPartial; }
// What a name can be of which a kind is asked for.
constexpr KindMask KindsOf(Kind asked) {
  if (asked == Kind::kNone) return kPartKinds;
  return IsPerson(asked) ? kPersonKinds : MaskOf(asked);
}

// Of a name that may be a place, or a surname, nobody knows that it is a father's (Davutoğlu).
constexpr bool MayBeFather(KindMask kinds) {
  return (kinds & MaskOf(Kind::kPatronymic)) != 0 && (kinds & MaskOf(Kind::kPlace)) == 0;
}

struct PartMatch : Part {
  uint8_t posting_flags = 0;
  uint8_t traits = 0;  // Posting's
  uint8_t weight = 0;
  bool repaired = false;
};

// Ranked matches of one form: the best first, distinct names.
struct PartMatches : Ranking<PartMatch> {
  // The best one of a kind; null if there is none.
  const PartMatch* Best(Kind kind) const;
};

// Keys by which a table's name may be the answer: the first, and the second if it is as good.
inline constexpr size_t kAnswerKeys = 2;

// A word that no table has as it is spelled, on its way to its name: taken apart...
struct UnspelledWord {
  std::string_view form;
  Decoder::Word word;
  bool taken;  // as `word`
};
// ...and read.
struct Unspelled {
  Match derived;  // its name, if no table has a name of its keys either
  KindMask kinds = 0;
  size_t count = 0;  // of its keys' hashes
  std::array<uint64_t, kAnswerKeys> hashes;
};

class Lexicon {
 public:
  explicit Lexicon(const std::vector<Database>& layers);

  const FoldTable& fold() const { return readers_[0]->fold(); }
  const KeyMaker& keys() const { return key_makers_[0]; }
  const format::Reader& reader(size_t layer) const { return *readers_[layer]; }
  size_t layers() const { return readers_.size(); }

  // Replaces `matches` with the tabled names of `kinds` that a folded form may denote, as far as the options admit.
  // `scripts` are those of its letters. After a miss, scratch.keys are those of the form, unless only tabled names are
  // asked for. Forms of several tokens have ' ' or '-' between them.
  void Find(std::string_view form, uint16_t scripts, KindMask kinds, const LookupOptions& options,
            Scratch::State& scratch, PartMatches* matches) const;
  // The same by spelling alone: keys are neither asked nor made. True if the tables have the form for one of the kinds,
  // admitted or not. `repaired` is set if look-alikes were put right, to what stands in scratch.repaired then.
  // Where mostly words are asked for that are no names, they are sifted first.
  enum class Mostly : uint8_t { kNames, kWords };
  bool FindSpelling(std::string_view form, uint16_t scripts, KindMask kinds, const LookupOptions& options,
                    Scratch::State& scratch, PartMatches* matches, bool* repaired,
                    Mostly mostly = Mostly::kNames) const;
  // FindSpelling for the form of this hash alone, nothing stripped or repaired. `factor` is what the way to the form
  // has cost. one_seed() only.
  bool FindHash(uint64_t hash, KindMask kinds, const LookupOptions& options, float factor, PartMatches* matches) const;
  // True if all layers hash forms as the first does, and keys too; one in which two forms had one hash does not.
  bool one_seed() const { return one_seed_; }
  // The rest of Find behind FindSpelling, for a form that the tables have not got. `repaired` is as FindSpelling leaves
  // it.
  void FindUnspelled(std::string_view form, bool repaired, uint16_t scripts, KindMask kinds,
                     const LookupOptions& options, Scratch::State& scratch, PartMatches* matches) const;
  // FindUnspelled and Derive for a word, folded, without digits and in one script, of which only the best match is
  // asked for; one_seed() only. In steps, that other names can be at work while memory is waited for. The first one
  // takes the word apart. The form must live until the second one, which makes the keys and has their pilots fetched;
  // false if `match` is the answer already.
  void TakeUnspelled(std::string_view form, const LookupOptions& options, UnspelledWord* word) const;
  bool ReadUnspelled(const UnspelledWord& word, const LookupOptions& options, Scratch::State& scratch, Unspelled* read,
                     Match* match) const;
  void PrefetchUnspelled(const Unspelled& word) const;
  Match FinishUnspelled(const Unspelled& word, const LookupOptions& options) const;
  // The derived name of a form that Find knows nothing of. With Kind::kNone the key decides on the kind.
  PartMatch Derive(std::string_view form, Kind kind, const LookupOptions& options, Scratch::State& scratch) const;
  // The same in two, for a form that is to be derived for several kinds. The key costs nothing right behind Find. It
  // lives as long as the answer; empty if there is no room for it.
  std::string_view DerivedKey(std::string_view form, const LookupOptions& options, Scratch::State& scratch) const;
  PartMatch DeriveFrom(std::string_view key, Kind kind, Scratch::State& scratch) const;

  // What else a form of one word may be, whose name Derive has just made: the names of its other readings, tabled or
  // not.
  void OtherReadings(const PartMatch& first, KindMask kinds, const LookupOptions& options, Scratch::State& scratch,
                     PartMatches* others) const;

  // The keys of a form: of what the source's rule reads in it, where one is known and reads it.
  void MakeKeys(std::string_view form, const LookupOptions& options, Keys* made, size_t most) const;

  // True if a word has this use (tables/names/words).
  bool Is(format::Purpose purpose, std::string_view folded) const { return Words(purpose).Has(folded); }

  // How many of tokens[i, last), three at most, are a word or phrase of this use, the longest; 0: none.
  size_t PhraseAt(format::Purpose purpose, const FoldedText& text, size_t i, size_t last) const;

  // True for a letter that stands for a name: "A.", "A", "Yu.".
  bool IsInitial(const Token& token, std::string_view folded) const;

 private:
  const WordList& Words(format::Purpose purpose) const { return words_[static_cast<size_t>(purpose)]; }
  // The patronymic that a father's name and a word for son or daughter make (father.cc). `form` may be
  // scratch.repaired.
  void FindFather(std::string_view form, bool repaired, uint16_t scripts, const LookupOptions& options,
                  Scratch::State& scratch, PartMatches* matches) const;
  PartMatch Derived(Kind kind, std::string_view key, bool feminine, float score, Scratch::State& scratch) const;
  // Writes what Derive derives from to scratch.key.
  void MakeDerivedKey(std::string_view form, const LookupOptions& options, Scratch::State& scratch) const;
  // Puts the names that the source's rule writes as `form` before the others.
  void PreferWrittenBy(const WritingRule& rule, std::string_view form, PartMatches* matches) const;
  // Has what several keys lead to fetched at the same time.
  void PrefetchKeys(std::span<const std::string> keys) const;
  // How many of the keys of scratch.keys can be an answer's.
  static size_t AnswerKeys(const Keys& made);
  // Adds what a slot of a layer says; true if anything is of one of the kinds, admitted or not.
  bool AddPostings(size_t layer, const ExactTable::Slot& slot, KindMask kinds, const LookupOptions& options, Via via,
                   float factor, bool repaired, PartMatches* matches) const;
  // True if the table has the form, or the key, for one of the kinds, admitted or not.
  enum class By : uint8_t { kForm, kSiftedForm, kKey };
  template <typename HashOf>  // of the form, as a table hashes it
  bool FromTables(By by, HashOf hash_of, KindMask kinds, const LookupOptions& options, Via via, float factor,
                  bool repaired, PartMatches* matches) const;
  bool FromTable(By by, std::string_view form, KindMask kinds, const LookupOptions& options, Via via, float factor,
                 bool repaired, PartMatches* matches) const;

  std::vector<const format::Reader*> readers_;  // base first
  std::vector<KeyMaker> key_makers_;
  bool one_seed_ = true;
  std::array<WordList, 16> words_;  // by purpose
};

}  // namespace onoma

#endif  // ONOMA_NAMES_LEXICON_H_
