// The short way from a name to its ID, for nineteen names in twenty: plain ones (text/plain_names.h) whose spelling the
// table has, or, where only tabled names are asked for, has not. It gives the answer that Resolve gives, or none; then
// Resolve has to be asked, or, for a word that is in no table, the Lexicon.
//
// The way has steps, for memory has to be waited for behind each: fold and hash the name, read the pilot of the hash,
// read the slot, read the ID. Find takes them one after another; a batch (names/lookup_batch.cc) takes those of many
// names by turns.
//
// Of several layers the way leads through the first, the base: nearly all forms are in no other. That one may be in a
// layer above, its filter (index/term_filter.h) tells; then all of them are asked.
#ifndef ONOMA_NAMES_QUICK_LOOKUP_H_
#define ONOMA_NAMES_QUICK_LOOKUP_H_

#include <array>
#include <bit>
#include <optional>
#include <string_view>
#include <vector>

#include "index/exact_table.h"
#include "names/lexicon.h"
#include "text/plain_names.h"

namespace onoma {

static_assert(kMaxTabledBytes == kMaxPlainName);

class QuickLookup {
 public:
  using Form = PlainNames::Form;

  // What options come to here. It refers to them and to the QuickLookup.
  struct Ask {
    const LookupOptions& options;
    const uint32_t* heads;  // by Packed::kind_link_more: see HeadOf
    const float* scores;    // by Packed::link_flags, of forms as they are; then the same of stripped forms
    KindMask kinds;
    bool misses;          // that the table has not got a word is an answer
    uint32_t miss_bits;   // Passage::kUnsureMiss, if it is not
    uint32_t from_words;  // PlainName::bits of names of so many words, and of those that are not plain: for Resolve
    uint32_t names;       // how many there are: ordinals from here on are a damaged file's
  };

  // One name on its way: its hash, and what is known of its form, in bits for one test is as good as several.
  struct Passage {
    // PlainName's are the others, but kLong. kStripped is where the scores of stripped forms begin (Ask::scores).
    static constexpr uint32_t kStripped = ExactTable::Packed::kLinkFlags, kUnsureMiss = 8;
    static constexpr uint32_t kUnsure = kUnsureMiss | PlainName::kMarked | ~uint32_t{0} << PlainName::kGaps;

    uint64_t hash = 0;
    uint32_t bits = 0;

    bool single() const { return bits >> PlainName::kGaps == 0; }     // it is one word
    bool marked() const { return (bits & PlainName::kMarked) != 0; }  // its form may have something to strip
    bool stripped() const { return (bits & kStripped) != 0; }         // form and hash are stripped
  };

  enum class Found : uint8_t {
    kName,     // one name
    kRun,      // several, in section POST: Rank tells which
    kNothing,  // that there is none is the answer
    kAgain,    // the form without its diacritics is to be tried
    kNowhere,  // the table has no such word, however it is stripped: what else it may be is to be found out
    kUnsure,   // Resolve has to be asked
  };

  explicit QuickLookup(const Lexicon& lexicon);
  // False if there is no short way: an empty table, layers that don't hash alike.
  bool open() const { return open_; }

  Ask Understand(const LookupOptions& options) const;

  // All steps; open() only. kName or kNothing, and then `match` is the answer; kNowhere, and then `form` is the name,
  // folded; or kUnsure.
  Found Find(std::string_view name, const Ask& ask, Form* form, Match* match) const;

  // The first step. False if Resolve has to be asked.
  bool Enter(std::string_view name, const Ask& ask, Form* form, Passage* passage) const {
    plain_.Fold(name, form);
    return Begin(*form, ask, passage);
  }
  // The same in two, for many names: FoldMany, then BeginShort for each, or Begin.
  void FoldMany(std::span<const std::string_view> names, Form* forms) const { plain_.FoldMany(names, forms); }
  bool Begin(const Form& form, const Ask& ask, Passage* passage) const {
    const uint32_t bits = form.name.bits & ~PlainName::kLong;
    if (bits >= ask.from_words) return false;
    *passage = {HashOf(form), bits | ask.miss_bits};
    return true;
  }
  // Begin without a branch. The passage is right only if the form's PlainName::bits are below `from_words`: a long
  // form's are not.
  static Passage BeginShort(const Form& form, uint32_t miss_bits, uint64_t seed) {
    return {FormHash::OfShort(form.bytes, form.size, seed), form.name.bits | miss_bits};
  }

