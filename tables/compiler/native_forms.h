// The native forms of a row: the columns be, ru, uk, and `natives` for other languages.
#ifndef ONOMA_TABLES_COMPILER_NATIVE_FORMS_H_
#define ONOMA_TABLES_COMPILER_NATIVE_FORMS_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "onoma/language.h"
#include "tables/compiler/language_table.h"
#include "tables/compiler/table_file.h"

namespace onoma {

// A native form. `feminine` is of surnames and patronymics only.
struct NativeForm {
  Language language;
  std::string masculine, feminine;
};

// The languages that names have a column for.
inline constexpr std::pair<const char*, Language> kNameLanguages[] = {
    {"be", Language::kBe}, {"ru", Language::kRu}, {"uk", Language::kUk}};

// One of them, or kNone.
Language NameLanguage(std::string_view code);

// A problem if a native form is not written in its language's alphabet alone.
void CheckNative(const std::string& form, Language language, const LanguageTable& languages, const std::string& file,
                 size_t line, Problems* problems);

// The forms of row i, be, ru and uk first; with `pairs`, each is written masculine/feminine.
std::vector<NativeForm> ReadNatives(const Rows& rows, size_t i, bool pairs, const LanguageTable& languages,
                                    Problems* problems);

}  // namespace onoma

#endif  // ONOMA_TABLES_COMPILER_NATIVE_FORMS_H_
