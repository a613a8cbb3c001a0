// onoma explain: how one name came to its ID.
#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>

#include "cli/commands.h"
#include "cli/fields.h"
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
    "which romanization system or press style their source writes by (TSV: code, language, words explained,\n"
    "words, bits). With --words, each different Latin word of such lines: TSV (word, tabled | read | nearest |\n"
    "none, native form, language, number of rules, their codes, the likeliest first).";

constexpr char kExamples[] =
    "  onoma explain Loukachenko\n"
    "  onoma explain --lang be 'Ганна Ціханоўская'\n"
    "  onoma explain --json --accept broad Sasha\n"
    "  cut -f 2 list.tsv | onoma explain --column\n"
    "  cut -f 2 list.tsv | onoma explain --words";

struct Flags {
  DatabaseFlags databases;
  LookupFlags lookup;
  bool json = false, column = false, words_alone = false;
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

// Calls `visit` for each line of the files until it returns false.
template <typename Visit>
absl::Status EachLine(const std::vector<std::string>& files, Visit visit) {
  if (absl::Status status = CheckInputs(files); !status.ok()) return status;
  RecordReader reader(files, Splitting::kLines, false);
  Batch batch;
  while (true) {
    const absl::StatusOr<bool> more = reader.Next(&batch);
    if (!more.ok()) return more.status();
    if (!*more) return absl::OkStatus();
    for (const Record& record : batch.records) {
      if (!visit(batch.Text(record))) return absl::OkStatus();
    }
  }
}

// A word and what is said of it, a line of TSV.
void AppendWord(const Attributor& attributor, const std::string& word, Language language, std::string* out) {
  const std::vector<Attribution> all = attributor.Attribute(word, language);
  AppendField(word, Table::kTsv, out);
  const auto append = [&](const char* how, const Attribution& first, size_t rules, std::string_view codes) {
    out->append("\t").append(how).append("\t");
    AppendField(first.native, Table::kTsv, out);
    out->append("\t").append(LanguageCode(first.language)).append("\t").append(std::to_string(rules));
    out->append("\t").append(codes).append("\n");
  };
  if (!all.empty()) {
    std::vector<std::string_view> codes;  // one for several languages stands once
    for (const Attribution& a : all) {
      if (a.tabled != all.front().tabled) break;  // where the tables know it, mere readings say no more
      if (std::find(codes.begin(), codes.end(), a.system->code) == codes.end()) codes.push_back(a.system->code);
    }
    std::string list;
    for (size_t i = 0; i < codes.size(); ++i) list.append(i == 0 ? "" : " ").append(codes[i]);
    append(all.front().tabled ? "tabled" : "read", all.front(), codes.size(), list);
  } else if (const std::optional<Departure> nearest = attributor.Nearest(word)) {
    append("nearest", nearest->rule, 0, nearest->rule.system->code);
  } else {
    append("none", {}, 0, "");
  }
}

int RunWords(const Flags& flags) {
  const absl::StatusOr<std::unique_ptr<const LookupContext>> context = OpenLookup(flags.databases, flags.lookup);
  if (!context.ok()) return Fail(context.status());
  const Attributor attributor((*context)->normalizer);
  const Language language = ParseLanguage(flags.lookup.language);
  Output output;
  std::unordered_set<std::string> seen;
  const absl::Status status = EachLine(flags.words, [&](std::string_view line) {
    std::string out;
    for (std::string& word : attributor.LatinWords(line)) {
      if (seen.insert(word).second) AppendWord(attributor, word, language, &out);
    }
    return out.empty() || output.Write(out);
  });
  const int exit_code = output.Finish(kExitOk);
  return status.ok() ? exit_code : Fail(status);
}

int RunColumn(const Flags& flags) {
  const absl::StatusOr<std::unique_ptr<const LookupContext>> context = OpenLookup(flags.databases, flags.lookup);
  if (!context.ok()) return Fail(context.status());
  const Attributor attributor((*context)->normalizer);
  std::vector<std::string> lines;
  // More lines than this have no more different words than are looked at.
  const absl::Status status = EachLine(flags.words, [&](std::string_view line) {
    lines.emplace_back(line);
    return lines.size() < 20 * Attributor::kMaxColumnWords;
  });
  if (!status.ok()) return Fail(status);
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
  if (flags.column && flags.words_alone) return Fail("say either --column or --words");
  const bool lines = flags.column || flags.words_alone;
  if (lines && (flags.json || flags.lookup.kind != "auto" || !flags.lookup.written_by.empty() ||
                flags.lookup.accept != "standard")) {
    return Fail("--json, --kind, --accept and --written-by go with a name, not with --column or --words");
  }
  if (flags.column && !flags.lookup.language.empty())
    return Fail("--lang goes with a name or --words, not with --column");
  if (flags.column) return RunColumn(flags);
  if (flags.words_alone) return RunWords(flags);
  if (flags.words.empty()) return Fail("say a name, or --column or --words for lines of names");
  const absl::StatusOr<std::unique_ptr<const LookupContext>> context = OpenLookup(flags.databases, flags.lookup);
  if (!context.ok()) return Fail(context.status());
  LookupOptions options = ToOptions(flags.lookup);
  options.written_by = (*context)->written_by();
  std::string name;
  for (const std::string& word : flags.words) name += (name.empty() ? "" : " ") + word;
  const std::vector<ExplainStep> steps = (*context)->normalizer.Explain(name, options);
  Output output;
  output.Write(flags.json ? StepsAsJson(steps) : StepsAsText(steps));
  return output.Finish(kExitOk);
}

}  // namespace

void AddExplainCommand(CLI::App* app, int* exit_code) {
  auto flags = std::make_shared<Flags>();
  CLI::App* command = AddCommand(app, "explain", kParagraph, kExamples);
  command->add_option("name", flags->words, "The name; with --column or --words, files")->type_name("NAME");
  command->add_flag("--column", flags->column, "Which rule a list of names is written by");
  command->add_flag("--words", flags->words_alone, "Which rules write each word of a list of names so");
  AddKindFlag(command, &flags->lookup);
  AddLanguageFlag(command, &flags->lookup);
  AddWrittenByFlag(command, &flags->lookup);
  AddAcceptFlag(command, &flags->lookup);
  command->add_flag("--json", flags->json, "The steps as a JSON array");
  AddDatabaseFlags(command, &flags->databases);
  command->callback([flags, exit_code] { *exit_code = RunExplain(*flags); });
}

}  // namespace onoma::cli
