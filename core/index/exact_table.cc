#include "index/exact_table.h"

#include "base/hash.h"
#include "index/perfect_hash.h"

namespace onoma {

ExactTable::ExactTable(Bytes section) {
  const Array<uint64_t> counts(section);
  const uint64_t slots = counts[0], buckets = counts[1];
  if (slots == 0 || slots > section.size() / sizeof(Slot) || buckets == 0 || buckets > section.size()) return;
  const uint64_t body = 64 + (buckets + 63) / 64 * 64;
  const Bytes records = Sub(section, body, slots * sizeof(Slot));
  if (records.empty()) return;
  pilots_ = Array<uint8_t>(Sub(section, 64, buckets));
  slots_ = Array<Slot>(records);
  seed_ = counts[2];
}

uint64_t ExactTable::HashOf(std::string_view form, uint64_t seed) {
  const uint64_t hash = seed == 0 ? Hash64(form) : XXH3_64bits_withSeed(form.data(), form.size(), seed);
  return hash == 0 ? 1 : hash;
}

int64_t ExactTable::FindHash(uint64_t hash) const {
  if (slots_.size() == 0) return -1;
  const uint8_t pilot = pilots_[PerfectBucket(hash, pilots_.size())];
  const size_t i = PerfectSlot(hash, pilot, slots_.size());
  return slots_[i].hash == hash ? static_cast<int64_t>(i) : -1;
}

int64_t ExactTable::Find(std::string_view form) const { return form.empty() ? -1 : FindHash(HashOf(form, seed_)); }

}  // namespace onoma
