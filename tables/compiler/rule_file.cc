#include "tables/compiler/rule_file.h"

#include <algorithm>
#include <set>
#include <span>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "base/bytes.h"
#include "onoma/normalizer.h"
#include "romanize/rule_set.h"
#include "romanize/variants.h"
#include "tables/compiler/rule_builder.h"
#include "text/utf8.h"

namespace onoma {
namespace {

constexpr size_t kMaxVariants = 16;

class Parser {
 public:
  Parser(const TableFile& table, RuleFile* out, Problems* problems) : table_(table), out_(*out), problems_(*problems) {}

  void Run() {
    for (const Line& line : table_.lines) Take(line);
    if (out_.Meta("code").empty()) Complain(1, "has no `meta code`");
    for (LanguageRules& set : out_.sets) set.compiled = BuildRuleSet(set, table_.name, &problems_);
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
      if (line.cells.size() != 3) return Complain(line.number, "expected: meta, key, value");
      // Several notes are one.
      std::string& value = out_.meta[line.cells[1]];
      if (!value.empty() && line.cells[1] != "note") return Complain(line.number, "stands twice: " + line.cells[1]);
      value += (value.empty() ? "" : " ") + line.cells[2];
      if (line.cells[1] == "languages" && LanguageBits(line.cells[2]) == 0) {
        Complain(line.number, "no language that we know: " + line.cells[2]);
      }
    } else if (what == "for") {
      const uint32_t languages = LanguageBits(Cell(line, 1));
      if (languages == 0) return Complain(line.number, "no language that we know: " + Cell(line, 1));
      current_.clear();
      for (uint32_t bit = 1; bit <= 4; bit <<= 1) {
        if (languages & bit) current_.push_back(SetOf(bit));
      }
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

  size_t SetOf(uint32_t bit) {
    for (size_t i = 0; i < out_.sets.size(); ++i) {
      if (out_.sets[i].languages == bit) return i;
    }
    out_.sets.push_back({bit, {}, {}, {}, {}});
    return out_.sets.size() - 1;
  }

  // The sets that the lines at hand belong to: those of the last `for`, else one for each of the file's languages.
  const std::vector<size_t>& Current() {
    if (current_.empty()) {
      const uint32_t languages = out_.key ? 1 : LanguageBits(out_.Meta("languages"));
      for (uint32_t bit = 1; bit <= 4; bit <<= 1) {
        if (languages & bit) current_.push_back(SetOf(bit));
      }
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
  RuleFile& out_;
  Problems& problems_;
  std::vector<size_t> current_;
};

}  // namespace

const std::string& RuleFile::Meta(const std::string& name) const {
  static const std::string kEmpty;
  const auto it = meta.find(name);
  return it == meta.end() ? kEmpty : it->second;
}

uint32_t LanguageBits(std::string_view words) {
  uint32_t bits = 0;
  for (const auto& word : absl::StrSplit(absl::string_view(words.data(), words.size()), ' ', absl::SkipEmpty())) {
    const Language language = ParseLanguage({word.data(), word.size()});
    if (language == Language::kNone) return 0;
    bits |= static_cast<uint32_t>(language);
  }
  return bits;
}

std::u32string_view AlphabetOf(uint32_t language) {
  switch (static_cast<Language>(language)) {
    case Language::kBe:
      return U"абвгдеёжзійклмнопрстуўфхцчшыьэюя'";
    case Language::kRu:
      return U"абвгдеёжзийклмнопрстуфхцчшщъыьэюя";
    case Language::kUk:
      return U"абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'";
    case Language::kNone:
      break;
  }
  return U"";
}

RuleFile ParseRuleFile(const TableFile& table, bool style, bool key, Problems* problems) {
  RuleFile file;
  file.file = table.name;
  file.style = style;
  file.key = key;
  Parser(table, &file, problems).Run();
  return file;
}

std::vector<std::string> AllVariants(const FoldTable& fold, const std::string& compiled, std::string_view text,
                                     size_t cap) {
  return RomanizedVariants(fold, RuleSet(AsBytes(compiled)), text, cap);
}

void CheckRuleFile(const RuleFile& file, const FoldTable& fold, Problems* problems) {
  for (const std::string name : {"title", "authority", "year", "languages", "scope", "source"}) {
    if (!file.key && file.Meta(name).empty()) problems->Add(file.file, 1, "has no `meta " + name + "`");
  }
  for (const LanguageRules& set : file.sets) {
    const RuleSet rules{AsBytes(set.compiled)};
    if (!file.key) {
      for (const char32_t letter : AlphabetOf(set.languages)) {
        if (letter == '\'' || rules.Covers(letter)) continue;
        std::string text;
        AppendUtf8(letter, &text);
        problems->Add(file.file, 1, "has no rule for the letter " + text);
      }
      if (set.samples.size() < 12) {
        problems->Add(file.file, 1,
                      absl::StrCat("has ", set.samples.size(), " samples for a language; 12 are asked for"));
      }
    }
    if (file.key) continue;  // keys are checked whole, with the choice of the reading
    for (const SampleLine& sample : set.samples) {
      const std::vector<std::string> got = AllVariants(fold, set.compiled, sample.source, kMaxVariants);
      if (std::find(got.begin(), got.end(), sample.expected) == got.end()) {
        problems->Add(
            file.file, sample.line,
            absl::StrCat("sample ", sample.source, ": the rules give ", got.front(), ", not ", sample.expected));
      }
    }
  }
}

}  // namespace onoma
