// onoma info, onoma verify, onoma resolve: what a database holds.
#include <memory>
#include <string>
#include <utility>

#include "cli/commands.h"
#include "cli/fields.h"
#include "cli/json_writer.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/pipeline.h"

namespace onoma::cli {
namespace {

constexpr char kInfoParagraph[] =
    "What a database says of itself.\n"
    "Versions, hashes, how much it holds. Without a file, the ones in use (--db, $ONOMA_DB or the embedded one).";
constexpr char kInfoExamples[] =
    "  onoma info\n"
    "  onoma info names.onoma --json";

constexpr char kVerifyParagraph[] =
    "Reads every byte of databases and checks it.\n"
    "Exit 2 if one is damaged. Without a file, the ones in use.";
constexpr char kVerifyExamples[] =
    "  onoma verify names.onoma\n"
    "  ONOMA_DB=names.onoma onoma verify";

constexpr char kResolveParagraph[] =
    "Where IDs and readable names of an older database lead now.\n"
    "A name that was merged, or that a table has come to cover, leads on. TSV without a header: input, id,\n"
    "name, moved (0 or 1). What this database does not know gives ID 0 and no name.";
constexpr char kResolveExamples[] =
    "  onoma resolve given/sergei surname/lukashenko\n"
    "  onoma resolve person/aleksandr+lukashenko\n"
    "  cut -f 2 old_output.tsv | onoma resolve";

struct Flags {
  DatabaseFlags databases;
  bool json = false;
  std::vector<std::string> arguments;
};

// The named files each by itself, or the databases in use.
absl::StatusOr<std::vector<Database>> OpenNamed(const Flags& flags) {
  if (flags.arguments.empty()) return OpenDatabases(flags.databases);
  std::vector<Database> databases;
  for (const std::string& path : flags.arguments) {
    absl::StatusOr<Database> database = Database::Open(path);
    if (!database.ok()) return database.status();
    databases.push_back(*std::move(database));
  }
  return databases;
}

std::string InfoAsText(const Database::Info& info) {
  std::string out;
  const auto line = [&](std::string key, const std::string& value) {
    key += ':';
    key.resize(16, ' ');
    out += key + value + "\n";
  };
  line("database", info.label);
  line("format version", std::to_string(info.format_version));
  line("key version", std::to_string(info.key_version));
  line("unicode", info.unicode_version);
  line("content hash", HashText(info.content_hash));
  line("layers over", info.base_hash == 0 ? "nothing" : HashText(info.base_hash));
  line("bytes", std::to_string(info.file_size));
  line("names", std::to_string(info.names));
  line("forms", std::to_string(info.forms));
  line("systems", std::to_string(info.systems));
  line("press styles", std::to_string(info.styles));
  for (const Database::Section& section : info.sections) {
    line("section " + section.tag, std::to_string(section.size) + " bytes at " + std::to_string(section.offset) +
                                       (section.required ? "" : ", optional"));
  }
  return out;
}

std::string InfoAsJson(const Database::Info& info) {
  std::string out = "{";
  AppendJsonMember("database", info.label, &out);
  AppendJsonMember("format_version", uint64_t{info.format_version}, &out);
  AppendJsonMember("key_version", uint64_t{info.key_version}, &out);
  AppendJsonMember("unicode_version", info.unicode_version, &out);
  AppendJsonMember("content_hash", HashText(info.content_hash), &out);
  AppendJsonMember("base_hash", HashText(info.base_hash), &out);
  AppendJsonMember("file_size", info.file_size, &out);
  AppendJsonMember("names", info.names, &out);
  AppendJsonMember("forms", info.forms, &out);
  AppendJsonMember("systems", info.systems, &out);
  AppendJsonMember("styles", info.styles, &out);
  AppendJsonKey("sections", &out);
  out += '[';
  for (const Database::Section& section : info.sections) {
    out += out.back() == '[' ? "{" : ",{";
    AppendJsonMember("tag", section.tag, &out);
    AppendJsonMember("offset", section.offset, &out);
    AppendJsonMember("size", section.size, &out);
    AppendJsonKey("required", &out);
    out += section.required ? "true}" : "false}";
  }
  return out + "]}\n";
}

int RunInfo(const Flags& flags) {
  absl::StatusOr<std::vector<Database>> databases = OpenNamed(flags);
  if (!databases.ok()) return Fail(databases.status());
  std::string out;
  for (const Database& database : *databases) {
    if (!out.empty() && !flags.json) out += '\n';
    out += flags.json ? InfoAsJson(database.GetInfo()) : InfoAsText(database.GetInfo());
  }
  Output output;
  output.Write(out);
  return output.Finish(kExitOk);
}

// Goes on behind a damaged file: the others deserve their answer.
int RunVerify(const Flags& flags) {
  Output output;
  int exit_code = kExitOk;
  const auto verify = [&](const Database& database) {
    if (absl::Status status = database.Verify(); !status.ok()) {
      exit_code = Fail(status);
      return;
    }
    const Database::Info info = database.GetInfo();
    output.Write(info.label + ": ok (" + std::to_string(info.names) + " names, " + std::to_string(info.forms) +
                 " forms)\n");
  };
  if (flags.arguments.empty()) {
    absl::StatusOr<std::vector<Database>> databases = OpenDatabases(flags.databases);
    if (!databases.ok()) return Fail(databases.status());
    for (const Database& database : *databases) verify(database);
  }
  for (const std::string& path : flags.arguments) {
    absl::StatusOr<Database> database = Database::Open(path);
    if (database.ok()) {
      verify(*database);
    } else {
      exit_code = Fail(database.status());
    }
  }
  return output.Finish(exit_code);
}

void AppendResolved(const Normalizer& normalizer, std::string_view input, std::string* out) {
  const std::optional<NameId> id = NameId::Parse(input);
  const Normalizer::Resolved resolved = id ? normalizer.ResolveForward(*id) : normalizer.ResolveForward(input);
  AppendField(input, Table::kTsv, out);
  *out += "\t" + resolved.id.ToString() + "\t";
  AppendField(resolved.name, Table::kTsv, out);
  *out += resolved.moved ? "\t1\n" : "\t0\n";
}

class ResolveWorker : public BatchWorker {
 public:
  explicit ResolveWorker(const Normalizer* normalizer) : normalizer_(normalizer) {}

