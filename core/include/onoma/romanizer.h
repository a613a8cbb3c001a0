// Romanizer: native spellings written under a published system or a press style.
//
//   onoma::Romanizer romanizer(db);
//   const onoma::RomanizationSystem* system = romanizer.Find("bgnpcgn-bel-Cyrl-Latn-1979");
//   std::string out;
//   romanizer.Romanize(*system, "Лукашэнка", &out);      // "Lukashenka"
//
// Case follows the source (Щ: Shch, ЩУКА: SHCHUKA). What the system has no rule for passes through unchanged, byte for
// byte. Immutable; may be shared between threads.
#ifndef ONOMA_ROMANIZER_H_
#define ONOMA_ROMANIZER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "onoma/database.h"
#include "onoma/normalizer.h"

namespace onoma {

struct RomanizationSystem {
  std::string code;  // ISO 24229, or "press-fr"
  std::string title;
  std::string authority;
  std::string year;
  std::string languages;  // blank-separated
  std::string scope;
  bool reversible = false;
  bool style = false;  // a press style rather than a system
  uint32_t rules = 0;
  std::vector<uint32_t> sets;  // one compiled rule set for each language, in the order of `languages`
};

class Romanizer {
 public:
  explicit Romanizer(Database database);

  const std::vector<RomanizationSystem>& systems() const { return systems_; }
  // Null if there is no such code.
  const RomanizationSystem* Find(std::string_view code) const;

  // True if the system has rules for a language.
  bool Has(const RomanizationSystem& system, Language language) const;
  // True if the system has a language in which the text can be written by its letters.
  bool Fits(const RomanizationSystem& system, std::string_view text) const;

  // Replaces `out`. `language` chooses among the languages of a system that has several; kNone takes one in which
  // its letters occur (ў be, ї uk, ъ ru...) and whose tables have it, Russian first.
  void Romanize(const RomanizationSystem& system, std::string_view text, std::string* out,
                Language language = Language::kNone) const;
  // All ranked variants of a style, the first being what Romanize gives; at most `cap`.
  std::vector<std::string> Variants(const RomanizationSystem& system, std::string_view text, size_t cap,
                                    Language language = Language::kNone) const;

 private:
  Database database_;
  std::vector<RomanizationSystem> systems_;
};

}  // namespace onoma

#endif  // ONOMA_ROMANIZER_H_
