// onoma explain: how one name came to its ID.
#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "cli/commands.h"
#include "cli/json_writer.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/record_reader.h"
#include "onoma/attributor.h"

namespace onoma::cli {
namespace {

constexpr char kParagraph[] =
    "How one name came to its ID.\n"
    "Every step: how it was folded and split, what each part was found to be, and the table file and line\n"
    "behind it. Several words are one name. With --column, lines of names from the files or standard input:\n"
    "which romanization system or press style their source writes by.";

constexpr char kExamples[] =
    "  onoma explain Loukachenko\n"
    "  onoma explain --lang be 'Ганна Ціханоўская'\n"
    "  onoma explain --json --accept broad Sasha\n"
    "  cut -f 2 list.tsv | onoma explain --column";

struct Flags {
  DatabaseFlags databases;
  LookupFlags lookup;
  bool json = false, column = false;
  std::vector<std::string> words;
};

std::string StepsAsJson(const std::vector<ExplainStep>& steps) {
  std::string out = "[";
  for (const ExplainStep& step : steps) {
    out += out.size() > 1 ? ",\n {" : "{";
    AppendJsonMember("step", step.step, &out);
    AppendJsonMember("detail", step.detail, &out);
    out += "}";
  }
  return out + "]\n";
}

std::string StepsAsText(const std::vector<ExplainStep>& steps) {
  size_t width = 0;
  for (const ExplainStep& step : steps) width = std::max(width, step.step.size());
  std::string out;
  for (const ExplainStep& step : steps) {
    out += step.step + std::string(width - step.step.size() + 2, ' ');
    for (char c : step.detail) {
      out.push_back(c);
      if (c == '\n') out.append(width + 2, ' ');
    }
    out.push_back('\n');
  }
  return out;
}

constexpr size_t kRulesOfAColumn = 20;

int RunColumn(const Flags& flags) {
  if (absl::Status status = CheckInputs(flags.words); !status.ok()) return Fail(status);
  absl::StatusOr<std::vector<Database>> layers = OpenDatabases(flags.databases);
  if (!layers.ok()) return Fail(layers.status());
  const Normalizer normalizer(*std::move(layers));
  const Attributor attributor(normalizer);
  RecordReader reader(flags.words, Splitting::kLines, false);
  std::vector<std::string> lines;
  Batch batch;
  // More lines than this have no more different words than are looked at.
  while (lines.size() < 20 * Attributor::kMaxColumnWords) {
    const absl::StatusOr<bool> more = reader.Next(&batch);
    if (!more.ok()) return Fail(more.status());
    if (!*more) break;
    for (const Record& record : batch.records) lines.emplace_back(batch.Text(record));
  }
  const std::vector<std::string_view> names(lines.begin(), lines.end());
  std::string out;
  size_t written = 0;
  for (const RuleEvidence& evidence : attributor.Column(names)) {
    if (++written > kRulesOfAColumn) break;
    out += evidence.system->code + "\t" + LanguageCode(evidence.language) + "\t" + std::to_string(evidence.explained) +
           "\t" + std::to_string(evidence.words) + "\t" + std::to_string(static_cast<int>(evidence.bits + 0.5f)) + "\n";
  }
  Output output;
  output.Write(out);
  return output.Finish(kExitOk);
}

int RunExplain(const Flags& flags) {
  if (flags.column) return RunColumn(flags);
  if (flags.words.empty()) return Fail("say a name, or --column for lines of names");
  absl::StatusOr<std::vector<Database>> layers = OpenDatabases(flags.databases);
  if (!layers.ok()) return Fail(layers.status());
  const Normalizer normalizer(*std::move(layers));
  std::string name;
  for (const std::string& word : flags.words) name += (name.empty() ? "" : " ") + word;
  const std::vector<ExplainStep> steps = normalizer.Explain(name, ToOptions(flags.lookup));
  Output output;
  output.Write(flags.json ? StepsAsJson(steps) : StepsAsText(steps));
  return output.Finish(kExitOk);
}

}  // namespace

void AddExplainCommand(CLI::App* app, int* exit_code) {
  auto flags = std::make_shared<Flags>();
  CLI::App* command = AddCommand(app, "explain", kParagraph, kExamples);
  command->add_option("name", flags->words, "The name; with --column, files")->type_name("NAME");
  command->add_flag("--column", flags->column, "Which rule a list of names is written by");
  AddKindFlag(command, &flags->lookup);
  AddLanguageFlag(command, &flags->lookup);
  AddAcceptFlag(command, &flags->lookup);
  command->add_flag("--json", flags->json, "The steps as a JSON array");
  AddDatabaseFlags(command, &flags->databases);
  command->callback([flags, exit_code] { *exit_code = RunExplain(*flags); });
}

}  // namespace onoma::cli
