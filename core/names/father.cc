// Father's names of the Muslim peoples: the father's given name and a word for son or daughter, apart, hyphenated or
// joined: Гейдар оглы, Heydar-oğlu, Heydaroğlu, Ариф кызы, Бекболатулы. It is the patronymic of that father, as
// Гейдарович is.
#include "names/ids.h"
#include "names/lexicon.h"

namespace onoma {
namespace {

constexpr float kFatherScore = 0.97f;
constexpr size_t kLeastFather = 4;  // bytes: of what is left when a joined word is taken off; Ali is too little

}  // namespace

void Lexicon::FindFather(std::string_view form, bool repaired, uint16_t scripts, const LookupOptions& options,
                         Scratch::State& scratch, PartMatches* matches) const {
  const WordList& generation = Words(format::Purpose::kGeneration);
  if (!generation.MayEnd(form)) return;
  for (const std::string& word : generation.words()) {
    if (form.size() <= word.size() || !form.ends_with(word)) continue;
    std::string_view father = form.substr(0, form.size() - word.size());
    const bool apart = father.ends_with(' ') || father.ends_with('-');
    if (apart) father.remove_suffix(1);
    if (father.empty() || (!apart && father.size() < kLeastFather)) continue;
    PartMatches fathers;
    bool father_repaired = false;
    // What was repaired of the whole form is still asked for, and `form` may be it. (Scratch's strings are on the heap,
    // so that views of them outlive a swap.)
    scratch.repaired.swap(scratch.whole);
    FindSpelling(father, scripts, MaskOf(Kind::kGiven), options, scratch, &fathers, &father_repaired);
    scratch.repaired.swap(scratch.whole);
    for (size_t i = 0; i < fathers.count; ++i) {
      const PartMatch& given = fathers.items[i];
      const format::Reader& reader = *readers_[given.layer];
      std::string& name = scratch.buffer;
      name.assign("patronymic/");
      name.append(given.label);
      const int64_t ordinal = reader.FindId(TabledId(name).value());
      if (ordinal < 0) continue;  // a woman's name, or of a people without patronymics
      PartMatch match = given;
      match.id = NameId(reader.id(static_cast<size_t>(ordinal)));
      match.ordinal = static_cast<uint32_t>(ordinal);
      match.kind = Kind::kPatronymic;
      match.label = reader.String(reader.name(match.ordinal).slug);
      match.score *= kFatherScore;
      if (repaired && match.link < Link::kRepaired) {
        match.score *= LinkScore(Link::kRepaired) / LinkScore(match.link);
        match.link = Link::kRepaired;
      }
      match.repaired |= repaired;
      match.via = apart ? Via::kExact : Via::kRule;
      // All words for a daughter begin so: kyzy, qizi, gızı.
      match.feminine = word.starts_with('k') || word.starts_with('q') || word.starts_with('g') ||
                       word.starts_with("к") || word.starts_with("қ") || word.starts_with("г");
      matches->Add(match);
    }
    if (matches->count > 0) return;
  }
}

}  // namespace onoma
