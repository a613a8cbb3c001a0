#include "onoma/scanner.h"

#include <algorithm>
#include <utility>

#include "names/candidates.h"
#include "names/compose.h"
#include "names/ids.h"
#include "names/normalizer_impl.h"
#include "scan/person_links.h"
#include "text/utf8.h"

namespace onoma {
namespace {

// A place or other tabled name has at most so many tokens.
constexpr size_t kMaxPhrase = 6;
// A person in a text has at most so many: two given names, a patronymic, a double surname with its hyphen.
constexpr size_t kMaxPersonTokens = 6;

constexpr uint16_t kLongestAbbreviation = 4;

// A token's place in the folded text has 32 bits; there are letters that become eleven times as many bytes.
constexpr size_t kMaxFolded = 0xFFFFFFFF;

constexpr KindMask kPersonKinds = MaskOf(Kind::kGiven) | MaskOf(Kind::kPatronymic) | MaskOf(Kind::kSurname);

// What one token can be in a person's name.
struct Sight {
  PartMatches matches;
  bool looked = false;
  bool name = false;           // tabled as a part of a person's name
  bool ordinary_only = false;  // an ordinary word too: no mention by itself
};

}  // namespace

struct ScanScratch::State {
  Scratch scratch;
  FoldedText folded;
};

ScanScratch::ScanScratch() : state_(std::make_unique<State>()) {}
ScanScratch::~ScanScratch() = default;
ScanScratch::ScanScratch(ScanScratch&&) noexcept = default;
ScanScratch& ScanScratch::operator=(ScanScratch&&) noexcept = default;

namespace {

class Scan {
 public:
  Scan(const Normalizer& normalizer, const ScanOptions& options, FoldedText& folded, Scratch& scratch,
       std::vector<Mention>* out)
      : normalizer_(normalizer),
        lexicon_(normalizer.impl().lexicon),
        options_(options),
        text_(folded),
        scratch_(scratch),
        out_(*out) {
    lookup_.accept = options.accept;
    lookup_.language = options.language;
    lookup_.written_by = options.written_by;
  }

  void Run(std::string_view raw) {
    FoldTokens(lexicon_.fold(), raw, &text_);
    if (text_.text.size() > kMaxFolded) return;
    for (Token& token : text_.tokens) TrimPossessives(raw, &token);
    size_t i = 0;
    while (i < text_.tokens.size()) i = Step(i);
    LinkPersons(seen_, &out_);
  }

 private:
  static bool MayBeName(const Token& token) {
    // Scripts without case have no capitals to go by; of the others a name begins with one.
    constexpr uint16_t kCased = ScriptBit(Script::kLatin) | ScriptBit(Script::kCyrillic) | ScriptBit(Script::kGreek) |
                                ScriptBit(Script::kArmenian);
    if (token.digit || token.scripts == 0) return false;
    // GLib, BeiJing: no name is written so, but for McDonald and his like, whom the tables don't have.
    if (token.camel) return false;
    return token.upper_first || (token.scripts & kCased) == 0;
  }

  // "Lukashenko's": the genitive's ending is no part of the name. Nor are several: Putin's's.
  void TrimPossessives(std::string_view raw, Token* token) const {
    size_t endings = 0;
    for (std::string_view form = text_.View(*token); form.size() >= 4 && form.ends_with("'s"); form.remove_suffix(2)) {
      ++endings;
    }
    if (endings == 0) return;
    // In the original, back to the last letter before the apostrophe, whatever its bytes and what stands about it.
    const size_t apostrophes = Apostrophes(raw, *token, ~size_t{0}).first;
    if (apostrophes < endings) return;  // some came out of a letter that folds to two: ẚ
    token->folded_end -= static_cast<uint32_t>(2 * endings);
    token->end = static_cast<uint32_t>(Apostrophes(raw, *token, apostrophes - (endings - 1)).second);
  }

  // How many places of a token have an apostrophe, or several, up to `most`; and where the letters before the last of
  // these places end.
  std::pair<size_t, size_t> Apostrophes(std::string_view raw, const Token& token, size_t most) const {
    size_t count = 0, end = token.begin, letters = token.begin;
    bool behind_letter = true;
    for (size_t pos = token.begin; pos < token.end && count < most;) {
      const CharClass char_class = lexicon_.fold().Find(DecodeUtf8(raw, &pos)).char_class();
      if (char_class == CharClass::kApostrophe || char_class == CharClass::kQuote) {
        count += behind_letter;
        behind_letter = false;
        end = letters;
      } else if (char_class != CharClass::kInvisible) {
        letters = pos;
        behind_letter = true;
      }
    }
    return {count, end};
  }

