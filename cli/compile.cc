// onoma compile: a folder of tables in, a database out.
#include "tables/compiler/compile.h"

#include <sys/stat.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "base/file.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "cli/output.h"

namespace onoma::cli {
namespace {

constexpr char kParagraph[] =
    "A folder of tables in, a database out.\n"
    "tables/README.md says how tables are written. With --layer the folder holds just additions to a base,\n"
    "which is the embedded database unless --over names another; the file then goes on top of it:\n"
    "onoma id --db FILE. Rows that break a rule are listed by file and line, and nothing is written.";

constexpr char kExamples[] =
    "  onoma compile my_names -o my_names.onoma --layer && onoma id --db my_names.onoma names.txt\n"
    "  onoma compile tables -o names.onoma";

struct Flags {
  std::string folder, output, over;
  bool layer = false;
};

// Every broken row on a line of its own as compilers do, then the one line about it all.
int FailWithRows(const std::string& folder, const absl::Status& status) {
  std::string rows(status.message());
  if (rows.find('\n') == std::string::npos) return Fail(rows);
  while (!rows.empty() && rows.back() == '\n') rows.pop_back();
  rows += '\n';
  WriteStderr(rows);
  const auto count = std::count(rows.begin(), rows.end(), '\n');
  return Fail(folder + ": " + std::to_string(count) + " rows break a rule; no database was written");
}

int RunCompile(const Flags& flags) {
  struct stat info;
  if (stat(flags.folder.c_str(), &info) != 0 || !S_ISDIR(info.st_mode)) {
    return Fail(flags.folder + ": is no folder of tables");
  }
  absl::StatusOr<Database> base = Database::Default();
  if (!flags.over.empty()) base = Database::Open(flags.over);
  if (!base.ok()) return Fail(base.status());
  CompileOptions options;
  options.folder = flags.folder;
  options.base = &*base;
  options.layer = flags.layer;
  CompileReport report;
  absl::StatusOr<std::string> bytes = CompileTables(options, &report);
  if (!bytes.ok()) return FailWithRows(flags.folder, bytes.status());
  if (absl::Status status = WriteFileAtomically(flags.output, *bytes); !status.ok()) return Fail(status);
  std::string summary;
  for (const std::string& note : report.notes) summary += "note: " + note + "\n";
  summary += flags.output + ": " + std::to_string(report.names) + " names, " + std::to_string(report.forms) +
             " forms, " + std::to_string(report.keys) + " keys, " + std::to_string(report.systems) + " systems, " +
             std::to_string(report.styles) + " press styles from " + std::to_string(report.files) + " files; " +
             std::to_string(report.samples) + " samples held; " + std::to_string(bytes->size()) + " bytes\n";
  WriteStderr(summary);
  return kExitOk;
}

}  // namespace

void AddCompileCommand(CLI::App* app, int* exit_code) {
  auto flags = std::make_shared<Flags>();
  CLI::App* command = AddCommand(app, "compile", kParagraph, kExamples);
  command->add_option("folder", flags->folder, "The tables")->type_name("FOLDER")->required();
  command->add_option("-o,--output", flags->output, "The database to write")->type_name("FILE")->required();
  command->add_option("--over", flags->over, "The base, in place of the embedded database")->type_name("BASE");
  command->add_flag("--layer", flags->layer, "Write a layer that goes on top of the base");
  command->callback([flags, exit_code] { *exit_code = RunCompile(*flags); });
}

}  // namespace onoma::cli
