// Trie: forms in order, by prefix and by longest match.
//
// Nodes stand level by level, the children of one node side by side and in the order of their labels. So no pointer is
// stored: the first child of a node is behind the children of all nodes before it, whose numbers are added up from the
// nearest sixteenth node on. Under 2.5 bytes a node.
//
// Layout: counts {nodes, keys} as u64; labels u8[nodes]; children u8[nodes], how many each has; first_child u32, of
// every 16th node; is_key, a bit a node. Node 0 is the root.
#ifndef ONOMA_INDEX_TRIE_H_
#define ONOMA_INDEX_TRIE_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace onoma {

class Trie {
 public:
  static constexpr uint32_t kNoNode = 0xFFFFFFFF;
  static constexpr uint32_t kRoot = 0;
  static constexpr uint32_t kStride = 16;

  Trie() = default;
  explicit Trie(Bytes section);

  size_t nodes() const { return labels_.size(); }
  bool empty() const { return labels_.size() == 0; }

  // The child of `node` under `label`, or kNoNode.
  uint32_t Child(uint32_t node, uint8_t label) const {
    uint32_t low = FirstChild(node);
    uint32_t high = low + children_[node];
    if (low <= node) return kNoNode;  // a damaged file must not make a loop
    while (low < high) {
      const uint32_t mid = low + (high - low) / 2;
      const uint8_t at = labels_[mid];
      if (at == label) return mid < nodes() ? mid : kNoNode;
      if (at < label) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    return kNoNode;
  }
  // True if a key ends at the node.
  bool IsKey(uint32_t node) const { return (is_key_[node / 8] >> node % 8 & 1) != 0; }

  // True if it holds the whole key.
  bool Has(std::string_view key) const;
  // The node that `prefix` leads to, or kNoNode.
  uint32_t Walk(uint32_t node, std::string_view prefix) const;

  // True if each node but the root has exactly one parent, which stands before it.
  bool WellFormed() const;

  // Calls visit(key) for each key below `prefix`, in order of bytes, until it returns false. In a damaged trie it ends
  // after as many steps as there are nodes.
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

  uint32_t FirstChild(uint32_t node) const {
    uint32_t first = first_child_[node / kStride];
    for (uint32_t i = node / kStride * kStride; i < node; ++i) first += children_[i];
    return first;
  }

  template <typename Visit>
  bool EachBelow(uint32_t node, std::string* key, size_t* steps, Visit& visit) const {
    if (node >= nodes() || (*steps)-- == 0) return false;
    if (IsKey(node) && !visit(std::string_view(*key))) return false;
    if (key->size() > kMaxDepth) return true;
    const uint32_t first = FirstChild(node);
    if (first <= node) return true;  // damaged
    for (uint32_t child = first; child < first + children_[node]; ++child) {
      key->push_back(static_cast<char>(labels_[child]));
      const bool go_on = EachBelow(child, key, steps, visit);
      key->pop_back();
      if (!go_on) return false;
    }
    return true;
  }

  Array<uint8_t> labels_, children_;
  Array<uint32_t> first_child_;
  Array<uint8_t> is_key_;
};

}  // namespace onoma

#endif  // ONOMA_INDEX_TRIE_H_
