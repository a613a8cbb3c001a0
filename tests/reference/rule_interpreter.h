// A naive interpreter of rule files, written from tables/README.md alone: all rules are tried at each letter, contexts
// are read from their text. Slow and plain; romanize/rule_set.h is compared with it.
#ifndef ONOMA_TESTS_REFERENCE_RULE_INTERPRETER_H_
#define ONOMA_TESTS_REFERENCE_RULE_INTERPRETER_H_

#include <map>
#include <string>
#include <vector>

#include "tables/compiler/rule_file.h"

namespace onoma::testing {

class RuleInterpreter {
 public:
  explicit RuleInterpreter(const LanguageRules& rules);

  // `text` is lower case; U+0000 stands for what is no letter. Unknown letters are copied. Of variants takes `variant`,
  // or the last one.
  std::string Apply(const std::u32string& text, size_t variant) const;

 private:
  struct Context {
    bool any = true, negated = false;
    std::vector<std::string> alternatives;
  };
  struct Rule {
    std::u32string from;
    std::vector<std::string> to;
    Context before, after;
  };

  static Context Parse(const std::string& text);
  bool Before(const Context& context, const std::u32string& text, size_t at) const;
  bool After(const Context& context, const std::u32string& text, size_t at) const;

  std::map<std::string, std::u32string> classes_;
  std::vector<Rule> rules_;
};

}  // namespace onoma::testing

#endif  // ONOMA_TESTS_REFERENCE_RULE_INTERPRETER_H_
