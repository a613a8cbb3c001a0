// Lookup in tries that others have made, over names that somebody has normalised already. Each gives the place of a
// form, or that it is none; none reads raw bytes, folds, or ranks names.
//
//   marisa     a succinct trie, as the library makes it unless told otherwise; its number of a form leads to the value
//              by an array of 4 bytes a form, which counts
//   datrie     a double array; its letters are the bytes of UTF-8, because it has at most 255 of them
//   bytestrie  ICU's, built to be fast (USTRINGTRIE_BUILD_FAST)
#include <datrie/trie.h>
#include <marisa.h>
#include <unicode/bytestrie.h>
#include <unicode/bytestriebuilder.h>

#include <map>
#include <memory>
#include <string_view>
#include <vector>

#include "bench/lookup.h"

namespace onoma::bench {
namespace {

struct MarisaIndex {
  explicit MarisaIndex(const std::vector<std::string>& forms) {
    marisa::Keyset keys;
    for (const std::string& form : forms) keys.push_back(form.data(), form.size());
    trie.build(keys);
    places.resize(forms.size());
    for (size_t i = 0; i < forms.size(); ++i) places[keys[i].id()] = static_cast<uint32_t>(i);
  }
  double bytes() const { return static_cast<double>(trie.total_size() + places.size() * sizeof(places[0])); }
  int64_t Find(std::string_view form) {
    agent.set_query(form.data(), form.size());
    return trie.lookup(agent) ? static_cast<int64_t>(places[agent.key().id()]) : -1;
  }

  marisa::Trie trie;
  marisa::Agent agent;
  std::vector<uint32_t> places;
};

struct DatrieIndex {
  explicit DatrieIndex(const std::vector<std::string>& forms) {
    const std::unique_ptr<AlphaMap, void (*)(AlphaMap*)> alphabet(alpha_map_new(), alpha_map_free);
    alpha_map_add_range(alphabet.get(), 0x20, 0x7E);
    alpha_map_add_range(alphabet.get(), 0x80, 0xF7);
    trie.reset(trie_new(alphabet.get()));
    for (size_t i = 0; i < forms.size(); ++i) {
      if (!trie_store(trie.get(), Letters(forms[i]), static_cast<TrieData>(i))) Die("datrie takes no " + forms[i]);
    }
  }
  double bytes() const { return static_cast<double>(trie_get_serialized_size(trie.get())); }
  int64_t Find(std::string_view form) {
    TrieData place;
    return trie_retrieve(trie.get(), Letters(form), &place) ? place : -1;
  }
  const AlphaChar* Letters(std::string_view form) {
    if (form.size() >= kLetters) Die("too long a form");
    for (size_t i = 0; i < form.size(); ++i) letters[i] = static_cast<unsigned char>(form[i]);
    letters[form.size()] = 0;
    return letters;
  }

  static constexpr size_t kLetters = 1024;
  std::unique_ptr<Trie, void (*)(Trie*)> trie{nullptr, trie_free};
  AlphaChar letters[kLetters];
};

struct BytesTrieIndex {
  explicit BytesTrieIndex(const std::vector<std::string>& forms) {
    UErrorCode error = U_ZERO_ERROR;
    icu::BytesTrieBuilder builder(error);
    for (size_t i = 0; i < forms.size(); ++i) builder.add(forms[i], static_cast<int32_t>(i), error);
    const icu::StringPiece built = builder.buildStringPiece(USTRINGTRIE_BUILD_FAST, error);
    if (U_FAILURE(error)) Die(std::string("ICU's BytesTrieBuilder: ") + u_errorName(error));
    data.assign(built.data(), static_cast<size_t>(built.size()));
  }
  double bytes() const { return static_cast<double>(data.size()); }
  int64_t Find(std::string_view form) {
    icu::BytesTrie trie(data.data());
    UStringTrieResult result = trie.current();
    // Byte by byte: next(text, length) of ICU 72 takes bytes over 127 for negative numbers and finds nothing.
    for (const char c : form) {
      result = trie.next(static_cast<unsigned char>(c));
      if (result == USTRINGTRIE_NO_MATCH) return -1;
    }
    return USTRINGTRIE_HAS_VALUE(result) ? trie.getValue() : -1;
  }

  std::string data;
};

template <typename Index>
void Run(benchmark::State& state, const Workload& workload) {
  static std::map<size_t, std::unique_ptr<Index>> made;
  auto& index = made[workload.forms];
  if (index == nullptr) index = std::make_unique<Index>(workload.database().forms());
  const double bytes_per_form = index->bytes() / static_cast<double>(workload.database().size());
  RunOnFolded(state, workload, bytes_per_form, [&](size_t, std::string_view name) { return index->Find(name); });
}

}  // namespace

void Marisa(benchmark::State& state, const Workload& workload) { Run<MarisaIndex>(state, workload); }
void Datrie(benchmark::State& state, const Workload& workload) { Run<DatrieIndex>(state, workload); }
void BytesTrie(benchmark::State& state, const Workload& workload) { Run<BytesTrieIndex>(state, workload); }

}  // namespace onoma::bench
