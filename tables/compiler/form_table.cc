#include "tables/compiler/form_table.h"

#include <algorithm>

#include "onoma/normalizer.h"
#include "romanize/variants.h"
#include "text/tokens.h"

namespace onoma {
namespace {

// Ranked variants of one form under one style: endings and a letter or two.
constexpr size_t kMaxVariants = 16;

bool Better(const Posting& a, const Posting& b) {
  constexpr uint8_t kWorse = Posting::kStripped | Posting::kVariant;
  if (a.link() != b.link()) return a.link() < b.link();
  if ((a.flags & kWorse) != (b.flags & kWorse)) return (a.flags & kWorse) < (b.flags & kWorse);
  if (a.weight != b.weight) return a.weight > b.weight;
  return a.ordinal < b.ordinal;
}

Posting Make(Kind kind, Link link, uint32_t ordinal, uint8_t flags, uint8_t weight) {
  Posting posting;
  posting.ordinal = ordinal;
  posting.kind_link = Posting::Pack(kind, link);
  posting.flags = flags;
  posting.weight = weight;
  return posting;
}

}  // namespace

FormTable::FormTable(const format::Reader& tools) : tools_(tools), key_maker_(tools) {
  for (size_t i = 0; i < tools.systems(); ++i) {
    const format::SystemRecord system = tools.system(i);
    if (system.flags & format::kKeyReading) continue;
    for (uint32_t s = 0; s < system.sets; ++s) {
      spellers_.push_back({static_cast<Language>(tools.set(system.first_set + s).language),
                           (system.flags & format::kInflects) != 0, tools.rule_set(system.first_set + s)});
    }
  }
}

void FormTable::AddName(const Name& name, uint32_t ordinal) {
  for (const NativeForm& native : name.natives) {
    const Link base = native.language == name.home ? Link::kSame : Link::kCognate;
    AddNative(name.kind, native, native.masculine, false, base, ordinal, 0);
    if (!native.feminine.empty()) {
      AddNative(name.kind, native, native.feminine, true, std::max(base, Link::kGender), ordinal, 0);
    }
  }
  for (const ListedForm& listed : name.listed) {
    const Posting posting = Make(name.kind, listed.link, ordinal, 0, 0);
    AddSpelling(listed.text, posting);
    if (listed.link == Link::kSame || (listed.link == Link::kRendering && name.kind == Kind::kGiven)) {
      AddKey(listed.text, posting);
    }
  }
}

bool FormTable::Knows(const std::string& form, uint32_t ordinal) const {
  const auto it = forms_.find(form);
  return it != forms_.end() && std::any_of(it->second.begin(), it->second.end(), [&](const Posting& p) {
           return p.ordinal == ordinal && p.link() <= Link::kGender && (p.flags & Posting::kLanguages) != 0;
         });
}

void FormTable::AddDiminutive(const Diminutive& diminutive, uint32_t ordinal, size_t rank) {
  const uint8_t weight = static_cast<uint8_t>(255 - std::min<size_t>(rank, 255));
  for (const NativeForm& native : diminutive.natives) {
    AddNative(Kind::kGiven, native, native.masculine, false, Link::kDiminutive, ordinal, weight);
  }
  for (const ListedForm& listed : diminutive.listed) {
    AddSpelling(listed.text, Make(Kind::kGiven, Link::kDiminutive, ordinal, 0, weight));
  }
}

void FormTable::AddFormer(const Name& former, uint32_t ordinal) {
  for (const NativeForm& native : former.natives) {
    AddNative(Kind::kPlace, native, native.masculine, false, Link::kFormer, ordinal, 0);
  }
  for (const ListedForm& listed : former.listed) {
    AddSpelling(listed.text, Make(Kind::kPlace, Link::kFormer, ordinal, 0, 0));
  }
}

void FormTable::AddNative(Kind kind, const NativeForm& native, const std::string& form, bool feminine, Link link,
                          uint32_t ordinal, uint8_t weight) {
  const uint8_t flags = Posting::LanguageFlag(native.language) | (feminine ? Posting::kFeminine : 0);
  const Posting own = Make(kind, link, ordinal, flags, weight);
  AddSpelling(form, own);
  if (link < Link::kDiminutive) AddKey(form, own);
  for (const Speller& speller : spellers_) {
    if (speller.language != native.language) continue;
    const std::vector<std::string> variants = RomanizedVariants(tools_.fold(), speller.rules, form, kMaxVariants);
    for (size_t v = 0; v < variants.size(); ++v) {
      Posting posting = own;
      // An ending of the target language is no part of the name: another's Ivanova goes before Иваново's.
      if (speller.inflects) posting.kind_link = Posting::Pack(kind, std::max(link, Link::kInflected));
      if (v > 0) posting.flags |= Posting::kVariant;
      AddSpelling(variants[v], posting);
    }
  }
}

void FormTable::AddSpelling(const std::string& spelling, Posting posting) {
  const std::string form = FoldForm(tools_.fold(), spelling);
  if (form.empty()) return;
  // A sign that parts words in a text can't stand in a form (the * of one GOST for the Ukrainian apostrophe).
  if (form.find_first_of("!|") != std::string::npos) return;
  // What a rule gives from a native form is that form's spelling, listed or not: Kiev is a cognate of Kyiv, though
  // somebody list Kíev.
  const bool listed = (posting.flags & Posting::kLanguages) == 0 && posting.link() != Link::kDiminutive &&
                      posting.link() != Link::kFormer;
  const auto insert = [&](const std::string& version) {
    if (!listed || !Knows(version, posting.ordinal)) Insert(version, posting, &forms_);
  };
  insert(form);
  std::string stripped;
  if (StripDiacritics(tools_.fold(), form, &stripped)) {
    posting.flags |= Posting::kStripped;
    insert(stripped);
  }
  // A place's hyphens and blanks are taken for each other: Nagorno Karabakh, Rostov on Don.
  if (posting.kind() == Kind::kPlace) {
    posting.flags |= Posting::kStripped;
    for (std::string spaced : {form, stripped}) {
      if (spaced.find('-') == std::string::npos) continue;
      std::replace(spaced.begin(), spaced.end(), '-', ' ');
      insert(spaced);
    }
  }
}

void FormTable::AddKey(const std::string& spelling, Posting posting) {
  const std::string form = FoldForm(tools_.fold(), spelling);
  // The key speaks for one spelling of a single word; which language it was is not in it.
  if (form.empty() || form.find(' ') != std::string::npos) return;
  key_maker_.Make(form, &scratch_);
  if (scratch_.keys[0].size() < kMinKey) return;
  Insert(scratch_.keys[0], posting, &keys_);
}

void FormTable::Insert(const std::string& form, const Posting& posting, Map* map) {
  std::vector<Posting>& postings = (*map)[form];
  for (Posting& known : postings) {
    if (known.ordinal != posting.ordinal || known.kind() != posting.kind()) continue;
    const uint8_t languages = (known.flags | posting.flags) & Posting::kLanguages;
    if (Better(posting, known)) known = posting;
    known.flags |= languages;
    return;
  }
  postings.push_back(posting);
}

void FormTable::MarkOrdinary(const std::vector<Word>& words) {
  for (const Word& word : words) {
    const uint8_t trait = word.use == "ordinary"      ? Posting::kOrdinary
                          : word.use == "capitalised" ? Posting::kCapitalised
                                                      : 0;
    if (trait == 0) continue;
    const auto it = forms_.find(FoldForm(tools_.fold(), word.word));
    if (it == forms_.end()) continue;
    for (Posting& posting : it->second) posting.traits |= trait;
  }
}

FormTable::Forms FormTable::Take(Map* map) {
  Forms out;
  out.reserve(map->size());
  for (auto& [form, postings] : *map) {
    std::stable_sort(postings.begin(), postings.end(), Better);
    if (postings.size() > format::Reader::kMaxRun) postings.resize(format::Reader::kMaxRun);
    out.emplace_back(form, std::move(postings));
  }
  map->clear();
  return out;
}

}  // namespace onoma
