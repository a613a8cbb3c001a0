// Language: a language that names are written in, by its ISO 639 code.
#ifndef ONOMA_LANGUAGE_H_
#define ONOMA_LANGUAGE_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace onoma {

// The letters of a code of two or three letters, the first in the low byte: be, ru, rue. Any code can be held; which
// languages a database knows is in its tables (tables/languages.tsv).
constexpr uint32_t PackLanguage(std::string_view code) {
  uint32_t packed = 0;
  for (size_t i = 0; i < code.size() && i < 4; ++i) packed |= uint32_t{static_cast<uint8_t>(code[i])} << 8 * i;
  return packed;
}

enum class Language : uint32_t {
  kNone = 0,
  kBe = PackLanguage("be"),
  kRu = PackLanguage("ru"),
  kUk = PackLanguage("uk"),
};

// True for the languages that the names of the tables are native in. Only they say anything of whose a spelling is.
constexpr bool IsEastSlavic(Language language) {
  return language == Language::kBe || language == Language::kRu || language == Language::kUk;
}

// Reads a language or country code of any case: be by bel blr, ru rus, uk ua ukr, kk kz kaz, el gr... "be-BY" is be.
// Another word of two or three letters is the language of that code; anything else is kNone.
Language ParseLanguage(std::string_view code);

// "be"; "" for kNone.
std::string LanguageCode(Language language);

}  // namespace onoma

#endif  // ONOMA_LANGUAGE_H_
