#include "index/trie.h"

namespace onoma {

Trie::Trie(Bytes section) {
  const Array<uint64_t> counts(section);
  const uint64_t edges = counts[0];
  if (edges == 0 || edges > section.size()) return;
  Cutter cut(section, 2 * sizeof(uint64_t));
  const Bytes targets = cut.Take(edges * sizeof(uint32_t));
  const Bytes labels = cut.Take(edges);
  if (labels.empty()) return;
  // More keys than a damaged count could be walked for.
  keys_ = counts[1] < uint64_t{1} << 32 ? counts[1] : 0;
  targets_ = Array<uint32_t>(targets);
  labels_ = Array<uint8_t>(labels);
}

bool Trie::WellFormed() const {
  if (empty()) return true;
  if (labels_[0] != 0 || (targets_[0] & kLast) == 0) return false;
  for (uint32_t edge = 0; edge < edges(); ++edge) {
    const uint32_t target = targets_[edge], place = target & kPlace;
    if (place >= edges() || !LeadsOn(edge, target)) return false;
    // A node begins behind the last edge of another.
    if (place != 0 && (targets_[place - 1] & kLast) == 0) return false;
    if (edge > 0 && (targets_[edge - 1] & kLast) == 0 && labels_[edge] <= labels_[edge - 1]) return false;
  }
  return (targets_[edges() - 1] & kLast) != 0;
}

Trie::Node Trie::Walk(Node node, std::string_view prefix) const {
  for (const char c : prefix) {
    if (node == kNoNode) return kNoNode;
    node = Child(node, static_cast<uint8_t>(c));
  }
  return node;
}

bool Trie::Has(std::string_view key) const {
  const Node node = Walk(Root(), key);
  return node != kNoNode && IsKey(node);
}

}  // namespace onoma
