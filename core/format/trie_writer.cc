// Section TRIE: the minimal automaton of sorted forms, built in one pass (Daciuk, Mihov, Watson and Watson 2000).
#include <algorithm>
#include <unordered_set>

#include "base/hash.h"
#include "format/writer.h"
#include "index/trie.h"

namespace onoma::format {
namespace {

class TrieBuilder {
 public:
  TrieBuilder() : nodes_(16, NodeHash{this}, NodeEqual{this}) { path_.emplace_back(); }

  // Forms come in order of bytes, each once.
  void Add(std::string_view form) {
    size_t shared = 0;
    while (shared < form.size() && shared < last_.size() && form[shared] == last_[shared]) ++shared;
    Freeze(shared);
    if (path_.size() < form.size() + 1) path_.resize(form.size() + 1);
    for (size_t depth = shared; depth < form.size(); ++depth) {
      path_[depth].edges.push_back({static_cast<uint8_t>(form[depth]), 0, false});
      path_[depth + 1].edges.clear();
      path_[depth + 1].key = false;
    }
    path_[form.size()].key = true;
    last_ = form;
  }

  std::string Bytes(uint64_t keys) {
    Freeze(0);
    const uint32_t root = Register(path_[0].edges);
    const bool empty_key = path_[0].key;
    // Nodes were frozen children first; turned round, each edge stands before those that it leads to.
    const uint32_t total = static_cast<uint32_t>(edges_.size()) + 1;
    const auto place_of = [&](uint32_t node) -> uint32_t {
      return node == 0 ? 0 : total - (begins_[node - 1] + counts_[node - 1]);
    };
    std::vector<uint32_t> targets(total);
    std::string labels(total, '\0');
    targets[0] = place_of(root) | Trie::kLast | (empty_key ? Trie::kKey : 0);
    for (uint32_t node = 1; node <= begins_.size(); ++node) {
      const uint32_t begin = begins_[node - 1], count = counts_[node - 1], place = place_of(node);
      for (uint32_t i = 0; i < count; ++i) {
        const Edge& edge = edges_[begin + i];
        labels[place + i] = static_cast<char>(edge.label);
        targets[place + i] = place_of(edge.node) | (edge.key ? Trie::kKey : 0) | (i + 1 == count ? Trie::kLast : 0);
      }
    }
    std::string out;
    AppendRaw(static_cast<uint64_t>(total), &out);
    AppendRaw(keys, &out);
    out.append(reinterpret_cast<const char*>(targets.data()), targets.size() * sizeof(uint32_t));
    return out + labels;
  }

 private:
  struct Edge {
    uint8_t label;
    uint32_t node;  // 0: one without edges; else its number from 1
    bool key;       // one ends where it leads
    bool operator==(const Edge&) const = default;
  };
  struct Open {
    std::vector<Edge> edges;
    bool key = false;
  };
  struct NodeHash {
    const TrieBuilder* builder;
    size_t operator()(uint32_t node) const {
      uint64_t hash = 0;
      for (uint32_t i = 0; i < builder->counts_[node - 1]; ++i) {
        const Edge& edge = builder->edges_[builder->begins_[node - 1] + i];
        hash = (hash ^ edge.label ^ uint64_t{edge.key} << 8 ^ uint64_t{edge.node} << 16) * 0x9E3779B97F4A7C15;
        hash ^= hash >> 29;
      }
      return hash;
    }
  };
  struct NodeEqual {
    const TrieBuilder* builder;
    bool operator()(uint32_t a, uint32_t b) const {
      const auto begin = [&](uint32_t node) { return builder->edges_.begin() + builder->begins_[node - 1]; };
      return std::equal(begin(a), begin(a) + builder->counts_[a - 1], begin(b), begin(b) + builder->counts_[b - 1]);
    }
  };

  // Nodes of the last form below `depth` get no more edges.
  void Freeze(size_t depth) {
    for (size_t d = last_.size(); d > depth; --d) {
      Edge& edge = path_[d - 1].edges.back();
      edge.node = Register(path_[d].edges);
      edge.key = path_[d].key;
    }
  }

  // The node of these edges, an equal one if there is one.
  uint32_t Register(const std::vector<Edge>& edges) {
    if (edges.empty()) return 0;
    begins_.push_back(static_cast<uint32_t>(edges_.size()));
    counts_.push_back(static_cast<uint32_t>(edges.size()));
    edges_.insert(edges_.end(), edges.begin(), edges.end());
    const uint32_t node = static_cast<uint32_t>(begins_.size());
    const auto [it, inserted] = nodes_.insert(node);
    if (!inserted) {
      edges_.resize(begins_.back());
      begins_.pop_back();
      counts_.pop_back();
    }
    return *it;
  }

  std::vector<Open> path_;  // of the last form, the root first
  std::string last_;
  std::vector<Edge> edges_;  // of frozen nodes
  std::vector<uint32_t> begins_, counts_;
  std::unordered_set<uint32_t, NodeHash, NodeEqual> nodes_;
};

}  // namespace

std::string BuildTrie(const Forms& forms) {
  TrieBuilder builder;
  for (const auto& [form, postings] : forms) builder.Add(form);
  return builder.Bytes(forms.size());
}

}  // namespace onoma::format
