#include "tables/compiler/rule_file.h"

#include <algorithm>
#include <set>
#include <span>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "base/bytes.h"
#include "romanize/rule_set.h"
#include "romanize/source_text.h"
#include "romanize/variants.h"
#include "tables/compiler/rule_builder.h"
#include "text/utf8.h"

namespace onoma {
namespace {

constexpr size_t kMinSamples = 12;

class Parser {
 public:
  Parser(const TableFile& table, const LanguageTable& languages, RuleFile* out, Problems* problems)
      : table_(table), languages_(languages), out_(*out), problems_(*problems) {}

  void Run() {
    for (const Line& line : table_.lines) Take(line);
    if (out_.Meta("code").empty()) Complain(1, "has no `meta code`");
    Current();  // a file of nothing but `meta` has its sets too
  }

 private:
  void Complain(size_t line, std::string_view what) { problems_.Add(table_.name, line, what); }

  const std::string& Cell(const Line& line, size_t i) const {
    static const std::string kEmpty;
    return i < line.cells.size() ? line.cells[i] : kEmpty;
  }

  void Take(const Line& line) {
    const std::string& what = line.cells[0];
    if (what == "meta") {
      TakeMeta(line);
    } else if (what == "for") {
      const std::vector<Language> languages = languages_.ParseList(Cell(line, 1));
      if (languages.empty()) return Complain(line.number, "no languages of languages.tsv: " + Cell(line, 1));
      current_.clear();
      out_.by_language = true;
      for (const Language language : languages) current_.push_back(SetOf(language));
    } else if (what == "class") {
      TakeClass(line);
    } else if (what == "rule") {
      TakeRule(line);
    } else if (what == "sample") {
      if (line.cells.size() < 3) return Complain(line.number, "expected: sample, source, expected");
      for (const size_t set : Current()) out_.sets[set].samples.push_back({line.number, line.cells[1], line.cells[2]});
    } else {
      Complain(line.number, "begins with \"" + what + "\"; expected meta, for, class, rule or sample");
    }
  }

  void TakeMeta(const Line& line) {
    static const std::set<std::string> kKnown = {"code",    "title",    "authority",  "act",     "year",
                                                 "scope",   "case",     "languages",  "source",  "note",
                                                 "differs", "based-on", "reversible", "inflects"};
    if (line.cells.size() != 3) return Complain(line.number, "expected: meta, key, value");
    const std::string& key = line.cells[1];
    const std::string& value = line.cells[2];
    if (!kKnown.contains(key)) return Complain(line.number, "no such key: " + key);
    std::vector<std::string>& values = out_.meta[key];
    if (!values.empty() && key != "note" && key != "differs") return Complain(line.number, "stands twice: " + key);
    values.push_back(value);
    if (key == "languages" && languages_.ParseList(value).empty()) {
      Complain(line.number, "no languages of languages.tsv: " + value);
    }
    if (key == "case" && value != "lower" && value != "turkic") Complain(line.number, "case is lower or turkic");
    if (key == "reversible" && value != "yes" && value != "no") Complain(line.number, "reversible is yes or no");
  }

  size_t SetOf(Language language) {
    for (size_t i = 0; i < out_.sets.size(); ++i) {
      if (out_.sets[i].language == language) return i;
    }
    out_.sets.push_back({language, {}, {}, {}, {}, {}});
    return out_.sets.size() - 1;
  }

  // The sets that the lines at hand belong to: those of the last `for`, else one for each of the file's languages.
  const std::vector<size_t>& Current() {
    if (current_.empty()) {
      for (const Language language : languages_.ParseList(out_.Meta("languages"))) current_.push_back(SetOf(language));
    }
    return current_;
  }

  void TakeClass(const Line& line) {
    if (line.cells.size() < 3) return Complain(line.number, "expected: class, name, letters");
    std::u32string letters;
    for (const auto& word : absl::StrSplit(line.cells[2], ' ', absl::SkipEmpty())) {
      letters += DecodeAll({word.data(), word.size()});
    }
    for (const size_t set : Current()) out_.sets[set].classes[line.cells[1]] = letters;
  }

