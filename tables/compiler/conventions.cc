#include "tables/compiler/conventions.h"

#include "absl/strings/str_split.h"

namespace onoma {

Conventions::Conventions(const std::string& folder, Problems* problems) {
  for (const TableFile& file : ReadTables(folder, "key/conventions.tsv", problems)) {
    const Rows rows(file, {"convention", "systems", "bits", "note"}, problems);
    for (size_t i = 0; i < rows.size(); ++i) {
      for (const std::string& prefix : std::vector<std::string>(absl::StrSplit(rows.Get(i, "systems"), ' '))) {
        prefixes_.emplace_back(prefix, rows.Get(i, "bits") == "0");
      }
    }
  }
}

bool Conventions::Common(std::string_view code) const {
  for (const auto& [prefix, common] : prefixes_) {
    if (prefix == "*" || code.starts_with(prefix)) return common;
  }
  return false;
}

}  // namespace onoma
