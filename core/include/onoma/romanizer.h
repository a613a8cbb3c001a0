// Romanizer: native spellings written under a published system or a press style.
//
//   onoma::Romanizer romanizer(db);
//   const onoma::RomanizationSystem* system = romanizer.Find("bgnpcgn-bel-Cyrl-Latn-1979");
//   std::string out;
//   romanizer.Romanize(*system, "Лукашэнка", &out);      // "Lukashenka"
//
// Case follows the source (Щ: Shch, ЩУКА: SHCHUKA). What the system has no rule for passes through unchanged, byte for
// byte. Immutable; may be shared between threads. Making one checks the
// rules of every system, some milliseconds: make it once.
#ifndef ONOMA_ROMANIZER_H_
#define ONOMA_ROMANIZER_H_

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "onoma/database.h"
#include "onoma/language.h"

namespace onoma {

struct RomanizationSystem {
  std::string code;  // ISO 24229, or "press-fr"
  std::string title;
  std::string authority;
  std::string year;
  std::string scope;  // "persons", "places" or both
  bool reversible = false;
  bool style = false;  // a press style rather than a system
  uint32_t rules = 0;
  std::vector<Language> languages;  // that it has rules for
  std::vector<uint32_t> engines;    // for the library's own use: the compiled rules of each
};

struct RomanizeOptions {
  // Chooses among the languages of a system that has several. kNone takes one in which the text's letters occur (ў be,
  // ї uk, ъ ru...) and whose tables have it, Russian first.
  Language language = Language::kNone;
  // In the letters a to z, as people and machines write who have no others: diacritics, primes and apostrophes are
  // dropped (Solovyev for Solov’yëv). What no rule covers passes through all the same.
  bool plain = false;
};

// One way to write a text, and who writes it so.
struct RomanizedSpelling {
  struct Rule {
    const RomanizationSystem* system;  // one of the romanizer's systems()
    Language language;                 // that it takes the text for
    bool usual;                        // false: a lesser variant of a style
  };
  std::string text;
  std::vector<Rule> rules;
};

class Romanizer {
 public:
  explicit Romanizer(Database database);
  ~Romanizer();
  Romanizer(Romanizer&&) noexcept;

  const std::vector<RomanizationSystem>& systems() const;
  // Null if there is no such code.
  const RomanizationSystem* Find(std::string_view code) const;

  // True if the system has rules for a language.
  bool Has(const RomanizationSystem& system, Language language) const;
  // True if the system has a language in which the text can be written by its letters.
  bool Fits(const RomanizationSystem& system, std::string_view text) const;

  // Replaces `out`. `system` is one of systems().
  void Romanize(const RomanizationSystem& system, std::string_view text, std::string* out,
                const RomanizeOptions& options = {}) const;
  // The same for many texts, in less time than one after another takes: results[i] is what Romanize gives for texts[i],
  // a piece of `memory`, which is replaced; what it has allocated is used again. Both spans have the same length (the
  // shorter one counts). Of a system for several languages, say which: where each text chooses for itself, nothing is
  // gained.
  void RomanizeBatch(const RomanizationSystem& system, std::span<const std::string_view> texts,
                     std::span<std::string_view> results, std::string* memory,
                     const RomanizeOptions& options = {}) const;
  // All ranked variants of a style, the first being what Romanize gives; at most `cap`.
  std::vector<std::string> Variants(const RomanizationSystem& system, std::string_view text, size_t cap,
                                    const RomanizeOptions& options = {}) const;
  // Every spelling under every system and style, what most rules give first; of a style at most `cap` variants. Without
  // a language, for those in which the tables have the text or, if they don't, in which its letters occur.
  std::vector<RomanizedSpelling> Spellings(std::string_view text, size_t cap = 4,
                                           const RomanizeOptions& options = {}) const;

  struct Impl;
  const Impl& impl() const { return *impl_; }  // for the library's own use

 private:
  friend class Reverser;
  std::unique_ptr<const Impl> impl_;
};

}  // namespace onoma

#endif  // ONOMA_ROMANIZER_H_
