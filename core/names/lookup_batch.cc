// LookupBatch: many names on their way at once, so that none waits for memory.
//
// They stand in a ring. At each step one name enters (it is folded and hashed) and three that entered before go on: one
// has its pilot read, one its slot, one its name's ID, each of which was prefetched when the name took the step before.
// No name waits for others to finish a stage, and there is nothing to wind up but at the end. A form that the table has
// not got enters once more without its diacritics. What the short way has no answer for is resolved on the spot.
#include <algorithm>
#include <array>

#include "names/normalizer_impl.h"

namespace onoma {
namespace {

// Steps between two stages of one name: enough for a line of memory to come, few enough for the processor to keep track
// of. Tried from 4 to 16 at 10^5 to 5 * 10^6 forms.
constexpr size_t kApart = 8;
constexpr size_t kRing = 32;  // more than three stages

using Found = QuickLookup::Found;

struct Passage {
  uint64_t hash = 0;
  size_t index = 0;      // of the name in the batch
  size_t slot = 0;
  uint32_t ordinal = 0;  // of the name found, or where its run begins
  Found found = Found::kNothing;  // kMiss: it is on its way
  bool single = false, marked = false, stripped = false;
};

}  // namespace

void Normalizer::Impl::LookupBatch(std::span<const std::string_view> names, std::span<Match> matches,
                                   const LookupOptions& options, Scratch::State& scratch) const {
  if (!quick || quick->table().slots() == 0) {
    for (size_t i = 0; i < names.size(); ++i) matches[i] = Best(names[i], options, scratch);
    return;
  }
  const QuickLookup::Ask ask = QuickLookup::Understand(options);
  const ExactTable& table = quick->table();
  std::array<Passage, kRing> ring;
  QuickLookup::Form form, again;  // `again`: stripped, to enter at the next step
  Passage waiting;                // the passage that `again` belongs to
  const auto enter = [&](const QuickLookup::Form& entering, Passage* passage) {
    passage->hash = quick->HashOf(entering);
    passage->found = Found::kMiss;
    table.PrefetchPilot(passage->hash);
  };
  size_t next = 0;
  for (size_t step = 0, last = 3 * kApart; step < last || next < names.size(); ++step) {
    {  // The ID.
      Passage& passage = ring[(step - 3 * kApart) % kRing];
      if (passage.found == Found::kName) matches[passage.index].id = NameId(quick->reader().id(passage.ordinal));
      if (passage.found == Found::kRun) {
        passage.found = quick->Rank(passage.ordinal, ask, passage.single, passage.stripped, &matches[passage.index]);
        if (passage.found == Found::kNothing) matches[passage.index] = Match{};
        if (passage.found == Found::kUnsure) matches[passage.index] = Resolved(names[passage.index], options, scratch);
      }
      passage.found = Found::kNothing;
    }
    {  // The slot.
      Passage& passage = ring[(step - 2 * kApart) % kRing];
      if (passage.found == Found::kMiss) {
        Match& match = matches[passage.index];
        passage.found = quick->Read(table.packed(passage.slot), passage.hash, ask, passage.single, passage.stripped,
                                    &match, &passage.ordinal);
        if (passage.found == Found::kName) {
          quick->reader().PrefetchId(passage.ordinal);
        } else if (passage.found == Found::kRun) {
          quick->reader().PrefetchRun(passage.ordinal);
        } else {
          if (passage.found == Found::kMiss) {
            if (passage.marked && !passage.stripped) {
              quick->Fold(names[passage.index], ask, &form);
              passage.found = quick->Strip(form, ask, &scratch.buffer, &again);
            } else {
              passage.found = QuickLookup::Miss(ask, passage.single);
            }
          }
          if (passage.found == Found::kMiss) {
            waiting = passage;
            waiting.stripped = true;
            last = std::max(last, step + 2 + 3 * kApart);
          } else if (passage.found == Found::kNothing) {
            match = Match{};
          } else {
            match = Resolved(names[passage.index], options, scratch);
          }
          passage.found = Found::kNothing;
        }
      }
    }
    {  // The pilot.
      Passage& passage = ring[(step - kApart) % kRing];
      if (passage.found == Found::kMiss) {
        passage.slot = table.SlotOf(passage.hash);
        table.PrefetchSlot(passage.slot);
      }
    }
    Passage& passage = ring[step % kRing];
    if (waiting.found == Found::kMiss) {
      passage = waiting;
      waiting.found = Found::kNothing;
      enter(again, &passage);
    } else if (next < names.size()) {
      passage.index = next++;
      last = step + 1 + 3 * kApart;
      if (quick->Fold(names[passage.index], ask, &form)) {
        passage.single = form.name.gaps() == 0;
        passage.marked = form.name.marked();
        passage.stripped = false;
        enter(form, &passage);
      } else {
        matches[passage.index] = Resolved(names[passage.index], options, scratch);
      }
    }
  }
}

}  // namespace onoma
