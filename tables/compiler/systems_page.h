// docs/systems.md and docs/styles.md, from the systems' and styles' own files.
#ifndef ONOMA_TABLES_COMPILER_SYSTEMS_PAGE_H_
#define ONOMA_TABLES_COMPILER_SYSTEMS_PAGE_H_

#include <string>

#include "absl/status/statusor.h"
#include "text/fold_table.h"

namespace onoma {

// `folder` holds the tables.
absl::StatusOr<std::string> SystemsPage(const std::string& folder);
absl::StatusOr<std::string> StylesPage(const std::string& folder, const FoldTable& fold);

}  // namespace onoma

#endif  // ONOMA_TABLES_COMPILER_SYSTEMS_PAGE_H_
