#include "tests/reference/rule_interpreter.h"

#include <sstream>

#include "text/utf8.h"

namespace onoma::testing {

RuleInterpreter::RuleInterpreter(const LanguageRules& rules) : classes_(rules.classes) {
  for (const RuleLine& line : rules.rules)
    rules_.push_back({line.from, line.to, Parse(line.before), Parse(line.after)});
}

RuleInterpreter::Context RuleInterpreter::Parse(const std::string& text) {
  Context context;
  std::istringstream in(text);
  for (std::string word; in >> word;) {
    context.any = false;
    if (word == "!" && context.alternatives.empty()) {
      context.negated = true;
    } else {
      context.alternatives.push_back(word);
    }
  }
  return context;
}

bool RuleInterpreter::Before(const Context& context, const std::u32string& text, size_t at) const {
  if (context.any) return true;
  bool met = false;
  for (const std::string& word : context.alternatives) {
    if (word == "^") {
      met |= at == 0 || text[at - 1] == 0;
    } else if (word[0] == '[') {
      met |= at > 0 && text[at - 1] != 0 &&
             classes_.at(word.substr(1, word.size() - 2)).find(text[at - 1]) != std::u32string::npos;
    } else {
      const std::u32string letters = DecodeAll(word);
      met |= at >= letters.size() && text.compare(at - letters.size(), letters.size(), letters) == 0;
    }
  }
  return met != context.negated;
}

bool RuleInterpreter::After(const Context& context, const std::u32string& text, size_t at) const {
  if (context.any) return true;
  bool met = false;
  for (const std::string& word : context.alternatives) {
    if (word == "$") {
      met |= at == text.size() || text[at] == 0;
    } else if (word[0] == '[') {
      met |= at < text.size() && text[at] != 0 &&
             classes_.at(word.substr(1, word.size() - 2)).find(text[at]) != std::u32string::npos;
    } else {
      std::u32string letters = DecodeAll(word);
      const bool end = letters.back() == U'$';
      if (end) letters.pop_back();
      const size_t next = at + letters.size();
      met |= next <= text.size() && text.compare(at, letters.size(), letters) == 0 &&
             (!end || next == text.size() || text[next] == 0);
    }
  }
  return met != context.negated;
}

std::string RuleInterpreter::Apply(const std::u32string& text, size_t variant) const {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const Rule* best = nullptr;
    for (const Rule& rule : rules_) {
      if (text.compare(at, rule.from.size(), rule.from) != 0) continue;
      if (best != nullptr && rule.from.size() <= best->from.size()) continue;
      if (Before(rule.before, text, at) && After(rule.after, text, at + rule.from.size())) best = &rule;
    }
    if (best == nullptr) {
      AppendUtf8(text[at++], &out);
    } else {
      out += best->to[std::min(variant, best->to.size() - 1)];
      at += best->from.size();
    }
  }
  return out;
}

}  // namespace onoma::testing