  // What most slots come to, without a branch: one admitted name, or clearly none. `match` has all but the ID then,
  // which is its ordinal's; there is none if `via` is kNone. Not 0: ask Judge.
  static uint32_t Read(const ExactTable::Packed& slot, const Passage& passage, const Ask& ask, Match* match) {
    // Numbers, not truth values, of which the compiler would make branches.
    const uint32_t fits = slot.Fits(passage.hash);
    const uint32_t ordinal = slot.ordinal(), head = ask.heads[slot.kind_link_more()];
    const uint32_t within = static_cast<uint32_t>((uint64_t{ordinal} - ask.names) >> 63);
    const uint32_t keep = 0 - (fits & within & head >> kHeadIsSet);  // all bits or none
    const float score = ask.scores[slot.link_flags() | (passage.bits & Passage::kStripped)];
    SetHead(keep & head, match);
    match->ordinal = keep & ordinal;
    match->score = std::bit_cast<float>(keep & std::bit_cast<uint32_t>(score));
    // Another form's slot is an answer, if it is not one of those that may be found by another way.
    return (fits | (passage.bits & Passage::kUnsure)) & ~keep;
  }
  // What a slot comes to that Read is not sure of; never kName. With kAgain, `form` and `passage` have become those of
  // the stripped form.
  Found Judge(const ExactTable::Packed& slot, const Ask& ask, Form* form, Passage* passage) const;
  // Makes of the form that Judge or Enter left the name's own again, with its diacritics.
  void Unstrip(std::string_view name, const Passage& passage, Form* form) const {
    if (passage.stripped()) plain_.Fold(name, form);
  }
  // For each passage, before what the base's slot comes to counts: whether a layer above may have its form too. If so,
  // FromLayers says what all of them come to together: kName, with its ID, kNothing or kUnsure; none if no layer above
  // has the form after all.
  bool layered() const { return !above_.empty(); }
  void PrefetchAbove(uint64_t hash) const {
    for (const format::Reader* layer : above_) layer->term_filter().Prefetch(hash);
  }
  bool MayBeAbove(uint64_t hash) const {
    bool maybe = false;
    for (const format::Reader* layer : above_) maybe |= layer->term_filter().MayMatter(hash);
    return maybe;
  }
  std::optional<Found> FromLayers(const Ask& ask, const Passage& passage, Match* match) const;
  // The best name of a run, with its ID; or kNothing, or kUnsure.
  Found Rank(const ExactTable::Packed& run, const Ask& ask, const Passage& passage, Match* match) const;

  // The slots that the words of a plain name have, if they have any, fetched for Resolve to find them soon; of the
  // first kMostWords. Returns how many.
  static constexpr size_t kMostWords = 3;
  using Slots = std::array<const std::byte*, kMostWords>;
  size_t FetchWords(const Form& form, Slots* slots) const;
  // Has what those slots lead to fetched.
  void FetchNames(const Slots& slots, size_t count) const;

  const ExactTable& table() const { return reader_.forms(); }
  const format::Reader& reader() const { return reader_; }

 private:
  // The beginning of a match, kind to layer, as one number, which is the same for all names of a kind and link. 0: not
  // admitted; an empty slot's kind is admitted nowhere.
  static constexpr int kHeadIsSet = 8;  // the bit of Via::kExact
  static uint32_t HeadOf(Kind kind, Link link) {
    static_assert(static_cast<int>(Via::kExact) == 1);
    return static_cast<uint32_t>(kind) | static_cast<uint32_t>(Via::kExact) << 8 | static_cast<uint32_t>(link) << 16;
  }
  static void SetHead(uint32_t head, Match* match) {  // one store
    match->kind = static_cast<Kind>(head & 0xFF);
    match->via = static_cast<Via>(head >> 8 & 0xFF);
    match->link = static_cast<Link>(head >> 16 & 0xFF);
    match->layer = static_cast<uint8_t>(head >> 24);
  }

  uint64_t HashOf(const Form& form) const { return FormHash::OfPadded(form.bytes, form.size, table().seed()); }
  static Found None(const Ask& ask, const Passage& passage) {
    return ask.misses && passage.single() ? Found::kNothing : Found::kUnsure;
  }
  static Found Nowhere(const Ask& ask, const Passage& passage) {
    if (!passage.single()) return Found::kUnsure;
    return ask.misses ? Found::kNothing : Found::kNowhere;
  }

  const Lexicon& lexicon_;
  const format::Reader& reader_;              // of the base
  std::vector<const format::Reader*> above_;  // of the layers above it that have any form
  PlainNames plain_;
  bool open_;
  size_t names_;
  // By the kind that is asked for and how far to go, see Ask.
  uint32_t heads_[8][3][ExactTable::Packed::kKindLinkMore] = {};
  // By the language that is asked for (be, ru, uk, none of these), see Ask: PostingScore, worked out.
  std::array<std::array<float, 2 * ExactTable::Packed::kLinkFlags>, 4> scores_;
};

}  // namespace onoma

#endif  // ONOMA_NAMES_QUICK_LOOKUP_H_
