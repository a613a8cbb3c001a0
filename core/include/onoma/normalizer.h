// Normalizer: a spelling in, a canonical ID out.
//
//   onoma::Normalizer normalizer(onoma::Database::Default());
//   onoma::Scratch scratch;                                        // one a thread, reused
//   onoma::Match match = normalizer.Lookup("Alyaksandr Lukashenka", {}, scratch);
//   match.id.ToString();                                           // the same as for "Лукашенко, Александр"
//
// `Lookup` and `LookupBatch` answer with an ID and how it was found. `Resolve` answers with ranked candidates and the
// parts of a person name. `Explain` says every step in words.
//
// A Normalizer is immutable and may be shared between threads; a Scratch may not. Lookup, LookupBatch and Resolve never
// fail, never throw, take no lock and allocate nothing once their Scratch exists. Any bytes are allowed: invalid UTF-8
// reads as U+FFFD, which is no letter. A name longer than kMaxNameBytes, or without any letter, has ID 0.
#ifndef ONOMA_NORMALIZER_H_
#define ONOMA_NORMALIZER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "onoma/database.h"
#include "onoma/language.h"
#include "onoma/link.h"
#include "onoma/name_id.h"
#include "onoma/writing_rule.h"

namespace onoma {

inline constexpr size_t kMaxNameBytes = 512;
inline constexpr size_t kMaxTabledBytes = 64;        // of a name that Normalizer::LookupTabled knows
inline constexpr size_t kMaxTextBytes = 0x7FFFFFFF;  // of a text that Scanner or TermMatcher goes through
inline constexpr size_t kMaxCandidates = 8;

struct LookupOptions {
  Kind kind = Kind::kNone;  // kNone: find out ("auto")
  Accept accept = Accept::kStandard;
  // Of the document or person, where it is known. be, ru and uk decide between near equals, and an unknown spelling is
  // read as a name of that language, not as a foreign one: its derived ID may differ from that without the hint. Other
  // languages are no hint.
  Language language = Language::kNone;
  // How the source writes, where it is known (onoma/writing_rule.h). Lookups with it are slower and allocate.
  const WritingRule* written_by = nullptr;
  // Only names whose spelling a table has: any other one, and a person of whom one part is none, has ID 0 and via none.
  // No key is made for it, which is most of the time that a miss costs. For who joins known names and passes over
  // others.
  bool tabled_only = false;
  // Of Resolve's candidates only the best is asked for: others, and flags that tell of others, may be missing. An
  // unknown name then takes less time.
  bool best_only = false;
};

struct Match {
  NameId id;
  Kind kind = Kind::kNone;
  Via via = Via::kNone;
  Link link = Link::kNone;
  uint8_t layer = 0;     // which database, of a tabled name
  float score = 0;       // in [0, 1]; orders candidates
  uint32_t ordinal = 0;  // of the name in that database
};

// One name that takes part in an answer: a tabled one (`label` is its slug without the kind) or a derived one (`label`
// is its key).
struct Part : Match {
  std::string_view label;  // lives as long as the database or, if derived, until the next call with the same Scratch
  bool feminine = false;   // the spelling shows the feminine form
  bool derived() const { return via == Via::kDerived; }
};

struct Candidate : Match {
  NameId full_id;                   // given name, surname and patronymic together; 0 where one is missing
  Part given, patronymic, surname;  // id 0 where absent
  Part place;
  char initial[4] = {0};  // first letter (folded, UTF-8) of the given name as it is written, whole or as an initial
};

// What a caller may want to know of an input beside its ID.
enum Flag : uint8_t {
  kFlagSeveralNames = 1,  // the cell held several names: the first is the answer
  kFlagRepaired = 2,      // look-alike letters of another script were put right
  kFlagTooLong = 4,       // longer than kMaxNameBytes: not looked up
  // Why there was something to put right. Several may hold; with kFlagKeyboard and kFlagLookAlike, and with
  // kFlagAccent unless all accents were combining marks, kFlagRepaired is set too. Only kFlagLookAlike is an alarm.
  kFlagKeyboard = 8,  // a letter typed for one that the keyboard lacks: Latin i in Дзмiтрый, 1 in Х1амид
  kFlagAccent = 16,  // a stressed vowel: a Latin letter with an accent (Владислáв) or a combining mark (Лукаше́нко)
  kFlagLookAlike = 32,  // a letter of another script that no ordinary typing gives: Bладимир, Ниĸолай
  kFlagInvisible = 64,  // a soft hyphen, zero-width character or bidi control stood within a word
};

struct Answer {
  std::array<Candidate, kMaxCandidates> candidates;
  size_t count = 0;  // at least 1 where the input holds a letter, but with LookupOptions::tabled_only
  uint8_t flags = 0;

