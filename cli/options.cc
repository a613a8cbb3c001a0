#include "cli/options.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

namespace onoma::cli {
namespace {

std::vector<std::string> SplitPaths(std::string_view text) {
  std::vector<std::string> paths;
  while (!text.empty()) {
    const size_t colon = text.find(':');
    if (colon != 0) paths.emplace_back(text.substr(0, colon));
    text.remove_prefix(colon == std::string_view::npos ? text.size() : colon + 1);
  }
  return paths;
}

// A layer holds names only in relation to the database that it was compiled over; over another one its answers would be
// wrong in silence.
absl::Status CheckBases(const std::vector<Database>& layers) {
  for (size_t i = 0; i < layers.size(); ++i) {
    const Database::Info info = layers[i].GetInfo();
    const auto is_base = [&](const Database& d) { return d.GetInfo().content_hash == info.base_hash; };
    if (info.base_hash == 0 || std::any_of(layers.begin(), layers.begin() + static_cast<ptrdiff_t>(i), is_base))
      continue;
    const uint64_t embedded = Database::Default().GetInfo().content_hash;
    if (info.base_hash == embedded) {
      const std::string first = layers[0].GetInfo().label;
      return absl::FailedPreconditionError(info.label + ": is a layer over the embedded database, in whose place " +
                                           first + " is: name the layer before that, or recompile it with onoma " +
                                           "compile --layer --over " + first);
    }
    return absl::FailedPreconditionError(
        info.label + ": is a layer over database " + HashText(info.base_hash) +
        ", which is neither the embedded one (" + HashText(embedded) +
        ") nor named before it: name its base with --db first, or recompile it with onoma compile --layer");
  }
  return absl::OkStatus();
}

}  // namespace

std::string HashText(uint64_t hash) { return NameId(hash).ToString(); }

CLI::App* AddCommand(CLI::App* app, const std::string& name, const std::string& paragraph,
                     const std::string& examples) {
  CLI::App* command = app->add_subcommand(name, paragraph + "\n");
  command->group("Commands");
  command->footer("Examples:\n" + examples);
  return command;
}

void AddDatabaseFlags(CLI::App* command, DatabaseFlags* flags) {
  command
      ->add_option(
          "--db", flags->paths,
          "Database file in place of $ONOMA_DB and the embedded one; repeat it to lay later ones over earlier ones")
      ->type_name("FILE")
      ->allow_extra_args(false);
}

absl::StatusOr<std::vector<Database>> OpenDatabases(const DatabaseFlags& flags) {
  std::vector<std::string> paths = flags.paths;
  if (paths.empty()) {
    const char* from_environment = std::getenv("ONOMA_DB");
    if (from_environment != nullptr) paths = SplitPaths(from_environment);
  }
  std::vector<Database> layers;
  for (const std::string& path : paths) {
    absl::StatusOr<Database> database = Database::Open(path);
    if (!database.ok()) return database.status();
    layers.push_back(*std::move(database));
  }
  if (layers.empty()) layers.push_back(Database::Default());
  const uint64_t base = layers.front().GetInfo().base_hash;
  if (base != 0 && base == Database::Default().GetInfo().content_hash) {
    layers.insert(layers.begin(), Database::Default());
  }
  if (absl::Status status = CheckBases(layers); !status.ok()) return status;
  return layers;
}

void AddKindFlag(CLI::App* command, LookupFlags* flags) {
  command->add_option("--kind", flags->kind, "What the names are; auto finds out")
      ->check(CLI::IsMember({"auto", "given", "patronymic", "surname", "person", "place"}))
      ->capture_default_str();
}

void AddAcceptFlag(CLI::App* command, LookupFlags* flags) {
  command
      ->add_option("--accept", flags->accept,
                   "How far a spelling may be from the name: strict up to repaired, standard up to exonym, broad all "
                   "(diminutives, western forms, former names of places)")
      ->check(CLI::IsMember({"strict", "standard", "broad"}))
      ->capture_default_str();
}

void AddLanguageFlag(CLI::App* command, LookupFlags* flags) {
  command
      ->add_option("--lang", flags->language,
                   "Language or country, where it is known: be by, ru, uk ua; others are no hint")
      ->type_name("CODE");
}

void AddWrittenByFlag(CLI::App* command, LookupFlags* flags) {
  command
      ->add_option("--written-by", flags->written_by,
                   "System or style that the source writes by (onoma explain --column finds it out); CODE:LANG for one "
                   "of its languages")
      ->type_name("CODE");
}

absl::StatusOr<std::unique_ptr<const LookupContext>> OpenLookup(const DatabaseFlags& databases,
                                                                const LookupFlags& flags) {
  absl::StatusOr<std::vector<Database>> layers = OpenDatabases(databases);
  if (!layers.ok()) return layers.status();
  auto context = std::make_unique<LookupContext>(*std::move(layers));
  if (flags.written_by.empty()) return context;
  const size_t colon = flags.written_by.find(':');
  const std::string code = flags.written_by.substr(0, colon);
  const Language language =
      colon == std::string::npos ? Language::kNone : ParseLanguage(flags.written_by.substr(colon + 1));
  // Of two layers' systems with one code the later layer's holds.
  const std::span<const Database> all = context->normalizer.layers();
  const RomanizationSystem* system = nullptr;
  for (auto layer = all.rbegin(); layer != all.rend() && system == nullptr; ++layer) {
    system = context->romanizer.emplace(*layer).Find(code);
  }
  if (system == nullptr) {
    return absl::InvalidArgumentError("--written-by: no system \"" + code + "\"; onoma systems lists them");
  }
  const Romanizer& romanizer = *context->romanizer;
  if (colon != std::string::npos && !romanizer.Has(*system, language)) {
    return absl::InvalidArgumentError("--written-by: " + code + " has no rules for \"" +
                                      flags.written_by.substr(colon + 1) + "\"");
  }
  context->rule.emplace(romanizer, *system, language);
  return context;
}

LookupOptions ToOptions(const LookupFlags& flags) {
  LookupOptions options;
  options.kind = ParseKind(flags.kind).value_or(Kind::kNone);
  options.accept = ParseAccept(flags.accept).value_or(Accept::kStandard);
  options.language = ParseLanguage(flags.language);
  return options;
}

void AddLabelFlag(CLI::App* command, std::string* label) {
  command->add_option("--label", *label, "Append the name as it is written in English, natively, or in be, ru or uk")
      ->check(CLI::IsMember({"en", "native", "be", "ru", "uk"}));
}

void AddThreadsFlag(CLI::App* command, int* threads) {
  command->add_option("--threads", *threads, "Threads; 0 for all; the output is the same")
      ->check(CLI::Range(0, 256))
      ->type_name("N")
      ->capture_default_str();
}

void AddFilesArgument(CLI::App* command, std::vector<std::string>* files) {
  command->add_option("files", *files, "Files; - or none for standard input")->type_name("FILE");
}

absl::StatusOr<Column> ParseColumn(const std::string& text) {
  Column column;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, column.number);
  if (stop != end || text.empty()) return Column{text, 0};
  if (error != std::errc() || column.number == 0) {
    return absl::InvalidArgumentError("no column " + text + ": columns are numbered from 1");
  }
  return column;
}

absl::StatusOr<size_t> FindColumn(const Column& column, const std::vector<std::string>& header) {
  if (column.number != 0) return column.number - 1;
  const auto found = std::find(header.begin(), header.end(), column.name);
  if (found != header.end()) return static_cast<size_t>(found - header.begin());
  std::string all;
  for (const std::string& name : header) all += (all.empty() ? "" : ", ") + name;
  return absl::NotFoundError("no column \"" + column.name + "\" in the header, which has: " + all);
}

}  // namespace onoma::cli
