// onoma annotate: running text in, mentions out.
#include <memory>
#include <string>
#include <utility>

#include "cli/annotate_worker.h"
#include "cli/commands.h"
#include "cli/html.h"
#include "cli/options.h"
#include "cli/output.h"

namespace onoma::cli {
namespace {

constexpr char kParagraph[] =
    "Running text in, the names in it out.\n"
    "A file is a document (with --lines, a line is; with --in jsonl, an object with a text). Each gives a\n"
    "line of JSON: the document with \"mentions\": [{start, end, text, id, name, kind, via, link, score}],\n"
    "parts where a name has several, and person where exactly one full name in the document fits.\n"
    "Offsets are exact: bytes of the original, unless --offsets says otherwise.";

constexpr char kExamples[] =
    "  onoma annotate article.txt\n"
    "  onoma annotate --in jsonl --column body --offsets utf16 news.jsonl > mentions.jsonl\n"
    "  onoma annotate --out html article.txt > article.html\n"
    "  echo 'Президент Лукашенко прибыл в Сочи.' | onoma annotate --label en";

struct Flags {
  DatabaseFlags databases;
  LookupFlags lookup;
  std::string in = "text", out = "jsonl", offsets = "bytes", column, language_column, label;
  bool lines = false, no_derive = false;
  int threads = 1;
  std::vector<std::string> files;
};

absl::StatusOr<AnnotateOptions> ToAnnotateOptions(const Flags& flags) {
  const bool jsonl = flags.in == "jsonl";
  if (jsonl && flags.lines)
    return absl::InvalidArgumentError("--lines is short for --in lines: it excludes --in jsonl");
  if (!jsonl && !(flags.column.empty() && flags.language_column.empty())) {
    return absl::InvalidArgumentError("plain text has no columns: say --in jsonl");
  }
  AnnotateOptions options;
  const LookupOptions lookup = ToOptions(flags.lookup);
  options.scan.accept = lookup.accept;
  options.scan.language = lookup.language;
  options.scan.derive = !flags.no_derive;
  options.jsonl = jsonl;
  if (!flags.column.empty()) options.key = flags.column;
  options.language_key = flags.language_column;
  options.html = flags.out == "html";
  if (flags.offsets == "codepoints") options.unit = OffsetUnit::kCodepoints;
  if (flags.offsets == "utf16") options.unit = OffsetUnit::kUtf16;
  if (!flags.label.empty()) options.label = ParseLabel(flags.label);
  return options;
}

int RunAnnotate(const Flags& flags) {
  absl::StatusOr<AnnotateOptions> options = ToAnnotateOptions(flags);
  if (!options.ok()) return Fail(options.status());
  if (absl::Status status = CheckInputs(flags.files); !status.ok()) return Fail(status);
  const absl::StatusOr<std::unique_ptr<const LookupContext>> context = OpenLookup(flags.databases, flags.lookup);
  if (!context.ok()) return Fail(context.status());
  options->scan.written_by = (*context)->written_by();

  const bool whole = flags.in == "text" && !flags.lines;
  RecordReader reader(flags.files, whole ? Splitting::kWhole : Splitting::kLines, false);
  Output output;
  if (options->html) output.Write(HtmlHead());
  PipelineTotals totals;
  const auto make_worker = [&] { return MakeAnnotateWorker(&(*context)->normalizer, *options); };
  const absl::Status status = RunPipeline(&reader, flags.threads, make_worker, &output, &totals);
  if (options->html) output.Write(HtmlFoot());
  const int exit_code = output.Finish(totals.bad_records ? kExitError : kExitOk);
  return status.ok() ? exit_code : Fail(status);
}

}  // namespace

void AddAnnotateCommand(CLI::App* app, int* exit_code) {
  auto flags = std::make_shared<Flags>();
  CLI::App* command = AddCommand(app, "annotate", kParagraph, kExamples);
  AddFilesArgument(command, &flags->files);
  command->add_option("--in", flags->in, "What the input is")
      ->check(CLI::IsMember({"text", "lines", "jsonl"}))
      ->capture_default_str();
  command->add_flag("--lines", flags->lines, "A line is a document: --in lines");
  command->add_option("--column", flags->column, "JSONL: key of the text (text)")->type_name("KEY");
  command->add_option("--out", flags->out, "JSONL, or a page that shows the mentions in place")
      ->check(CLI::IsMember({"jsonl", "html"}))
      ->capture_default_str();
  command->add_option("--offsets", flags->offsets, "What start and end count")
      ->check(CLI::IsMember({"bytes", "codepoints", "utf16"}))
      ->capture_default_str();
  AddLabelFlag(command, &flags->label);
  AddLanguageFlag(command, &flags->lookup);
  AddWrittenByFlag(command, &flags->lookup);
  command->add_option("--lang-column", flags->language_column, "JSONL: key of the document's language; over --lang")
      ->type_name("KEY");
  AddAcceptFlag(command, &flags->lookup);
  command->add_flag("--no-derive", flags->no_derive, "Only names that a table knows");
  AddThreadsFlag(command, &flags->threads);
  AddDatabaseFlags(command, &flags->databases);
  command->callback([flags, exit_code] { *exit_code = RunAnnotate(*flags); });
}

}  // namespace onoma::cli
