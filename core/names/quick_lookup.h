// The short way from a name to its ID, for nineteen names in twenty: plain ones (text/plain_names.h) whose spelling the
// table has, or, where only tabled names are asked for, has not. It gives the answer that Resolve gives, or none; then
// Resolve has to be asked.
//
// The way has steps, for memory has to be waited for behind each: fold and hash the name, read the pilot of the hash,
// read the slot, read the ID. Find takes them one after another; a batch (names/lookup_batch.cc) takes those of many
// names by turns.
#ifndef ONOMA_NAMES_QUICK_LOOKUP_H_
#define ONOMA_NAMES_QUICK_LOOKUP_H_

#include <array>
#include <bit>
#include <string_view>

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
    const uint8_t* admitted;  // by Packed::kind_link_more: 1 if it is an answer by itself
    const float* scores;      // by Packed::link_flags, of forms as they are; then the same of stripped forms
    KindMask kinds;
    bool phrases;  // a name of two words is looked up as a whole first
    bool misses;   // that the table has not got a word is an answer
  };

  // One name on its way.
  struct Passage {
    uint64_t hash = 0;
    bool single = true;     // it is one word
    bool marked = false;    // its form may have something to strip
    bool stripped = false;  // form and hash are stripped
    bool sure_miss = true;  // that the table has not got the form is an answer
  };

  enum class Found : uint8_t {
    kName,     // one name
    kRun,      // several, in section POST: Rank tells which
    kNothing,  // that there is none is the answer
    kAgain,    // the form without its diacritics is to be tried
    kNowhere,  // the table has no such word, however it is stripped: Resolve has to be asked for what else it may be
    kUnsure,   // Resolve has to be asked
  };

  explicit QuickLookup(const Lexicon& lexicon);
  // False if there is no short way: a lexicon of several layers, an empty table.
  bool open() const { return open_; }

  Ask Understand(const LookupOptions& options) const;

  // All steps; open() only. kName or kNothing, and then `match` is the answer, kNowhere or kUnsure.
  Found Find(std::string_view name, const Ask& ask, Match* match) const;

  // The first step. False if Resolve has to be asked.
  bool Enter(std::string_view name, const Ask& ask, Form* form, Passage* passage) const {
    if (!plain_.Fold(name, form) || form->name.gaps() > (ask.phrases ? 1u : 0u)) return false;
    const bool single = form->name.gaps() == 0, marked = form->name.marked();
    *passage = {HashOf(*form), single, marked, false, ask.misses && single && !marked};
    return true;
  }

  // What most slots come to, without a branch: one admitted name, or clearly none. `match` has all but the ID then,
  // which is its ordinal's; there is none if `via` is kNone. False: ask Judge.
  bool Read(const ExactTable::Packed& slot, const Passage& passage, const Ask& ask, Match* match) const {
    const bool fits = slot.Fits(passage.hash);
    const uint32_t ordinal = slot.ordinal();
    // An empty slot's kind is admitted nowhere.
    const uint32_t name =
        static_cast<uint32_t>(fits) & ask.admitted[slot.kind_link_more()] & static_cast<uint32_t>(ordinal < names_);
    const uint32_t keep = 0 - name;  // all bits or none: selects without a branch, which `?:` may become
    match->kind = static_cast<Kind>(keep & static_cast<uint32_t>(slot.kind()));
    match->via = static_cast<Via>(keep & static_cast<uint32_t>(Via::kExact));
    match->link = static_cast<Link>(keep & static_cast<uint32_t>(slot.link()));
    match->ordinal = keep & ordinal;
    match->score = std::bit_cast<float>(keep & std::bit_cast<uint32_t>(ScoreOf(slot, ask, passage.stripped)));
    return (name | (!fits & passage.sure_miss)) != 0;
  }
  // What a slot comes to that Read is not sure of; never kName. With kAgain, `form` and `passage` have become those of
  // the stripped form.
  Found Judge(const ExactTable::Packed& slot, const Ask& ask, Form* form, Passage* passage) const;
  // The best name of a run, with its ID; or kNothing, or kUnsure.
  Found Rank(const ExactTable::Packed& run, const Ask& ask, const Passage& passage, Match* match) const;

  const ExactTable& table() const { return reader_.forms(); }
  const format::Reader& reader() const { return reader_; }

 private:
  static float ScoreOf(const ExactTable::Packed& slot, const Ask& ask, bool stripped) {
    return ask.scores[(stripped ? ExactTable::Packed::kLinkFlags : 0) + slot.link_flags()];
  }

  uint64_t HashOf(const Form& form) const { return FormHash::OfPadded(form.bytes, form.size, table().seed()); }
  static Found None(const Ask& ask, const Passage& passage) {
    return ask.misses && passage.single ? Found::kNothing : Found::kUnsure;
  }
  static Found Nowhere(const Ask& ask, const Passage& passage) {
    if (!passage.single) return Found::kUnsure;
    return ask.misses ? Found::kNothing : Found::kNowhere;
  }

  const format::Reader& reader_;
  PlainNames plain_;
  bool open_;
  size_t names_;
  // By the kind that is asked for and how far to go: what of slots is admitted as an answer by itself.
  uint8_t admitted_[8][3][ExactTable::Packed::kKindLinkMore] = {};
  // By the language that is asked for (be, ru, uk, another, none), see Ask: PostingScore, worked out.
  std::array<std::array<float, 2 * ExactTable::Packed::kLinkFlags>, 5> scores_;
};

}  // namespace onoma

#endif  // ONOMA_NAMES_QUICK_LOOKUP_H_
