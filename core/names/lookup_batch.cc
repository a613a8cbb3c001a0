// LookupBatch: many names on their way at once, so that none waits for memory.
//
// Names go in rows of twelve. At each turn one row enters (it is folded and hashed) and the three that entered before
// go on: one has its pilots read, one its slots, one its names' IDs, each of which was prefetched a turn before. No row
// waits for a whole batch to be through with a stage, and there is nothing to wind up but at the end. A form that the
// table has not got may enter once more, without its diacritics. Of a word that it has not got at all the keys are
// made, which are looked up in the next turn. What the short way has no answer for is resolved on the spot; a name of
// several words when what its words lead to has come.
//
// Once memory is not waited for, what costs are branches that nobody can foretell: whether a name is a hit, whether
// there is one at this place. So all places are always occupied, if need be by a dummy whose answer goes nowhere, and
// hits and misses take the same way.
#include <algorithm>
#include <array>
#include <bit>
#include <optional>

#include "names/normalizer_impl.h"

namespace onoma {
namespace {

// Names in a row: enough for a line of memory to come in a turn, few enough for the processor to keep track of.
constexpr size_t kRow = 12;
constexpr size_t kStages = 4;
// How far ahead names are fetched.
constexpr size_t kAhead = 2 * kRow;
constexpr size_t kLine = 64;  // bytes that memory gives at once

// A form of several names, found by the last turn.
struct Several {
  ExactTable::Packed slot;
  QuickLookup::Passage passage;
  Match* match;
};
// A word that no slot has, taken apart; and then with its keys.
struct Unread {
  UnspelledWord word;
  Match* match;
};
struct Other {
  Unspelled word;
  Match* match;
};
// A name of several words that no slot has as a whole: its words are looked up, for a person has them.
struct Person {
  QuickLookup::Slots slots;
  size_t slot_count;
  Match* match;
};
// A form that enters once more.
struct Again {
  QuickLookup::Passage passage;
  Match* match;
};
struct Row {
  std::array<QuickLookup::Form, kRow> forms;  // but of those that enter once more
  std::array<QuickLookup::Passage, kRow> passages = {};
  std::array<const std::byte*, kRow> slots;
  std::array<Match*, kRow> matches;
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
      row.slots.fill(quick_.table().Address(0));
      row.matches.fill(&nowhere_);
    }
  }

  void Run() {
    for (size_t turn = 0, rest = kStages - 1; rest > 0; ++turn) {
      rest = next_ < names_.size() || waiting_count_ > 0 ? kStages - 1 : rest - 1;
      for (size_t i = 0; i < others_count_; ++i) impl_.lexicon.PrefetchUnspelled(others_[i].word);
      Enter(&rows_[turn % kStages]);
      FinishPersons();
      ReadPilots(&rows_[(turn - 1) % kStages]);
      RankRuns();
      FinishOthers();
      ReadSlots(&rows_[(turn - 2) % kStages]);
      ReadIds(rows_[(turn - 3) % kStages]);
    }
    FinishPersons();
    FinishPersons();
  }

 private:
  // What a stage needs for every name it takes into variables of its own: after each write to memory the compiler has
  // to read a member anew.
  void Enter(Row* row) {
    const size_t left = names_.size() - next_;
    if (waiting_count_ >= kRow || left == 0) {
      EnterAgain(row);
    } else if (left >= kRow) {
      EnterNames(row, kRow);
    } else {
      EnterNames(row, left);
    }
  }

  // Forms that enter once more do so by whole rows: of rows of both, none would be like the one before.
  void EnterAgain(Row* row) {
    const size_t count = std::min(kRow, waiting_count_);
    for (size_t i = 0; i < count; ++i) {
      const Again& again = waiting_[--waiting_count_];
      row->passages[i] = again.passage;
      row->matches[i] = again.match;
      quick_.table().PrefetchPilot(again.passage.hash);
    }
    for (size_t i = count; i < kRow; ++i) row->matches[i] = &nowhere_;
    PrefetchAbove(*row);
  }

