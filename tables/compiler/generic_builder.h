// Section GENR, made from ICU's transliterators (key/generic_scripts.h has the layout).
#ifndef ONOMA_TABLES_COMPILER_GENERIC_BUILDER_H_
#define ONOMA_TABLES_COMPILER_GENERIC_BUILDER_H_

#include <string>

#include "absl/status/statusor.h"

namespace onoma {

absl::StatusOr<std::string> BuildGenericSection();

}  // namespace onoma

#endif  // ONOMA_TABLES_COMPILER_GENERIC_BUILDER_H_