  bool Joined(size_t i) const {
    return text_.tokens[i].before == Gap::kSpace || text_.tokens[i].before == Gap::kHyphen;
  }

  // Only initials may have a full stop inside a name: the fold keeps those within reach and breaks at others.
  bool Initial(size_t i) const {
    const Token& token = text_.tokens[i];
    return token.upper_first && token.period_after && lexicon_.IsInitial(token, text_.View(token));
  }

  // Whether an ordinary word may be meant. Within a sentence a capital speaks for the name, unless the word has one
  // anyway or stands in a title, where all words do.
  bool MayBeOrdinary(size_t i, const PartMatch& match) const {
    const Token& token = text_.tokens[i];
    // A short word in capitals is an abbreviation (ISA, IANA), unless the tables list it so (USA).
    if (!token.lower_any && token.letters <= kLongestAbbreviation && (match.posting_flags & Posting::kLanguages) != 0)
      return true;
    if (match.traits & Posting::kCapitalised) return true;
    if ((match.traits & Posting::kOrdinary) == 0) return false;
    const bool within = (token.before == Gap::kSpace || token.before == Gap::kComma) && i > 0;
    return !(within && !text_.tokens[i - 1].upper_first);
  }

  // Marks what begins at token i, and says where to go on.
  size_t Step(size_t i) {
    if (!MayBeName(text_.tokens[i])) return i + 1;
    // The second half of a compound ("Belarusian-Russian") is no name by itself, unless its first half was one.
    const size_t person_end = PersonFrom(i);
    size_t phrase_tokens = 0;
    PartMatch phrase;
    if (FindPhrase(i, &phrase_tokens, &phrase) && i + phrase_tokens >= person_end) {
      // One token may be a surname and a place: a person's company decides, else what the tables rank first.
      if (!(phrase_tokens == 1 && person_end == i + 1 && PersonFirst(i, phrase))) {
        if (InsideCompound(i, i + phrase_tokens) && !BehindPlace(i)) return i + phrase_tokens;
        Mark(i, i + phrase_tokens, SinglePart(phrase));
        return i + phrase_tokens;
      }
    }
    if (person_end == i) return i + 1;
    return MarkPerson(i, person_end);
  }

  // The Kyiv of "Moscow-Kyiv train", where Moscow is marked.
  bool BehindPlace(size_t i) const {
    return text_.tokens[i].before == Gap::kHyphen && !out_.empty() && out_.back().end == text_.tokens[i - 1].end &&
           out_.back().match.kind == Kind::kPlace;
  }

  // Longest tabled place that begins at token i.
  bool FindPhrase(size_t i, size_t* tokens, PartMatch* best) {
    size_t longest = 0;
    for (size_t layer = 0; layer < lexicon_.layers(); ++layer) {
      const format::Reader& reader = lexicon_.reader(layer);
      const ExactTable& forms = reader.forms();
      for (size_t k = i; k < text_.tokens.size() && k < i + kMaxPhrase; ++k) {
        if (k > i && !Joined(k)) break;
        const uint64_t hash = FormHash::Of(text_.View(text_.tokens[i], text_.tokens[k]), forms.seed());
        if (!reader.term_filter().MayMatter(hash)) break;
        if (k + 1 - i > longest && forms.FindHash(hash) >= 0 && Places(i, k) != nullptr) longest = k + 1 - i;
        if (!reader.term_filter().MayGoOn(hash)) break;
        if (text_.tokens[k].folded_end != EndInText(k)) break;  // a possessive ends the phrase
      }
    }
    if (longest == 0) return false;
    const PartMatch* place = Places(i, i + longest - 1);
    if (place == nullptr) return false;
    *best = *place;
    *tokens = longest;
    return true;
  }

  // Where the token's folded text ends before the next separator; differs from folded_end after a possessive was cut.
  size_t EndInText(size_t k) const {
    return k + 1 < text_.tokens.size() ? text_.tokens[k + 1].folded_begin - 1 : text_.text.size();
  }

  const PartMatch* Places(size_t first, size_t last) {
    uint16_t scripts = 0;
    for (size_t k = first; k <= last; ++k) scripts |= text_.tokens[k].scripts;
    // Every word of a place's name but small ones ("Rostov-on-Don") has a capital.
    if (!MayBeName(text_.tokens[last])) return nullptr;
    bool repaired = false;
    lexicon_.FindSpelling(text_.View(text_.tokens[first], text_.tokens[last]), scripts, MaskOf(Kind::kPlace), lookup_,
                          scratch_.state(), &places_, &repaired, Lexicon::Mostly::kWords);
    for (size_t n = 0; n < places_.count; ++n) {
      if (!(first == last && MayBeOrdinary(first, places_.items[n]))) return &places_.items[n];
    }
    return nullptr;
  }

