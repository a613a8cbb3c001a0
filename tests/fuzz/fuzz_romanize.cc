// Romanization under every system: bounded output, and no letter left over that the system has rules for. First byte:
// language.
#include <string>

#include "onoma/romanizer.h"
#include "format/reader.h"
#include "tests/fuzz/fuzz.h"
#include "text/utf8.h"

namespace onoma::fuzz {
namespace {

// The longest that systems write for a letter: щ schtsch.
constexpr size_t kMaxBytesForLetter = 16;

char32_t Lower(char32_t cp) {
  if (cp >= 0x410 && cp <= 0x42F) return cp + 0x20;
  if (cp >= 0x400 && cp <= 0x40F) return cp + 0x50;
  return cp == U'Ґ' ? U'ґ' : cp;
}

bool HasMarks(std::string_view text) {
  for (const char32_t cp : DecodeAll(text)) {
    if (cp >= 0x300 && cp < 0x370) return true;
  }
  return false;
}

}  // namespace

void Romanize(std::string_view input) {
  static const Romanizer kRomanizer(DefaultDatabase());
  const Language languages[] = {Language::kNone, Language::kBe, Language::kRu, Language::kUk};
  const Language language = languages[Options(&input).Below(4)];
  std::string out;
  for (const RomanizationSystem& system : kRomanizer.systems()) {
    kRomanizer.Romanize(system, input, &out, {.language = language});
    Check(out.size() <= input.size() * kMaxBytesForLetter, "bounded output", system.code);
    if (IsUtf8(input)) Check(IsUtf8(out), "output is UTF-8", system.code);
    // A letter with an accent makes another one that may have no rule (и + macron).
    if (kRomanizer.Has(system, language) && IsUtf8(input) && !HasMarks(input)) {
      const std::u32string alphabet = DefaultDatabase().reader().languages().Letters(language);
      for (const char32_t cp : DecodeAll(out)) {
        Check(cp < 0x400 || alphabet.find(Lower(cp)) == std::u32string_view::npos, "letters are romanized",
              system.code + ": " + out);
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
