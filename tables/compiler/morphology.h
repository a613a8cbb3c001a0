// Feminine surnames and patronymics, by the endings in tables/morphology/.
#ifndef ONOMA_TABLES_COMPILER_MORPHOLOGY_H_
#define ONOMA_TABLES_COMPILER_MORPHOLOGY_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "format/reader.h"
#include "format/writer.h"
#include "tables/compiler/table_file.h"

namespace onoma {

class Morphology {
 public:
  // From the folder's tables; where it has none, from the base database that a layer is for (null: none).
  Morphology(const std::string& folder, const format::Reader* base, Problems* problems);

  // The same rules as records of section LIST: a layer's compiler reads them from there.
  void AddTo(format::StringPool* strings, std::string* lists) const;

  // "" if the surname has one form for both.
  std::string Feminine(Language language, const std::string& masculine) const;
  // {masculine, feminine} pairs from a father's name, the standard one first.
  std::vector<std::pair<std::string, std::string>> Patronymics(Language language, const std::string& father) const;

 private:
  struct Rule {
    Language language;
    std::string ending;  // without the hyphen; "" fits all
    std::vector<std::string> masculine, feminine;
  };
  static const Rule* Longest(const std::vector<Rule>& rules, Language language, const std::string& word);

  std::vector<Rule> genders_, patronymics_;
};

}  // namespace onoma

#endif  // ONOMA_TABLES_COMPILER_MORPHOLOGY_H_
