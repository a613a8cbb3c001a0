#include "index/exact_table.h"

#include <bit>

#include "base/hash.h"

namespace onoma {

ExactTable::ExactTable(Bytes section) {
  const Array<uint64_t> counts(section);
  const uint64_t slots = counts[0];
  if (!std::has_single_bit(slots) || slots > section.size() / sizeof(Slot)) return;
  const Bytes body = Sub(section, 64, slots * sizeof(Slot));
  if (body.empty()) return;
  slots_ = Array<Slot>(body);
  arena_ = Sub(section, 64 + slots * sizeof(Slot), counts[1]);
}

std::string_view ExactTable::FormOf(const Slot& slot) const {
  if (slot.length <= kInline) return {slot.form, slot.length};
  if (slot.length != kInArena) return {};
  uint64_t place[2];
  std::memcpy(place, slot.form, sizeof(place));
  return AsText(Sub(arena_, place[0], place[1]));
}

int64_t ExactTable::Find(std::string_view form) const {
  const size_t n = slots_.size();
  if (n == 0 || form.empty()) return -1;
  // Forms stand in their slots filled up with zeros: a compare of fixed length needs no call.
  char padded[kInline] = {0};
  const uint8_t length = form.size() <= kInline ? static_cast<uint8_t>(form.size()) : kInArena;
  if (length <= kInline) std::memcpy(padded, form.data(), form.size());
  size_t i = Home(Hash64(form), n);
  // A damaged table may have no empty slot: give up after one round.
  for (size_t probes = 0; probes < n; ++probes, i = (i + 1) & (n - 1)) {
    const Slot slot = slots_[i];
    if (slot.length == kEmpty) return -1;
    if (slot.length != length) continue;
    if (length <= kInline ? std::memcmp(slot.form, padded, kInline) == 0 : FormOf(slot) == form) {
      return static_cast<int64_t>(i);
    }
  }
  return -1;
}

}  // namespace onoma
