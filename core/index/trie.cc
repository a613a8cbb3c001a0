#include "index/trie.h"

namespace onoma {

Trie::Trie(Bytes section) {
  const Array<uint64_t> counts(section);
  const uint64_t nodes = counts[0];
  if (nodes == 0 || nodes > section.size()) return;
  const uint64_t children_size = (nodes + 1) * sizeof(uint32_t);
  const uint64_t values_size = nodes * sizeof(uint32_t);
  const Bytes labels = Sub(section, 16 + children_size + values_size, nodes);
  if (labels.empty()) return;
  first_child_ = Array<uint32_t>(Sub(section, 16, children_size));
  values_ = Array<uint32_t>(Sub(section, 16 + children_size, values_size));
  labels_ = Array<uint8_t>(labels);
}

bool Trie::WellFormed() const {
  uint32_t next = 1;
  for (size_t node = 0; node < nodes(); ++node) {
    if (first_child_[node] != next) return false;
    const uint32_t end = first_child_[node + 1];
    if (end < next || end > nodes()) return false;
    if (end > next && next <= node) return false;
    next = end;
  }
  return next == nodes() || nodes() == 0;
}

uint32_t Trie::Walk(uint32_t node, std::string_view prefix) const {
  if (empty()) return kNoNode;
  for (const char c : prefix) {
    node = Child(node, static_cast<uint8_t>(c));
    if (node == kNoNode) return kNoNode;
  }
  return node;
}

uint32_t Trie::Find(std::string_view key) const {
  const uint32_t node = Walk(kRoot, key);
  return node == kNoNode ? kNoValue : Value(node);
}

}  // namespace onoma
