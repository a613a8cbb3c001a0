// Section FRWD: where retired slugs lead, and the IDs that spellings had before a table knew them.
#ifndef ONOMA_TABLES_COMPILER_FORWARD_SECTION_H_
#define ONOMA_TABLES_COMPILER_FORWARD_SECTION_H_

#include <string>
#include <vector>

#include "format/format.h"
#include "tables/compiler/form_table.h"
#include "tables/compiler/name_table.h"

namespace onoma {

// `ids` are sorted, with the names' ordinals; `tools` is a database without names, which derives the IDs that unknown
// spellings had.
std::string BuildForwardSection(const NameTable& table, const FormTable::Forms& forms,
                                const std::vector<std::pair<uint64_t, uint32_t>>& ids, const std::string& tools,
                                Problems* problems);

}  // namespace onoma

#endif  // ONOMA_TABLES_COMPILER_FORWARD_SECTION_H_
