// Mentions of a text as words: "text|name|person" for tests.
#ifndef ONOMA_TESTS_SCAN_SCAN_HELPERS_H_
#define ONOMA_TESTS_SCAN_SCAN_HELPERS_H_

#include <string>
#include <string_view>
#include <vector>

#include "onoma/scanner.h"
#include "tests/support/test_tables.h"
#include "tests/support/test_text.h"

namespace onoma::testing {

inline std::vector<Mention> Scan(std::string_view text, const ScanOptions& options = {}) {
  static const Scanner& scanner = *new Scanner(DefaultNormalizer());
  ScanScratch scratch;
  std::vector<Mention> mentions;
  scanner.Scan(text, options, scratch, &mentions);
  return mentions;
}

// "Lukashenka=surname/lukashenko" for each mention.
inline std::vector<std::string> Named(std::string_view text, const ScanOptions& options = {}) {
  std::vector<std::string> out;
  for (const Mention& mention : Scan(text, options)) {
    out.push_back(std::string(text.substr(mention.begin, mention.end - mention.begin)) + "=" + mention.name);
  }
  return out;
}

// What is marked, without names.
inline std::vector<std::string> Marked(std::string_view text, const ScanOptions& options = {}) {
  std::vector<std::string> out;
  for (const Mention& mention : Scan(text, options))
    out.emplace_back(text.substr(mention.begin, mention.end - mention.begin));
  return out;
}

// The person of the mention that is written so (the last such one); "none" where it has none, "?" if it isn't marked.
inline std::string PersonOf(std::string_view text, std::string_view mention_text) {
  std::string person = "?";
  for (const Mention& mention : Scan(text)) {
    if (text.substr(mention.begin, mention.end - mention.begin) != mention_text) continue;
    person = mention.person.none() ? "none" : mention.person.ToString();
  }
  return person;
}

using List = std::vector<std::string>;

}  // namespace onoma::testing

#endif  // ONOMA_TESTS_SCAN_SCAN_HELPERS_H_
