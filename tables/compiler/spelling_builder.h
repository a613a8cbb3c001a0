// Section LANG: alphabets, and letter statistics of the names and samples that the tables have in each language
// (romanize/spelling_model.h has the layout).
#ifndef ONOMA_TABLES_COMPILER_SPELLING_BUILDER_H_
#define ONOMA_TABLES_COMPILER_SPELLING_BUILDER_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tables/compiler/language_table.h"

namespace onoma {

// Words of each language, lower case, one apostrophe.
using Words = std::map<Language, std::vector<std::u32string>>;

// Adds the words of a folded form.
void AddWords(std::string_view folded, std::vector<std::u32string>* words);

std::string BuildSpellingSection(const LanguageTable& languages, const Words& words);

}  // namespace onoma

#endif  // ONOMA_TABLES_COMPILER_SPELLING_BUILDER_H_
