#include "key/readings.h"

#include <bit>
#include <cstring>

namespace onoma {

Readings::Readings(Bytes section) : section_(section) {
  const Array<uint32_t> counts(Sub(section, 0, 16 * sizeof(uint32_t)));
  if (counts.size() != 16 || counts[0] > kAllGroups) return;
  const uint64_t groups = counts[0];
  Cutter cut(section, 16 * sizeof(uint32_t));
  groups_ = Array<Group>(cut.Take(groups * sizeof(Group)));
  letters_ = Array<Letter>(cut.Take((kDirect + kExtended) * sizeof(Letter)));
  marks_ = cut.Take(uint64_t{counts[1]} * kMaxGroups);
  index_[0] = Array<uint16_t>(cut.Take(kTrigrams * sizeof(uint16_t)));
  rows_[0] = cut.Take(uint64_t{counts[2]} * kCyrillicGroups);
  index_[1] = Array<uint16_t>(cut.Take(kTrigrams * sizeof(uint16_t)));
  rows_[1] = cut.Take(uint64_t{counts[3]} * kMaxGroups);
  plain_ids_ = Array<uint8_t>(cut.Take(2 * kPlainLetters));
  starts_ = Array<uint16_t>(cut.Take(groups * 256 * sizeof(uint16_t)));
  units_ = Array<Unit>(cut.Take(uint64_t{counts[4]} * sizeof(Unit)));
  contexts_ = Array<uint16_t>(cut.Take(uint64_t{counts[5]} * kContexts * sizeof(uint16_t)));
  arcs_ = Array<Arc>(cut.Take(uint64_t{counts[6]} * sizeof(Arc)));
  sounds_ = Array<uint8_t>(cut.Take(uint64_t{kSoundsAndEdge} * kSoundsAndEdge * kSoundsAndEdge * kSoundsAndEdge));
  Map* const maps[] = {&stems_, &cognates_, &endings_, &foreign_};
  for (size_t i = 0; i < 4; ++i) {
    const uint32_t slots = counts[7 + i];
    const Bytes pairs = cut.Take(uint64_t{slots} * sizeof(Pair));
    if (std::has_single_bit(slots)) maps[i]->pairs = Array<Pair>(pairs);
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

const uint8_t* Readings::Trigram(Script script, uint32_t a, uint32_t b, uint32_t c) const {
  const size_t which = script == Script::kLatin ? 1 : 0;
  const uint32_t row = index_[which][(a * kPlainLetters + b) * size_t{kPlainLetters} + c];
  if (row == 0) return nullptr;
  const uint64_t width = which == 1 ? kMaxGroups : kCyrillicGroups;
  const Bytes bytes = Sub(rows_[which], (row - 1) * width, width);
  return reinterpret_cast<const uint8_t*>(bytes.data());
}

const uint8_t* Readings::Mark(uint32_t mark) const {
  return mark == 0
             ? nullptr
             : reinterpret_cast<const uint8_t*>(Sub(marks_, (mark - 1) * uint64_t{kMaxGroups}, kMaxGroups).data());
}

bool Readings::Find(uint32_t group, uint64_t window, uint32_t left, Unit* unit) const {
  const uint64_t first = window & 0xFF;
  for (size_t i = starts_[group * size_t{256} + first]; i < units_.size(); ++i) {
    *unit = units_[i];
    if (unit->group != group || (unit->letters & 0xFF) != first) return false;
    if (unit->size == 0 || unit->size > kMaxUnit) return false;  // damaged
    if (unit->size > left) continue;
    const uint64_t mask = unit->size == kMaxUnit ? ~uint64_t{0} : (uint64_t{1} << (8 * unit->size)) - 1;
    if ((window & mask) == unit->letters) return true;
  }
  return false;
}

}  // namespace onoma
