// LookupBatch: many names on their way at once, so that none waits for memory.
//
// Names go in rows of twelve. At each turn one row enters (it is folded and hashed) and the three that entered before
// go on: one has its pilots read, one its slots, one its names' IDs, each of which was prefetched a turn before. No row
// waits for a whole batch to be through with a stage, and there is nothing to wind up but at the end. A form that the
// table has not got may enter once more, without its diacritics. Of a word that it has not got at all the keys are
// made, which are looked up in the next turn. What the short way has no answer for is resolved on the spot.
//
// Once memory is not waited for, what costs are branches that nobody can foretell: whether a name is a hit, whether
// there is one at this place. So all places are always occupied, if need be by a dummy whose answer goes nowhere, and
// hits and misses take the same way.
#include <algorithm>
#include <array>

#include "names/normalizer_impl.h"

namespace onoma {
namespace {

// Names in a row: enough for a line of memory to come in a turn, few enough for the processor to keep track of.
constexpr size_t kRow = 12;
constexpr size_t kStages = 4;

// Where a name stands on its way.
struct Place {
  QuickLookup::Passage passage;
  Match* match = nullptr;
  size_t slot = 0;
};
// A form of several names, found by the last turn.
struct Several {
  ExactTable::Packed slot;
  QuickLookup::Passage passage;
  Match* match;
};
// A word that no slot has, whose keys are made.
struct Other {
  Unspelled word;
  Match* match;
};
struct Row {
  std::array<Place, kRow> places;
  std::array<QuickLookup::Form, kRow> forms;  // but of those that enter once more
};

// Whether what the short way has no answer for is resolved, or left without one.
enum class Rest { kResolve, kLeave };

class Batch {
 public:
  Batch(const Normalizer::Impl& impl, std::span<const std::string_view> names, std::span<Match> matches,
        const LookupOptions& options, Rest rest, Scratch::State& scratch)
      : impl_(impl),
        quick_(impl.quick),
        names_(names),
        matches_(matches),
        options_(options),
        rest_(rest),
        ask_(impl.quick.Understand(options)),
        scratch_(scratch) {
    for (Row& row : rows_) {
      for (Place& place : row.places) place.match = &nowhere_;
    }
  }

  void Run() {
    for (size_t turn = 0, rest = kStages - 1; rest > 0; ++turn) {
      rest = next_ < names_.size() || waiting_count_ > 0 ? kStages - 1 : rest - 1;
      for (size_t i = 0; i < others_count_; ++i) impl_.lexicon.PrefetchUnspelled(others_[i].word);
      Enter(&rows_[turn % kStages]);
      FinishOthers();
      ReadPilots(&rows_[(turn - 1) % kStages]);
      RankRuns();
      ReadSlots(&rows_[(turn - 2) % kStages]);
      ReadIds(rows_[(turn - 3) % kStages]);
    }
  }

 private:
  void Enter(Row* row) {
    const ExactTable table = quick_.table();
    size_t taken = 0;
    for (; waiting_count_ > 0; ++taken) row->places[taken] = waiting_[--waiting_count_];
    const std::span<const std::string_view> names =
        names_.subspan(next_, std::min(kRow - taken, names_.size() - next_));
    quick_.FoldMany(names, row->forms.data() + taken);
    for (size_t i = 0; i < names.size(); ++i, ++taken) {
      Place& place = row->places[taken];
      place.match = &matches_[next_++];
      if (!quick_.Begin(row->forms[taken], ask_, &place.passage)) [[unlikely]] {
        Resolve(place.match);
        place.match = &nowhere_;
      }
    }
    for (; taken < kRow; ++taken) row->places[taken].match = &nowhere_;
    for (const Place& place : row->places) table.PrefetchPilot(place.passage.hash);
  }

  void ReadPilots(Row* row) const {
    const ExactTable table = quick_.table();
    for (Place& place : row->places) {
      place.slot = table.SlotOf(place.passage.hash);
      table.PrefetchSlot(place.slot);
    }
  }

  void ReadSlots(Row* row) {
    const ExactTable table = quick_.table();
    const QuickLookup::Ask ask = ask_;
    for (size_t i = 0; i < kRow; ++i) {
      Place& place = row->places[i];
      const ExactTable::Packed slot = table.packed(place.slot);
      if (!quick_.Read(slot, place.passage, ask, place.match)) [[unlikely]] {
        Judge(slot, &row->forms[i], &place);
      }
      quick_.reader().PrefetchId(place.match->ordinal);
    }
  }

