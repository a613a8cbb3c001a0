#include "onoma/language.h"

#include <algorithm>
#include <iterator>

#include "absl/strings/ascii.h"

namespace onoma {

Language ParseLanguage(std::string_view code) {
  struct Row {
    std::string_view code, language;
  };
  // Three-letter codes of languages that have a shorter one, and countries whose names are written in one of our
  // languages. A code that is both (mk, uz) is a language first.
  static constexpr Row kRows[] = {
      {"abk", "ab"},  {"ava", "av"}, {"aze", "az"}, {"bak", "ba"}, {"bel", "be"}, {"bos", "bs"}, {"bul", "bg"},
      {"che", "ce"},  {"chv", "cv"}, {"ell", "el"}, {"gre", "el"}, {"kat", "ka"}, {"geo", "ka"}, {"hye", "hy"},
      {"arm", "hy"},  {"kaz", "kk"}, {"kir", "ky"}, {"kom", "kv"}, {"mkd", "mk"}, {"mon", "mn"}, {"oss", "os"},
      {"ron", "ro"},  {"mol", "ro"}, {"rus", "ru"}, {"srp", "sr"}, {"tgk", "tg"}, {"tat", "tt"}, {"tuk", "tk"},
      {"uig", "ug"},  {"ukr", "uk"}, {"uzb", "uz"}, {"am", "hy"},  {"by", "be"},  {"blr", "be"}, {"ge", "ka"},
      {"gr", "el"},   {"kg", "ky"},  {"kgz", "ky"}, {"kz", "kk"},  {"md", "ro"},  {"mda", "ro"}, {"me", "cnr"},
      {"mne", "cnr"}, {"rs", "sr"},  {"srb", "sr"}, {"tj", "tg"},  {"tjk", "tg"}, {"tm", "tk"},  {"tkm", "tk"},
      {"ua", "uk"},   {"bgr", "bg"},
  };
  // "be-BY", "ru_RU": the language decides.
  code = code.substr(0, code.find_first_of("-_"));
  if (code.size() < 2 || code.size() > 3) return Language::kNone;
  std::string lower(code);
  for (char& c : lower) {
    if (!absl::ascii_isalpha(static_cast<unsigned char>(c))) return Language::kNone;
    c = absl::ascii_tolower(static_cast<unsigned char>(c));
  }
  const auto row = std::find_if(std::begin(kRows), std::end(kRows), [&](const Row& r) { return r.code == lower; });
  return static_cast<Language>(PackLanguage(row == std::end(kRows) ? std::string_view(lower) : row->language));
}

std::string LanguageCode(Language language) {
  std::string code;
  for (uint32_t rest = static_cast<uint32_t>(language); rest != 0; rest >>= 8) {
    code.push_back(static_cast<char>(rest & 0xFF));
  }
  return code;
}

}  // namespace onoma
