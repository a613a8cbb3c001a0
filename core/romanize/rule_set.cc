#include "romanize/rule_set.h"

namespace onoma {

RuleSet::RuleSet(Bytes bytes) {
  const Array<uint32_t> counts(bytes);
  uint64_t offset = 8 * sizeof(uint32_t);
  const auto take = [&](uint64_t size) {
    const Bytes part = Sub(bytes, offset, size);
    offset += size;
    return part;
  };
  first_letter_ = counts[0];
  const uint64_t letters = counts[1];
  masks_ = Array<uint64_t>(take(letters * sizeof(uint64_t)));
  starts_ = Array<uint32_t>(take((letters + 1) * sizeof(uint32_t)));
  rules_ = Array<Rule>(take(uint64_t{counts[2]} * sizeof(Rule)));
  conditions_ = Array<Condition>(take(uint64_t{counts[3]} * sizeof(Condition)));
  strings_ = Array<Span32>(take(uint64_t{counts[4]} * sizeof(Span32)));
  code_points_ = Array<uint32_t>(take(uint64_t{counts[5]} * sizeof(uint32_t)));
  outputs_ = Array<Span32>(take(uint64_t{counts[6]} * sizeof(Span32)));
  text_ = take(counts[7]);
}

}  // namespace onoma
