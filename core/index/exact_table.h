// ExactTable: folded form -> postings, one hash probe.
//
// Open addressing over 32-byte slots that hold the form itself, so that a hit reads one line of memory as a rule and is
// verified by comparing bytes. Forms over 23 bytes stand in an arena.
//
// Layout: counts {slots (a power of two), arena bytes} as u64, padded to 64 bytes; slots; arena.
#ifndef ONOMA_INDEX_EXACT_TABLE_H_
#define ONOMA_INDEX_EXACT_TABLE_H_

#include <cstdint>
#include <string_view>

#include "base/bytes.h"
#include "index/posting.h"

namespace onoma {

class ExactTable {
 public:
  static constexpr size_t kInline = 23;
  static constexpr uint8_t kEmpty = 0xFF;
  static constexpr uint8_t kInArena = 0xFE;  // then form[0..7] is its offset and form[8..15] its length

  struct Slot {
    char form[kInline];
    uint8_t length;
    Posting posting;
  };
  static_assert(sizeof(Slot) == 32);

  ExactTable() = default;
  explicit ExactTable(Bytes section);

  size_t slots() const { return slots_.size(); }
  Slot slot(size_t i) const { return slots_[i]; }
  std::string_view FormOf(const Slot& slot) const;

  // The slot of a form, or -1.
  int64_t Find(std::string_view form) const;
  // First slot to look at, for a form's hash.
  static size_t Home(uint64_t hash, size_t slots) { return static_cast<size_t>(hash) & (slots - 1); }

 private:
  Array<Slot> slots_;
  Bytes arena_;
};

}  // namespace onoma

#endif  // ONOMA_INDEX_EXACT_TABLE_H_
