#include "index/trie.h"

namespace onoma {

Trie::Trie(Bytes section) {
  const Array<uint64_t> counts(section);
  const uint64_t nodes = counts[0];
  if (nodes == 0 || nodes > section.size()) return;
  Cutter cut(section, 2 * sizeof(uint64_t));
  const Bytes labels = cut.Take(nodes);
  const Bytes children = cut.Take(nodes);
  const Bytes first_child = cut.Take((nodes + kStride - 1) / kStride * sizeof(uint32_t));
  const Bytes is_key = cut.Take((nodes + 7) / 8);
  if (is_key.empty()) return;
  labels_ = Array<uint8_t>(labels);
  children_ = Array<uint8_t>(children);
  first_child_ = Array<uint32_t>(first_child);
  is_key_ = Array<uint8_t>(is_key);
}

bool Trie::WellFormed() const {
  size_t next = 1;
  for (size_t node = 0; node < nodes(); ++node) {
    if (node % kStride == 0 && first_child_[node / kStride] != next) return false;
    if (children_[node] != 0 && next <= node) return false;
    next += children_[node];
    if (next > nodes()) return false;
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

bool Trie::Has(std::string_view key) const {
  const uint32_t node = Walk(kRoot, key);
  return node != kNoNode && IsKey(node);
}

}  // namespace onoma
