// Trie: forms in order, by prefix and by longest match.
//
// Nodes stand level by level, the children of one node side by side and in the order of their labels. So the children
// of node i are [first_child[i], first_child[i + 1]) and no pointer is stored but that one: 9 bytes a node.
//
// Layout: counts {nodes, keys} as u64; first_child u32[nodes + 1]; values u32[nodes] (kNoValue: no key ends here);
// labels u8[nodes]. Node 0 is the root.
#ifndef ONOMA_INDEX_TRIE_H_
#define ONOMA_INDEX_TRIE_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace onoma {

class Trie {
 public:
  static constexpr uint32_t kNoValue = 0xFFFFFFFF;
  static constexpr uint32_t kNoNode = 0xFFFFFFFF;
  static constexpr uint32_t kRoot = 0;

  Trie() = default;
  explicit Trie(Bytes section);

  size_t nodes() const { return labels_.size(); }
  bool empty() const { return labels_.size() == 0; }

  // The child of `node` under `label`, or kNoNode.
  uint32_t Child(uint32_t node, uint8_t label) const {
    uint32_t low = first_child_[node];
    uint32_t high = first_child_[size_t{node} + 1];
    while (low < high) {
      const uint32_t mid = low + (high - low) / 2;
      const uint8_t at = labels_[mid];
      if (at == label) return mid > node ? mid : kNoNode;  // a damaged file must not make a loop
      if (at < label) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    return kNoNode;
  }
  uint32_t Value(uint32_t node) const { return node < values_.size() ? values_[node] : kNoValue; }

  // The value of a whole key, or kNoValue.
  uint32_t Find(std::string_view key) const;
  // The node that `prefix` leads to, or kNoNode.
  uint32_t Walk(uint32_t node, std::string_view prefix) const;

  // True if each node but the root has exactly one parent, which stands before it.
  bool WellFormed() const;

  // Calls visit(key, value) for each key below `prefix`, in order of bytes, until it returns false. In a damaged trie
  // it ends after as many steps as there are nodes.
  template <typename Visit>
  void Each(std::string_view prefix, Visit visit) const {
    const uint32_t node = Walk(kRoot, prefix);
    if (node == kNoNode) return;
    std::string key(prefix);
    size_t steps = nodes();
    EachBelow(node, &key, &steps, visit);
  }

 private:
  static constexpr size_t kMaxDepth = 4096;

  template <typename Visit>
  bool EachBelow(uint32_t node, std::string* key, size_t* steps, Visit& visit) const {
    if ((*steps)-- == 0) return false;
    const uint32_t value = Value(node);
    if (value != kNoValue && !visit(std::string_view(*key), value)) return false;
    if (key->size() > kMaxDepth) return true;
    const uint32_t end = first_child_[size_t{node} + 1];
    for (uint32_t child = first_child_[node]; child < end; ++child) {
      if (child <= node) return true;  // damaged
      key->push_back(static_cast<char>(labels_[child]));
      const bool go_on = EachBelow(child, key, steps, visit);
      key->pop_back();
      if (!go_on) return false;
    }
    return true;
  }

  Array<uint32_t> first_child_;
  Array<uint32_t> values_;
  Array<uint8_t> labels_;
};

}  // namespace onoma

#endif  // ONOMA_INDEX_TRIE_H_
