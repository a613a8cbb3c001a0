// Reader: a database's bytes, opened and checked, and its sections as typed views.
#ifndef ONOMA_FORMAT_READER_H_
#define ONOMA_FORMAT_READER_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/bytes.h"
#include "base/file.h"
#include "format/format.h"
#include "index/exact_table.h"
#include "index/posting.h"
#include "index/term_filter.h"
#include "index/trie.h"
#include "key/generic_scripts.h"
#include "key/readings.h"
#include "romanize/rule_set.h"
#include "romanize/spelling_model.h"
#include "text/fold_table.h"

namespace onoma::format {

class Reader {
 public:
  static absl::StatusOr<std::shared_ptr<const Reader>> FromFile(const std::string& path);
  static absl::StatusOr<std::shared_ptr<const Reader>> FromMemory(Bytes bytes, std::string_view label);

  // Reads every byte: section hashes, and that every reference stays inside.
  absl::Status Verify() const;

  const std::string& label() const { return label_; }
  const Header& header() const { return header_; }
  const std::vector<SectionEntry>& sections() const { return entries_; }
  const Meta& meta() const { return meta_; }
  // A section's bytes; empty if there is none.
  Bytes Section(std::string_view tag) const;

  const FoldTable& fold() const { return fold_; }
  const ExactTable& forms() const { return forms_; }
  const Trie& trie() const { return trie_; }
  const TermFilter& term_filter() const { return term_filter_; }
  const ExactTable& keys() const { return keys_; }
  size_t names() const { return names_.size(); }
  NameRecord name(size_t ordinal) const { return names_[ordinal]; }
  void PrefetchName(size_t ordinal) const { names_.Prefetch(ordinal); }
  uint64_t id(size_t ordinal) const { return name_ids_[ordinal]; }
  Array<uint64_t> ids() const { return name_ids_; }  // by ordinal
  std::string_view String(uint32_t offset) const;
  void PrefetchString(uint32_t offset) const { Prefetch(strings_.data() + offset); }
  Array<ListRecord> lists() const { return lists_; }
  const SpellingModel& languages() const { return languages_; }
  const GenericScripts& generic() const { return generic_; }
  const Readings& readings() const { return readings_; }

  // Ordinal of a tabled name, or -1.
  int64_t FindId(uint64_t id) const;
  // Where a retired or formerly derived ID leads; 0 if nowhere.
  uint64_t Forward(uint64_t id) const;

  size_t systems() const { return systems_.size(); }
  SystemRecord system(size_t i) const { return systems_[i]; }
  size_t sets() const { return sets_.size(); }
  SetRecord set(size_t i) const { return sets_[i]; }
  RuleSet rule_set(size_t i) const;
  Bytes rule_set_bytes(size_t i) const;

  // The best of a slot's postings.
  Posting FirstPosting(const ExactTable::Slot& slot) const {
    return (slot.posting.flags & Posting::kMore) == 0 ? slot.posting : postings_[slot.posting.ordinal];
  }

  // Calls visit(Posting) for each of a slot's postings, the best first.
  template <typename Visit>
  void EachPosting(const ExactTable::Slot& slot, Visit visit) const {
    if ((slot.posting.flags & Posting::kMore) == 0) {
      visit(slot.posting);
      return;
    }
    // A run has at most as many members as there are names; a damaged one ends with the section.
    for (size_t i = slot.posting.ordinal; i < postings_.size(); ++i) {
      const Posting posting = postings_[i];
      visit(posting);
      if ((posting.flags & Posting::kMore) == 0) return;
      if (i - slot.posting.ordinal >= kMaxRun) return;
    }
  }
  static constexpr size_t kMaxRun = 64;
  // The run that a posting with kMore refers to.
  void PrefetchRun(size_t first) const { postings_.Prefetch(first); }

 private:
  Reader() = default;
  static absl::StatusOr<std::shared_ptr<const Reader>> Open(std::shared_ptr<Reader> reader);
  absl::Status Check();

  std::string label_;
  MappedFile file_;
  Bytes bytes_;
  Header header_{};
  std::vector<SectionEntry> entries_;
  Meta meta_{};
  FoldTable fold_;
  ExactTable forms_;
  Trie trie_;
  TermFilter term_filter_;
  Array<Posting> postings_;
  ExactTable keys_;
  Array<NameRecord> names_;
  Array<uint64_t> name_ids_;
  Array<uint32_t> by_id_;  // ordinals
  Array<ForwardRecord> forward_;
  Bytes rules_;
  Array<SystemRecord> systems_;
  Array<SetRecord> sets_;
  Array<ListRecord> lists_;
  SpellingModel languages_;
  GenericScripts generic_;
  Readings readings_;
  Bytes strings_;
};

}  // namespace onoma::format

#endif  // ONOMA_FORMAT_READER_H_
