#include "text/fold_table.h"

#include "text/utf8.h"

namespace onoma {
FoldTable::FoldTable(Bytes section) {
  const Array<uint32_t> counts(section);
  Cutter cutter(section, 8 * sizeof(uint32_t));
  index_ = Array<uint16_t>(cutter.Take(kFoldIndexSize * sizeof(uint16_t)));
  blocks_ = Array<uint32_t>(cutter.Take(uint64_t{counts[0]} * 128 * sizeof(uint32_t)));
  sequences_ = Array<uint32_t>(cutter.Take(uint64_t{counts[1]} * sizeof(uint32_t)));
  by_composed_ = Array<Triple>(cutter.Take(uint64_t{counts[2]} * sizeof(Triple)));
  by_parts_ = Array<Triple>(cutter.Take(uint64_t{counts[2]} * sizeof(Triple)));
  classes_ = Array<Pair>(cutter.Take(uint64_t{counts[3]} * sizeof(Pair)));
  strips_ = Array<Pair>(cutter.Take(uint64_t{counts[4]} * sizeof(Pair)));
  look_alikes_ = Array<Triple>(cutter.Take(uint64_t{counts[5]} * sizeof(Triple)));
  uppers_ = Array<Pair>(cutter.Take(uint64_t{counts[6]} * sizeof(Pair)));
  for (char32_t cp = 0; cp < kTwoBytes; ++cp) {
    const FoldEntry entry = FindInBlocks(cp);
    two_bytes_[cp] = entry.bits | (entry.plain_letter() && entry.value() < kTwoBytes ? FoldEntry::kShort : 0);
  }
  for (size_t i = 0; i < strips_.size() && strips_[i].a < kNear; ++i) {
    strippable_[strips_[i].a / 64] |= uint64_t{1} << strips_[i].a % 64;
  }
}

bool FoldTable::Decompose(char32_t cp, char32_t* first, char32_t* second) const {
  const size_t i = LowerBound(by_composed_.size(), [&](size_t k) { return by_composed_[k].a < cp; });
  const Triple found = by_composed_[i];
  if (found.a != cp || cp == 0) return false;
  *first = found.b;
  *second = found.c;
  return true;
}

char32_t FoldTable::Compose(char32_t first, char32_t second) const {
  const size_t i = LowerBound(by_parts_.size(), [&](size_t k) {
    const Triple t = by_parts_[k];
    return t.b != first ? t.b < first : t.c < second;
  });
  const Triple found = by_parts_[i];
  return found.b == first && found.c == second ? found.a : 0;
}

uint32_t FoldTable::CombiningClass(char32_t mark) const {
  const size_t i = LowerBound(classes_.size(), [&](size_t k) { return classes_[k].a < mark; });
  const Pair found = classes_[i];
  return found.a == mark ? found.b : 0;
}

bool FoldTable::Strip(char32_t cp, std::string* out) const {
  if (cp < kNear && (strippable_[cp / 64] >> cp % 64 & 1) == 0) return false;
  const size_t i = LowerBound(strips_.size(), [&](size_t k) { return strips_[k].a < cp; });
  const Pair found = strips_[i];
  if (found.a != cp || cp == 0) return false;
  Sequence(found.b, [&](char32_t part) { AppendUtf8(part, out); });
  return true;
}

char32_t FoldTable::LookAlike(char32_t cp, Script script, RepairReason* reason) const {
  const uint32_t want = static_cast<uint32_t>(script);
  const size_t i = LowerBound(look_alikes_.size(), [&](size_t k) {
    const Triple t = look_alikes_[k];
    return t.a != cp ? t.a < cp : t.b < want;
  });
  const Triple found = look_alikes_[i];
  if (found.a != cp || found.b != want) return 0;
  const uint32_t why = found.c >> 24;
  *reason = why == kRepairKeyboard || why == kRepairAccent ? static_cast<RepairReason>(why) : kRepairLookAlike;
  return found.c & 0x1FFFFF;
}

char32_t FoldTable::Upper(char32_t cp) const {
  const size_t i = LowerBound(uppers_.size(), [&](size_t k) { return uppers_[k].a < cp; });
  const Pair found = uppers_[i];
  return found.a == cp && cp != 0 ? found.b : cp;
}

}  // namespace onoma
