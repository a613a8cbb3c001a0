// From tables/*.tsv to the bytes of a database.
//
// Reading, lint, generation of forms and writing need no ICU: the sections FOLD and GENR come either from ICU
// (onoma-compile, for the embedded database; fold_builder.h, generic_builder.h) or from an existing database (`onoma
// compile`).
#ifndef ONOMA_TABLES_COMPILER_COMPILE_H_
#define ONOMA_TABLES_COMPILER_COMPILE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "onoma/database.h"

namespace onoma {

struct CompileOptions {
  std::string folder;        // the tables; a missing subfolder is an empty one
  std::string fold_section;  // section FOLD, where it was made anew; else it is taken from `base`
  uint32_t unicode_version = 0;
  std::string generic_section;  // section GENR, likewise
  const Database* base = nullptr;
  // Layer over `base`: the folder holds just the additions. Systems, styles and keys that it doesn't have come from
  // `base`, whose hash is recorded.
  bool layer = false;
};

struct CompileReport {
  size_t files = 0, names = 0, forms = 0, postings = 0, keys = 0, systems = 0, styles = 0, samples = 0;
  // Forms that two names share, and the like: worth a look, no error. "file:line: what".
  std::vector<std::string> notes;
};

// The status of a failure lists every row that breaks a rule, one a line, as "file:line: what is wrong and what to do".
absl::StatusOr<std::string> CompileTables(const CompileOptions& options, CompileReport* report);

}  // namespace onoma

#endif  // ONOMA_TABLES_COMPILER_COMPILE_H_
