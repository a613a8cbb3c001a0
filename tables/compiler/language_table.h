// The languages that tables speak of: tables/languages.tsv, or section LANG of a base database.
#ifndef ONOMA_TABLES_COMPILER_LANGUAGE_TABLE_H_
#define ONOMA_TABLES_COMPILER_LANGUAGE_TABLE_H_

#include <map>
#include <string>
#include <vector>

#include "format/reader.h"
#include "onoma/language.h"
#include "tables/compiler/table_file.h"

namespace onoma {

struct LanguageRow {
  Language language;
  std::string name, script;  // empty where they come from a database
  std::u32string letters;    // the alphabet, lower case; ' where it has an apostrophe
  std::u32string also;       // letters met in its texts besides
};

class LanguageTable {
 public:
  // Reads the folder's table; without one, takes what `base` has, if there is a base.
  LanguageTable(const std::string& folder, const format::Reader* base, Problems* problems);

  const std::vector<LanguageRow>& rows() const { return rows_; }
  // Null if the table doesn't have it.
  const LanguageRow* Find(Language language) const;
  // The language of a code as tables write it; kNone, and a problem, if it is not in the table.
  Language Parse(std::string_view code) const;
  // "be ru": each word's language; empty if one is unknown.
  std::vector<Language> ParseList(std::string_view codes) const;

 private:
  std::vector<LanguageRow> rows_;
};

}  // namespace onoma

#endif  // ONOMA_TABLES_COMPILER_LANGUAGE_TABLE_H_
