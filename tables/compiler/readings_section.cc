#include "tables/compiler/readings_section.h"

#include <algorithm>
#include <bit>
#include <span>

#include "format/writer.h"

namespace onoma {
namespace {

constexpr uint64_t kFilterBitsOfKey = 16;

template <typename T>
std::string BytesOf(const T& records) {
  std::string out;
  for (const auto& record : records) format::AppendRaw(record, &out);
  return out;
}

std::vector<uint64_t> Filter(const std::map<uint64_t, uint64_t>& a, const std::map<uint64_t, uint64_t>& b) {
  std::vector<uint64_t> words(std::bit_ceil(std::max<size_t>((a.size() + b.size()) * kFilterBitsOfKey / 64, 1)));
  for (const auto* map : {&a, &b}) {
    for (const auto& [key, value] : *map) words[StemFilter::WordOf(key, words.size())] |= StemFilter::BitsOf(key);
  }
  return words;
}

// Open addressing, half full at most.
std::vector<Readings::Pair> Map(const std::map<uint64_t, uint64_t>& map) {
  std::vector<Readings::Pair> slots(std::bit_ceil(std::max<size_t>(map.size() * 2, 2)));
  for (const auto& [key, value] : map) {
    size_t at = Readings::Slot(key, slots.size());
    while (slots[at].key != 0) at = (at + 1) & (slots.size() - 1);
    slots[at] = {key, value};
  }
  return slots;
}

std::vector<uint64_t> Marks(const std::map<uint64_t, uint64_t>& map) {
  std::vector<uint64_t> slots;
  for (const Readings::Pair& pair : Map(map)) slots.push_back(pair.key << 2 | pair.value);
  return slots;
}

}  // namespace

std::string ReadingsSection::Bytes() const {
  std::vector<Readings::Letter> all(Readings::kDirect + Readings::kExtended);
  for (const auto& [cp, letter] : letters) {
    if (cp < Readings::kDirect) all[cp] = letter;
    if (cp >= Readings::kExtendedFirst && cp < Readings::kExtendedFirst + Readings::kExtended)
      all[Readings::kDirect + cp - Readings::kExtendedFirst] = letter;
  }
  const std::vector<uint64_t> filter = Filter(stems, cognates), stem_slots = Marks(stems),
                              ending_slots = Marks(endings), foreign_slots = Marks(foreign);
  const std::vector<Readings::Pair> cognate_slots = Map(cognates);
  const std::array<size_t, 16> counts = {groups.size(),
                                         mark_rows.size() / Readings::kMaxGroups,
                                         rows[0].size() / Readings::kCyrillicGroups,
                                         rows[1].size() / Readings::kMaxGroups,
                                         units.size(),
                                         contexts.size() / Readings::kContexts,
                                         arcs.size(),
                                         filter.size(),
                                         stem_slots.size(),
                                         cognate_slots.size(),
                                         ending_slots.size(),
                                         foreign_slots.size()};
  std::string out;
  for (const size_t count : counts) format::AppendRaw(static_cast<uint32_t>(count), &out);
  for (const std::string& part :
       {BytesOf(groups), BytesOf(all), mark_rows, BytesOf(index[0]), rows[0], BytesOf(index[1]), rows[1],
        BytesOf(plain_ids), BytesOf(starts), BytesOf(units), BytesOf(contexts), BytesOf(arcs), sound_costs,
        BytesOf(filter), BytesOf(stem_slots), BytesOf(cognate_slots), BytesOf(ending_slots), BytesOf(foreign_slots)}) {
    out += part;
    out.resize((out.size() + Readings::kAlignment - 1) / Readings::kAlignment * Readings::kAlignment);
  }
  return out;
}

}  // namespace onoma