  Sight Look(size_t i) {
    Sight sight;
    const Token& token = text_.tokens[i];
    if (!MayBeName(token) || token.letters < 2) return sight;
    // What only a key resembles is too little in running text, where most words are no names.
    bool repaired = false;
    lexicon_.FindSpelling(text_.View(token), token.scripts, kPersonKinds, lookup_, scratch_.state(), &sight.matches,
                          &repaired, Lexicon::Mostly::kWords);
    sight.name = sight.matches.count > 0;
    sight.ordinary_only = sight.name && MayBeOrdinary(i, sight.matches.items[0]);
    return sight;
  }

  // A single token that may be a part of a person's name and a place: true if the person's name has the better claim.
  bool PersonFirst(size_t i, const PartMatch& place) {
    const Sight sight = Look(i);
    // A surname that is a city's name too is common, or it is the city.
    return sight.name && !sight.ordinary_only && sight.matches.items[0].score >= place.score &&
           sight.matches.items[0].weight >= place.weight;
  }

  // End of the run of tokens from i on that can make up one person's name; i if there is none.
  size_t PersonFrom(size_t i) {
    size_t end = i;
    bool given = false, surname = false, patronymic = false, tabled = false, solid = false;
    bool behind_given = false;  // the surname stands behind the given name
    unknown_surname_ = false;
    size_t initials = 0;
    for (size_t k = i; k < text_.tokens.size() && k < i + kMaxPersonTokens; ++k) {
      const Token& token = text_.tokens[k];
      if (k > i && !Joined(k)) break;
      if (k > i && text_.tokens[k - 1].folded_end != EndInText(k - 1)) break;  // after a possessive
      if (Initial(k)) {
        // Initials stand before or after the surname; two names are no initials' business.
        if (surname && given) break;
        ++initials;
        if (surname) end = k + 1;  // "Daniel P." alone says no more than Daniel
        continue;
      }
      const Sight sight = Look(k);
      if (!sight.name) {
        // An unknown word after a tabled given name, in the shape of a surname, is one; a tabled place is not.
        if (options_.derive && given && (solid || Cyrillic(k, k + 1)) && !surname && token.before != Gap::kHyphen &&
            MayBeName(token) && ShapedLikeSurname(token) && Places(k, k) == nullptr) {
          surname = behind_given = tabled = unknown_surname_ = true;
          end = k + 1;
          continue;
        }
        break;
      }
      const bool as_given = sight.matches.Best(Kind::kGiven) != nullptr;
      const bool as_patronymic = sight.matches.Best(Kind::kPatronymic) != nullptr;
      const bool as_surname = sight.matches.Best(Kind::kSurname) != nullptr;
      if (as_patronymic && given && !patronymic) {
        patronymic = true;
      } else if (as_given && given && k == i + 1 && token.before == Gap::kHyphen && TabledGiven(i, k)) {
        // Anna-Maria
      } else if (as_given && !given && !patronymic) {
        given = true;
      } else if (as_surname && (!surname || token.before == Gap::kHyphen)) {
        unknown_surname_ |= surname;  // a double surname's ID is its own
        surname = true;
        behind_given |= given;
      } else {
        break;
      }
      solid |= !sight.ordinary_only;
      tabled = true;
      end = k + 1;
    }
    if (!tabled) return i;
    if (initials > 0 && !surname && Initial(i))
      return i;  // "E. Martin": some surname that is a given name in the tables
    // Ordinary words alone make a name only where a capital says so; "Will Rose" is nobody. Лев Толстой is somebody:
    // in Cyrillic letters titles have no capitals but their first.
    const bool together = surname && (behind_given || initials > 0);
    return solid || (together && Cyrillic(i, end)) ? end : i;
  }

  // Whether two tokens are a given name that the tables have.
  bool TabledGiven(size_t first, size_t last) {
    PartMatches matches;
    bool repaired = false;
    lexicon_.FindSpelling(text_.View(text_.tokens[first], text_.tokens[last]), text_.tokens[first].scripts,
                          MaskOf(Kind::kGiven), lookup_, scratch_.state(), &matches, &repaired);
    return matches.count > 0;
  }

