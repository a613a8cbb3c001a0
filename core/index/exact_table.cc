#include "index/exact_table.h"

namespace onoma {

ExactTable::ExactTable(Bytes section) {
  const Array<uint64_t> counts(section);
  const uint64_t slots = counts[0], buckets = counts[1];
  if (slots == 0 || slots > section.size() / sizeof(Record) || buckets == 0 || buckets > section.size()) return;
  const uint64_t body = 64 + (buckets + 63) / 64 * 64;
  const Bytes records = Sub(section, body, slots * sizeof(Record));
  if (records.empty()) return;
  pilots_ = Array<uint8_t>(Sub(section, 64, buckets));
  slots_ = Array<Record>(records);
  seed_ = counts[2];
}

ExactTable::Record ExactTable::Pack(const Slot& slot) {
  const Posting& posting = slot.posting;
  const uint64_t low = (slot.hash & kHashMask) | static_cast<uint64_t>(posting.ordinal & 0xFFFF) << 48;
  const uint32_t high = posting.ordinal >> 16 | static_cast<uint32_t>(posting.kind()) << 8 |
                        static_cast<uint32_t>(posting.link()) << 11 | static_cast<uint32_t>(posting.flags) << 15 |
                        static_cast<uint32_t>(posting.traits) << 23 | static_cast<uint32_t>(posting.weight) << 25;
  Record record;
  std::memcpy(record.data(), &low, sizeof(low));
  std::memcpy(record.data() + sizeof(low), &high, sizeof(high));
  return record;
}

int64_t ExactTable::FindHash(uint64_t hash) const {
  if (slots_.size() == 0) return -1;
  const size_t i = SlotOf(hash);
  return Load(Address(i)).Has(hash) ? static_cast<int64_t>(i) : -1;
}

int64_t ExactTable::Find(std::string_view form) const {
  return form.empty() ? -1 : FindHash(FormHash::Of(form, seed_));
}

}  // namespace onoma
