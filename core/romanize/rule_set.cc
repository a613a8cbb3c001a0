#include "romanize/rule_set.h"

namespace onoma {

RuleSet::RuleSet(Bytes bytes) {
  const Array<uint32_t> counts(bytes);
  Cutter cutter(bytes, 8 * sizeof(uint32_t));
  first_letter_ = counts[0];
  const uint64_t letters = counts[1];
  masks_ = Array<uint64_t>(cutter.Take(letters * sizeof(uint64_t)));
  starts_ = Array<uint32_t>(cutter.Take((letters + 1) * sizeof(uint32_t)));
  rules_ = Array<Rule>(cutter.Take(uint64_t{counts[2]} * sizeof(Rule)));
  conditions_ = Array<Condition>(cutter.Take(uint64_t{counts[3]} * sizeof(Condition)));
  strings_ = Array<Span32>(cutter.Take(uint64_t{counts[4]} * sizeof(Span32)));
  code_points_ = Array<uint32_t>(cutter.Take(uint64_t{counts[5]} * sizeof(uint32_t)));
  outputs_ = Array<Span32>(cutter.Take(uint64_t{counts[6]} * sizeof(Span32)));
  text_ = cutter.Take(counts[7]);
}

}  // namespace onoma
