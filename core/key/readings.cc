#include "key/readings.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace onoma {

Readings::Readings(Bytes section) : section_(section) {
  const Array<uint32_t> counts(Sub(section, 0, 16 * sizeof(uint32_t)));
  if (counts.size() != 16 || counts[0] > kAllGroups) return;
  const uint64_t groups = counts[0];
  uint64_t offset = 16 * sizeof(uint32_t);
  const auto take = [&](uint64_t size) {
    const Bytes part = Sub(section, offset, size);
    offset += (size + kAlignment - 1) / kAlignment * kAlignment;
    return part;
  };
  groups_ = Array<Group>(take(groups * sizeof(Group)));
  letters_ = Array<Letter>(take((kDirect + kExtended) * sizeof(Letter)));
  marks_ = Rows(take(uint64_t{counts[1]} * kMaxGroups), kMaxGroups);
  index_[0] = Array<uint16_t>(take(kTrigrams * sizeof(uint16_t)));
  rows_[0] = Rows(take(uint64_t{counts[2]} * kCyrillicGroups), kCyrillicGroups);
  index_[1] = Array<uint16_t>(take(kTrigrams * sizeof(uint16_t)));
  rows_[1] = Rows(take(uint64_t{counts[3]} * kMaxGroups), kMaxGroups);
  plain_ids_ = Array<uint8_t>(take(2 * kPlainLetters));
  starts_ = Array<Start>(take(groups * 256 * sizeof(Start)));
  units_ = Array<Unit>(take(uint64_t{counts[4]} * sizeof(Unit)));
  contexts_ = Array<uint16_t>(take(uint64_t{counts[5]} * kContexts * sizeof(uint16_t)));
  arcs_ = Array<Arc>(take(uint64_t{counts[6]} * sizeof(Arc)));
  sounds_ = take(kSoundCosts);
  // Open addressing needs a power of two.
  const auto slots = [&](size_t i, size_t size) {
    const Bytes part = take(uint64_t{counts[i]} * size);
    return std::has_single_bit(counts[i]) ? part : Bytes();
  };
  filter_.words = Array<uint64_t>(slots(7, sizeof(uint64_t)));
  stems_.slots = Array<uint64_t>(slots(8, sizeof(uint64_t)));
  cognates_.slots = Array<Pair>(slots(9, sizeof(Pair)));
  endings_.slots = Array<uint64_t>(slots(10, sizeof(uint64_t)));
  foreign_.slots = Array<uint64_t>(slots(11, sizeof(uint64_t)));
  if (sounds_.empty()) groups_ = {};  // damaged
  for (size_t i = 0; i < endings_.slots.size(); ++i) {
    const uint64_t sounds = endings_.slots[i] >> 2;
    const uint32_t count = std::min(static_cast<uint32_t>(std::bit_width(sounds) + 4) / 5, kPacked);
    longest_ending_ = std::max(longest_ending_, count);
    begin_endings_[count] |= uint32_t{1} << (sounds & 31);
  }
}

uint64_t Readings::PackLetters(std::string_view plain) {
  if (plain.size() > kPacked) return 0;
  uint64_t packed = 0;
  for (size_t i = 0; i < plain.size(); ++i) {
    if (plain[i] < 'a' || plain[i] > 'z') return 0;
    packed |= uint64_t{static_cast<uint8_t>(plain[i] - 'a' + 1)} << (5 * i);
  }
  return packed;
}

std::string_view Readings::name(uint32_t i) const {
  if (i >= groups_.size()) return {};
  const char* text = reinterpret_cast<const char*>(groups_.data() + i * sizeof(Group));
  return {text, strnlen(text, sizeof(Group::name))};
}

bool Readings::Find(const Start& start, uint64_t window, uint32_t left, Unit* unit) const {
  // A few are compared at once: nobody can foretell which it is.
  constexpr uint32_t kAtOnce = 4;
  for (uint32_t i = 0; i < start.longer; i += kAtOnce) {
    uint32_t found = 0;
    for (uint32_t k = 0; k < kAtOnce; ++k) {
      const Unit one = units_[size_t{start.first} + i + k];
      found |= uint32_t{((window ^ one.letters) << ((64 - 8 * one.size) & 63)) == 0 && one.size != 0} << k;
    }
    found &= (1u << std::min(kAtOnce, start.longer - i)) - 1;
    if (found == 0) continue;
    *unit = units_[size_t{start.first} + i + static_cast<uint32_t>(std::countr_zero(found))];
    return unit->size <= std::min(left, kMaxUnit);
  }
  return false;
}

}  // namespace onoma
