#include <cstdio>
#include <cstdlib>

#include "onoma/database.h"

extern "C" {
extern const std::byte onoma_default_database[];
extern const std::byte onoma_default_database_end[];
}

namespace onoma {

Database Database::Default() {
  absl::StatusOr<Database> database =
      FromMemory({onoma_default_database, onoma_default_database_end}, "(embedded database)");
  // The build verified these bytes; if they don't open now, the program's file is damaged and nothing of it can be
  // trusted.
  if (!database.ok()) {
    std::fprintf(stderr, "onoma: %s\n", database.status().ToString().c_str());
    std::abort();
  }
  return *std::move(database);
}

}  // namespace onoma
