// Romanization under every system, and back: bounded output, and no letter left over that the system has rules for.
// First byte: language.
#include <string>

#include "format/reader.h"
#include "onoma/reverser.h"
#include "onoma/romanizer.h"
#include "tests/fuzz/fuzz.h"
#include "text/utf8.h"

namespace onoma::fuzz {
namespace {

// The longest that systems write for a letter: щ schtsch.
constexpr size_t kMaxBytesForLetter = 16;

}  // namespace

void Romanize(std::string_view input) {
  static const Romanizer kRomanizer(DefaultDatabase());
  static const std::vector<Language> kLanguages = DefaultDatabase().reader().languages().All();
  const size_t chosen = Options(&input).Below(kLanguages.size() + 1);
  const Language language = chosen == 0 ? Language::kNone : kLanguages[chosen - 1];
  const std::u32string alphabet = DefaultDatabase().reader().languages().AlphabetOf(language);
  std::string out, plain, memory;
  const std::string_view texts[] = {input.substr(input.size() / 2), input, input};
  std::string_view results[std::size(texts)];
  for (const RomanizationSystem& system : kRomanizer.systems()) {
    kRomanizer.Romanize(system, input, &out, {.language = language});
    Check(out.size() <= input.size() * kMaxBytesForLetter, "bounded output", system.code);
    if (IsUtf8(input)) Check(IsUtf8(out), "output is UTF-8", system.code);
    // (The phonetic notation of Greek writes θ.)
    if (kRomanizer.Has(system, language) && IsUtf8(input) && !system.code.ends_with("phonetic")) {
      for (const char32_t cp : DecodeAll(out)) {
        if (cp == '\'') continue;  // stands in some alphabets
        Check(alphabet.find(cp) == std::u32string::npos, "letters are romanized", system.code + ": " + out);
      }
    }
    kRomanizer.RomanizeBatch(system, texts, results, &memory, {.language = language});
    Check(results[1] == out && results[2] == out, "a batch gives the same", system.code);
    kRomanizer.Romanize(system, input, &plain, {.language = language, .plain = true});
    Check(plain.size() <= input.size() * kMaxBytesForLetter, "bounded plain output", system.code);
    // Backward under one system: bounded.
    if (&system - kRomanizer.systems().data() ==
        static_cast<ptrdiff_t>(std::hash<std::string_view>()(input) % kRomanizer.systems().size())) {
      const Reverser reverser(kRomanizer, system, language);
      const std::vector<Reading> readings = reverser.Read(input, 4);
      Check(readings.size() <= 4, "at most `cap` readings", system.code);
      for (const Reading& reading : readings) {
        Check(reading.text.size() <= kMaxBytesForLetter * (input.size() + 1), "bounded reading", system.code);
        if (IsUtf8(input)) Check(IsUtf8(reading.text), "a reading is UTF-8", system.code);
      }
    }
    if (system.style && input.size() < 64) {
      const std::vector<std::string> variants = kRomanizer.Variants(system, input, 8, {.language = language});
      Check(!variants.empty() && variants.size() <= 8, "between one and `cap` variants", system.code);
      Check(variants[0] == out, "the first variant is what Romanize writes", system.code);
    }
  }
}

}  // namespace onoma::fuzz