  void ReadIds(const Row& row) const {
    const format::Reader& reader = quick_.reader();
    for (const Place& place : row.places) {
      const uint64_t id = reader.id(place.match->ordinal);
      place.match->id = NameId(place.match->via == Via::kNone ? 0 : id);
    }
  }

  void Judge(const ExactTable::Packed& slot, QuickLookup::Form* form, Place* place) {
    if (place->match == &nowhere_) return;
    switch (quick_.Judge(slot, ask_, form, &place->passage)) {
      case QuickLookup::Found::kName:
        break;
      case QuickLookup::Found::kRun:
        // Ranked when the run has come.
        quick_.reader().PrefetchRun(slot.ordinal());
        runs_[runs_count_++] = {slot, place->passage, place->match};
        break;
      case QuickLookup::Found::kNothing:
        *place->match = Match{};
        break;
      case QuickLookup::Found::kAgain:
        waiting_[waiting_count_++] = *place;
        break;
      case QuickLookup::Found::kNowhere:
        if (rest_ == Rest::kLeave) {
          *place->match = Match{};
        } else {
          quick_.Unstrip(NameOf(*place->match), place->passage, form);
          Other& other = others_[others_count_];
          other.match = place->match;
          others_count_ += impl_.lexicon.BeginUnspelled(form->view(), options_, scratch_, &other.word, place->match);
        }
        break;
      case QuickLookup::Found::kUnsure:
        Resolve(place->match);
        break;
    }
    place->match = &nowhere_;
  }

  // What the last turn found in the slots.
  void RankRuns() {
    for (size_t i = 0; i < runs_count_; ++i) {
      const Several& run = runs_[i];
      const QuickLookup::Found found = quick_.Rank(run.slot, ask_, run.passage, run.match);
      if (found == QuickLookup::Found::kNothing) *run.match = Match{};
      if (found == QuickLookup::Found::kUnsure) Resolve(run.match);
    }
    runs_count_ = 0;
  }

  // What the last turn found in no slot.
  void FinishOthers() {
    for (size_t i = 0; i < others_count_; ++i) {
      *others_[i].match = impl_.lexicon.FinishUnspelled(others_[i].word, options_);
    }
    others_count_ = 0;
  }

  std::string_view NameOf(const Match& match) const { return names_[static_cast<size_t>(&match - matches_.data())]; }

  // Answers a name in the general way.
  void Resolve(Match* match) {
    *match = rest_ == Rest::kLeave ? Match{} : impl_.Resolved(NameOf(*match), options_, scratch_);
  }

  const Normalizer::Impl& impl_;
  const QuickLookup& quick_;
  const std::span<const std::string_view> names_;
  const std::span<Match> matches_;
  const LookupOptions& options_;
  const Rest rest_;
  const QuickLookup::Ask ask_;
  Scratch::State& scratch_;

  Match nowhere_;
  std::array<Row, kStages> rows_;
  size_t next_ = 0;  // name to enter
  // What is to enter once more. A turn reads one row of slots and fills one row.
  std::array<Place, kRow> waiting_;
  size_t waiting_count_ = 0;
  std::array<Several, kRow> runs_;
  size_t runs_count_ = 0;
  std::array<Other, kRow> others_;
  size_t others_count_ = 0;
};

}  // namespace

void Normalizer::Impl::LookupBatch(std::span<const std::string_view> names, std::span<Match> matches,
                                   const LookupOptions& options, Scratch::State& scratch) const {
  if (quick.open()) {
    Batch(*this, names, matches, options, Rest::kResolve, scratch).Run();
  } else {
    for (size_t i = 0; i < names.size(); ++i) matches[i] = Resolved(names[i], options, scratch);
  }
}

void Normalizer::Impl::LookupTabled(std::span<const std::string_view> names, std::span<Match> matches,
                                    const LookupOptions& options, Scratch::State& scratch) const {
  if (quick.open()) {
    Batch(*this, names, matches, options, Rest::kLeave, scratch).Run();
  } else {
    std::fill(matches.begin(), matches.end(), Match{});
  }
}

}  // namespace onoma
