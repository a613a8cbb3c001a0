// Options that several commands share, and opening the databases that they name.
#ifndef ONOMA_CLI_OPTIONS_H_
#define ONOMA_CLI_OPTIONS_H_

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "onoma/database.h"
#include "onoma/normalizer.h"
#include "onoma/romanizer.h"
#include "onoma/writing_rule.h"

namespace onoma::cli {

// A subcommand with its paragraph and its examples. The paragraph's first line is a sentence and stands in the list of
// commands.
CLI::App* AddCommand(CLI::App* app, const std::string& name, const std::string& paragraph, const std::string& examples);

struct DatabaseFlags {
  std::vector<std::string> paths;
};
void AddDatabaseFlags(CLI::App* command, DatabaseFlags* flags);
// The layers, base first: --db, else $ONOMA_DB, else the embedded database.
absl::StatusOr<std::vector<Database>> OpenDatabases(const DatabaseFlags& flags);

struct LookupFlags {
  std::string kind = "auto";
  std::string accept = "standard";
  std::string language;
  std::string written_by;
};
void AddKindFlag(CLI::App* command, LookupFlags* flags);
void AddAcceptFlag(CLI::App* command, LookupFlags* flags);
void AddLanguageFlag(CLI::App* command, LookupFlags* flags);
void AddWrittenByFlag(CLI::App* command, LookupFlags* flags);
LookupOptions ToOptions(const LookupFlags& flags);

// What lookups need: the databases, and the rule of --written-by with what it refers to.
struct LookupContext {
  explicit LookupContext(std::vector<Database> layers) : normalizer(std::move(layers)) {}

  // Null where none was named.
  const WritingRule* written_by() const { return rule ? &*rule : nullptr; }

  Normalizer normalizer;
  std::optional<Romanizer> romanizer;
  std::optional<WritingRule> rule;
};
absl::StatusOr<std::unique_ptr<const LookupContext>> OpenLookup(const DatabaseFlags& databases,
                                                                const LookupFlags& flags);

void AddLabelFlag(CLI::App* command, std::string* label);
void AddThreadsFlag(CLI::App* command, int* threads);
void AddFilesArgument(CLI::App* command, std::vector<std::string>* files);

// A column as a person names it: its number from 1, or its name.
struct Column {
  std::string name;
  size_t number = 0;  // 0: by name
};
absl::StatusOr<Column> ParseColumn(const std::string& text);
// Its index in a header; an error that lists what there is.
absl::StatusOr<size_t> FindColumn(const Column& column, const std::vector<std::string>& header);

std::string HashText(uint64_t hash);

}  // namespace onoma::cli

#endif  // ONOMA_CLI_OPTIONS_H_
