// ExactTable: folded form -> postings, by a perfect hash.
//
// A form is known by its hash, as a name is by its ID: a lookup hashes it, reads the pilot of its bucket and one slot
// of 12 bytes, and compares 48 bits of the hash. There is nothing to probe and no text to compare. Slot and 48 bits are
// as good as the whole hash: a form that is not there is taken for one of n that are with probability n / 2^64, for a
// million forms once in half a year at a million unknown names a second (docs/decisions/0014). The forms themselves
// stand in the trie.
//
// Layout: counts {slots, buckets, seed} as u64, padded to 64 bytes; pilots u8[buckets], padded to 64; slots, 12 bytes
// each. A slot, from the lowest bit: hash 48, ordinal 24, kind 3, link 4, flags 8, traits 2, weight 7; no kind: it is
// empty.
#ifndef ONOMA_INDEX_EXACT_TABLE_H_
#define ONOMA_INDEX_EXACT_TABLE_H_

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/bytes.h"
#include "index/form_hash.h"
#include "index/perfect_hash.h"
#include "index/posting.h"

namespace onoma {

class ExactTable {
 public:
  static constexpr uint64_t kHashMask = (uint64_t{1} << 48) - 1;
  static constexpr uint32_t kMaxOrdinal = (1u << 24) - 1;
  static constexpr uint8_t kMaxWeight = 127;

  struct Slot {
    uint64_t hash;  // its low 48 bits
    Posting posting;
    bool empty() const { return posting.kind() == Kind::kNone; }
  };
  // As it stands in the file.
  using Record = std::array<std::byte, 12>;
  // The same in two numbers that overlap, which a lookup takes apart by the fewest instructions.
  struct Packed {
    uint64_t low;   // bytes 0 to 7: the hash and 16 bits more
    uint64_t high;  // bytes 4 to 11: 16 bits of the hash and all else

    uint32_t ordinal() const { return static_cast<uint32_t>(high >> 16) & kMaxOrdinal; }
    Kind kind() const { return static_cast<Kind>(high >> 40 & 7); }
    Link link() const { return static_cast<Link>(high >> 43 & 15); }
    uint8_t flags() const { return static_cast<uint8_t>(high >> 47); }
    bool empty() const { return kind() == Kind::kNone; }
    // True if it is a form's of this hash, or empty.
    bool Fits(uint64_t hash) const { return ((low ^ hash) & kHashMask) == 0; }
    bool Has(uint64_t hash) const { return Fits(hash) && !empty(); }
    // Kind, link and kMore as a number; link and all flags up to the languages as another one.
    static constexpr size_t kKindLinkMore = 256, kLinkFlags = 2048;
    size_t kind_link_more() const { return high >> 40 & (kKindLinkMore - 1); }
    size_t link_flags() const { return high >> 43 & (kLinkFlags - 1); }
    static size_t LinkFlagsOf(const Posting& posting) {
      return (static_cast<size_t>(posting.link()) | static_cast<size_t>(posting.flags) << 4) & (kLinkFlags - 1);
    }
  };
  // The posting's numbers must be within the limits above.
  static Record Pack(const Slot& slot);
  static Packed Load(const std::byte* record) {
    Packed packed;
    std::memcpy(&packed.low, record, sizeof(packed.low));
    std::memcpy(&packed.high, record + 4, sizeof(packed.high));
    return packed;
  }
  static Slot Unpack(const Packed& packed) {
    Slot slot;
    slot.hash = packed.low & kHashMask;
    slot.posting.ordinal = packed.ordinal();
    slot.posting.kind_link = Posting::Pack(packed.kind(), packed.link());
    slot.posting.flags = packed.flags();
    slot.posting.traits = static_cast<uint8_t>(packed.high >> 55 & 3);
    slot.posting.weight = static_cast<uint8_t>(packed.high >> 57);
    return slot;
  }

  ExactTable() = default;
  explicit ExactTable(Bytes section);

  size_t slots() const { return slots_.size(); }
  // An empty one if there are not so many.
  Slot slot(size_t i) const { return i < slots() ? Unpack(Load(Address(i))) : Slot{}; }

  // The slot of a form, or -1.
  int64_t Find(std::string_view form) const;
  // The same by FormHash::Of(form, seed()).
  int64_t FindHash(uint64_t hash) const;
  // 0 but in the file in which two forms had one hash.
  uint64_t seed() const { return seed_; }

  // The same in steps, for many lookups side by side, each of which has the memory of its next step fetched while
  // others take theirs: PrefetchPilot, RecordOf and PrefetchSlot, Load(record).Has(hash). Where a hash leads is within
  // the table by its very computation, so that nothing is checked; slots() > 0.
  void PrefetchPilot(uint64_t hash) const { Prefetch(pilots_.data() + PerfectBucket(hash, pilots_.size())); }
  // The only slot that a form of this hash can have.
  size_t SlotOf(uint64_t hash) const {
    const auto pilot = static_cast<uint8_t>(pilots_.data()[PerfectBucket(hash, pilots_.size())]);
    return PerfectSlot(hash, pilot, slots_.size());
  }
  const std::byte* Address(size_t slot) const { return slots_.data() + slot * sizeof(Record); }
  const std::byte* RecordOf(uint64_t hash) const { return Address(SlotOf(hash)); }
  static void PrefetchSlot(const std::byte* record) {
    Prefetch(record);
    Prefetch(record + sizeof(Record) - 1);  // one slot in eight lies across two lines
  }

 private:
  Array<uint8_t> pilots_;
  Array<Record> slots_;
  uint64_t seed_ = 0;
};

}  // namespace onoma

#endif  // ONOMA_INDEX_EXACT_TABLE_H_
