#include "romanize/variants.h"

#include <algorithm>
#include <unordered_map>

#include "romanize/writer.h"

namespace onoma {

std::vector<std::string> RomanizedVariants(const FoldTable& table, const RuleSet& rules, std::string_view text,
                                           size_t cap, bool plain) {
  SourceText source;
  source.Set(table, rules.alphabet(), text);
  std::vector<std::string> results;
  // Each rule that has variants is a wheel, and all wheels are turned, the first the fastest.
  struct Wheel {
    uint32_t outputs, position;
  };
  std::vector<Wheel> wheels;
  std::unordered_map<uint32_t, size_t> wheel_of;  // by first output
  for (size_t turns = 0; results.size() < cap && turns < 16 * cap; ++turns) {
    std::string out;
    WriteRomanized(
        table, rules, source,
        [&](const RuleSet::Rule& rule) {
          const auto [it, inserted] = wheel_of.try_emplace(rule.first_output, wheels.size());
          if (inserted) wheels.push_back({rule.outputs, 0});
          return wheels[it->second].position;
        },
        plain, &out);
    if (std::find(results.begin(), results.end(), out) == results.end()) results.push_back(std::move(out));
    size_t w = 0;
    while (w < wheels.size() && ++wheels[w].position == wheels[w].outputs) wheels[w++].position = 0;
    if (w == wheels.size()) break;
  }
  return results;
}

}  // namespace onoma
