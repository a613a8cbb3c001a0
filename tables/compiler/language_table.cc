#include "tables/compiler/language_table.h"

#include <algorithm>

#include "absl/strings/str_split.h"
#include "text/utf8.h"

namespace onoma {
namespace {

std::u32string Letters(const std::string& cell) {
  std::u32string letters = DecodeAll(cell);
  std::erase(letters, U' ');
  return letters;
}

}  // namespace

LanguageTable::LanguageTable(const std::string& folder, const format::Reader* base, Problems* problems) {
  for (const TableFile& file : ReadTables(folder, "languages.tsv", problems)) {
    const Rows rows(file, {"code", "iso3", "name", "script", "letters", "also"}, problems);
    for (size_t i = 0; i < rows.size(); ++i) {
      const std::string& code = rows.Get(i, "code");
      LanguageRow row{static_cast<Language>(PackLanguage(code)), rows.Get(i, "name"), rows.Get(i, "script"),
                      Letters(rows.Get(i, "letters")), Letters(rows.Get(i, "also"))};
      if (LanguageCode(ParseLanguage(code)) != code) {
        problems->Add(file.name, rows.line(i), "\"" + code + "\" is not the shortest ISO 639 code of a language");
      }
      if (Find(row.language) != nullptr) problems->Add(file.name, rows.line(i), "stands twice: " + code);
      if (row.letters.empty()) problems->Add(file.name, rows.line(i), "has no letters: " + code);
      rows_.push_back(std::move(row));
    }
  }
  if (!rows_.empty() || base == nullptr) return;
  for (const Language language : base->languages().All()) {
    rows_.push_back({language, "", "", base->languages().AlphabetOf(language), base->languages().Letters(language)});
  }
}

const LanguageRow* LanguageTable::Find(Language language) const {
  const auto it = std::find_if(rows_.begin(), rows_.end(), [&](const auto& row) { return row.language == language; });
  return it == rows_.end() ? nullptr : &*it;
}

Language LanguageTable::Parse(std::string_view code) const {
  const Language language = static_cast<Language>(PackLanguage(code));
  return code.size() <= 3 && Find(language) != nullptr ? language : Language::kNone;
}

std::vector<Language> LanguageTable::ParseList(std::string_view codes) const {
  std::vector<Language> languages;
  for (const auto& word : absl::StrSplit(absl::string_view(codes.data(), codes.size()), ' ', absl::SkipEmpty())) {
    const Language language = Parse({word.data(), word.size()});
    if (language == Language::kNone) return {};
    languages.push_back(language);
  }
  return languages;
}

}  // namespace onoma
