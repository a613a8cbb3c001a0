#include "tables/compiler/rule_builder.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "format/writer.h"
#include "romanize/rule_set.h"
#include "romanize/window_table.h"
#include "tables/compiler/window_builder.h"
#include "text/utf8.h"

namespace onoma {
namespace {

class Builder {
 public:
  Builder(const FoldTable& fold, uint32_t flags, const std::string& file, LanguageRules* set, Problems* problems)
      : fold_(fold), flags_(flags), rules_(*set), file_(file), problems_(*problems) {}

  std::string Build() {
    FindLetters();
    conditions_.push_back({});  // 0: anything
    for (const auto& [name, letters] : rules_.classes) {
      const uint64_t bit = NewClass();
      for (const char32_t letter : letters) SetBit(letter, bit);
      class_bits_[name] = bit;
    }
    // Longest FROM first; among equals the order of the file; all rules of one first letter together.
    rules_.order.resize(rules_.rules.size());
    std::iota(rules_.order.begin(), rules_.order.end(), size_t{0});
    std::stable_sort(rules_.order.begin(), rules_.order.end(), [&](size_t a, size_t b) {
      const std::u32string& x = rules_.rules[a].from;
      const std::u32string& y = rules_.rules[b].from;
      return x[0] != y[0] ? x[0] < y[0] : x.size() > y.size();
    });
    std::vector<uint32_t> starts(letters_.size() + 2, 0);
    for (const size_t i : rules_.order) {
      const RuleLine& line = rules_.rules[i];
      RuleSet::Rule rule{};
      rule.from = AddCodePoints(line.from);
      rule.from_length = static_cast<uint8_t>(line.from.size());
      rule.outputs = static_cast<uint8_t>(line.to.size());
      rule.first_output = static_cast<uint16_t>(outputs_.size());
      for (const std::string& to : line.to) {
        outputs_.push_back({static_cast<uint32_t>(text_.size()), static_cast<uint32_t>(to.size())});
        text_ += to;
      }
      rule.before = AddCondition(line.before, true, line.line);
      rule.after = AddCondition(line.after, false, line.line);
      compiled_.push_back(rule);
      ++starts[Number(line.from[0]) + 1];
    }
    for (size_t i = 1; i < starts.size(); ++i) starts[i] += starts[i - 1];
    if (outputs_.size() > 0xFFFF || conditions_.size() > 0xFFFF || compiled_.size() >= 0xFFFF) {
      problems_.Add(file_, 1, "has too many rules");
    }
    MakePages();
    const std::string plain = Assemble(starts, {});
    return Assemble(starts, BuildWindows(fold_, RuleSet(AsBytes(plain))));
  }

 private:
  std::string Assemble(const std::vector<uint32_t>& starts, const Windows& windows) const {
    std::string out;
    const size_t counts[16] = {
        pages_.size() / 64, letters_.size(), compiled_.size(), conditions_.size(), strings_.size(), code_points_.size(),
        outputs_.size(),    text_.size(),    flags_,           windows.entries,    windows.maps,    windows.outcomes,
        windows.rows};
    for (const size_t count : counts) format::AppendRaw(static_cast<uint32_t>(count), &out);
    if (windows.bytes.empty()) {
      // An empty table has a record for each letter all the same: the layout follows from the counts.
      out.append((letters_.size() + 3) * sizeof(WindowTable::Letter), '\0');
    } else {
      out += windows.bytes;
    }
    Append(masks_, &out);
    Append(index_, &out);
    Append(pages_, &out);
    Append(letters_, &out);
    Append(starts, &out);
    Append(compiled_, &out);
    Append(conditions_, &out);
    Append(strings_, &out);
    Append(code_points_, &out);
    Append(outputs_, &out);
    return out + text_;
  }

  template <typename T>
  static void Append(const std::vector<T>& items, std::string* out) {
    for (const T& item : items) format::AppendRaw(item, out);
  }

