// A system or a press style: its file, parsed, and its rules, compiled (romanize/rule_set.h has the
// layout).
#ifndef ONOMA_TABLES_COMPILER_RULE_FILE_H_
#define ONOMA_TABLES_COMPILER_RULE_FILE_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "tables/compiler/language_table.h"
#include "tables/compiler/table_file.h"
#include "text/fold_table.h"

namespace onoma {

struct RuleLine {
  size_t line;  // 0: it came with `based-on`
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
  Language language;
  std::map<std::string, std::u32string> classes;
  std::vector<RuleLine> rules;
  std::vector<SampleLine> samples;
  std::string compiled;
  std::vector<size_t> order;  // the compiled rules, as indices into `rules`
};

enum class RuleFileKind { kSystem, kStyle };

struct RuleFile {
  std::string file;
  RuleFileKind kind = RuleFileKind::kSystem;
  std::map<std::string, std::vector<std::string>> meta;
  bool by_language = false;  // it has `for` lines; else all its languages have the same rules
  std::vector<LanguageRules> sets;

  // The value of a `meta` line; several notes are one text. "" if there is none.
  std::string Meta(const std::string& name) const;
};

// What a file says; `languages` are those that it may speak of. Problems name the line.
RuleFile ParseRuleFile(const TableFile& table, RuleFileKind kind, const LanguageTable& languages, Problems* problems);

// Gives each file with `meta based-on` the rules of the file of that code behind its own.
void ResolveRuleFiles(std::vector<RuleFile>* files, Problems* problems);

void CompileRuleFile(const FoldTable& fold, RuleFile* file, Problems* problems);

// Runs the samples, looks whether each letter of each language is covered, and whether each rule that needs a context
// or several letters is shown by a sample.
void CheckRuleFile(const RuleFile& file, const FoldTable& fold, const LanguageTable& languages, Problems* problems);

// All spellings that a compiled set gives, the standard one first, at most `cap`.
std::vector<std::string> AllVariants(const FoldTable& fold, const std::string& compiled, std::string_view text,
                                     size_t cap);

}  // namespace onoma

#endif  // ONOMA_TABLES_COMPILER_RULE_FILE_H_
