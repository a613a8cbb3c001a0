#include "names/quick_lookup.h"

namespace onoma {
namespace {

// What of a posting its score depends on: 4 bits of link; stripped and variant; minor. Then one bit: its languages are
// others than the text's; and one: the form was stripped to find it.
constexpr size_t kOtherLanguage = 1 << 7, kStrippedForm = 1 << 8;
size_t ScoreIndex(Link link, uint8_t flags) {
  static_assert(Posting::kStripped == 0x02 && Posting::kVariant == 0x04 && Posting::kMinor == 0x80);
  return static_cast<size_t>(link) | static_cast<size_t>(flags & 0x06) << 3 | static_cast<size_t>(flags & 0x80) >> 1;
}

// What a posting says, as far as names are ranked by it.
struct Ranked : Match {
  uint32_t ordinal = 0;
  uint8_t layer = 0, weight = 0;
};

}  // namespace

QuickLookup::QuickLookup(const Lexicon& lexicon) : reader_(lexicon.reader(0)), plain_(lexicon.fold()) {
  for (int link = 0; link < 16; ++link) {
    for (const int flags : {0, 2, 4, 6, 0x80, 0x82, 0x84, 0x86}) {
      for (const bool other : {false, true}) {
        for (const bool stripped : {false, true}) {
          const auto with = static_cast<uint8_t>(flags | (other ? Posting::kBe : 0));
          scores_[ScoreIndex(static_cast<Link>(link), with) | (other ? kOtherLanguage : 0) |
                  (stripped ? kStrippedForm : 0)] =
              PostingScore(static_cast<Link>(link), with, Language::kRu, stripped ? kStrippedFactor : 1);
        }
      }
    }
  }
}

float QuickLookup::ScoreOf(const Posting& posting, const Ask& ask, bool stripped) const {
  const uint8_t spoken = posting.flags & Posting::kLanguages;
  const bool other = ask.language & (spoken != 0) & ((spoken & ask.other_than) == 0);
  return scores_[ScoreIndex(posting.link(), posting.flags) | (other ? kOtherLanguage : 0) |
                 (stripped ? kStrippedForm : 0)];
}

QuickLookup::Ask QuickLookup::Understand(const LookupOptions& options) {
  const bool person = options.kind == Kind::kPerson || options.kind == Kind::kPartial;
  Ask ask{.options = options,
          .kinds = options.kind == Kind::kNone ? kPartKinds
                   : person                    ? kPersonKinds
                                               : MaskOf(options.kind),
          .links = 0,
          .phrases = options.kind == Kind::kNone,
          .misses = options.tabled_only,
          .language = options.language != Language::kNone,
          .other_than = Posting::LanguageFlag(options.language)};
  for (int link = 0; link < 16; ++link) {
    ask.links |= static_cast<uint16_t>(Admits(options.accept, static_cast<Link>(link)) << link);
  }
  // Where a patronymic is asked for and a place is not, a form may be of a father's name and a word for son.
  if ((ask.kinds & MaskOf(Kind::kPatronymic)) != 0 && (ask.kinds & MaskOf(Kind::kPlace)) == 0) ask.misses = false;
  return ask;
}

QuickLookup::Found QuickLookup::Read(const ExactTable::Packed& slot, uint64_t hash, const Ask& ask, bool single,
                                     bool stripped, Match* match, uint32_t* ordinal) const {
  if (!ExactTable::HoldsHash(slot, hash)) return Found::kMiss;
  const Posting posting = ExactTable::Unpack(slot).posting;
  *ordinal = posting.ordinal;
  if ((posting.flags & Posting::kMore) != 0) return Found::kRun;
  if ((ask.kinds & MaskOf(posting.kind())) == 0 || posting.ordinal >= reader_.names()) return Found::kUnsure;
  if ((ask.links >> static_cast<int>(posting.link()) & 1) == 0) return Miss(ask, single);
  match->kind = posting.kind();
  match->via = Via::kExact;
  match->link = posting.link();
  match->score = ScoreOf(posting, ask, stripped);
  return Found::kName;
}

QuickLookup::Found QuickLookup::Rank(uint32_t run, const Ask& ask, bool single, bool stripped, Match* match) const {
  if (ask.options.written_by != nullptr) return Found::kUnsure;
  ExactTable::Slot slot{};
  slot.posting.ordinal = run;
  slot.posting.flags = Posting::kMore;
  Ranking<Ranked> ranking;
  bool known = false;
  reader_.EachPosting(slot, [&](const Posting& posting) {
    if ((ask.kinds & MaskOf(posting.kind())) == 0 || posting.ordinal >= reader_.names()) return;
    known = true;
    if ((ask.links >> static_cast<int>(posting.link()) & 1) == 0) return;
    Ranked name;
    name.id = NameId(reader_.id(posting.ordinal));
    name.kind = posting.kind();
    name.via = Via::kExact;
    name.link = posting.link();
    name.score = ScoreOf(posting, ask, stripped);
    name.ordinal = posting.ordinal;
    name.weight = posting.weight;
    ranking.Add(name);
  });
  if (!known) return Found::kUnsure;
  if (ranking.count == 0) return Miss(ask, single);
  ranking.PutCommonFirst();
  *match = ranking.items[0];
  return Found::kName;
}

QuickLookup::Found QuickLookup::Strip(const Form& form, const Ask& ask, std::string* buffer, Form* next) const {
  if (plain_.Strip(form, buffer, next)) return Found::kMiss;
  return Miss(ask, form.name.gaps() == 0);
}

bool QuickLookup::Find(std::string_view name, const Ask& ask, std::string* buffer, Match* match) const {
  Form forms[2];
  if (!Fold(name, ask, &forms[0]) || table().slots() == 0) return false;
  const bool single = forms[0].name.gaps() == 0;
  Found found = Found::kMiss;
  for (const bool stripped : {false, true}) {
    const uint64_t hash = HashOf(forms[stripped]);
    uint32_t ordinal = 0;
    found = Read(table().packed(table().SlotOf(hash)), hash, ask, single, stripped, match, &ordinal);
    if (found == Found::kName) match->id = NameId(reader_.id(ordinal));
    if (found == Found::kRun) found = Rank(ordinal, ask, single, stripped, match);
    if (found != Found::kMiss) break;
    found = stripped || !forms[0].name.marked() ? Miss(ask, single) : Strip(forms[0], ask, buffer, &forms[1]);
    if (found != Found::kMiss) break;
  }
  if (found == Found::kNothing) *match = Match{};
  return found != Found::kUnsure;
}

}  // namespace onoma
