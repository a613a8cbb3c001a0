// docs/systems.md, from the systems' own files.
#ifndef ONOMA_TABLES_COMPILER_SYSTEMS_PAGE_H_
#define ONOMA_TABLES_COMPILER_SYSTEMS_PAGE_H_

#include <string>

#include "absl/status/statusor.h"

namespace onoma {

// `folder` holds the tables.
absl::StatusOr<std::string> SystemsPage(const std::string& folder);

}  // namespace onoma

#endif  // ONOMA_TABLES_COMPILER_SYSTEMS_PAGE_H_
