// A system, a press style or a key reading: its file, parsed, and its rules, compiled (romanize/rule_set.h has the
// layout).
#ifndef ONOMA_TABLES_COMPILER_RULE_FILE_H_
#define ONOMA_TABLES_COMPILER_RULE_FILE_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "tables/compiler/table_file.h"
#include "text/fold_table.h"

namespace onoma {

struct RuleLine {
  size_t line;
  std::u32string from;
  std::vector<std::string> to;  // ranked variants
  std::string before, after;    // as written
};

struct SampleLine {
  size_t line;
  std::string source, expected;
};

// The rules that hold for one source language.
struct LanguageRules {
  uint32_t languages;  // Language bits
  std::map<std::string, std::u32string> classes;
  std::vector<RuleLine> rules;
  std::vector<SampleLine> samples;
  std::string compiled;
};

struct RuleFile {
  std::string file;
  std::map<std::string, std::string> meta;
  bool style = false, key = false;
  std::vector<LanguageRules> sets;

  const std::string& Meta(const std::string& name) const;
};

// Parses and compiles. Problems name the line.
RuleFile ParseRuleFile(const TableFile& table, bool style, bool key, Problems* problems);

// Runs the samples, and looks whether each letter of each language is covered.
void CheckRuleFile(const RuleFile& file, const FoldTable& fold, Problems* problems);

// All spellings that a compiled set gives, the standard one first, at most `cap`.
std::vector<std::string> AllVariants(const FoldTable& fold, const std::string& compiled, std::string_view text,
                                     size_t cap);

// "be ru" -> bits; 0 if a word is no language.
uint32_t LanguageBits(std::string_view words);
// The letters of a language's alphabet, lower case, and the apostrophe where it has one.
std::u32string_view AlphabetOf(uint32_t language);

}  // namespace onoma

#endif  // ONOMA_TABLES_COMPILER_RULE_FILE_H_
