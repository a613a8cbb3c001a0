// How often names are met that a system or style wrote: tables/key/conventions.tsv.
#ifndef ONOMA_TABLES_COMPILER_CONVENTIONS_H_
#define ONOMA_TABLES_COMPILER_CONVENTIONS_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tables/compiler/table_file.h"

namespace onoma {

class Conventions {
 public:
  // Of tables without the file, no system is common.
  Conventions(const std::string& folder, Problems* problems);

  // True if the system writes by the convention that is met most: passports, agencies and the press in English.
  bool Common(std::string_view code) const;

 private:
  std::vector<std::pair<std::string, bool>> prefixes_;  // of codes, in the file's order
};

}  // namespace onoma

#endif  // ONOMA_TABLES_COMPILER_CONVENTIONS_H_
