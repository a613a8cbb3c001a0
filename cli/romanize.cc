// onoma romanize, onoma systems: native spellings written under published systems and press styles.
#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <utility>

#include "cli/commands.h"
#include "cli/fields.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/pipeline.h"
#include "onoma/reverser.h"
#include "onoma/romanizer.h"

namespace onoma::cli {
namespace {

constexpr char kRomanizeParagraph[] =
    "Native spellings in, Latin letters out; with --reverse the other way.\n"
    "They are written under a published system or a press style. A line gives a line; with --all it gives\n"
    "a TSV line (input, code, output) for every system of a language that the text can be in by its\n"
    "letters, or of that of --lang. What a system has no rule for passes through unchanged.\n"
    "--all with a NAME in place of files lists its spellings, those that most rules give first: TSV (spelling,\n"
    "number of rules, their codes; of a system for several languages code:language; in brackets if it is a\n"
    "lesser variant of a style).\n"
    "--reverse gives the likeliest native spelling that the system writes so, or the line as it is if there\n"
    "is none; with --top N a TSV line (input, code, output) for each of the N likeliest.";

constexpr char kRomanizeExamples[] =
    "  echo 'Лукашэнка' | onoma romanize --system bgnpcgn-bel-Cyrl-Latn-1979\n"
    "  echo 'Сергій' | onoma romanize --all --lang uk\n"
    "  onoma romanize --all Сяргей\n"
    "  echo 'Соловьёв' | onoma romanize --plain --system bgnpcgn-rus-Cyrl-Latn-1947\n"
    "  echo 'Iurii' | onoma romanize --reverse --top 3 --system icao-rus-Cyrl-Latn-9303\n"
    "  onoma systems | cut -f 1,6";

constexpr char kSystemsParagraph[] =
    "The romanization systems and press styles.\n"
    "TSV without a header: code, languages, authority, year, scope, title, number of rules.";

constexpr char kSystemsExamples[] =
    "  onoma systems\n"
    "  onoma systems | grep bel";

struct Flags {
  DatabaseFlags databases;
  std::string system, language;
  bool all = false, plain = false, reverse = false;
  int top = 0;
  int threads = 1;
  std::vector<std::string> files;
};

struct System {
  const Romanizer* romanizer;
  const RomanizationSystem* system;
};

// The systems of all layers, base first. Of two with one code, the later layer's.
std::vector<System> ListSystems(const std::vector<Romanizer>& romanizers) {
  std::vector<System> all;
  for (const Romanizer& romanizer : romanizers) {
    for (const RomanizationSystem& system : romanizer.systems()) {
      const auto same = [&](const System& other) { return other.system->code == system.code; };
      const auto old = std::find_if(all.begin(), all.end(), same);
      if (old == all.end()) {
        all.push_back({&romanizer, &system});
      } else {
        *old = {&romanizer, &system};
      }
    }
  }
  return all;
}

absl::StatusOr<std::vector<Romanizer>> OpenRomanizers(const DatabaseFlags& flags) {
  absl::StatusOr<std::vector<Database>> layers = OpenDatabases(flags);
  if (!layers.ok()) return layers.status();
  std::vector<Romanizer> romanizers;
  for (const Database& layer : *layers) romanizers.emplace_back(layer);
  return romanizers;
}

std::string Lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  return text;
}

// Codes that hold what was asked for, or some piece of it between hyphens.
std::string NearCodes(const std::vector<System>& systems, const std::string& code) {
  const std::string wanted = Lower(code);
  std::string whole, pieces;
  for (const System& s : systems) {
    const std::string has = Lower(s.system->code);
    if (has.find(wanted) != std::string::npos) whole += (whole.empty() ? "" : ", ") + s.system->code;
    for (size_t begin = 0; begin < wanted.size();) {
      const size_t end = std::min(wanted.find_first_of("-_ ", begin), wanted.size());
      const std::string piece = wanted.substr(begin, end - begin);
      begin = end + 1;
      // "cyrl" and "latn" stand in every code.
      if (piece.size() < 3 || piece == "cyrl" || piece == "latn" || has.find(piece) == std::string::npos) continue;
      pieces += (pieces.empty() ? "" : ", ") + s.system->code;
      break;
    }
  }
  return whole.empty() ? pieces : whole;
}

class RomanizeWorker : public BatchWorker {
 public:
  RomanizeWorker(const std::vector<System>& systems, bool table, const RomanizeOptions& options)
      : systems_(systems), table_(table), options_(options) {}

  void Process(const Batch& batch, BatchResult* result) override {
    if (table_) {
      WriteTable(batch, result);
    } else {
      WriteLines(batch, result);
    }
  }

 private:
  // A byte order mark belongs to the file; the systems must not see it as the beginning of a word.
  void WriteLines(const Batch& batch, BatchResult* result) {
    texts_.clear();
    for (const Record& record : batch.records) texts_.push_back(batch.Text(record));
    results_.resize(texts_.size());
    systems_.front().romanizer->RomanizeBatch(*systems_.front().system, texts_, results_, &written_, options_);
    for (size_t i = 0; i < results_.size(); ++i) {
      const Record& record = batch.records[i];
      result->out.append(batch.Raw(record).substr(0, record.mark));
      result->out.append(results_[i]);
      result->out.append(Batch::LineEnd(record));
    }
  }

