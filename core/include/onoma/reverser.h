// Reverser: what a Latin spelling was before a system wrote it.
//
//   onoma::Romanizer romanizer(db);
//   onoma::Reverser reverser(romanizer, *romanizer.Find("icao-rus-Cyrl-Latn-9303"));
//   for (const onoma::Reading& reading : reverser.Read("Iurii", 10)) ...     // Юрий, Юрии, Юрьи...
//
// The rules that write are read backward, contexts and all: every reading, romanized again, gives the spelling that was
// asked for, but for its case. A system that keeps letters apart has one reading; one that does not has many (a
// passport's i is и, і or й, and its soft signs are lost), ranked by how names are spelled in the language: those of
// the tables and, in languages without names there, the samples of its systems. Of a word the search keeps the
// kMaxReadings likeliest beginnings at each letter, so that its cost is bounded, and what it gives is a set of at most
// that many.
//
// Immutable; may be shared between threads. Refers to its Romanizer, which must outlive it.
#ifndef ONOMA_REVERSER_H_
#define ONOMA_REVERSER_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "onoma/language.h"
#include "onoma/romanizer.h"

namespace onoma {

struct Reading {
  std::string text;
  // How unlikely the spelling is: bits, the fewer the better. Comparable between readings of one spelling and language.
  float bits = 0;
};

struct ReverseOptions {
  // Read what people write who have the letters a to z alone: the system's letters without their diacritics, primes and
  // apostrophes (Solovyev: Соловьёв).
  bool plain = false;
};

class Reverser {
 public:
  static constexpr size_t kMaxReadings = 1024;
  static constexpr size_t kMaxWordLetters = 64;  // a longer word is passed through
  static constexpr size_t kMaxWords = 64;        // of a text; what follows is passed through

  // Of the rules that the system has for `language`; kNone: for Russian or, if it has none, for its first one.
  Reverser(const Romanizer& romanizer, const RomanizationSystem& system, Language language = Language::kNone,
           const ReverseOptions& options = {});
  ~Reverser();
  Reverser(Reverser&&) noexcept;

  // Native spellings of `latin`, the likeliest first, at most `cap` and kMaxReadings. Empty if there is a word that the
  // system can't have written. What is no word (blanks, digits, marks between words) stays as it is; capitals come
  // back as capitals. Apostrophes and primes are taken for each other where the system's own give no reading.
  std::vector<Reading> Read(std::string_view latin, size_t cap = kMaxReadings) const;
  // The likeliest reading; empty if there is none. For asking whether a system can have written a spelling:
  // microseconds where Read may take milliseconds. Of readings nearly as likely it may take another than Read.
  std::optional<Reading> Best(std::string_view latin) const;

 private:
  struct Impl;
  std::vector<Reading> ReadText(std::string_view latin, size_t beam, bool* unsure) const;

  std::unique_ptr<const Impl> impl_;
};

}  // namespace onoma

#endif  // ONOMA_REVERSER_H_