  // Whether all words are of Cyrillic letters, and not of capitals alone but for initials.
  bool Cyrillic(size_t first, size_t end) const {
    return std::all_of(text_.tokens.begin() + static_cast<ptrdiff_t>(first),
                       text_.tokens.begin() + static_cast<ptrdiff_t>(end), [](const Token& token) {
                         return token.scripts == ScriptBit(Script::kCyrillic) &&
                                (token.lower_any || token.letters == 1);
                       });
  }

  bool ShapedLikeSurname(const Token& token) {
    Keys& keys = scratch_.state().keys;
    lexicon_.keys().Make(text_.View(token), Language::kNone, &keys, 1);
    keys.key = keys.keys[0];
    lexicon_.keys().ToMasculine(&keys.key);
    return lexicon_.keys().LooksLikeSurname(keys.key);
  }

  // "Belarusian-Russian", "Putin-era": a name that a hyphen ties to a word that is none is part of another word.
  bool InsideCompound(size_t first, size_t end) const {
    if (text_.tokens[first].before == Gap::kHyphen) return true;
    return end < text_.tokens.size() && text_.tokens[end].before == Gap::kHyphen && !text_.tokens[end].upper_first;
  }

  // The Olga of Olga-Anna, a given name that no table has.
  bool HalfOfGiven(size_t first, size_t end) {
    if (end != first + 1 || end == text_.tokens.size() || text_.tokens[end].before != Gap::kHyphen) return false;
    return Look(first).matches.Best(Kind::kGiven) != nullptr && Look(end).matches.Best(Kind::kGiven) != nullptr;
  }

  size_t MarkPerson(size_t first, size_t end) {
    // The run was made of tabled parts; if no order of them makes a name ("Putin A. G. Luka"), its beginning does.
    for (; end > first; --end) {
      const Answer& answer = Compose(first, end);
      if (answer.count == 0 || (answer.best().via == Via::kDerived && !(unknown_surname_ && options_.derive))) continue;
      if (!InsideCompound(first, end) && !HalfOfGiven(first, end)) Mark(first, end, answer.best());
      return end;
    }
    return first + 1;
  }

  const Answer& Compose(size_t first, size_t end) {
    Scratch::State& state = scratch_.state();
    state.folded.text = text_.View(text_.tokens[first], text_.tokens[end - 1]);
    // Compose reads its own copy of the tokens, their offsets being those of the copy.
    std::vector<Token>& tokens = state.folded.tokens;
    tokens.assign(text_.tokens.begin() + static_cast<ptrdiff_t>(first),
                  text_.tokens.begin() + static_cast<ptrdiff_t>(end));
    const uint32_t shift = tokens.front().folded_begin;
    for (Token& token : tokens) {
      token.folded_begin -= shift;
      token.folded_end -= shift;
    }
    state.answer.count = 0;
    state.arena.Clear();
    LookupOptions lookup = lookup_;
    lookup.kind = Kind::kPerson;
    ComposePerson(lexicon_, 0, tokens.size(), lookup, state);
    return state.answer;
  }

  void Mark(size_t first, size_t end, const Candidate& candidate) {
    Mention mention;
    mention.begin = text_.tokens[first].begin;
    mention.end = text_.tokens[end - 1].end;
    mention.match = candidate;
    mention.given = candidate.given.id;
    mention.patronymic = candidate.patronymic.id;
    mention.surname = candidate.surname.id;
    mention.name = normalizer_.NameOf(candidate);
    if (candidate.kind == Kind::kPerson) mention.person = candidate.id;
    out_.push_back(std::move(mention));
    SeenMention seen;
    std::copy(std::begin(candidate.initial), std::end(candidate.initial), std::begin(seen.initial));
    seen.feminine = candidate.surname.feminine;
    if (!candidate.given.id.none() && !candidate.given.derived()) {
      const format::NameRecord name = lexicon_.reader(candidate.given.layer).name(candidate.given.ordinal);
      seen.gender = name.gender;
    }
    seen_.push_back(std::move(seen));
  }

  const Normalizer& normalizer_;
  const Lexicon& lexicon_;
  const ScanOptions& options_;
  LookupOptions lookup_;
  FoldedText& text_;
  Scratch& scratch_;
  std::vector<Mention>& out_;
  std::vector<SeenMention> seen_;
  PartMatches places_;
  bool unknown_surname_ = false;  // the last run's surname is an unknown word in the shape of one, or a double one
};

}  // namespace

void Scanner::Scan(std::string_view text, const ScanOptions& options, ScanScratch& scratch,
                   std::vector<Mention>* mentions) const {
  mentions->clear();
  if (text.size() > kMaxTextBytes) return;
  onoma::Scan(*normalizer_, options, scratch.state().folded, scratch.state().scratch, mentions).Run(text);
}

}  // namespace onoma
