// Feminine surnames and patronymics, by the endings in tables/morphology/.
#ifndef ONOMA_TABLES_COMPILER_MORPHOLOGY_H_
#define ONOMA_TABLES_COMPILER_MORPHOLOGY_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "tables/compiler/table_file.h"

namespace onoma {

class Morphology {
 public:
  Morphology(const std::string& folder, Problems* problems);

  // "" if the surname has one form for both. `language` is a Language bit.
  std::string Feminine(uint32_t language, const std::string& masculine) const;
  // {masculine, feminine} pairs from a father's name, the standard one first.
  std::vector<std::pair<std::string, std::string>> Patronymics(uint32_t language, const std::string& father) const;

 private:
  struct Rule {
    uint32_t language;
    std::string ending;  // without the hyphen; "" fits all
    std::vector<std::string> masculine, feminine;
  };
  static const Rule* Longest(const std::vector<Rule>& rules, uint32_t language, const std::string& word);

  std::vector<Rule> genders_, patronymics_;
};

}  // namespace onoma

#endif  // ONOMA_TABLES_COMPILER_MORPHOLOGY_H_
