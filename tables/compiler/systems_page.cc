#include "tables/compiler/systems_page.h"

#include <algorithm>
#include <map>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "tables/compiler/language_table.h"
#include "tables/compiler/rule_file.h"

namespace onoma {
namespace {

constexpr char kHead[] = R"(# Romanization systems

<!-- Made by `./dev docs` from tables/systems/; do not edit. -->

Every system is one file of rules in `tables/systems/`, with the act that it comes from, and samples that run as tests;
`onoma systems` lists them, `onoma romanize --system CODE` writes under one, and with `--reverse` reads back. *Reversible*
means that every word of the language's alphabet comes back letter by letter; of the others the source is in the set of
at most 1024 readings that `--reverse` ranks. Where the samples or programs that others published depart from a standard,
the standard is followed and the departure named.

)";

std::string Cell(std::string text) { return absl::StrReplaceAll(text, {{"|", "\\|"}, {"<", "&lt;"}}); }

// A line of the overview.
std::string Row(const RuleFile& file) {
  size_t rules = 0;
  for (const LanguageRules& set : file.sets) {
    if (file.by_language || &set == &file.sets.front()) rules += set.rules.size();
  }
  std::string languages = file.Meta("languages");
  const size_t count = file.sets.size();
  if (count > 6) languages = absl::StrCat(count, " languages");
  return absl::StrCat("| [`", file.Meta("code"), "`](#", file.Meta("code"), ") | ", languages, " | ",
                      Cell(file.Meta("authority")), " | ", Cell(file.Meta("year")), " | ", file.Meta("scope"), " | ",
                      file.Meta("reversible"), " | ", rules, " |\n");
}

std::string Entry(const RuleFile& file) {
  std::string out = absl::StrCat("#### <a name=\"", file.Meta("code"), "\"></a>", file.Meta("code"), "\n\n",
                                 file.Meta("title"), ". ", file.Meta("act"), "\n");
  if (const std::string base = file.Meta("based-on"); !base.empty()) {
    absl::StrAppend(&out, "The rules of `", base, "` hold where it has none of its own.\n");
  }
  if (const std::string note = file.Meta("note"); !note.empty()) absl::StrAppend(&out, "\n", note, "\n");
  const auto differs = file.meta.find("differs");
  if (differs != file.meta.end()) {
    absl::StrAppend(&out, "\nElsewhere:\n");
    for (const std::string& line : differs->second) absl::StrAppend(&out, "- ", line, "\n");
  }
  return out + "\n";
}

constexpr char kStylesHead[] = R"(# Press styles

<!-- Made by `./dev docs` from tables/styles/; do not edit. -->

How the newspapers of a language write East Slavic names, one file of rules in `tables/styles/` each, with attested
spellings as samples that run as tests. Where a press has two habits, both are ranked variants. `onoma romanize --system
press-fr` writes the first, `onoma explain` says which styles write a spelling so. A style that *inflects* gives names
endings of its language.

)";

// Names in which the styles differ.
constexpr std::pair<const char*, Language> kShown[] = {
    {"Лукашэнка", Language::kBe},   {"Лукашенко", Language::kRu},       {"Ціханоўская", Language::kBe},
    {"Тихановская", Language::kRu}, {"Сергей Щербаков", Language::kRu}, {"Володимир Зеленський", Language::kUk}};

}  // namespace

absl::StatusOr<std::string> SystemsPage(const std::string& folder) {
  Problems problems;
  const LanguageTable languages(folder, nullptr, &problems);
  std::vector<RuleFile> files;
  for (const TableFile& table : ReadTables(folder, "systems", &problems)) {
    files.push_back(ParseRuleFile(table, RuleFileKind::kSystem, languages, &problems));
  }
  ResolveRuleFiles(&files, &problems);
  if (absl::Status status = problems.ToStatus(); !status.ok()) return status;

  // By the first language, in the order of languages.tsv; what is for many languages comes first.
  const auto group_of = [&](const RuleFile& file) {
    if (file.sets.empty() || file.sets.size() > 6) return size_t{0};
    const auto row = std::find_if(languages.rows().begin(), languages.rows().end(),
                                  [&](const LanguageRow& r) { return r.language == file.sets.front().language; });
    return static_cast<size_t>(row - languages.rows().begin()) + 1;
  };
  std::map<size_t, std::vector<const RuleFile*>> groups;
  for (const RuleFile& file : files) groups[group_of(file)].push_back(&file);

  std::string out = kHead;
  absl::StrAppend(&out, files.size(), " systems for ", languages.rows().size(), " languages.\n\n");
  const std::string header =
      "| code | languages | authority | year | scope | reversible | rules |\n| --- | --- | --- | --- | --- | --- | --- "
      "|\n";
  for (const auto& [group, members] : groups) {
    absl::StrAppend(&out, "## ", group == 0 ? "Many languages" : languages.rows()[group - 1].name, "\n\n", header);
    for (const RuleFile* file : members) out += Row(*file);
    out += "\n";
    for (const RuleFile* file : members) out += Entry(*file);
  }
  return out;
}

absl::StatusOr<std::string> StylesPage(const std::string& folder, const FoldTable& fold) {
  Problems problems;
  const LanguageTable languages(folder, nullptr, &problems);
  std::vector<RuleFile> files;
  for (const TableFile& table : ReadTables(folder, "styles", &problems)) {
    files.push_back(ParseRuleFile(table, RuleFileKind::kStyle, languages, &problems));
    CompileRuleFile(fold, &files.back(), &problems);
  }
  if (absl::Status status = problems.ToStatus(); !status.ok()) return status;
  std::string out = kStylesHead;
  absl::StrAppend(&out, "| code | inflects | rules | samples be, ru, uk |\n| --- | --- | --- | --- |\n");
  for (const RuleFile& file : files) {
    size_t rules = 0;
    std::string samples;
    for (const LanguageRules& set : file.sets) {
      rules += set.rules.size();
      absl::StrAppend(&samples, samples.empty() ? "" : ", ", set.samples.size());
    }
    absl::StrAppend(&out, "| `", file.Meta("code"), "` | ", file.Meta("inflects"), " | ", rules, " | ", samples,
                    " |\n");
  }
  out += "\n## One name in every style\n\n| |";
  for (const auto& [name, language] : kShown) absl::StrAppend(&out, " ", name, " (", LanguageCode(language), ") |");
  out += "\n| --- |";
  for (size_t i = 0; i < std::size(kShown); ++i) out += " --- |";
  out += "\n";
  for (const RuleFile& file : files) {
    absl::StrAppend(&out, "| `", file.Meta("code"), "` |");
    for (const auto& [name, language] : kShown) {
      std::string cell;
      for (const LanguageRules& set : file.sets) {
        if (set.language != language) continue;
        const std::vector<std::string> variants = AllVariants(fold, set.compiled, name, 3);
        cell = absl::StrJoin(variants, ", ");
      }
      absl::StrAppend(&out, " ", cell, " |");
    }
    out += "\n";
  }
  out += "\n## Notes\n\n";
  for (const RuleFile& file : files) {
    absl::StrAppend(&out, "- `", file.Meta("code"), "`: ", file.Meta("title"), ". ", file.Meta("note"), "\n");
  }
  return out;
}

}  // namespace onoma
