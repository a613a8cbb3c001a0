// ExactTable: folded form -> postings, by a perfect hash.
//
// A form is known by its 64-bit hash, as a name is by its ID: a lookup hashes it, reads the pilot of its bucket and one
// slot of 16 bytes, and compares the whole hash. There is nothing to probe and no text to compare. That a form which is
// not there has the hash of the one form whose slot it falls into happens once in 2^64 lookups. The forms themselves
// stand in the trie.
//
// Layout: counts {slots, buckets, seed} as u64, padded to 64 bytes; pilots u8[buckets], padded to 64; Slot[slots].
#ifndef ONOMA_INDEX_EXACT_TABLE_H_
#define ONOMA_INDEX_EXACT_TABLE_H_

#include <cstdint>
#include <string_view>

#include "base/bytes.h"
#include "index/posting.h"

namespace onoma {

class ExactTable {
 public:
  struct Slot {
    uint64_t hash;  // 0: nothing stands here
    Posting posting;
  };
  static_assert(sizeof(Slot) == 16);

  ExactTable() = default;
  explicit ExactTable(Bytes section);

  size_t slots() const { return slots_.size(); }
  Slot slot(size_t i) const { return slots_[i]; }

  // The slot of a form, or -1.
  int64_t Find(std::string_view form) const;
  // The same by HashOf(form, seed()).
  int64_t FindHash(uint64_t hash) const;
  uint64_t seed() const { return seed_; }

  // Never 0. The seed is 0 but in the file in which two forms had one hash.
  static uint64_t HashOf(std::string_view form, uint64_t seed);

 private:
  Array<uint8_t> pilots_;
  Array<Slot> slots_;
  uint64_t seed_ = 0;
};

}  // namespace onoma

#endif  // ONOMA_INDEX_EXACT_TABLE_H_
