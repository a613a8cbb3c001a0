// Attributor: which system or press style a spelling follows.
//
//   onoma::Attributor attributor(normalizer);
//   for (const onoma::Attribution& a : attributor.Attribute("Siarhei")) ...   // Сяргей, mvd-bel-Cyrl-Latn-2010...
//
// A rule is named if it writes exactly this spelling (but for its case) from some native one. What the tables know
// stands first: Сяргей is a name, Сярхеі is only how the same letters can be read. Of several layers, names are those
// of all and rules those of the first. Immutable; may be shared between threads. Refers to its Normalizer, which must
// outlive it. Making one takes some ten milliseconds, a spelling some too.
#ifndef ONOMA_ATTRIBUTOR_H_
#define ONOMA_ATTRIBUTOR_H_

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "onoma/normalizer.h"
#include "onoma/romanizer.h"

namespace onoma {

struct Attribution {
  const RomanizationSystem* system = nullptr;  // lives as long as the attributor
  Language language = Language::kNone;         // of the native form
  std::string native;                          // what the rule wrote
  bool tabled = false;                         // the native form is a name of the tables, of that language
  bool usual = true;                           // of a tabled form: the rule's first variant, not a lesser one
  bool plain = false;                          // written so only in the letters a to z, marks dropped
  // How unlikely the native form is as a word of its language, in bits; 0 for a tabled one.
  float bits = 0;
};

// The rule that comes nearest to a spelling that none gives.
struct Departure {
  Attribution rule;
  std::string written;  // what the rule writes
  size_t at = 0;        // byte of the spelling from which on it differs
};

// How well one rule explains a list of names.
struct RuleEvidence {
  const RomanizationSystem* system = nullptr;
  Language language = Language::kNone;
  size_t explained = 0;  // of the words that at least one rule explains
  size_t words = 0;      // those words
  float bits = 0;        // of the native readings of the words that it explains, on average
};

class Attributor {
 public:
  static constexpr size_t kMaxColumnWords = 2000;

  explicit Attributor(const Normalizer& normalizer);
  ~Attributor();
  Attributor(Attributor&&) noexcept;

  const Romanizer& romanizer() const;

  // Every system and style that writes a single word so, the likeliest first: tabled forms before others, whole
  // spellings before plain ones, a rule's usual spelling before its variants, press styles and documents before
  // libraries' systems. Rules for `language`; kNone, or a language that there are none for: for the languages that
  // names are tabled in.
  std::vector<Attribution> Attribute(std::string_view spelling, Language language = Language::kNone) const;

  // The same for many: results[i] is that of spellings[i]. Repeated spellings are worked out once.
  std::vector<std::vector<Attribution>> AttributeBatch(std::span<const std::string_view> spellings,
                                                       Language language = Language::kNone) const;

  // For a spelling that no rule gives whose name the tables know: the rule that comes nearest, and where it departs.
  std::optional<Departure> Nearest(std::string_view spelling) const;

  // The words of a name or line that can be attributed: in Latin letters, two at least, lower case.
  std::vector<std::string> LatinWords(std::string_view text) const;

  // The rules that explain most of the words of a whole column of names (the first kMaxColumnWords different ones), the
  // likeliest first. A source that writes one way is explained by one rule; words that all rules write alike tell
  // nothing and don't hurt.
  std::vector<RuleEvidence> Column(std::span<const std::string_view> names) const;

 private:
  struct Impl;
  std::unique_ptr<const Impl> impl_;
};

}  // namespace onoma

#endif  // ONOMA_ATTRIBUTOR_H_
