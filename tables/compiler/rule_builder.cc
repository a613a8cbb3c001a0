#include "tables/compiler/rule_builder.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "format/writer.h"
#include "romanize/rule_set.h"
#include "text/utf8.h"

namespace onoma {
namespace {

// The letters of a set lie in one alphabet; a wider span is a slip of the keyboard.
constexpr uint32_t kMaxSpan = 0x2000;

class Builder {
 public:
  Builder(const LanguageRules& rules, const std::string& file, Problems* problems)
      : rules_(rules), file_(file), problems_(*problems) {}

  std::string Build() {
    FindSpan();
    conditions_.push_back({});  // 0: anything
    for (const auto& [name, letters] : rules_.classes) {
      const uint64_t bit = NewClass();
      for (const char32_t letter : letters) SetBit(letter, bit, 0);
      class_bits_[name] = bit;
    }
    // Longest FROM first; among equals the order of the file; all rules of one first letter together.
    std::vector<size_t> order(rules_.rules.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
      const std::u32string& x = rules_.rules[a].from;
      const std::u32string& y = rules_.rules[b].from;
      return x[0] != y[0] ? x[0] < y[0] : x.size() > y.size();
    });
    std::vector<uint32_t> starts(masks_.size() + 1, 0);
    for (const size_t i : order) {
      const RuleLine& line = rules_.rules[i];
      if (line.from[0] - first_ >= masks_.size()) continue;  // of another alphabet: said above
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
      ++starts[line.from[0] - first_ + 1];
    }
    for (size_t i = 1; i < starts.size(); ++i) starts[i] += starts[i - 1];
    if (outputs_.size() > 0xFFFF || conditions_.size() > 0xFFFF) problems_.Add(file_, 1, "has too many rules");

    std::string out;
    for (const size_t count : {size_t{first_}, masks_.size(), compiled_.size(), conditions_.size(), strings_.size(),
                               code_points_.size(), outputs_.size(), text_.size()}) {
      format::AppendRaw(static_cast<uint32_t>(count), &out);
    }
    Append(masks_, &out);
    Append(starts, &out);
    Append(compiled_, &out);
    Append(conditions_, &out);
    Append(strings_, &out);
    Append(code_points_, &out);
    Append(outputs_, &out);
    return out + text_;
  }

 private:
  template <typename T>
  static void Append(const std::vector<T>& items, std::string* out) {
    for (const T& item : items) format::AppendRaw(item, out);
  }

  void FindSpan() {
    uint32_t low = 0xFFFFFFFF, high = 0;
    const auto take = [&](char32_t letter) {
      low = std::min<uint32_t>(low, letter);
      high = std::max<uint32_t>(high, letter);
    };
    for (const RuleLine& rule : rules_.rules) {
      take(rule.from[0]);
      for (const std::string& context : {rule.before, rule.after}) {
        for (const auto& word : absl::StrSplit(context, ' ', absl::SkipEmpty())) {
          if (word[0] == '[') continue;
          for (const char32_t letter : DecodeAll({word.data(), word.size()})) {
            if (letter != '!' && letter != '^' && letter != '$') take(letter);
          }
        }
      }
    }
    for (const auto& [name, letters] : rules_.classes) {
      for (const char32_t letter : letters) take(letter);
    }
    if (low > high) low = high = 'a';
    if (high - low >= kMaxSpan) {
      problems_.Add(file_, rules_.rules.empty() ? 1 : rules_.rules.front().line,
                    absl::StrCat("letters from U+", absl::Hex(low), " to U+", absl::Hex(high), ": not one alphabet"));
      high = low + kMaxSpan - 1;
    }
    first_ = low;
    masks_.assign(high - low + 1, 0);
  }

  uint64_t NewClass() {
    if (classes_ == 64) {
      problems_.Add(file_, 1, "has more than 64 classes and single-letter contexts");
      return 0;
    }
    return uint64_t{1} << classes_++;
  }

  void SetBit(char32_t letter, uint64_t bit, size_t line) {
    if (letter < first_ || letter - first_ >= masks_.size()) {
      problems_.Add(file_, line, "a letter of a class is of another alphabet");
      return;
    }
    masks_[letter - first_] |= bit;
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
    for (const char32_t letter : letters) SetBit(letter, bit, 0);
    return single_bits_[letters] = bit;
  }

  const LanguageRules& rules_;
  const std::string& file_;
  Problems& problems_;
  uint32_t first_ = 0;
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

std::string BuildRuleSet(const LanguageRules& rules, const std::string& file, Problems* problems) {
  return Builder(rules, file, problems).Build();
}

}  // namespace onoma