  // The letters that rules, classes and contexts speak of.
  void FindLetters() {
    std::set<char32_t> letters = {U'\''};
    for (const RuleLine& rule : rules_.rules) {
      letters.insert(rule.from.begin(), rule.from.end());
      for (const std::string& context : {rule.before, rule.after}) {
        for (const auto& word : absl::StrSplit(context, ' ', absl::SkipEmpty())) {
          if (word[0] == '[') continue;
          for (const char32_t letter : DecodeAll({word.data(), word.size()})) {
            if (letter != '!' && letter != '^' && letter != '$') letters.insert(letter);
          }
        }
      }
    }
    for (const auto& [name, of_class] : rules_.classes) letters.insert(of_class.begin(), of_class.end());
    for (const char32_t letter : letters) {
      if (letter == 0 || letter >= Alphabet::kLimit || letters_.size() == Alphabet::kMaxLetters) {
        problems_.Add(file_, rules_.rules.empty() ? 1 : rules_.rules.front().line,
                      absl::StrCat("speaks of U+", absl::Hex(letter), ": letters lie below U+",
                                   absl::Hex(Alphabet::kLimit), ", and a set has at most ", Alphabet::kMaxLetters));
        continue;
      }
      letters_.push_back(letter);
    }
    masks_.assign(letters_.size() + 1, 0);
  }

  // 0 if it is none of the set's letters.
  uint32_t Number(char32_t letter) const {
    const auto it = std::lower_bound(letters_.begin(), letters_.end(), letter);
    return it != letters_.end() && *it == letter ? static_cast<uint32_t>(it - letters_.begin()) + 1 : 0;
  }

  // What stands in a text, for every code point of the pages in which the letters lie, and ASCII.
  void MakePages() {
    const uint32_t foreign = static_cast<uint32_t>(letters_.size()) + 1;
    std::map<char32_t, uint32_t> uppers;
    for (size_t i = 0; i < letters_.size(); ++i) {
      const char32_t upper = fold_.Upper(letters_[i]);
      // Of σ and ς, which have one capital, it is the one that the capital folds to.
      const bool own = fold_.Find(upper).sequence() || fold_.Find(upper).value() == letters_[i];
      if (upper != letters_[i] && upper < Alphabet::kLimit && (own || !uppers.contains(upper))) {
        uppers[upper] = static_cast<uint32_t>(i) + 1;
      }
    }
    std::set<uint32_t> wanted = {0, 1};
    for (const char32_t letter : letters_) wanted.insert(letter / 64);
    for (const auto& [upper, number] : uppers) wanted.insert(upper / 64);
    for (const char32_t apostrophe : {U'\u00B4', U'\u02BC', U'\u2019'}) wanted.insert(apostrophe / 64);
    index_.assign(Alphabet::kIndexSize, 0);
    pages_.assign(64, Alphabet::kUnknown);
    const uint32_t apostrophe = Number(U'\'');
    for (const uint32_t page : wanted) {
      index_[page] = static_cast<uint8_t>(pages_.size() / 64);
      for (char32_t cp = page * 64; cp < page * 64 + 64; ++cp) {
        const FoldEntry entry = fold_.Find(cp);
        const bool letter = entry.char_class() == CharClass::kLetter;
        uint32_t bits = letter ? Alphabet::kLetter : 0;
        char32_t first, second;
        if (const uint32_t number = Number(cp)) {
          // A mark that the rules know may still make one letter with the one before it.
          bits |= number | (entry.char_class() == CharClass::kMark ? Alphabet::kApart : 0);
        } else if (const auto it = uppers.find(cp); it != uppers.end()) {
          bits |= it->second | Alphabet::kUpper;
        } else if (entry.char_class() == CharClass::kApostrophe) {
          bits |= apostrophe;
        } else if (entry.char_class() == CharClass::kMark || entry.char_class() == CharClass::kInvisible ||
                   (letter && fold_.Decompose(cp, &first, &second))) {
          bits = Alphabet::kApart;
        } else if (letter) {
          bits |= foreign | (entry.upper() ? Alphabet::kUpper : 0);
        }
        pages_.push_back(static_cast<uint16_t>(bits));
      }
    }
  }

