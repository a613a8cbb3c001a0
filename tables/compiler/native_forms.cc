#include "tables/compiler/native_forms.h"

#include "absl/strings/str_cat.h"
#include "text/utf8.h"

namespace onoma {
namespace {

// Of the letters that native forms are written in: Cyrillic, Armenian, Greek; Georgian has no capitals.
char32_t Lower(char32_t cp) {
  if (cp >= 0x391 && cp <= 0x3AB) return cp + 0x20;
  if (cp >= 0x410 && cp <= 0x42F) return cp + 0x20;
  if (cp >= 0x400 && cp <= 0x40F) return cp + 0x50;
  if ((cp >= 0x460 && cp <= 0x4BF) || (cp >= 0x4D0 && cp <= 0x52F)) return cp | 1;
  if (cp == 0x4C0) return 0x4CF;
  if (cp >= 0x4C1 && cp <= 0x4CE) return cp + (cp & 1);
  if (cp >= 0x531 && cp <= 0x556) return cp + 0x30;
  return cp;
}

}  // namespace

Language NameLanguage(std::string_view code) {
  for (const auto& [column, language] : kNameLanguages) {
    if (code == column) return language;
  }
  return Language::kNone;
}

void CheckNative(const std::string& form, Language language, const LanguageTable& languages, const std::string& file,
                 size_t line, Problems* problems) {
  const LanguageRow* row = languages.Find(language);
  if (row == nullptr) return problems->Add(file, line, "its language is not in languages.tsv");
  for (const char32_t cp : DecodeAll(form)) {
    const char32_t lower = Lower(cp);
    if (cp == ' ' || cp == '-' || cp == '\'') continue;
    if (row->letters.find(lower) == std::u32string::npos && row->also.find(lower) == std::u32string::npos) {
      std::string letter;
      AppendUtf8(cp, &letter);
      problems->Add(file, line, absl::StrCat("\"", form, "\": ", letter, " is no letter of its language"));
      return;
    }
  }
}

std::vector<NativeForm> ReadNatives(const Rows& rows, size_t i, bool pairs, const LanguageTable& languages,
                                    Problems* problems) {
  std::vector<NativeForm> natives;
  for (const auto& [column, language] : kNameLanguages) {
    for (const std::string& cell : rows.List(i, column)) {
      NativeForm form{language, cell, ""};
      const size_t slash = pairs ? cell.find('/') : std::string::npos;
      if (pairs && slash == std::string::npos) {
        problems->Add(rows.file(), rows.line(i), "expected masculine/feminine: " + cell);
        continue;
      }
      if (pairs) {
        form.feminine = cell.substr(slash + 1);
        form.masculine.resize(slash);
        CheckNative(form.feminine, form.language, languages, rows.file(), rows.line(i), problems);
      }
      CheckNative(form.masculine, form.language, languages, rows.file(), rows.line(i), problems);
      natives.push_back(std::move(form));
    }
  }
  // Those of other languages: "bg:Георги, ka:გიორგი".
  for (const std::string& item : rows.List(i, "natives")) {
    const size_t colon = item.find(':');
    const Language language = colon == std::string::npos ? Language::kNone : ParseLanguage(item.substr(0, colon));
    if (language == Language::kNone || NameLanguage(LanguageCode(language)) != Language::kNone) {
      problems->Add(rows.file(), rows.line(i),
                    "natives are like bg:Георги, and be, ru, uk have their columns: " + item);
      continue;
    }
    natives.push_back({language, item.substr(colon + 1), ""});
    CheckNative(natives.back().masculine, language, languages, rows.file(), rows.line(i), problems);
  }
  return natives;
}

}  // namespace onoma
