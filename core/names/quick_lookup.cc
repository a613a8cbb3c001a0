#include "names/quick_lookup.h"

#include <algorithm>
#include <iterator>

namespace onoma {
namespace {

size_t ScoresOf(Language language) {
  switch (language) {
    case Language::kBe:
      return 0;
    case Language::kRu:
      return 1;
    case Language::kUk:
      return 2;
    default:
      return 3;
  }
}

// What of a name it is ranked by: Ranking's rules (ranking.h) for one layer, of which only the best is asked for.
struct Ranked {
  float score;
  uint32_t ordinal;
  Kind kind;
  Link link;
  uint8_t weight;
  uint8_t flags;  // Posting's

  static bool Better(const Ranked& a, const Ranked& b) {
    if (a.score != b.score) return a.score > b.score;
    if (a.weight != b.weight) return a.weight > b.weight;
    if (a.kind != b.kind) return a.kind < b.kind;
    return a.ordinal < b.ordinal;
  }
};

}  // namespace

QuickLookup::QuickLookup(const Lexicon& lexicon)
    : lexicon_(lexicon),
      reader_(lexicon.reader(0)),
      plain_(lexicon.fold()),
      open_(lexicon.one_seed() && lexicon.reader(0).forms().slots() > 0),
      names_(lexicon.reader(0).names()) {
  for (size_t layer = 1; layer < lexicon.layers(); ++layer) {
    if (lexicon.reader(layer).forms().slots() > 0) above_.push_back(&lexicon.reader(layer));
  }
  // Slots as they would stand in the file, for all that a field can be.
  const auto slot_of = [](Kind kind, Link link, size_t flags) {
    ExactTable::Slot slot{};
    slot.posting.kind_link = Posting::Pack(kind, link);
    slot.posting.flags = static_cast<uint8_t>(flags);
    return ExactTable::Load(ExactTable::Pack(slot).data());
  };
  for (size_t asked = 0; asked < std::size(heads_); ++asked) {
    for (const Accept accept : {Accept::kStrict, Accept::kStandard, Accept::kBroad}) {
      for (int kind = 1; kind < 8; ++kind) {
        for (int link = 0; link < 16; ++link) {
          const ExactTable::Packed slot = slot_of(static_cast<Kind>(kind), static_cast<Link>(link), 0);
          if ((KindsOf(static_cast<Kind>(asked)) & MaskOf(slot.kind())) == 0 || !Admits(accept, slot.link())) continue;
          heads_[asked][static_cast<size_t>(accept)][slot.kind_link_more()] = HeadOf(slot.kind(), slot.link());
        }
      }
    }
  }
  for (const Language language : {Language::kBe, Language::kRu, Language::kUk, Language::kNone}) {
    std::array<float, 2 * ExactTable::Packed::kLinkFlags>& scores = scores_[ScoresOf(language)];
    for (int link = 0; link < 16; ++link) {
      for (size_t flags = 0; flags < 128; ++flags) {
        const ExactTable::Packed slot = slot_of(Kind::kGiven, static_cast<Link>(link), flags);
        scores[slot.link_flags()] = PostingScore(slot.link(), slot.flags(), language, 1);
        scores[slot.link_flags() + ExactTable::Packed::kLinkFlags] =
            PostingScore(slot.link(), slot.flags(), language, kStrippedFactor);
      }
    }
  }
}

QuickLookup::Ask QuickLookup::Understand(const LookupOptions& options) const {
  const KindMask kinds = KindsOf(options.kind);
  // An unknown form may yet be a father's name and a word for son.
  const bool misses = options.tabled_only && !MayBeFather(kinds);
  const uint32_t most_gaps = options.kind == Kind::kNone ? 1 : 0;  // a name of two words is looked up as a whole first
  return {.options = options,
          .heads = heads_[static_cast<size_t>(options.kind) & 7][static_cast<size_t>(options.accept) % 3],
          .scores = scores_[ScoresOf(options.language)].data(),
          .kinds = kinds,
          .misses = misses,
          .miss_bits = misses ? 0 : Passage::kUnsureMiss,
          .from_words = (most_gaps + 1) << PlainName::kGaps,
          .names = static_cast<uint32_t>(names_)};
}

QuickLookup::Found QuickLookup::Judge(const ExactTable::Packed& slot, const Ask& ask, Form* form,
                                      Passage* passage) const {
  if (slot.Has(passage->hash)) {
    if ((slot.flags() & Posting::kMore) != 0) return Found::kRun;
    // Known, but as none of the kinds that are asked for: then other ways to it are tried. Or by a link that is not
    // admitted: then they are not.
    const bool known = (ask.kinds & MaskOf(slot.kind())) != 0 && slot.ordinal() < names_;
    return known ? None(ask, *passage) : Found::kUnsure;
  }
  if (!passage->marked()) return Nowhere(ask, *passage);
  if (form->name.mixed()) return Found::kUnsure;  // look-alikes may have to be put right
  switch (plain_.Strip(form)) {
    case Stripping::kNothing:
      return Nowhere(ask, *passage);
    case Stripping::kUnsure:
      return Found::kUnsure;
    case Stripping::kDone:
      break;
  }
  passage->hash = HashOf(*form);
  passage->bits = (passage->bits & ~PlainName::kMarked) | Passage::kStripped;
  return Found::kAgain;
}

QuickLookup::Found QuickLookup::Rank(const ExactTable::Packed& run, const Ask& ask, const Passage& passage,
                                     Match* match) const {
  if (ask.options.written_by != nullptr) return Found::kUnsure;
  Ranked names[kMaxCandidates];
  size_t count = 0;
  bool known = false, many = false;
  reader_.EachPosting(ExactTable::Unpack(run), [&](const Posting& posting) {
    if ((ask.kinds & MaskOf(posting.kind())) == 0 || posting.ordinal >= names_) return;
    known = true;
    if (!Admits(ask.options.accept, posting.link())) return;
    const Ranked name = {ask.scores[ExactTable::Packed::LinkFlagsOf(posting) | (passage.bits & Passage::kStripped)],
                         posting.ordinal,
                         posting.kind(),
                         posting.link(),
                         posting.weight,
                         posting.flags};
    for (size_t i = 0; i < count; ++i) {
      if (names[i].ordinal != name.ordinal) continue;
      // One name by two ways: the better one stays.
      if (Ranked::Better(name, names[i])) names[i] = name;
      return;
    }
    many |= count == std::size(names);
    if (!many) names[count++] = name;
  });
  if (!known || many) return Found::kUnsure;
  if (count == 0) return None(ask, passage);
  int most = 0;
  for (size_t i = 0; i < count; ++i) {
    const bool other = OfOtherLanguage(names[i].flags, ask.options.language);
    if (names[i].link != Link::kDiminutive && !other) most = std::max<int>(most, names[i].weight);
  }
  const Ranked* best = nullptr;
  for (size_t i = 0; i < count; ++i) {
    names[i].score *= CommonFactor(names[i].link, names[i].weight, most, names[i].weight == kRareWeight);
    if (best == nullptr || Ranked::Better(names[i], *best)) best = &names[i];
  }
  *match = Match{};
  match->id = NameId(reader_.id(best->ordinal));
  match->kind = best->kind;
  match->via = Via::kExact;
  match->link = best->link;
  match->score = best->score;
  match->ordinal = best->ordinal;
  return Found::kName;
}

std::optional<QuickLookup::Found> QuickLookup::FromLayers(const Ask& ask, const Passage& passage, Match* match) const {
  bool above = false;
  for (const format::Reader* layer : above_) above |= layer->forms().FindHash(passage.hash) >= 0;
  if (!above) return std::nullopt;
  if (ask.options.written_by != nullptr) return Found::kUnsure;
  PartMatches matches;
  const float factor = passage.stripped() ? kStrippedFactor : 1;
  if (!lexicon_.FindHash(passage.hash, ask.kinds, ask.options, factor, &matches)) return Found::kUnsure;
  if (matches.count == 0) return None(ask, passage);
  *match = matches.items[0];
  return Found::kName;
}

QuickLookup::Found QuickLookup::Find(std::string_view name, const Ask& ask, Form* form, Match* match) const {
  Passage passage;
  if (!Enter(name, ask, form, &passage)) return Found::kUnsure;
  for (;;) {
    if (MayBeAbove(passage.hash)) {
      const std::optional<Found> found = FromLayers(ask, passage, match);
      if (found == Found::kNothing) *match = Match{};
      if (found) return *found;
    }
    const ExactTable::Packed slot = ExactTable::Load(table().RecordOf(passage.hash));
    if (Read(slot, passage, ask, match) == 0) {
      match->id = match->via == Via::kNone ? NameId() : NameId(reader_.id(match->ordinal));
      return Found::kName;
    }
    Found found = Judge(slot, ask, form, &passage);
    if (found == Found::kRun) found = Rank(slot, ask, passage, match);
    if (found == Found::kAgain) continue;
    if (found == Found::kNothing) *match = Match{};
    if (found == Found::kNowhere) Unstrip(name, passage, form);
    return found;
  }
}

size_t QuickLookup::FetchWords(const Form& form, Slots* slots) const {
  const std::string_view text = form.view();
  size_t count = 0;
  for (size_t begin = 0; begin < text.size() && count < kMostWords;) {
    const size_t end = std::min(text.find(' ', begin), text.size());
    const uint64_t hash = FormHash::Of(text.substr(begin, end - begin), table().seed());
    const std::byte* const slot = table().RecordOf(hash);
    ExactTable::PrefetchSlot(slot);
    (*slots)[count++] = slot;
    begin = end + 1;
  }
  return count;
}

void QuickLookup::FetchNames(const Slots& slots, size_t count) const {
  for (size_t i = 0; i < count; ++i) {
    const ExactTable::Packed slot = ExactTable::Load(slots[i]);
    if ((slot.flags() & Posting::kMore) != 0) {
      reader_.PrefetchRun(slot.ordinal());
    } else {
      reader_.ids().Prefetch(slot.ordinal());
      reader_.PrefetchName(slot.ordinal());
    }
  }
}

}  // namespace onoma