  void TakeRule(const Line& line) {
    RuleLine rule;
    rule.line = line.number;
    rule.from = DecodeAll(Cell(line, 1));
    if (rule.from.empty() || rule.from.size() > RuleSet::kMaxFrom) {
      return Complain(line.number, absl::StrCat("FROM must have 1 to ", RuleSet::kMaxFrom, " letters"));
    }
    for (const auto& variant : absl::StrSplit(Cell(line, 2), absl::ByString(" | "))) {
      if (variant.size() > RuleSet::kMaxTo) {
        return Complain(line.number, absl::StrCat("TO has more than ", RuleSet::kMaxTo, " bytes"));
      }
      rule.to.emplace_back(variant);
    }
    if (rule.to.size() > kMaxVariants) {
      return Complain(line.number, absl::StrCat("TO has more than ", kMaxVariants, " variants"));
    }
    rule.before = Cell(line, 3);
    rule.after = Cell(line, 4);
    for (const size_t set : Current()) out_.sets[set].rules.push_back(rule);
  }

  const TableFile& table_;
  const LanguageTable& languages_;
  RuleFile& out_;
  Problems& problems_;
  std::vector<size_t> current_;
};

bool SameRules(const LanguageRules& a, const LanguageRules& b) {
  return a.classes == b.classes &&
         std::equal(a.rules.begin(), a.rules.end(), b.rules.begin(), b.rules.end(), [](const auto& x, const auto& y) {
           return x.from == y.from && x.to == y.to && x.before == y.before && x.after == y.after;
         });
}

// The rules that write a text, as indices of the compiled set.
void CollectRules(const FoldTable& fold, const RuleSet& rules, std::string_view text, std::set<size_t>* used) {
  SourceText source;
  source.Set(fold, rules.alphabet(), text);
  const std::span<const char32_t> letters = source.code_points();
  for (size_t i = 0; i < letters.size();) {
    const int64_t rule = rules.FindIndex(letters, i, SourceText::IsEdge);
    if (rule >= 0) used->insert(static_cast<size_t>(rule));
    i += rule >= 0 ? rules.rule(static_cast<size_t>(rule)).from_length : 1;
  }
}

void CheckSamples(const RuleFile& file, const LanguageRules& set, const FoldTable& fold, Problems* problems) {
  if (set.samples.size() < kMinSamples) {
    problems->Add(file.file, 1,
                  absl::StrCat("has ", set.samples.size(), " samples for a language; ", kMinSamples, " are asked for"));
  }
  const RuleSet rules{AsBytes(set.compiled)};
  std::set<size_t> used;
  for (const SampleLine& sample : set.samples) {
    const std::vector<std::string> got = AllVariants(fold, set.compiled, sample.source, kMaxVariants);
    if (std::find(got.begin(), got.end(), sample.expected) == got.end()) {
      problems->Add(
          file.file, sample.line,
          absl::StrCat("sample ", sample.source, ": the rules give ", got.front(), ", not ", sample.expected));
    }
    CollectRules(fold, rules, sample.source, &used);
  }
  if (file.kind != RuleFileKind::kSystem) return;  // a style's samples are what is attested
  for (size_t i = 0; i < set.order.size(); ++i) {
    const RuleLine& rule = set.rules[set.order[i]];
    const bool special = rule.from.size() > 1 || !rule.before.empty() || !rule.after.empty();
    if (rule.line == 0 || !special || used.contains(i)) continue;
    problems->Add(file.file, rule.line, absl::StrCat("no sample shows this rule: ", EncodeAll(rule.from)));
  }
}

}  // namespace

std::string RuleFile::Meta(const std::string& name) const {
  const auto it = meta.find(name);
  return it == meta.end() ? "" : absl::StrJoin(it->second, " ");
}

RuleFile ParseRuleFile(const TableFile& table, RuleFileKind kind, const LanguageTable& languages, Problems* problems) {
  RuleFile file;
  file.file = table.name;
  file.kind = kind;
  Parser(table, languages, &file, problems).Run();
  return file;
}

void ResolveRuleFiles(std::vector<RuleFile>* files, Problems* problems) {
  std::map<std::string, RuleFile*> by_code;
  for (RuleFile& file : *files) {
    if (!by_code.try_emplace(file.Meta("code"), &file).second) {
      problems->Add(file.file, 1, "another file has its code, " + file.Meta("code"));
    }
  }
  std::set<const RuleFile*> done, open;
  const auto resolve = [&](auto&& self, RuleFile& file) -> void {
    const std::string base_code = file.Meta("based-on");
    if (base_code.empty() || done.contains(&file)) return;
    const auto it = by_code.find(base_code);
    if (it == by_code.end()) return problems->Add(file.file, 1, "is based on " + base_code + ", which is not there");
    if (!open.insert(&file).second) return problems->Add(file.file, 1, "is based on itself");
    self(self, *it->second);
    const RuleFile& base = *it->second;
    for (LanguageRules& set : file.sets) {
      if (base.sets.empty() || &base == &file) break;
      auto from = std::find_if(base.sets.begin(), base.sets.end(),
                               [&](const LanguageRules& other) { return other.language == set.language; });
      if (from == base.sets.end()) from = base.sets.begin();
      for (const auto& [name, letters] : from->classes) set.classes.try_emplace(name, letters);
      for (RuleLine rule : from->rules) {
        rule.line = 0;
        set.rules.push_back(std::move(rule));
      }
    }
    done.insert(&file);
  };
  for (RuleFile& file : *files) resolve(resolve, file);
}

void CompileRuleFile(const FoldTable& fold, RuleFile* file, Problems* problems) {
  const std::string letter_case = file->Meta("case");
  const uint32_t flags = letter_case == "lower"    ? RuleSet::kLowerCase
                         : letter_case == "turkic" ? RuleSet::kTurkicCase
                                                   : 0;
  for (LanguageRules& set : file->sets) {
    // Languages without rules of their own share one set.
    const auto same = std::find_if(file->sets.begin(), file->sets.end(),
                                   [&](const LanguageRules& other) { return &other < &set && SameRules(other, set); });
    if (same != file->sets.end()) {
      set.compiled = same->compiled;
      set.order = same->order;
    } else {
      set.compiled = BuildRuleSet(fold, flags, file->file, &set, problems);
    }
  }
}

std::vector<std::string> AllVariants(const FoldTable& fold, const std::string& compiled, std::string_view text,
                                     size_t cap) {
  return RomanizedVariants(fold, RuleSet(AsBytes(compiled)), text, cap);
}

void CheckRuleFile(const RuleFile& file, const FoldTable& fold, const LanguageTable& languages, Problems* problems) {
  for (const std::string name : {"title", "authority", "year", "languages", "scope", "source", "act", "reversible"}) {
    const bool systems_only = name == "act" || name == "reversible";
    if (systems_only && file.kind != RuleFileKind::kSystem) continue;
    if (file.Meta(name).empty()) problems->Add(file.file, 1, "has no `meta " + name + "`");
  }
  for (const LanguageRules& set : file.sets) {
    const RuleSet rules{AsBytes(set.compiled)};
    const LanguageRow* language = languages.Find(set.language);
    for (const char32_t letter : language == nullptr ? std::u32string() : language->letters) {
      if (letter == '\'' || rules.Covers(letter)) continue;
      std::string text;
      AppendUtf8(letter, &text);
      problems->Add(file.file, 1,
                    absl::StrCat("has no rule for the letter ", text, " of language ", LanguageCode(set.language)));
    }
    if (file.by_language || &set == &file.sets.front()) CheckSamples(file, set, fold, problems);
  }
}

}  // namespace onoma
