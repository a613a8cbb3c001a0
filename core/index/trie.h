// Trie: forms in order, by prefix and by longest match.
//
// Equal subtrees stand once, so that it is a minimal automaton rather than a tree: the endings that all surnames share
// cost nothing, and a form costs three bytes. It answers whether a form is there; what the form denotes, the exact
// table knows.
//
// Layout: counts {edges, keys} as u64; targets u32[edges]; labels u8[edges]. The edges of one node stand side by side,
// rising by label, the last of them marked; a node is the target that leads to it: the place of its first edge (0: it
// has none) and whether a key ends there. Edge 0 leads to the root. Every edge stands before those that it leads to.
#ifndef ONOMA_INDEX_TRIE_H_
#define ONOMA_INDEX_TRIE_H_

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace onoma {

class Trie {
 public:
  using Node = uint32_t;  // of this trie; kNoNode for none
  static constexpr Node kNoNode = 0xFFFFFFFF;
  // In a target:
  static constexpr uint32_t kLast = 0x80000000;  // the last edge of its node
  static constexpr uint32_t kKey = 0x40000000;   // a key ends where it leads
  static constexpr uint32_t kPlace = 0x3FFFFFFF;

  Trie() = default;
  explicit Trie(Bytes section);

  size_t edges() const { return labels_.size(); }
  bool empty() const { return labels_.size() == 0; }

  // kNoNode if the trie is empty.
  Node Root() const { return empty() ? kNoNode : targets_[0] & ~kLast; }
  // The node that `label` leads to, or kNoNode.
  Node Child(Node node, uint8_t label) const {
    for (uint32_t edge = node & kPlace; edge != 0 && edge < edges(); ++edge) {
      const uint32_t target = targets_[edge];
      if (labels_[edge] == label) return LeadsOn(edge, target) ? target & ~kLast : kNoNode;
      if ((target & kLast) != 0) break;
    }
    return kNoNode;
  }
  static bool IsKey(Node node) { return (node & kKey) != 0; }

  // True if it holds the whole key.
  bool Has(std::string_view key) const;
  // The node that `prefix` leads to, or kNoNode.
  Node Walk(Node node, std::string_view prefix) const;

  // True if edges are in order, lead forward and end where they should.
  bool WellFormed() const;

  // Calls visit(key) for each key below `prefix`, in order of bytes, until it returns false. A damaged trie ends it
  // after a number of steps that no sound one needs.
  template <typename Visit>
  void Each(std::string_view prefix, Visit visit) const {
    const Node node = Walk(Root(), prefix);
    if (node == kNoNode) return;
    std::string key(prefix);
    uint64_t steps = std::min((keys_ + 1) * kMaxDepth, kMaxSteps);
    EachBelow(node, &key, &steps, visit);
  }

 private:
  static constexpr uint64_t kMaxDepth = 1024;
  static constexpr uint64_t kMaxSteps = uint64_t{1} << 30;  // of which a hundred million forms need a third

  // A damaged file must not make a loop.
  static bool LeadsOn(uint32_t edge, uint32_t target) { return (target & kPlace) == 0 || (target & kPlace) > edge; }

  template <typename Visit>
  bool EachBelow(Node node, std::string* key, uint64_t* steps, Visit& visit) const {
    if (*steps == 0) return false;
    --*steps;
    if (IsKey(node) && !visit(std::string_view(*key))) return false;
    if (key->size() > kMaxDepth) return true;
    for (uint32_t edge = node & kPlace; edge != 0 && edge < edges(); ++edge) {
      const uint32_t target = targets_[edge];
      if (LeadsOn(edge, target)) {
        key->push_back(static_cast<char>(labels_[edge]));
        const bool go_on = EachBelow(target & ~kLast, key, steps, visit);
        key->pop_back();
        if (!go_on) return false;
      }
      if ((target & kLast) != 0) break;
    }
    return true;
  }

  uint64_t keys_ = 0;
  Array<uint32_t> targets_;
  Array<uint8_t> labels_;
};

}  // namespace onoma

#endif  // ONOMA_INDEX_TRIE_H_
