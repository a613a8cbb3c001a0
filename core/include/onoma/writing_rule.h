// WritingRule: the system or press style that a source is known to write by, as a hint for its lookups.
//
//   onoma::Romanizer romanizer(db);
//   onoma::WritingRule polish(romanizer, *romanizer.Find("press-pl"));
//   onoma::Match match = normalizer.Lookup("Boroch", {.written_by = &polish}, scratch);  // Борох
//
// Where a spelling may be of several names, the one that the rule writes so goes before the others; a spelling that no
// table knows is read back by the rule, so that its key is that of the native form. Whatever the rule does not explain
// is looked up as without it: a hint changes the order of candidates and the reading of unknown names, never whether a
// tabled spelling is found. Attributor::Column finds out the rule of a source.
//
// Immutable; may be shared between threads. Refers to its Romanizer, which must outlive it. A lookup with a rule takes
// some microseconds and allocates: it reads an unknown name back, and writes the native forms of a tabled one.
#ifndef ONOMA_WRITING_RULE_H_
#define ONOMA_WRITING_RULE_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "onoma/language.h"
#include "onoma/romanizer.h"

namespace onoma {

class WritingRule {
 public:
  // Of the system's rules for `language`; kNone: for each of its languages.
  WritingRule(const Romanizer& romanizer, const RomanizationSystem& system, Language language = Language::kNone);
  ~WritingRule();
  WritingRule(WritingRule&&) noexcept;

  const RomanizationSystem& system() const;

  // True if the rule writes `native`, a form of `language`, as `spelling` (folded; marks may be dropped).
  bool Writes(std::string_view native, Language language, std::string_view spelling) const;
  // The likeliest native form that the rule writes as `spelling`; empty if there is none.
  std::optional<std::string> Read(std::string_view spelling) const;

 private:
  struct Impl;
  std::unique_ptr<const Impl> impl_;
};

}  // namespace onoma

#endif  // ONOMA_WRITING_RULE_H_