  void Process(const Batch& batch, BatchResult* result) override {
    for (const Record& record : batch.records) AppendResolved(*normalizer_, batch.Text(record), &result->out);
  }

 private:
  const Normalizer* const normalizer_;
};

int RunResolve(const Flags& flags) {
  absl::StatusOr<std::vector<Database>> layers = OpenDatabases(flags.databases);
  if (!layers.ok()) return Fail(layers.status());
  const Normalizer normalizer(*std::move(layers));
  Output output;
  const bool from_stdin = flags.arguments.empty() || flags.arguments == std::vector<std::string>{"-"};
  if (!from_stdin) {
    std::string out;
    for (const std::string& argument : flags.arguments) AppendResolved(normalizer, argument, &out);
    output.Write(out);
    return output.Finish(kExitOk);
  }
  RecordReader reader({}, Splitting::kLines, false);
  PipelineTotals totals;
  const auto make_worker = [&] { return std::make_unique<ResolveWorker>(&normalizer); };
  const absl::Status status = RunPipeline(&reader, 1, make_worker, &output, &totals);
  const int exit_code = output.Finish(kExitOk);
  return status.ok() ? exit_code : Fail(status);
}

}  // namespace

void AddInfoCommand(CLI::App* app, int* exit_code) {
  auto flags = std::make_shared<Flags>();
  CLI::App* command = AddCommand(app, "info", kInfoParagraph, kInfoExamples);
  command->add_option("files", flags->arguments, "Database files")->type_name("FILE");
  command->add_flag("--json", flags->json, "A JSON object for each");
  AddDatabaseFlags(command, &flags->databases);
  command->callback([flags, exit_code] { *exit_code = RunInfo(*flags); });
}

void AddVerifyCommand(CLI::App* app, int* exit_code) {
  auto flags = std::make_shared<Flags>();
  CLI::App* command = AddCommand(app, "verify", kVerifyParagraph, kVerifyExamples);
  command->add_option("files", flags->arguments, "Database files")->type_name("FILE");
  AddDatabaseFlags(command, &flags->databases);
  command->callback([flags, exit_code] { *exit_code = RunVerify(*flags); });
}

void AddResolveCommand(CLI::App* app, int* exit_code) {
  auto flags = std::make_shared<Flags>();
  CLI::App* command = AddCommand(app, "resolve", kResolveParagraph, kResolveExamples);
  command->add_option("ids", flags->arguments, "IDs or readable names; - or none for lines of standard input")
      ->type_name("ID|NAME");
  AddDatabaseFlags(command, &flags->databases);
  command->callback([flags, exit_code] { *exit_code = RunResolve(*flags); });
}

}  // namespace onoma::cli
