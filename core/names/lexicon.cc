#include "names/lexicon.h"

#include <algorithm>
#include <utility>

#include "names/ids.h"
#include "text/look_alikes.h"
#include "text/strip.h"
#include "text/tokens.h"

namespace onoma {
namespace {

// What an answer loses by the way it was found; more of that in names/ranking.h.
constexpr float kRuleFactor = 0.95f;
constexpr float kOtherRuleFactor = 0.97f;
constexpr float kOtherReadingFactor = 0.8f;  // of each further reading of an unknown name

constexpr char kKeyGap = '-';  // between the parts of a compound's key; no part has it

size_t MostKeys(const Scratch::State& scratch) { return scratch.best_only ? kAnswerKeys : kMaxKeys; }

}  // namespace

const PartMatch* PartMatches::Best(Kind kind) const {
  for (size_t i = 0; i < count; ++i) {
    if (items[i].kind == kind) return &items[i];
  }
  return nullptr;
}

Lexicon::Lexicon(const std::vector<Database>& layers) {
  for (const Database& layer : layers) {
    readers_.push_back(&layer.reader());
    key_makers_.emplace_back(layer.reader());
    const auto alike = [](const ExactTable& table, const ExactTable& first) {
      return table.slots() == 0 || table.seed() == first.seed();
    };
    one_seed_ &=
        alike(layer.reader().forms(), readers_[0]->forms()) && alike(layer.reader().keys(), readers_[0]->keys());
    const auto lists = layer.reader().lists();
    for (size_t i = 0; i < lists.size(); ++i) {
      const format::ListRecord record = lists[i];
      if (record.purpose < words_.size()) words_[record.purpose].Add(layer.reader().String(record.word));
    }
  }
  for (WordList& words : words_) words.Seal();
}

size_t Lexicon::PhraseAt(format::Purpose purpose, const FoldedText& text, size_t i, size_t last) const {
  constexpr size_t kMostWords = 3;
  for (size_t n = std::min(kMostWords, last - i); n > 0; --n) {
    if (Is(purpose, text.View(text.tokens[i], text.tokens[i + n - 1]))) return n;
  }
  return 0;
}

bool Lexicon::IsInitial(const Token& token, std::string_view folded) const {
  if (token.digit || token.scripts == 0) return false;
  return token.letters == 1 || (token.period_after && Is(format::Purpose::kInitial, folded));
}

bool Lexicon::AddPostings(size_t layer, const ExactTable::Slot& slot, KindMask kinds, const LookupOptions& options,
                          Via via, float factor, bool repaired, PartMatches* matches) const {
  const format::Reader& reader = *readers_[layer];
  bool known = false;
  reader.EachPosting(slot, [&](const Posting& posting) {
    if ((kinds & MaskOf(posting.kind())) == 0 || posting.ordinal >= reader.names()) return;
    known = true;
    Link link = posting.link();
    if (repaired && link < Link::kRepaired) link = Link::kRepaired;
    if (!Admits(options.accept, link)) return;
    PartMatch match;
    match.id = NameId(reader.id(posting.ordinal));
    match.kind = posting.kind();
    match.via = via;
    match.link = link;
    match.score = PostingScore(link, posting.flags, options.language, factor);
    match.label = reader.String(reader.name(posting.ordinal).slug);
    match.ordinal = posting.ordinal;
    match.layer = static_cast<uint8_t>(layer);
    match.feminine = (posting.flags & Posting::kFeminine) != 0;
    match.posting_flags = posting.flags;
    match.traits = posting.traits;
    match.weight = posting.weight;
    match.repaired = repaired;
    matches->Add(match);
  });
  return known;
}

template <typename HashOf>
bool Lexicon::FromTables(By by, HashOf hash_of, KindMask kinds, const LookupOptions& options, Via via, float factor,
                         bool repaired, PartMatches* matches) const {
  bool known = false;
  for (size_t layer = readers_.size(); layer-- > 0;) {
    const format::Reader& reader = *readers_[layer];
    const ExactTable& table = by == By::kKey ? reader.keys() : reader.forms();
    const uint64_t hash = hash_of(table);
    if (by == By::kSiftedForm && !reader.term_filter().MayMatter(hash)) continue;
    const int64_t slot = table.FindHash(hash);
    if (slot < 0) continue;
    known |= AddPostings(layer, table.slot(static_cast<size_t>(slot)), kinds, options, via, factor, repaired, matches);
  }
  matches->PutCommonFirst(options.language);
  return known;
}

bool Lexicon::FromTable(By by, std::string_view form, KindMask kinds, const LookupOptions& options, Via via,
                        float factor, bool repaired, PartMatches* matches) const {
  if (form.empty()) return false;
  const auto hash_of = [&](const ExactTable& table) { return FormHash::Of(form, table.seed()); };
  const bool known = FromTables(by, hash_of, kinds, options, via, factor, repaired, matches);
  if (options.written_by != nullptr && by != By::kKey && matches->count > 1) {
    PreferWrittenBy(*options.written_by, form, matches);
  }
  return known;
}

bool Lexicon::FindHash(uint64_t hash, KindMask kinds, const LookupOptions& options, float factor,
                       PartMatches* matches) const {
  matches->count = 0;
  const auto hash_of = [&](const ExactTable&) { return hash; };
  return FromTables(By::kForm, hash_of, kinds, options, Via::kExact, factor, false, matches);
}

void Lexicon::PrefetchKeys(std::span<const std::string> keys) const {
  for (const format::Reader* reader : readers_) {
    const ExactTable& table = reader->keys();
    if (table.slots() == 0) continue;
    std::array<uint64_t, kMaxKeys> hashes;
    for (size_t i = 0; i < keys.size(); ++i) {
      hashes[i] = FormHash::Of(keys[i], table.seed());
      table.PrefetchPilot(hashes[i]);
    }
    for (size_t i = 0; i < keys.size(); ++i) table.PrefetchSlot(table.RecordOf(hashes[i]));
  }
}

void Lexicon::PreferWrittenBy(const WritingRule& rule, std::string_view form, PartMatches* matches) const {
  std::array<bool, kMaxCandidates> written{};
  for (size_t i = 0; i < matches->count; ++i) {
    const PartMatch& match = matches->items[i];
    const format::Reader& reader = *readers_[match.layer];
    const format::NameRecord name = reader.name(match.ordinal);
    for (const auto& [language, column] : format::kNativeLabels) {
      const uint32_t label =
          match.feminine && name.feminine[column] != 0 ? name.feminine[column] : name.masculine[column];
      written[i] = written[i] || rule.Writes(reader.String(label), language, form);
    }
  }
  // What no name is written by tells nothing.
  if (std::find(written.begin(), written.end(), true) == written.end()) return;
  PartMatches ranked;
  for (size_t i = 0; i < matches->count; ++i) {
    PartMatch match = matches->items[i];
    if (!written[i]) match.score *= kOtherRuleFactor;
    ranked.Add(match);
  }
  *matches = ranked;
}

void Lexicon::MakeKeys(std::string_view form, const LookupOptions& options, Keys* made, size_t most) const {
  std::optional<std::string> native;
  if (options.written_by != nullptr) native = options.written_by->Read(form);
  if (native) native = FoldForm(fold(), *native);
  keys().Make(native ? std::string_view(*native) : form, options.language, made, most);
}

bool Lexicon::FindSpelling(std::string_view form, uint16_t scripts, KindMask kinds, const LookupOptions& options,
                           Scratch::State& scratch, PartMatches* matches, bool* repaired, Mostly mostly) const {
  matches->count = 0;
  const By by = mostly == Mostly::kWords ? By::kSiftedForm : By::kForm;
  if (FromTable(by, form, kinds, options, Via::kExact, 1, false, matches)) return true;
  std::string& buffer = scratch.buffer;
  buffer.clear();
  if (StripDiacritics(fold(), form, &buffer) &&
      FromTable(by, buffer, kinds, options, Via::kExact, kStrippedFactor, false, matches)) {
    return true;
  }
  if ((scripts & (scripts - 1)) == 0 && form.find('1') == std::string_view::npos) return false;  // 1: a palochka
  scratch.repaired.clear();
  *repaired = RepairLookAlikes(fold(), form, &scratch.repaired, &scratch.folded);
  return *repaired && FromTable(by, scratch.repaired, kinds, options, Via::kExact, 1, true, matches);
}

void Lexicon::Find(std::string_view form, uint16_t scripts, KindMask kinds, const LookupOptions& options,
                   Scratch::State& scratch, PartMatches* matches) const {
  bool repaired = false;
  if (!FindSpelling(form, scripts, kinds, options, scratch, matches, &repaired)) {
    FindUnspelled(form, repaired, scripts, kinds, options, scratch, matches);
  } else if (matches->count == 0 && !options.tabled_only) {
    // A form that is known but kept out by the options is an unknown name: nothing else may take it.
    MakeKeys(form, options, &scratch.keys, 1);
  }
}

void Lexicon::FindUnspelled(std::string_view form, bool repaired, uint16_t scripts, KindMask kinds,
                            const LookupOptions& options, Scratch::State& scratch, PartMatches* matches) const {
  if (MayBeFather(kinds)) {
    FindFather(repaired ? std::string_view(scratch.repaired) : form, repaired, scripts, options, scratch, matches);
    if (matches->count > 0) return;
  }
  if (options.tabled_only) return;
  MakeKeys(repaired ? std::string_view(scratch.repaired) : form, options, &scratch.keys, MostKeys(scratch));
  const Keys& made = scratch.keys;
  const size_t answers = AnswerKeys(made);
  PrefetchKeys({made.keys.data(), answers});
  for (size_t i = 0; i < answers && matches->count == 0; ++i) {
    if (made.keys[i].size() < kMinKey) continue;
    FromTable(By::kKey, made.keys[i], kinds, options, Via::kRule, kRuleFactor, repaired, matches);
  }
}

// What is a foreign name first is nobody else's; and a second reading is a candidate, not an answer, unless it is as
// good.
size_t Lexicon::AnswerKeys(const Keys& made) {
  const size_t answers = std::min(made.count, kAnswerKeys);
  return answers > 1 && (made.foreign || made.costs[1] > kAsGood) ? 1 : answers;
}

void Lexicon::TakeUnspelled(std::string_view form, const LookupOptions& options, UnspelledWord* word) const {
  word->form = form;
  // A source's rule may read something else in it.
  word->taken = options.written_by == nullptr && keys().Begin(form, &word->word);
}

bool Lexicon::ReadUnspelled(const UnspelledWord& word, const LookupOptions& options, Scratch::State& scratch,
                            Unspelled* read, Match* match) const {
  read->kinds = KindsOf(options.kind);
  read->count = 0;
  if (MayBeFather(read->kinds)) {
    PartMatches fathers;
    FindFather(word.form, /*repaired=*/false, 0, options, scratch, &fathers);
    if (fathers.count > 0) *match = fathers.items[0];
    if (fathers.count > 0) return false;
  }
  if (options.tabled_only) {
    *match = Match{};
    return false;
  }
  scratch.arena.Clear();
  Keys& made = scratch.keys;
  if (word.taken) {
    keys().Finish(word.form, word.word, options.language, &made, kAnswerKeys);
  } else {
    MakeKeys(word.form, options, &made, kAnswerKeys);
  }
  for (size_t i = 0; i < AnswerKeys(made); ++i) {
    if (made.keys[i].size() < kMinKey) continue;
    const uint64_t hash = FormHash::Of(made.keys[i], readers_[0]->keys().seed());
    for (const format::Reader* reader : readers_) {
      if (reader->keys().slots() != 0) reader->keys().PrefetchPilot(hash);
    }
    read->hashes[read->count++] = hash;
  }
  // What Derive makes of one word in one script.
  const bool person = IsPerson(options.kind);
  const Kind kind = options.kind == Kind::kNone ? keys().KindOf(made.keys[0]) : person ? Kind::kSurname : options.kind;
  read->derived = DeriveFrom(made.keys[0], kind, scratch);
  return true;
}

void Lexicon::PrefetchUnspelled(const Unspelled& word) const {
  for (const format::Reader* reader : readers_) {
    const ExactTable& table = reader->keys();
    if (table.slots() == 0) continue;
    for (size_t i = 0; i < word.count; ++i) table.PrefetchSlot(table.RecordOf(word.hashes[i]));
  }
}

Match Lexicon::FinishUnspelled(const Unspelled& word, const LookupOptions& options) const {
  for (size_t i = 0; i < word.count; ++i) {
    const auto hash_of = [&](const ExactTable&) { return word.hashes[i]; };
    PartMatches matches;
    FromTables(By::kKey, hash_of, word.kinds, options, Via::kRule, kRuleFactor, false, &matches);
    if (matches.count > 0) return matches.items[0];
  }
  return word.derived;
}

PartMatch Lexicon::Derive(std::string_view form, Kind kind, const LookupOptions& options,
                          Scratch::State& scratch) const {
  MakeDerivedKey(form, options, scratch);
  // A compound of which nobody says that it is a surname keeps its parts' gender (as key version 1 has it).
  const bool compound = FindGap(form) != form.size();
  if (kind == Kind::kNone && compound) return Derived(Kind::kSurname, scratch.key, false, kDerivedScore, scratch);
  return DeriveFrom(scratch.key, kind == Kind::kNone ? keys().KindOf(scratch.key) : kind, scratch);
}

std::string_view Lexicon::DerivedKey(std::string_view form, const LookupOptions& options,
                                     Scratch::State& scratch) const {
  MakeDerivedKey(form, options, scratch);
  return scratch.arena.Keep(scratch.key);
}

// Compounds are derived part by part, so that hyphens, blanks and the gender of each part don't matter.
void Lexicon::MakeDerivedKey(std::string_view form, const LookupOptions& options, Scratch::State& scratch) const {
  std::string& key = scratch.key;
  key.clear();
  for (size_t begin = 0; begin <= form.size();) {
    const size_t end = FindGap(form, begin);
    if (end > begin) {
      std::string_view part = form.substr(begin, end - begin);
      scratch.repaired.clear();
      if (RepairLookAlikes(fold(), part, &scratch.repaired, &scratch.folded)) part = scratch.repaired;
      const bool whole = begin == 0 && end == form.size();
      MakeKeys(part, options, &scratch.keys, whole ? MostKeys(scratch) : 1);
      if (!key.empty()) key += kKeyGap;
      key += scratch.keys.keys[0];
    }
    begin = end + 1;
  }
}

PartMatch Lexicon::DeriveFrom(std::string_view key, Kind kind, Scratch::State& scratch) const {
  if (kind != Kind::kSurname) return Derived(kind, key, false, kDerivedScore, scratch);
  std::string& masculine = scratch.masculine;
  masculine.clear();
  bool feminine = false;
  for (size_t begin = 0; begin <= key.size();) {
    const size_t end = std::min(key.find(kKeyGap, begin), key.size());
    std::string& own = scratch.own_key;
    own.assign(key, begin, end - begin);
    feminine |= keys().ToMasculine(&own);
    if (begin > 0) masculine += kKeyGap;
    masculine += own;
    begin = end + 1;
  }
  return Derived(kind, masculine, feminine, kDerivedScore, scratch);
}

PartMatch Lexicon::Derived(Kind kind, std::string_view key, bool feminine, float score, Scratch::State& scratch) const {
  PartMatch match;
  match.id = DerivedId(kind, key);
  match.kind = kind;
  match.via = Via::kDerived;
  match.link = feminine ? Link::kGender : Link::kSame;
  match.score = score;
  match.feminine = feminine;
  match.label = scratch.arena.Keep(key);
  return match;
}

void Lexicon::OtherReadings(const PartMatch& first, KindMask kinds, const LookupOptions& options,
                            Scratch::State& scratch, PartMatches* others) const {
  others->count = 0;
  const Keys& made = scratch.keys;
  float score = kDerivedScore;
  for (size_t i = 1; i < made.count; ++i) {
    score *= kOtherReadingFactor;
    if (made.keys[i].size() >= kMinKey) {
      PartMatches tabled;
      FromTable(By::kKey, made.keys[i], kinds, options, Via::kRule, score, false, &tabled);
      for (size_t k = 0; k < tabled.count; ++k) others->Add(tabled.items[k]);
      if (tabled.count > 0) continue;
    }
    std::string& own = scratch.own_key;
    own = made.keys[i];
    const bool feminine = first.kind == Kind::kSurname && keys().ToMasculine(&own);
    const PartMatch other = Derived(first.kind, own, feminine, score, scratch);
    if (other.id != first.id) others->Add(other);
  }
}

}  // namespace onoma
