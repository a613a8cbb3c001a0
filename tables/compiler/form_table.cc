#include "tables/compiler/form_table.h"

#include <algorithm>

#include "absl/strings/str_replace.h"
#include "onoma/normalizer.h"
#include "romanize/variants.h"
#include "text/strip.h"
#include "text/tokens.h"

namespace onoma {
namespace {

// Ranked variants of one form under one style: endings and a letter or two. A style has more for long names, the later
// ones hardly met; their keys find them. Of a rare name only the usual spelling is written.
constexpr size_t kMaxTabledVariants = 8;
constexpr size_t kMaxPatronymicVariants = 4;  // an ending more than others has, and seldom asked for in odd spellings
constexpr size_t kMinRomanized = 3;           // bytes

bool Better(const Posting& a, const Posting& b) {
  constexpr uint8_t kWorse = Posting::kMinor | Posting::kStripped | Posting::kVariant;
  if (a.link() != b.link()) return a.link() < b.link();
  if ((a.flags & kWorse) != (b.flags & kWorse)) return (a.flags & kWorse) < (b.flags & kWorse);
  if (a.weight != b.weight) return a.weight > b.weight;
  return a.ordinal < b.ordinal;
}

// Of a native form.
Language LanguageOf(uint8_t flags) {
  return flags & Posting::kBe ? Language::kBe : flags & Posting::kUk ? Language::kUk : Language::kRu;
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
    for (uint32_t s = 0; s < system.sets; ++s) {
      spellers_.push_back({static_cast<Language>(tools.set(system.first_set + s).language),
                           (system.flags & format::kInflects) != 0, (system.flags & format::kCommon) != 0,
                           tools.rule_set(system.first_set + s)});
    }
  }
}

void FormTable::AddName(const Name& name, uint32_t ordinal) {
  for (const NativeForm& native : name.natives) {
    const Link base = native.language == name.home ? Link::kSame : Link::kCognate;
    const bool romanize = !name.native_only;
    AddNative(name.kind, native, native.masculine, false, base, ordinal, name.weight, romanize);
    if (!native.feminine.empty()) {
      AddNative(name.kind, native, native.feminine, true, std::max(base, Link::kGender), ordinal, name.weight,
                romanize);
    }
  }
  for (const ListedForm& listed : name.listed) {
    const Posting posting = Make(name.kind, listed.link, ordinal, 0, name.weight);
    AddSpelling(listed.text, posting, kListed);
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
  const uint8_t weight = static_cast<uint8_t>(ExactTable::kMaxWeight - std::min<size_t>(rank, ExactTable::kMaxWeight));
  for (const NativeForm& native : diminutive.natives) {
    AddNative(Kind::kGiven, native, native.masculine, false, Link::kDiminutive, ordinal, weight);
  }
  for (const ListedForm& listed : diminutive.listed) {
    AddSpelling(listed.text, Make(Kind::kGiven, Link::kDiminutive, ordinal, 0, weight), kListed);
  }
}

void FormTable::AddFormer(const Name& former, uint32_t ordinal) {
  for (const NativeForm& native : former.natives) {
    AddNative(Kind::kPlace, native, native.masculine, false, Link::kFormer, ordinal, 0);
  }
  for (const ListedForm& listed : former.listed) {
    AddSpelling(listed.text, Make(Kind::kPlace, Link::kFormer, ordinal, 0, 0), kListed);
  }
}

void FormTable::AddNative(Kind kind, const NativeForm& native, const std::string& form, bool feminine, Link link,
                          uint32_t ordinal, uint8_t weight, bool romanize) {
  const uint8_t flags = Posting::LanguageFlag(native.language) | (feminine ? Posting::kFeminine : 0);
  const Posting own = Make(kind, link, ordinal, flags, weight);
  AddSpelling(form, own, (flags & Posting::kLanguages) != 0 ? kNative : kListed);
  // The keys know the sounds of these languages alone.
  if (link < Link::kDiminutive && (flags & Posting::kLanguages) != 0) AddKey(form, own);
  if (!romanize) return;
  for (const Speller& speller : spellers_) {
    if (speller.language != native.language) continue;
    const size_t cap = weight == kRareWeight       ? 1
                       : kind == Kind::kPatronymic ? kMaxPatronymicVariants
                                                   : kMaxTabledVariants;
    const std::vector<std::string> variants = RomanizedVariants(tools_.fold(), speller.rules, form, cap);
    for (size_t v = 0; v < variants.size(); ++v) {
      // Of what is left of a short name (Цой, Буць) under some rule, two letters say nothing.
      if (variants[v].size() < kMinRomanized) continue;
      Posting posting = own;
      // An ending of the target language is no part of the name: another's Ivanova goes before Иваново's.
      if (speller.inflects) posting.kind_link = Posting::Pack(kind, std::max(link, Link::kInflected));
      if (v > 0) posting.flags |= Posting::kVariant;
      AddSpelling(variants[v], posting, (v == 0 ? kUsual : kVariant) * (speller.common ? kCommon : 1));
    }
  }
}

void FormTable::AddSpelling(const std::string& spelling, Posting posting, uint16_t rules) {
  const std::string form = FoldForm(tools_.fold(), spelling);
  if (form.empty()) return;
  // A sign that parts words in a text can't stand in a form (the * of one GOST for the Ukrainian apostrophe).
  if (form.find_first_of("!|") != std::string::npos) return;
  // What a rule gives from a native form is that form's spelling, listed or not: Kiev is a cognate of Kyiv, though
  // somebody list Kíev.
  const bool listed = (posting.flags & Posting::kLanguages) == 0 && posting.link() != Link::kDiminutive &&
                      posting.link() != Link::kFormer;
  const auto insert = [&](const std::string& version) {
    if (!listed || !Knows(version, posting.ordinal)) Insert(version, posting, rules, &forms_);
  };
  insert(form);
  std::string stripped;
  if (StripDiacritics(tools_.fold(), form, &stripped)) {
    posting.flags |= Posting::kStripped;
    rules = std::min(rules, kVariant);
    // Soler is a Spanish name, and hardly Шёлер without its mark.
    const bool foreign = posting.kind() == Kind::kSurname && !listed && tools_.readings().Foreign(stripped);
    if (!foreign) insert(stripped);
    // Capitals don't tell the dotless ı of Turkic spellings from i: ŞINAR.
    if (form.find("ı") != std::string::npos) insert(absl::StrReplaceAll(form, {{"ı", "i"}}));
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
  key_maker_.Make(form, posting.flags & Posting::kLanguages ? LanguageOf(posting.flags) : Language::kNone, &scratch_,
                  1);
  if (scratch_.keys[0].size() < kMinKey) return;
  Insert(scratch_.keys[0], posting, 0, &keys_);
}

void FormTable::Insert(const std::string& form, const Posting& posting, uint16_t rules, Map* map) {
  std::vector<Entry>& postings = (*map)[form];
  for (Entry& known : postings) {
    if (!known.SameName(posting) || known.diminutive() != (posting.link() == Link::kDiminutive)) continue;
    known.Join({posting, rules});
    return;
  }
  postings.push_back({posting, rules});
}

void FormTable::Entry::Join(const Entry& other) {
  const uint8_t languages = (flags | other.flags) & Posting::kLanguages;
  if (Better(other, *this)) static_cast<Posting&>(*this) = other;
  flags |= languages;
  rules = static_cast<uint16_t>(std::min<int>(rules + other.rules, kNative));
}

void FormTable::LeaveToDiminutives(std::vector<Entry>* postings) {
  int most = 0;
  for (const Entry& entry : *postings) {
    if (entry.diminutive()) most = std::max<int>(most, entry.rules);
  }
  if (most == 0) return;
  const std::vector<Entry> all = *postings;
  std::erase_if(*postings, [&](const Entry& entry) {
    const bool own = std::any_of(all.begin(), all.end(),
                                 [&](const Entry& other) { return other.diminutive() && other.SameName(entry); });
    return !own && (entry.kind() == Kind::kGiven || entry.link() == Link::kInflected) && entry.chance() &&
           kManyTimes * entry.rules <= most;
  });
  // One posting for each name again.
  for (size_t i = 0; i < postings->size(); ++i) {
    for (size_t k = postings->size(); --k > i;) {
      if (!(*postings)[i].SameName((*postings)[k])) continue;
      (*postings)[i].Join((*postings)[k]);
      postings->erase(postings->begin() + static_cast<ptrdiff_t>(k));
    }
  }
}

void FormTable::MarkMinor(std::vector<Entry>* postings) {
  const auto beside = [&](const Entry& entry, int rules) {
    return std::any_of(postings->begin(), postings->end(), [&](const Entry& other) {
      return other.ordinal != entry.ordinal && other.link() <= Link::kGender && other.rules >= rules;
    });
  };
  for (Entry& entry : *postings) {
    if (entry.link() > Link::kInflected) continue;
    // Гурбан is Гурбан, though it is how the Azerbaijani write Курбан too.
    const bool foreign = (entry.flags & Posting::kLanguages) == 0 && beside(entry, kNative);
    if (foreign || (entry.chance() && beside(entry, kManyTimes * entry.rules))) entry.flags |= Posting::kMinor;
  }
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
    LeaveToDiminutives(&postings);
    MarkMinor(&postings);
    std::stable_sort(postings.begin(), postings.end(), Better);
    if (postings.size() > format::Reader::kMaxRun) postings.resize(format::Reader::kMaxRun);
    out.emplace_back(form, std::vector<Posting>(postings.begin(), postings.end()));
    postings = {};  // two million of them need not stand twice
  }
  map->clear();
  return out;
}

}  // namespace onoma