  void WriteTable(const Batch& batch, BatchResult* result) {
    for (const Record& record : batch.records) {
      const std::string_view text = batch.Text(record);
      for (const System& s : systems_) {
        // --all: a system of a language that the text can't be in would leave letters as they are.
        if (options_.language == Language::kNone && !s.romanizer->Fits(*s.system, text)) continue;
        s.romanizer->Romanize(*s.system, text, &written_, options_);
        AppendField(text, Table::kTsv, &result->out);
        result->out += "\t" + s.system->code + "\t";
        AppendField(written_, Table::kTsv, &result->out);
        result->out += '\n';
      }
    }
  }

  const std::vector<System>& systems_;  // one, unless it is a table
  const bool table_;
  const RomanizeOptions options_;
  std::string written_;
  std::vector<std::string_view> texts_, results_;
};

class ReverseWorker : public BatchWorker {
 public:
  // A system for each reverser. `top`: how many readings of each; 0: the best one alone, a line for a line.
  ReverseWorker(const std::vector<System>& systems, const std::vector<Reverser>& reversers, size_t top)
      : systems_(systems), reversers_(reversers), top_(top) {}

  void Process(const Batch& batch, BatchResult* result) override {
    for (const Record& record : batch.records) {
      const std::string_view text = batch.Text(record);
      if (top_ == 0) {
        const std::vector<Reading> readings = reversers_.front().Read(text, 1);
        result->out.append(batch.Raw(record).substr(0, record.mark));
        result->out += readings.empty() ? text : std::string_view(readings.front().text);
        result->out.append(Batch::LineEnd(record));
        continue;
      }
      for (size_t i = 0; i < reversers_.size(); ++i) {
        for (const Reading& reading : reversers_[i].Read(text, top_)) {
          AppendField(text, Table::kTsv, &result->out);
          result->out += "\t" + systems_[i].system->code + "\t";
          AppendField(reading.text, Table::kTsv, &result->out);
          result->out += '\n';
        }
      }
    }
  }