  // Inline, for a row that is full to be one without a loop.
  [[gnu::always_inline]] void EnterNames(Row* row, size_t count) {
    const ExactTable table = quick_.table();
    PrefetchNames(next_ + kAhead);
    quick_.FoldMany(names_.subspan(next_, count), row->forms.data());
    const uint32_t miss_bits = ask_.miss_bits;
    const uint64_t seed = table.seed();
    uint32_t all = 0;
    for (size_t i = 0; i < count; ++i) {
      const QuickLookup::Form& form = row->forms[i];
      all |= form.name.bits;
      const QuickLookup::Passage passage = QuickLookup::BeginShort(form, miss_bits, seed);
      row->passages[i] = passage;
      table.PrefetchPilot(passage.hash);
    }
    Match* const matches = matches_.data() + next_;
    for (size_t i = 0; i < count; ++i) row->matches[i] = matches + i;
    for (size_t i = count; i < kRow; ++i) row->matches[i] = &nowhere_;
    next_ += count;
    // A bit that is set in none of them is below `from_words` or, of that or above, says that one is.
    if (all >= ask_.from_words) [[unlikely]]
      EnterOdd(row, count);
    PrefetchAbove(*row);
  }

  void PrefetchAbove(const Row& row) const {
    if (!quick_.layered()) return;
    for (const QuickLookup::Passage& passage : row.passages) quick_.PrefetchAbove(passage.hash);
  }

  // Names come from memory too, where they may stand anywhere, and so do the views of them.
  void PrefetchNames(size_t first) const {
    if (first + 2 * kRow > names_.size()) return;  // a few at the end come by themselves
    const std::string_view* const names = names_.data() + first;
    for (size_t i = 0; i < kRow; ++i) Prefetch(names[i].data());
    for (size_t i = 0; i < kRow; i += kLine / sizeof(names[0])) Prefetch(names + kRow + i);
  }

  // What a row has that takes more than one block to hash, or that the short way has no answer for.
  void EnterOdd(Row* row, size_t count) {
    for (size_t i = 0; i < count; ++i) {
      const QuickLookup::Form& form = row->forms[i];
      if (form.name.bits < ask_.from_words) continue;
      if (quick_.Begin(form, ask_, &row->passages[i])) {
        quick_.table().PrefetchPilot(row->passages[i].hash);
      } else {
        ResolveLater(form, row->matches[i]);
        row->matches[i] = &nowhere_;
      }
    }
  }

  void ReadPilots(Row* row) const {
    const ExactTable table = quick_.table();
    for (size_t i = 0; i < kRow; ++i) {
      const std::byte* const slot = table.RecordOf(row->passages[i].hash);
      row->slots[i] = slot;
      ExactTable::PrefetchSlot(slot);
    }
  }

  void ReadSlots(Row* row) {
    const QuickLookup::Ask ask = ask_;
    const Array<uint64_t> ids = quick_.reader().ids();
    uint32_t unsure = 0;
    for (size_t i = 0; i < kRow; ++i) {
      Match* const match = row->matches[i];
      const ExactTable::Packed slot = ExactTable::Load(row->slots[i]);
      unsure |= uint32_t{QuickLookup::Read(slot, row->passages[i], ask, match) != 0} << i;
      ids.Prefetch(match->ordinal);
    }
    if (quick_.layered()) unsure &= ~AskLayers(row);
    for (; unsure != 0; unsure &= unsure - 1) Judge(row, static_cast<size_t>(std::countr_zero(unsure)));
    ReadOthers();
  }

  // Answers the forms of a row that layers above the base have; returns which those are.
  uint32_t AskLayers(Row* row) {
    uint32_t maybe = 0, answered = 0;
    for (size_t i = 0; i < kRow; ++i) maybe |= uint32_t{quick_.MayBeAbove(row->passages[i].hash)} << i;
    for (; maybe != 0; maybe &= maybe - 1) {
      const auto i = static_cast<size_t>(std::countr_zero(maybe));
      Match* const match = row->matches[i];
      if (match == &nowhere_) continue;
      const std::optional<QuickLookup::Found> found = quick_.FromLayers(ask_, row->passages[i], match);
      if (!found) continue;
      Settle(row, i, *found);
      answered |= 1u << i;
    }
    return answered;
  }

