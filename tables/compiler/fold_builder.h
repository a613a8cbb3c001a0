// Section FOLD, made from ICU and tables/fold/. ICU is used here and in generic_builder.cc
// alone (text/fold_table.h has the layout).
#ifndef ONOMA_TABLES_COMPILER_FOLD_BUILDER_H_
#define ONOMA_TABLES_COMPILER_FOLD_BUILDER_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"

namespace onoma {

struct FoldSection {
  std::string bytes;
  uint32_t unicode_version;  // as in the header of a database
};

// Reads fold/overrides.tsv, fold/strip.tsv and fold/look_alikes.tsv of the tables' folder.
absl::StatusOr<FoldSection> BuildFoldSection(const std::string& folder);

}  // namespace onoma

#endif  // ONOMA_TABLES_COMPILER_FOLD_BUILDER_H_