  uint64_t NewClass() {
    if (classes_ == 64) {
      problems_.Add(file_, 1, "has more than 64 classes and single-letter contexts");
      return 0;
    }
    return uint64_t{1} << classes_++;
  }

  void SetBit(char32_t letter, uint64_t bit) {
    if (const uint32_t number = Number(letter)) masks_[number] |= bit;
  }

  uint32_t AddCodePoints(std::u32string_view text) {
    const uint32_t at = static_cast<uint32_t>(code_points_.size());
    for (const char32_t cp : text) code_points_.push_back(cp);
    return at;
  }

  uint16_t AddCondition(const std::string& context, bool before, size_t line) {
    if (context.empty()) return 0;
    const auto key = std::make_pair(context, before);
    if (const auto it = known_.find(key); it != known_.end()) return it->second;
    RuleSet::Condition condition{};
    condition.first_string = static_cast<uint16_t>(strings_.size());
    std::u32string single;
    bool first = true;
    for (const auto& view : absl::StrSplit(context, ' ', absl::SkipEmpty())) {
      const std::string word(view);
      if (word == "!" && first) {
        condition.negated = 1;
      } else if (word == (before ? "^" : "$")) {
        condition.boundary = 1;
      } else if (word.front() == '[' && word.back() == ']') {
        const auto it = class_bits_.find(word.substr(1, word.size() - 2));
        if (it == class_bits_.end()) {
          problems_.Add(file_, line, "no such class: " + word);
        } else {
          condition.classes |= it->second;
        }
      } else {
        std::u32string letters = DecodeAll(word);
        if (letters.size() == 1) {
          single += letters;
        } else if (letters.size() > RuleSet::kMaxContext) {
          problems_.Add(file_, line, "context too long: " + word);
        } else {
          if (!before && letters.back() == '$') letters.back() = 0;
          const uint32_t at = AddCodePoints(letters);
          strings_.push_back({at, static_cast<uint32_t>(letters.size())});
          ++condition.strings;
        }
      }
      first = false;
    }
    if (!single.empty()) {
      const uint64_t bit = SingleClass(single);
      condition.classes |= bit;
    }
    conditions_.push_back(condition);
    return known_[key] = static_cast<uint16_t>(conditions_.size() - 1);
  }

  // Contexts that list the same letters share a class.
  uint64_t SingleClass(std::u32string letters) {
    std::sort(letters.begin(), letters.end());
    const auto it = single_bits_.find(letters);
    if (it != single_bits_.end()) return it->second;
    const uint64_t bit = NewClass();
    for (const char32_t letter : letters) SetBit(letter, bit);
    return single_bits_[letters] = bit;
  }

  const FoldTable& fold_;
  const uint32_t flags_;
  LanguageRules& rules_;
  const std::string& file_;
  Problems& problems_;
  std::vector<uint32_t> letters_;  // in order: number - 1
  std::vector<uint8_t> index_;
  std::vector<uint16_t> pages_;
  size_t classes_ = 0;
  std::vector<uint64_t> masks_;
  std::map<std::string, uint64_t> class_bits_;
  std::map<std::u32string, uint64_t> single_bits_;
  std::map<std::pair<std::string, bool>, uint16_t> known_;
  std::vector<RuleSet::Rule> compiled_;
  std::vector<RuleSet::Condition> conditions_;
  std::vector<RuleSet::Span32> strings_;
  std::vector<uint32_t> code_points_;
  std::vector<RuleSet::Span32> outputs_;
  std::string text_;
};

}  // namespace

std::string BuildRuleSet(const FoldTable& fold, uint32_t flags, const std::string& file, LanguageRules* set,
                         Problems* problems) {
  return Builder(fold, flags, file, set, problems).Build();
}

}  // namespace onoma