  void ReadIds(const Row& row) const {
    const Array<uint64_t> ids = quick_.reader().ids();
    for (Match* const match : row.matches) {
      const uint64_t id = ids[match->ordinal];
      match->id = NameId(match->via == Via::kNone ? 0 : id);
    }
  }

  void Judge(Row* row, size_t i) {
    if (row->matches[i] == &nowhere_) return;
    const ExactTable::Packed slot = ExactTable::Load(row->slots[i]);
    const QuickLookup::Found found = quick_.Judge(slot, ask_, &row->forms[i], &row->passages[i]);
    if (found == QuickLookup::Found::kRun) {
      // Ranked when the run has come.
      quick_.reader().PrefetchRun(slot.ordinal());
      runs_[runs_count_++] = {slot, row->passages[i], row->matches[i]};
    }
    Settle(row, i, found);
  }

  // What becomes of a name of which it is known what is found; nothing more of its place.
  void Settle(Row* row, size_t i, QuickLookup::Found found) {
    Match* const match = row->matches[i];
    const QuickLookup::Passage& passage = row->passages[i];
    QuickLookup::Form* const form = &row->forms[i];
    switch (found) {
      case QuickLookup::Found::kName:
      case QuickLookup::Found::kRun:
        break;
      case QuickLookup::Found::kNothing:
        *match = Match{};
        break;
      case QuickLookup::Found::kAgain:
        waiting_[waiting_count_++] = {passage, match};
        break;
      case QuickLookup::Found::kNowhere:
        if (rest_ == Rest::kLeave) {
          *match = Match{};
        } else {
          quick_.Unstrip(NameOf(*match), passage, form);
          Unread& unread = unread_[unread_count_++];
          unread.match = match;
          impl_.lexicon.TakeUnspelled(form->view(), options_, &unread.word);
        }
        break;
      case QuickLookup::Found::kUnsure:
        quick_.Unstrip(NameOf(*match), passage, form);
        ResolveLater(*form, match);
        break;
    }
    row->matches[i] = &nowhere_;
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

  // What this turn found in no slot.
  void ReadOthers() {
    for (size_t i = 0; i < unread_count_; ++i) {
      Other& other = others_[others_count_];
      other.match = unread_[i].match;
      others_count_ += impl_.lexicon.ReadUnspelled(unread_[i].word, options_, scratch_, &other.word, other.match);
    }
    unread_count_ = 0;
  }

  // What the last turn found in no slot.
  void FinishOthers() {
    for (size_t i = 0; i < others_count_; ++i) {
      *others_[i].match = impl_.lexicon.FinishUnspelled(others_[i].word, options_);
    }
    others_count_ = 0;
  }

  // Resolves what the last turn but one left to be resolved, and goes on with what the last one left.
  void FinishPersons() {
    for (size_t i = 0; i < fetched_count_; ++i) Resolve(fetched_[i].match);
    fetched_count_ = persons_count_;
    std::copy_n(persons_.begin(), persons_count_, fetched_.begin());
    for (size_t i = 0; i < fetched_count_; ++i) quick_.FetchNames(fetched_[i].slots, fetched_[i].slot_count);
    persons_count_ = 0;
  }

  // Resolves a name: if it has several words, when what is known of those has come.
  void ResolveLater(const QuickLookup::Form& form, Match* match) {
    if (rest_ == Rest::kLeave || !form.name.plain() || form.name.gaps() == 0) return Resolve(match);
    Person& person = persons_[persons_count_++];
    person.match = match;
    person.slot_count = quick_.FetchWords(form, &person.slots);
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
  // What is to enter once more: less than a row, and what a turn adds.
  std::array<Again, 2 * kRow> waiting_;
  size_t waiting_count_ = 0;
  std::array<Several, kRow> runs_;
  size_t runs_count_ = 0;
  std::array<Unread, kRow> unread_;
  size_t unread_count_ = 0;
  std::array<Other, kRow> others_;
  size_t others_count_ = 0;
  // Of a row that enters and one that is read; and those of the turn before.
  std::array<Person, 2 * kRow> persons_, fetched_;
  size_t persons_count_ = 0, fetched_count_ = 0;
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
