#include "onoma/normalizer.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "names/candidates.h"
#include "names/compose.h"
#include "names/ids.h"
#include "names/normalizer_impl.h"
#include "text/look_alikes.h"

namespace onoma {

Scratch::Scratch() : state_(std::make_unique<State>()) {}
Scratch::~Scratch() = default;
Scratch::Scratch(Scratch&&) noexcept = default;
Scratch& Scratch::operator=(Scratch&&) noexcept = default;

Normalizer::Normalizer(Database database) : Normalizer(std::vector<Database>{std::move(database)}) {}
Normalizer::Normalizer(std::vector<Database> layers) : impl_(std::make_unique<Impl>(std::move(layers))) {}
Normalizer::~Normalizer() = default;
Normalizer::Normalizer(Normalizer&&) noexcept = default;
Normalizer& Normalizer::operator=(Normalizer&&) noexcept = default;

namespace {

// Moves a candidate to the front, or puts it there where better ones had crowded it out.
void PutFirst(const Candidate& candidate, Answer* answer) {
  size_t at = 0;
  while (at < answer->count &&
         !(answer->candidates[at].id == candidate.id && answer->candidates[at].kind == candidate.kind)) {
    ++at;
  }
  if (at == kMaxCandidates) --at;
  answer->count = std::max(answer->count, at + 1);
  for (; at > 0; --at) answer->candidates[at] = answer->candidates[at - 1];
  answer->candidates[0] = candidate;
}

}  // namespace

const Answer& Normalizer::Impl::Resolve(std::string_view name, const LookupOptions& options,
                                        Scratch::State& scratch) const {
  Answer& answer = scratch.answer;
  answer.count = 0;
  answer.flags = 0;
  scratch.arena.Clear();
  if (name.size() > kMaxNameBytes) {
    answer.flags |= kFlagTooLong;
    return answer;
  }
  FoldTokens(lexicon.fold(), name, &scratch.folded);
  const std::vector<Token>& tokens = scratch.folded.tokens;
  // A cell may hold several names: "A / B", "A (born X)". The first is the answer, the others follow it.
  size_t first = 0;
  Candidate answered;  // what stands first in the cell, whatever the scores say
  for (size_t i = 0; i <= tokens.size(); ++i) {
    const bool end = i == tokens.size();
    // Another name follows.
    const size_t alias = !end && i > first && i + 1 < tokens.size()
                             ? lexicon.PhraseAt(format::Purpose::kAlias, scratch.folded, i, tokens.size() - 1)
                             : 0;
    const bool separator = !end && i > first && tokens[i].before == Gap::kSeparator;
    if (!(end ? first < i : alias > 0 || separator)) continue;
    if (answer.count > 0) answer.flags |= kFlagSeveralNames;
    ResolveSegment(first, i, options, scratch);
    if (answered.id.none() && answer.count > 0) answered = answer.best();
    first = i + alias;
    i += alias > 0 ? alias - 1 : 0;
  }
  // An alias word with no name on either side is the only name there is.
  if (answer.count == 0 && !tokens.empty()) ResolveSegment(0, tokens.size(), options, scratch);
  if (answer.count > 0 && (answer.flags & kFlagSeveralNames)) PutFirst(answered, &answer);
  for (size_t i = 0; i < answer.count; ++i) {
    if (answer.candidates[i].link == Link::kRepaired) answer.flags |= kFlagRepaired;
  }
  answer.flags |= WritingFlags(scratch);
  return answer;
}

// What the words of an input show of how they were typed, whatever became of them.
uint8_t Normalizer::Impl::WritingFlags(Scratch::State& scratch) const {
  uint8_t flags = 0, reasons = 0;
  for (const Token& token : scratch.folded.tokens) {
    if (token.invisible) flags |= kFlagInvisible;
    if (token.stressed) flags |= kFlagAccent;
    if ((token.scripts & (token.scripts - 1)) == 0 && !token.digit) continue;
    const std::string_view form = scratch.folded.View(token);
    bool tabled = false;  // written so on purpose
    for (size_t layer = 0; layer < lexicon.layers(); ++layer) tabled |= lexicon.reader(layer).forms().Find(form) >= 0;
    if (tabled) continue;
    scratch.buffer.clear();
    RepairLookAlikes(lexicon.fold(), form, &scratch.buffer, &scratch.folded, &reasons);
  }
  if (reasons != 0) flags |= kFlagRepaired;
  if (reasons & kRepairKeyboard) flags |= kFlagKeyboard;
  if (reasons & kRepairAccent) flags |= kFlagAccent;
  if (reasons & kRepairLookAlike) flags |= kFlagLookAlike;
  return flags;
}

void Normalizer::Impl::ResolveSegment(size_t first, size_t last, const LookupOptions& options,
                                      Scratch::State& scratch) const {
  const std::vector<Token>& tokens = scratch.folded.tokens;
  uint16_t scripts = 0;
  for (size_t i = first; i < last; ++i) scripts |= tokens[i].scripts;
  if (scripts == 0) return;  // digits only: no name
  if (options.kind != Kind::kNone && !IsPerson(options.kind)) {
    ResolveAsOne(lexicon, first, last, options, scratch);
    return;
  }
  if (last - first > 1 && options.kind == Kind::kNone) {
    // Names of several tokens in the tables: places mostly.
    const std::string_view whole = scratch.folded.View(tokens[first], tokens[last - 1]);
    const size_t before = scratch.answer.count;
    PartMatches phrase;
    bool repaired = false;
    lexicon.FindSpelling(whole, scripts, kPartKinds, options, scratch, &phrase, &repaired);
    AddSingleParts(phrase, &scratch.answer);
    if (scratch.answer.count > before) return;
  }
  ComposePerson(lexicon, first, last, options, scratch);
}

Match Normalizer::Impl::Resolved(std::string_view name, const LookupOptions& options, Scratch::State& scratch) const {
  scratch.best_only = true;
  const Answer& answer = Resolve(name, options, scratch);
  scratch.best_only = false;
  return answer.count == 0 ? Match{} : static_cast<const Match&>(answer.best());
}

Match Normalizer::Impl::Best(std::string_view name, const LookupOptions& options, Scratch::State& scratch) const {
  Match match;
  QuickLookup::Form form;
  switch (quick.open() ? quick.Find(name, quick.Understand(options), &form, &match) : QuickLookup::Found::kUnsure) {
    case QuickLookup::Found::kName:
    case QuickLookup::Found::kNothing:
      return match;
    case QuickLookup::Found::kNowhere: {
      UnspelledWord word;
      Unspelled read;
      lexicon.TakeUnspelled(form.view(), options, &word);
      return lexicon.ReadUnspelled(word, options, scratch, &read, &match) ? lexicon.FinishUnspelled(read, options)
                                                                          : match;
    }
    default:
      return Resolved(name, options, scratch);
  }
}

Match Normalizer::Lookup(std::string_view name, const LookupOptions& options, Scratch& scratch) const noexcept {
  return impl_->Best(name, options, scratch.state());
}

void Normalizer::LookupBatch(std::span<const std::string_view> names, std::span<Match> matches,
                             const LookupOptions& options, Scratch& scratch) const noexcept {
  const size_t n = std::min(names.size(), matches.size());
  impl_->LookupBatch(names.first(n), matches.first(n), options, scratch.state());
}

void Normalizer::LookupTabled(std::span<const std::string_view> names, std::span<Match> matches,
                              const LookupOptions& options, Scratch& scratch) const noexcept {
  const size_t n = std::min(names.size(), matches.size());
  impl_->LookupTabled(names.first(n), matches.first(n), options, scratch.state());
}

const Answer& Normalizer::Resolve(std::string_view name, const LookupOptions& options,
                                  Scratch& scratch) const noexcept {
  scratch.state().best_only = options.best_only;
  const Answer& answer = impl_->Resolve(name, options, scratch.state());
  scratch.state().best_only = false;
  return answer;
}

std::span<const Database> Normalizer::layers() const { return impl_->databases; }

std::string Normalizer::Impl::PartLabel(const Part& part) {
  return part.derived() ? absl::StrCat("~", std::string(part.label)) : std::string(part.label);
}

std::string Normalizer::NameOf(const Candidate& candidate) const {
  const auto single = [](const Part& part) {
    return absl::StrCat(std::string(KindName(part.kind)), part.derived() ? "~" : "/", std::string(part.label));
  };
  switch (candidate.kind) {
    case Kind::kNone:
      return "";
    case Kind::kPerson:
      return absl::StrCat("person/", Impl::PartLabel(candidate.given), "+", Impl::PartLabel(candidate.surname));
    default:
      for (const Part* part : {&candidate.given, &candidate.surname, &candidate.patronymic, &candidate.place}) {
        if (part->id == candidate.id) return single(*part);
      }
      return "";
  }
}

void Normalizer::Impl::WriteName(const Match& match, std::string* name) const {
  name->clear();
  const bool person = IsPerson(match.kind);
  if (match.id.none() || match.via == Via::kDerived || person) return;
  const format::Reader& reader = lexicon.reader(match.layer);
  name->append(KindName(match.kind));
  name->push_back('/');
  name->append(reader.String(reader.name(match.ordinal).slug));
}

std::string Normalizer::NameOf(const Match& match) const {
  std::string name;
  impl_->WriteName(match, &name);
  return name;
}

void Normalizer::NamesOf(std::span<const Match> matches, std::span<std::string> names) const {
  for (const Match& match : matches) impl_->lexicon.reader(match.layer).PrefetchName(match.ordinal);
  for (const Match& match : matches) {
    const format::Reader& reader = impl_->lexicon.reader(match.layer);
    reader.PrefetchString(reader.name(match.ordinal).slug);
  }
  for (size_t i = 0; i < matches.size(); ++i) impl_->WriteName(matches[i], &names[i]);
}

std::string Normalizer::LabelOf(const Candidate& candidate, Label label) const {
  const Part* const parts[] = {&candidate.given, &candidate.patronymic, &candidate.surname, &candidate.place};
  // A whole name is written in one language: its surname's own, where the native form is asked for.
  uint8_t home = 0;
  for (const Part* part : parts) {
    if (part->id.none()) continue;
    if (part->derived()) return "";
    home = impl_->lexicon.reader(part->layer).name(part->ordinal).home;
  }
  size_t column = format::kLabelEnglish;
  switch (label) {
    case Label::kEnglish:
      break;
    case Label::kNative:
      column = home == Posting::kBe ? format::kLabelBe : home == Posting::kUk ? format::kLabelUk : format::kLabelRu;
      break;
    case Label::kBe:
      column = format::kLabelBe;
      break;
    case Label::kRu:
      column = format::kLabelRu;
      break;
    case Label::kUk:
      column = format::kLabelUk;
      break;
  }
  std::string out;
  for (const Part* part : parts) {
    if (part->id.none()) continue;
    const format::Reader& reader = impl_->lexicon.reader(part->layer);
    const format::NameRecord name = reader.name(part->ordinal);
    std::string_view text = reader.String(part->feminine ? name.feminine[column] : name.masculine[column]);
    if (text.empty()) text = reader.String(name.masculine[column]);
    if (text.empty()) return "";
    if (!out.empty()) out += ' ';
    out += text;
  }
  return out;
}

std::string Normalizer::SourceOf(const Part& part) const {
  if (part.id.none() || part.derived()) return "";
  const format::Reader& reader = impl_->lexicon.reader(part.layer);
  const format::NameRecord name = reader.name(part.ordinal);
  const std::string source(reader.String(name.source));  // "names/given/masculine.tsv (editor)"
  const size_t behind_file = source.find(" (");
  return absl::StrCat(source.substr(0, behind_file), ":", name.line,
                      behind_file == std::string::npos ? "" : source.substr(behind_file));
}

}  // namespace onoma
