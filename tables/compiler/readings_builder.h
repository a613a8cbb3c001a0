// Section READ (core/key/readings.h) from tables/key/: what tables/key/train has learned, and the lists that it learned
// from.
#ifndef ONOMA_TABLES_COMPILER_READINGS_BUILDER_H_
#define ONOMA_TABLES_COMPILER_READINGS_BUILDER_H_

#include <string>

#include "tables/compiler/table_file.h"
#include "text/fold_table.h"

namespace onoma {

// "" if the folder has no key/learned. `fold` strips the foreign names' marks.
std::string BuildReadingsSection(const std::string& folder, const FoldTable& fold, Problems* problems);

}  // namespace onoma

#endif  // ONOMA_TABLES_COMPILER_READINGS_BUILDER_H_