  const Candidate& best() const { return candidates[0]; }
};

// Working memory of a thread: about 220 KB, allocated once.
class Scratch {
 public:
  Scratch();
  ~Scratch();
  Scratch(Scratch&&) noexcept;
  Scratch& operator=(Scratch&&) noexcept;

  struct State;
  State& state() { return *state_; }

 private:
  std::unique_ptr<State> state_;
};

enum class Label : uint8_t { kEnglish, kNative, kBe, kRu, kUk };
std::optional<Label> ParseLabel(std::string_view name);  // "en", "native", "be", "ru", "uk"

struct ExplainStep {
  std::string step;    // "fold", "token", "exact", "rule", "key", "derive", "answer", ... (docs/cli.md)
  std::string detail;  // for people
};

class Normalizer {
 public:
  // Of one database, or of several in layers: a later one's names go before an earlier one's.
  explicit Normalizer(Database database);
  explicit Normalizer(std::vector<Database> layers);
  ~Normalizer();
  Normalizer(Normalizer&&) noexcept;
  Normalizer& operator=(Normalizer&&) noexcept;

  Match Lookup(std::string_view name, const LookupOptions& options, Scratch& scratch) const noexcept;
  // matches[i] answers names[i]; both spans have the same length (the shorter one counts).
  void LookupBatch(std::span<const std::string_view> names, std::span<Match> matches, const LookupOptions& options,
                   Scratch& scratch) const noexcept;
  // LookupBatch as far as looking into the tables goes: nearly every tabled name of one word has its match; any other
  // name has ID 0 and via none, and Lookup or Resolve say what it is. For who wants candidates or parts of those. What
  // has a match has no more than kMaxTabledBytes, and is letters, marks, apostrophes or quotes, hyphens and blanks.
  void LookupTabled(std::span<const std::string_view> names, std::span<Match> matches, const LookupOptions& options,
                    Scratch& scratch) const noexcept;
  // The reference stays valid until the next call with the same Scratch.
  const Answer& Resolve(std::string_view name, const LookupOptions& options, Scratch& scratch) const noexcept;

  std::vector<ExplainStep> Explain(std::string_view name, const LookupOptions& options) const;

  // The readable name beside an ID: "given/sergei", "surname~hryshchanko", "person/aleksandr+lukashenko"; for a
  // partial, the name of the part whose ID it has.
  std::string NameOf(const Candidate& candidate) const;
  // The same of a match that is a tabled name of one part; empty for any other.
  std::string NameOf(const Match& match) const;
  // The same of many, in order, in less time than one after another takes: memory is waited for once. `names` is as
  // long as `matches`; what its strings have allocated is used again.
  void NamesOf(std::span<const Match> matches, std::span<std::string> names) const;
  // The name as it is written in a language; empty where the tables don't say it of every part. Feminine where the
  // spelling was. kNative is the language that the surname (or the single name) is of.
  std::string LabelOf(const Candidate& candidate, Label label) const;
  // The table file, line and source behind a tabled part: "names/given/masculine.tsv:17 (editor)".
  std::string SourceOf(const Part& part) const;

  // Where an ID or a readable name from an older database leads now. Retired slugs, and derived IDs whose name a table
  // has come to cover, resolve forward; a name that this database doesn't know gives ID 0. A person's ID can't be taken
  // apart, so that for persons the readable name is needed.
  struct Resolved {
    NameId id;
    std::string name;
    bool moved = false;  // it led to another ID than the one that was given
  };
  Resolved ResolveForward(NameId id) const;
  Resolved ResolveForward(std::string_view readable_name) const;

  std::span<const Database> layers() const;

  class Impl;
  const Impl& impl() const { return *impl_; }

 private:
  std::unique_ptr<const Impl> impl_;
};

}  // namespace onoma

#endif  // ONOMA_NORMALIZER_H_
