// Section LIST: the words of names/words, the endings of keys, and the morphology for the compilers of layers.
#ifndef ONOMA_TABLES_COMPILER_LIST_SECTION_H_
#define ONOMA_TABLES_COMPILER_LIST_SECTION_H_

#include <string>

#include "format/format.h"
#include "format/reader.h"
#include "format/writer.h"
#include "tables/compiler/morphology.h"
#include "tables/compiler/table_file.h"

namespace onoma {

// `base`: the database that a layer has the words of, beside its own; null for none.
std::string BuildListSection(const std::string& folder, const format::Reader* base, const Morphology& morphology,
                             format::StringPool* strings, Problems* problems);

}  // namespace onoma

#endif  // ONOMA_TABLES_COMPILER_LIST_SECTION_H_
