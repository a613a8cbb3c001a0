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
#include <string>
#include <string_view>

#include "index/exact_table.h"
#include "names/lexicon.h"
#include "text/plain_names.h"

namespace onoma {

class QuickLookup {
 public:
  using Form = PlainNames::Form;

  // What the options come to here.
  struct Ask {
    const LookupOptions& options;
    KindMask kinds;
    uint16_t links;      // bit by link: admitted
    bool phrases;        // a name of two words is looked up as a whole first
    bool misses;         // that the table has not got a word is an answer
    bool language;       // the language is known: postings of ...
    uint8_t other_than;  // ... none of these languages cost something
  };

  enum class Found : uint8_t {
    kName,     // one name; its ID is still to be read
    kRun,      // several names, which Rank reads
    kNothing,  // that there is none is the answer
    kMiss,     // the table has not got the form
    kUnsure,   // Resolve has to be asked
  };

  // A lexicon of several layers has no short way.
  explicit QuickLookup(const Lexicon& lexicon);

  static Ask Understand(const LookupOptions& options);

  // False if Resolve has to be asked.
  bool Find(std::string_view name, const Ask& ask, std::string* buffer, Match* match) const;

  // The steps. False: Resolve has to be asked.
  bool Fold(std::string_view name, const Ask& ask, Form* form) const {
    return plain_.Fold(name, form) && form->name.gaps() <= (ask.phrases ? 1u : 0u);
  }
  uint64_t HashOf(const Form& form) const { return FormHash::OfPadded(form.bytes, form.size, table().seed()); }
  const ExactTable& table() const { return reader_.forms(); }
  const format::Reader& reader() const { return reader_; }
  // What the slot of `hash` has: of kName, all of `match` but the ID, and the name's ordinal; of kRun, where it begins.
  // `single`: the name is one word. `stripped`: the hash is that of the stripped form.
  Found Read(const ExactTable::Packed& slot, uint64_t hash, const Ask& ask, bool single, bool stripped, Match* match,
             uint32_t* ordinal) const;
  // Ranks a run: kName, with the ID, kNothing or kUnsure.
  Found Rank(uint32_t run, const Ask& ask, bool single, bool stripped, Match* match) const;
  // After a miss: kMiss if `next` is to be tried, kNothing or kUnsure.
  Found Strip(const Form& form, const Ask& ask, std::string* buffer, Form* next) const;
  // After a miss of a form that has nothing to strip, or of its stripped form.
  static Found Miss(const Ask& ask, bool single) { return ask.misses && single ? Found::kNothing : Found::kUnsure; }

 private:
  float ScoreOf(const Posting& posting, const Ask& ask, bool stripped) const;

  const format::Reader& reader_;
  PlainNames plain_;
  // PostingScore, worked out for each link and each set of flags that matter (see ScoreOf).
  std::array<float, 512> scores_;
};

}  // namespace onoma

#endif  // ONOMA_NAMES_QUICK_LOOKUP_H_