 private:
  const std::vector<System>& systems_;
  const std::vector<Reverser>& reversers_;
  const size_t top_;
};

std::string NoRulesFor(const Flags& flags) {
  return (flags.all ? "no system has rules" : flags.system + " has no rules") + " for \"" + flags.language + "\"";
}

// The arguments as one name, unless one of them is a file (or is meant to be, having a path).
std::string NameInArguments(const std::vector<std::string>& arguments) {
  std::string name;
  for (const std::string& argument : arguments) {
    std::error_code error;
    if (argument == "-" || argument.find('/') != std::string::npos || std::filesystem::exists(argument, error))
      return "";
    name += (name.empty() ? "" : " ") + argument;
  }
  return name;
}

int RunSpellings(const std::string& name, Language language, const Flags& flags) {
  absl::StatusOr<std::vector<Romanizer>> romanizers = OpenRomanizers(flags.databases);
  if (!romanizers.ok()) return Fail(romanizers.status());
  const RomanizeOptions options{.language = language, .plain = flags.plain};
  const std::vector<System> systems = ListSystems(*romanizers);
  if (language != Language::kNone && std::none_of(systems.begin(), systems.end(), [&](const System& s) {
        return s.romanizer->Has(*s.system, language);
      })) {
    return Fail(NoRulesFor(flags));
  }
  const auto replaced = [&](const RomanizedSpelling::Rule& rule) {  // by a later layer's of the same code
    return std::none_of(systems.begin(), systems.end(), [&](const System& s) { return s.system == rule.system; });
  };
  std::string out;
  bool written = false;  // in other letters
  for (const Romanizer& romanizer : *romanizers) {
    for (RomanizedSpelling& spelling : romanizer.Spellings(name, 4, options)) {
      std::erase_if(spelling.rules, replaced);
      if (spelling.rules.empty()) continue;
      written |= spelling.text != name;
      AppendField(spelling.text, Table::kTsv, &out);
      out += "\t" + std::to_string(spelling.rules.size()) + "\t";
      bool first = true;
      for (const RomanizedSpelling::Rule& rule : spelling.rules) {
        std::string code = rule.system->code;
        if (rule.system->languages.size() > 1) code += ":" + LanguageCode(rule.language);
        if (!rule.usual) code = "(" + code + ")";
        out.append(first ? "" : " ").append(code);
        first = false;
      }
      out += '\n';
    }
  }
  if (!written) return Fail("\"" + name + "\" is no file, and no name that a system writes in other letters");
  Output output;
  output.Write(out);
  return output.Finish(kExitOk);
}

int RunRomanize(const Flags& flags) {
  if (flags.all == !flags.system.empty()) return Fail("say either --system CODE (onoma systems lists them) or --all");
  if (flags.top != 0 && !flags.reverse) return Fail("--top goes with --reverse");
  const Language language = ParseLanguage(flags.language);
  if (language == Language::kNone && !flags.language.empty()) {
    return Fail("--lang: \"" + flags.language + "\" is no code of a language; onoma systems lists them");
  }
  if (flags.all && !flags.reverse) {
    if (const std::string name = NameInArguments(flags.files); !name.empty())
      return RunSpellings(name, language, flags);
  }
  const size_t top = flags.top != 0 ? static_cast<size_t>(flags.top) : flags.all ? 1 : 0;
  if (absl::Status status = CheckInputs(flags.files); !status.ok()) return Fail(status);
  absl::StatusOr<std::vector<Romanizer>> romanizers = OpenRomanizers(flags.databases);
  if (!romanizers.ok()) return Fail(romanizers.status());
  std::vector<System> systems = ListSystems(*romanizers);
  if (!flags.all) {
    const std::string near = NearCodes(systems, flags.system);
    std::erase_if(systems, [&](const System& s) { return s.system->code != flags.system; });
    if (systems.empty()) {
      return Fail("no system \"" + flags.system + "\"; " +
                  (near.empty() ? "onoma systems lists them" : "near it: " + near));
    }
  }
  if (language != Language::kNone) {
    std::erase_if(systems, [&](const System& s) { return !s.romanizer->Has(*s.system, language); });
    if (systems.empty()) return Fail(NoRulesFor(flags));
  }

  RecordReader reader(flags.files, Splitting::kLines, false);
  Output output;
  PipelineTotals totals;
  const RomanizeOptions options{.language = language, .plain = flags.plain};
  std::vector<Reverser> reversers;
  std::vector<System> read;  // the systems as the reversers have them: one for each language
  if (flags.reverse) {
    const auto add = [&](const System& s, Language source) {
      reversers.emplace_back(*s.romanizer, *s.system, source, ReverseOptions{.plain = flags.plain});
      read.push_back(s);
    };
    for (const System& s : systems) {
      if (s.system->languages.empty()) continue;  // damaged
      if (!flags.all) {
        add(s, language);
        break;
      }
      for (const Language source : s.system->languages) {
        if (language == Language::kNone || source == language) add(s, source);
      }
    }
    if (reversers.empty()) return Fail(NoRulesFor(flags));
  }
  const auto make_worker = [&]() -> std::unique_ptr<BatchWorker> {
    if (flags.reverse) return std::make_unique<ReverseWorker>(read, reversers, top);
    return std::make_unique<RomanizeWorker>(systems, flags.all, options);
  };
  const absl::Status status = RunPipeline(&reader, flags.threads, make_worker, &output, &totals);
  const int exit_code = output.Finish(kExitOk);
  return status.ok() ? exit_code : Fail(status);
}

int RunSystems(const Flags& flags) {
  absl::StatusOr<std::vector<Romanizer>> romanizers = OpenRomanizers(flags.databases);
  if (!romanizers.ok()) return Fail(romanizers.status());
  std::string out;
  for (const System& s : ListSystems(*romanizers)) {
    const RomanizationSystem& system = *s.system;
    AppendField(system.code, Table::kTsv, &out);
    std::string languages;
    for (const Language language : system.languages)
      languages += (languages.empty() ? "" : " ") + LanguageCode(language);
    for (const std::string& field :
         {languages, system.authority, system.year, system.scope, system.title, std::to_string(system.rules)}) {
      out.push_back('\t');
      AppendField(field, Table::kTsv, &out);
    }
    out.push_back('\n');
  }
  Output output;
  output.Write(out);
  return output.Finish(kExitOk);
}

}  // namespace

void AddRomanizeCommand(CLI::App* app, int* exit_code) {
  auto flags = std::make_shared<Flags>();
  CLI::App* command = AddCommand(app, "romanize", kRomanizeParagraph, kRomanizeExamples);
  AddFilesArgument(command, &flags->files);
  command->add_option("--system", flags->system, "The system's code")->type_name("CODE");
  command->add_flag("--plain", flags->plain, "In the letters a to z: without diacritics, primes and apostrophes");
  command->add_flag("--reverse", flags->reverse, "From Latin letters back to native ones");
  command->add_option("--top", flags->top, "With --reverse: that many readings, the likeliest first")
      ->type_name("N")
      ->check(CLI::Range(1, static_cast<int>(Reverser::kMaxReadings)));
  command->add_flag("--all", flags->all, "Every system and press style; with --lang, those for the language");
  command
      ->add_option("--lang", flags->language,
                   "Language of the native spellings, or its country: be by, ru, uk ua, kk...")
      ->type_name("CODE");
  AddThreadsFlag(command, &flags->threads);
  AddDatabaseFlags(command, &flags->databases);
  command->callback([flags, exit_code] { *exit_code = RunRomanize(*flags); });
}

void AddSystemsCommand(CLI::App* app, int* exit_code) {
  auto flags = std::make_shared<Flags>();
  CLI::App* command = AddCommand(app, "systems", kSystemsParagraph, kSystemsExamples);
  AddDatabaseFlags(command, &flags->databases);
  command->callback([flags, exit_code] { *exit_code = RunSystems(*flags); });
}

}  // namespace onoma::cli
