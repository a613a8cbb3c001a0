#include "tables/compiler/morphology.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "tables/compiler/rule_file.h"

namespace onoma {
namespace {

std::string Ending(const std::string& cell, const std::string& file, size_t line, Problems* problems) {
  if (cell.empty() || cell[0] != '-') {
    problems->Add(file, line, "an ending begins with a hyphen: \"" + cell + "\"");
    return cell;
  }
  return cell.substr(1);
}

}  // namespace

Morphology::Morphology(const std::string& folder, const format::Reader* base, Problems* problems) {
  const auto read = [&](const std::string& path, const std::string& from, bool father, std::vector<Rule>* rules) {
    for (const TableFile& file : ReadTables(folder, path, problems)) {
      std::vector<std::string> columns = {"language", "masculine", "feminine", "note"};
      if (father) columns.push_back(from);
      const Rows rows(file, columns, problems);
      for (size_t i = 0; i < rows.size(); ++i) {
        Rule rule;
        rule.language = ParseLanguage(rows.Get(i, "language"));
        if (rule.language == Language::kNone) problems->Add(file.name, rows.line(i), "no language that we know");
        rule.ending = Ending(rows.Get(i, from), file.name, rows.line(i), problems);
        for (const std::string& cell : rows.List(i, "masculine")) {
          rule.masculine.push_back(Ending(cell, file.name, rows.line(i), problems));
        }
        for (const std::string& cell : rows.List(i, "feminine")) {
          rule.feminine.push_back(Ending(cell, file.name, rows.line(i), problems));
        }
        if (rule.masculine.size() != rule.feminine.size()) {
          problems->Add(file.name, rows.line(i), "as many feminine forms as masculine ones are expected");
          continue;
        }
        rules->push_back(std::move(rule));
      }
    }
  };
  read("morphology/surname_gender.tsv", "masculine", false, &genders_);
  read("morphology/patronymics.tsv", "father", true, &patronymics_);
  if (base == nullptr || !genders_.empty() || !patronymics_.empty()) return;
  const auto lists = base->lists();
  for (size_t i = 0; i < lists.size(); ++i) {
    const format::ListRecord record = lists[i];
    const bool gender = record.purpose == static_cast<uint32_t>(format::Purpose::kSurnameGender);
    if (!gender && record.purpose != static_cast<uint32_t>(format::Purpose::kPatronymic)) continue;
    const std::string word(base->String(record.word));
    const std::pair<std::string, std::string> into =
        absl::StrSplit(std::string(base->String(record.into)), absl::MaxSplits('/', 1));
    const size_t colon = word.find(':');
    if (colon == std::string::npos) continue;
    std::vector<Rule>& rules = gender ? genders_ : patronymics_;
    const Language language = static_cast<Language>(PackLanguage(word.substr(0, colon)));
    const std::string ending = word.substr(colon + 1);
    // Records of one ending stand together and are its variants.
    if (rules.empty() || rules.back().language != language || rules.back().ending != ending) {
      rules.push_back({language, ending, {}, {}});
    }
    rules.back().masculine.push_back(into.first);
    rules.back().feminine.push_back(into.second);
  }
}

void Morphology::AddTo(format::StringPool* strings, std::string* lists) const {
  const auto add = [&](const std::vector<Rule>& rules, format::Purpose purpose) {
    for (const Rule& rule : rules) {
      for (size_t v = 0; v < rule.masculine.size(); ++v) {
        format::AppendRaw(format::ListRecord{static_cast<uint32_t>(purpose),
                                             strings->Add(LanguageCode(rule.language) + ":" + rule.ending),
                                             strings->Add(absl::StrCat(rule.masculine[v], "/", rule.feminine[v]))},
                          lists);
      }
    }
  };
  add(genders_, format::Purpose::kSurnameGender);
  add(patronymics_, format::Purpose::kPatronymic);
}

const Morphology::Rule* Morphology::Longest(const std::vector<Rule>& rules, Language language,
                                            const std::string& word) {
  const Rule* best = nullptr;
  for (const Rule& rule : rules) {
    if (rule.language == language && word.ends_with(rule.ending) && word.size() > rule.ending.size() &&
        (best == nullptr || rule.ending.size() > best->ending.size())) {
      best = &rule;
    }
  }
  return best;
}

std::string Morphology::Feminine(Language language, const std::string& masculine) const {
  const Rule* rule = Longest(genders_, language, masculine);
  if (rule == nullptr) return "";
  return masculine.substr(0, masculine.size() - rule->ending.size()) + rule->feminine.front();
}

std::vector<std::pair<std::string, std::string>> Morphology::Patronymics(Language language,
                                                                         const std::string& father) const {
  std::vector<std::pair<std::string, std::string>> out;
  const Rule* rule = Longest(patronymics_, language, father);
  if (rule == nullptr) return out;
  const std::string stem = father.substr(0, father.size() - rule->ending.size());
  for (size_t i = 0; i < rule->masculine.size(); ++i) {
    out.emplace_back(stem + rule->masculine[i], stem + rule->feminine[i]);
  }
  return out;
}

}  // namespace onoma
