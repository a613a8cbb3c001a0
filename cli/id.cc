// onoma id: names in, IDs out.
#include <memory>
#include <string>
#include <utility>

#include "cli/commands.h"
#include "cli/id_worker.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/pipeline.h"
#include "cli/record_reader.h"

namespace onoma::cli {
namespace {

constexpr char kParagraph[] =
    "Names in, IDs out: one record for every record, in order.\n"
    "Lines give TSV without a header: input, id, name, kind, via, link, score. Records of TSV, CSV and\n"
    "JSONL pass through unchanged, with these appended as onoma_id, onoma_name and so on. All spellings\n"
    "of one name share its ID; a name that no table knows gets an ID of its own (via: derived).";

constexpr char kExamples[] =
    "  printf 'Lukashenka\\nЛукашенко\\n' | onoma id\n"
    "  onoma id --in csv --header --column name --lang-column country --parts people.csv\n"
    "  onoma id --in jsonl --column title --label ru pages.jsonl\n"
    "  onoma id --top 3 names.txt\n"
    "  onoma id --kind surname --accept strict --fail-unmatched surnames.txt";

struct Flags {
  DatabaseFlags databases;
  LookupFlags lookup;
  std::string in = "lines", out, column, language_column, label;
  bool header = false, parts = false, fail_unmatched = false;
  size_t top = 0;
  int threads = 1;
  std::vector<std::string> files;
};

DataFormat ParseFormat(const std::string& name) {
  if (name == "tsv") return DataFormat::kTsv;
  if (name == "csv") return DataFormat::kCsv;
  if (name == "jsonl") return DataFormat::kJsonl;
  return DataFormat::kLines;
}

// What the flags ask for, as far as it can be told without a header; an error where they contradict each other.
absl::StatusOr<IdOptions> ToIdOptions(const Flags& flags) {
  IdOptions options;
  options.lookup = ToOptions(flags.lookup);
  options.in = ParseFormat(flags.in);
  options.out = !flags.out.empty()                 ? ParseFormat(flags.out)
                : flags.top > 0                    ? DataFormat::kJsonl
                : options.in == DataFormat::kLines ? DataFormat::kTsv
                                                   : options.in;
  options.columns.parts = flags.parts;
  options.columns.top = flags.top;
  if (!flags.label.empty()) options.columns.label = ParseLabel(flags.label);
  const bool table = options.in == DataFormat::kTsv || options.in == DataFormat::kCsv;
  if (flags.top > 0 && options.out != DataFormat::kJsonl) {
    return absl::InvalidArgumentError("--top writes JSONL, not " + flags.out);
  }
  if (flags.header && !table) {
    return absl::InvalidArgumentError("--header is for --in tsv or csv; --in " + flags.in + " has no header");
  }
  if (options.in == DataFormat::kLines && !(flags.column.empty() && flags.language_column.empty())) {
    return absl::InvalidArgumentError("lines have no columns: say --in tsv, csv or jsonl");
  }
  return options;
}

// Turns the names of columns into places, and says what the output's header is.
absl::Status FindColumns(const Flags& flags, const std::vector<std::string>& header, IdOptions* options) {
  const auto find = [&](const std::string& text) -> absl::StatusOr<size_t> {
    absl::StatusOr<Column> column = ParseColumn(text);
    if (!column.ok()) return column.status();
    if (column->number == 0 && !flags.header) {
      return absl::InvalidArgumentError("column \"" + text + "\": without --header, columns go by number");
    }
    absl::StatusOr<size_t> index = FindColumn(*column, header);
    if (index.ok() && flags.header && *index >= header.size()) {
      return absl::NotFoundError("no column " + text + ": the header has " + std::to_string(header.size()));
    }
    return index;
  };
  if (!flags.column.empty()) {
    absl::StatusOr<size_t> index = find(flags.column);
    if (!index.ok()) return index.status();
    options->column = *index;
  }
  if (!flags.language_column.empty()) {
    absl::StatusOr<size_t> index = find(flags.language_column);
    if (!index.ok()) return index.status();
    options->language_column = *index;
  }
  options->header = header;
  return absl::OkStatus();
}

// Reads the header, if there is one, and writes its continuation. False if there is no input at all.
absl::StatusOr<bool> PassHeader(const Flags& flags, RecordReader* reader, IdOptions* options, std::string* out) {
  if (options->in == DataFormat::kJsonl) {
    options->key = flags.column.empty() ? "name" : flags.column;
    options->language_key = flags.language_column;
    return true;
  }
  if (!flags.header) {
    absl::Status status = FindColumns(flags, {}, options);
    if (!status.ok()) return status;
    return true;
  }
  Batch batch;
  absl::StatusOr<bool> found = reader->ReadHeader(&batch);
  if (!found.ok() || !*found) return found;
  const Record& record = batch.records[0];
  if (record.open_quote) return absl::InvalidArgumentError(batch.file + ":1: a quote in the header is never closed");
  const Table table = options->in == DataFormat::kTsv ? Table::kTsv : Table::kCsv;
  if (absl::Status status = FindColumns(flags, SplitFields(batch.Text(record), table), options); !status.ok()) {
    return status;
  }
  if (absl::Status status = CheckNoOwnColumns(*options, batch.file); !status.ok()) return status;
  AppendHeader(*options, batch.Raw(record), Batch::LineEnd(record), out);
  return true;
}

int RunId(const Flags& flags) {
  absl::StatusOr<IdOptions> options = ToIdOptions(flags);
  if (!options.ok()) return Fail(options.status());
  if (absl::Status status = CheckInputs(flags.files); !status.ok()) return Fail(status);
  const absl::StatusOr<std::unique_ptr<const LookupContext>> context = OpenLookup(flags.databases, flags.lookup);
  if (!context.ok()) return Fail(context.status());
  options->lookup.written_by = (*context)->written_by();

  RecordReader reader(flags.files, options->in == DataFormat::kCsv ? Splitting::kCsv : Splitting::kLines, flags.header);
  std::string header;
  absl::StatusOr<bool> any = PassHeader(flags, &reader, &*options, &header);
  if (!any.ok()) return Fail(any.status());
  Output output;
  output.Write(header);
  PipelineTotals totals;
  absl::Status status;
  if (*any) {
    status = RunPipeline(&reader, flags.threads, IdWorkerMaker(&(*context)->normalizer, *options), &output, &totals);
  }
  int exit_code = flags.fail_unmatched && totals.unmatched > 0 ? kExitUnmatched : kExitOk;
  if (totals.bad_records) exit_code = kExitError;
  exit_code = output.Finish(exit_code);
  return status.ok() ? exit_code : Fail(status);
}

}  // namespace

void AddIdCommand(CLI::App* app, int* exit_code) {
  auto flags = std::make_shared<Flags>();
  CLI::App* command = AddCommand(app, "id", kParagraph, kExamples);
  AddFilesArgument(command, &flags->files);
  AddKindFlag(command, &flags->lookup);
  command->add_option("--in", flags->in, "What the input is")
      ->check(CLI::IsMember({"lines", "tsv", "csv", "jsonl"}))
      ->capture_default_str();
  command->add_option("--out", flags->out, "What to write; as the input, and TSV for lines")
      ->check(CLI::IsMember({"tsv", "csv", "jsonl"}));
  command
      ->add_option("--column", flags->column,
                   "Column of the name: its number from 1, or its name; for JSONL a key (name)")
      ->type_name("NAME|N");
  command->add_flag("--header", flags->header, "The first record of each TSV or CSV file is a header");
  command->add_flag("--parts", flags->parts, "Also given_id, patronymic_id, surname_id and full_id");
  command->add_option("--top", flags->top, "JSONL with up to N ranked candidates a record")
      ->check(CLI::Range(size_t{1}, kMaxCandidates))
      ->type_name("N");
  AddLabelFlag(command, &flags->label);
  AddLanguageFlag(command, &flags->lookup);
  AddWrittenByFlag(command, &flags->lookup);
  command
      ->add_option("--lang-column", flags->language_column, "Column of the record's language or country; over --lang")
      ->type_name("NAME|N");
  AddAcceptFlag(command, &flags->lookup);
  command->add_flag("--fail-unmatched", flags->fail_unmatched, "Exit 1 if no table knew some record's name");
  AddThreadsFlag(command, &flags->threads);
  AddDatabaseFlags(command, &flags->databases);
  command->callback([flags, exit_code] { *exit_code = RunId(*flags); });
}

}  // namespace onoma::cli
