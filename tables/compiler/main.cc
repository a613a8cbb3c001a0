// onoma-compile: makes the embedded database from the project's tables. (`onoma compile` is for everybody else's.)
//
//   onoma-compile TABLES OUTPUT          compile
//   onoma-compile --lint TABLES          read and check only; lists what is worth a look
//   onoma-compile --systems TABLES       docs/systems.md on stdout
//   onoma-compile --styles TABLES        docs/styles.md on stdout
#include <cstdio>
#include <string>

#include "base/file.h"
#include "tables/compiler/compile.h"
#include "tables/compiler/fold_builder.h"
#include "tables/compiler/generic_builder.h"
#include "tables/compiler/systems_page.h"

int main(int argc, char** argv) {
  const std::string first = argc > 1 ? argv[1] : "";
  const bool lint = first == "--lint";
  if (argc != 3) {
    std::fprintf(stderr,
                 "usage: onoma-compile TABLES OUTPUT | onoma-compile --lint TABLES | onoma-compile --systems TABLES\n");
    return 2;
  }
  if (first == "--systems") {
    const absl::StatusOr<std::string> page = onoma::SystemsPage(argv[2]);
    std::fputs(page.ok() ? page->c_str() : std::string(page.status().message()).c_str(), page.ok() ? stdout : stderr);
    return page.ok() ? 0 : 2;
  }
  const std::string folder = lint || first == "--styles" ? argv[2] : first;
  absl::StatusOr<onoma::FoldSection> fold = onoma::BuildFoldSection(folder);
  if (!fold.ok()) {
    std::fprintf(stderr, "%s\n", std::string(fold.status().message()).c_str());
    return 2;
  }
  if (first == "--styles") {
    const absl::StatusOr<std::string> page = onoma::StylesPage(argv[2], onoma::FoldTable(onoma::AsBytes(fold->bytes)));
    std::fputs(page.ok() ? page->c_str() : std::string(page.status().message()).c_str(), page.ok() ? stdout : stderr);
    return page.ok() ? 0 : 2;
  }
  absl::StatusOr<std::string> generic = onoma::BuildGenericSection();
  if (!generic.ok()) {
    std::fprintf(stderr, "%s\n", std::string(generic.status().message()).c_str());
    return 2;
  }
  onoma::CompileOptions options;
  options.folder = folder;
  options.fold_section = std::move(fold->bytes);
  options.unicode_version = fold->unicode_version;
  options.generic_section = *std::move(generic);
  onoma::CompileReport report;
  const absl::StatusOr<std::string> database = onoma::CompileTables(options, &report);
  if (!database.ok()) {
    std::fprintf(stderr, "%s\n", std::string(database.status().message()).c_str());
    return 2;
  }
  if (lint) {
    for (const std::string& note : report.notes) std::printf("%s\n", note.c_str());
  } else if (const absl::Status status = onoma::WriteFileAtomically(argv[2], *database); !status.ok()) {
    std::fprintf(stderr, "%s\n", std::string(status.message()).c_str());
    return 2;
  }
  std::fprintf(stderr,
               "%zu files, %zu systems, %zu styles, %zu samples hold; %zu names, %zu forms, %zu keys, %zu bytes\n",
               report.files, report.systems, report.styles, report.samples, report.names, report.forms, report.keys,
               database->size());
  return 0;
}
