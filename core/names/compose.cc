#include "names/compose.h"

#include <algorithm>
#include <cstring>

#include "names/ids.h"

namespace onoma {
namespace {

struct Unit {
  size_t first = 0, last = 0;  // tokens, both included
  uint16_t scripts = 0;
  bool initial = false;
  bool comma_before = false;
  bool all_upper = false;
  bool generation = false;    // ends in ogly, kyzy
  bool father_shape = false;  // untabled, in the shape of a patronymic
  PartMatches matches;
};

// Orders in which people write the parts of a name, with a bonus for the usual ones. G given, P patronymic, S surname,
// I initial of the given name, J another initial, M a further given name.
struct Order {
  std::string_view roles;
  float bonus;
  bool comma;  // the surname, a comma, the rest
};
constexpr Order kOrders[] = {
    {"GS", .3f, false},   {"SG", 0, false},     {"GP", .1f, false},   {"IS", .3f, false},   {"SI", .3f, false},
    {"GI", 0, false},     {"SG", .3f, true},    {"SI", .3f, true},    {"GPS", .3f, false},  {"SGP", .3f, false},
    {"IJS", .4f, false},  {"SIJ", .4f, false},  {"GJS", .3f, false},  {"SGJ", .3f, false},  {"JGS", .2f, false},
    {"GMS", .1f, false},  {"SGM", 0, false},    {"GSS", 0, false},    {"SSG", -.1f, false}, {"SGP", .4f, true},
    {"SIJ", .4f, true},   {"SGJ", .3f, true},   {"SGM", .2f, true},   {"SSG", .3f, true},   {"SSI", .3f, true},
    {"GPSS", .2f, false}, {"SSGP", .2f, false}, {"GMPS", .1f, false}, {"SGMP", .1f, false}, {"GMSS", 0, false},
    {"GSSS", 0, false},   {"GMMS", 0, false},   {"IJSS", .3f, false}, {"SSIJ", .3f, false}, {"SSGP", .4f, true},
    {"SGMP", .4f, true},  {"SSGM", .2f, true},  {"SGMM", .2f, true},  {"SSSG", .2f, true},
};

constexpr float kImpossible = -100;
constexpr float kNear = 2;

// A name of one unit: tokens[first, last].
void Single(const Lexicon& lexicon, size_t first, size_t last, const LookupOptions& options, Scratch::State& scratch) {
  const std::vector<Token>& tokens = scratch.folded.tokens;
  const std::string_view form = scratch.folded.View(tokens[first], tokens[last]);
  uint16_t scripts = 0;
  for (size_t i = first; i <= last; ++i) scripts |= tokens[i].scripts;
  PartMatches matches;
  lexicon.Find(form, scripts, options.kind == Kind::kNone ? kPartKinds : kPersonKinds, options, scratch, &matches);
  for (size_t i = 0; i < matches.count; ++i) AddCandidate(SinglePart(matches.items[i]), &scratch.answer);
  if (matches.count == 0 && !options.tabled_only) {
    // The only name of a person is the surname; of what nobody said is a person, the key decides.
    const Kind unknown = options.kind == Kind::kNone ? Kind::kNone : Kind::kSurname;
    const PartMatch derived = lexicon.Derive(form, unknown, options, scratch);
    AddCandidate(SinglePart(derived), &scratch.answer);
    if (first != last || scratch.best_only) return;
    lexicon.OtherReadings(derived, options.kind == Kind::kNone ? kPartKinds : kPersonKinds, options, scratch, &matches);
    for (size_t i = 0; i < matches.count; ++i) AddCandidate(SinglePart(matches.items[i]), &scratch.answer);
  }
}

class Composer {
 public:
  Composer(const Lexicon& lexicon, const LookupOptions& options, Scratch::State& scratch)
      : lexicon_(lexicon), options_(options), scratch_(scratch) {}

  void Run(size_t first, size_t last) {
    MakeUnits(first, last);
    if (count_ == 0) return;
    if (count_ == 1) {
      Single(lexicon_, units_[0].first, units_[0].last, options_, scratch_);
      return;
    }
    Choose();
  }

 private:
  std::string_view Form(const Unit& unit) const {
    return scratch_.folded.View(scratch_.folded.tokens[unit.first], scratch_.folded.tokens[unit.last]);
  }

  void MakeUnits(size_t first, size_t last) {
    const std::vector<Token>& tokens = scratch_.folded.tokens;
    bool joins_next = false;
    bool comma = false;
    for (size_t i = first; i < last; ++i) {
      const Token& token = tokens[i];
      const std::string_view form = scratch_.folded.View(token);
      comma |= i > first && token.before == Gap::kComma;
      const bool alone = i + 1 == last && count_ == 0;
      if (!alone && token.before != Gap::kHyphen && lexicon_.Is(format::Purpose::kHonorific, form)) continue;
      const bool hyphen = i > first && token.before == Gap::kHyphen && count_ > 0 && units_[count_ - 1].last + 1 == i;
      const bool generation = i > first && count_ > 0 && units_[count_ - 1].last + 1 == i && !comma &&
                              lexicon_.Is(format::Purpose::kGeneration, form);
      if (hyphen || generation || (joins_next && count_ > 0)) {
        Unit& unit = units_[count_ - 1];
        unit.last = i;
        unit.scripts |= token.scripts;
        unit.initial = false;
        unit.generation |= generation;
        joins_next = joins_next && lexicon_.Is(format::Purpose::kParticle, form);
        continue;
      }
      if (count_ == kMaxUnits) {
        // No name that we understand: the first unit for a given name, everything else as one surname.
        Unit& rest = units_[1];
        rest.last = last - 1;
        for (size_t k = rest.first; k < last; ++k) rest.scripts |= tokens[k].scripts;
        rest.initial = false;
        count_ = 2;
        break;
      }
      Unit& unit = units_[count_++];
      unit.first = unit.last = i;
      unit.scripts = token.scripts;
      unit.comma_before = comma && count_ > 1;
      comma = false;
      unit.initial = lexicon_.IsInitial(token, form);
      unit.all_upper = !token.lower_any && token.letters > 2;
      // A particle belongs to what follows, but for one that begins a name and may be a name itself (Van, Ben, Ali).
      joins_next = i + 1 < last && (i > first || last - first > 2) && !token.period_after &&
                   lexicon_.Is(format::Purpose::kParticle, form);
    }
    if (count_ == 1) return;  // looked up by itself, as what else it may be
    for (size_t i = 0; i < count_; ++i) {
      if (!units_[i].initial) {
        lexicon_.Find(Form(units_[i]), units_[i].scripts, kPersonKinds, options_, scratch_, &units_[i].matches);
        // A miss left its keys behind.
        units_[i].father_shape = units_[i].matches.count == 0 && !options_.tabled_only &&
                                 lexicon_.keys().LooksLikePatronymic(scratch_.keys.keys[0]);
      }
    }
  }

  float Score(const Unit& unit, char role, bool with_surname) const {
    if ((role == 'I' || role == 'J') != unit.initial) return kImpossible;
    const PartMatch* given = unit.matches.Best(Kind::kGiven);
    const PartMatch* patronymic = unit.matches.Best(Kind::kPatronymic);
    const PartMatch* surname = unit.matches.Best(Kind::kSurname);
    const float capitals = !mixed_capitals_ ? 0 : (role == 'S') == unit.all_upper ? 1.0f : -1.0f;
    switch (role) {
      case 'G':
        if (given != nullptr) return 3 * given->score + capitals;
        return (surname != nullptr || patronymic != nullptr ? -.5f : .2f) + capitals;
      case 'P':
        if (unit.generation) return 3;
        if (patronymic != nullptr) {
          // Roman Abramovich is no son of Abram: where the surname is the commoner of the two, a name without another
          // surname has it.
          // And Davutoğlu, where there is no other surname, is one.
          const bool surname_first = !with_surname && (patronymic->via == Via::kRule ||
                                                       (surname != nullptr && surname->weight > patronymic->weight));
          return 3 * patronymic->score + capitals - (surname_first ? 2 : 0);
        }
        return unit.father_shape && with_surname ? 1.2f + capitals : kImpossible;
      case 'S':
        if (surname != nullptr) return 2.2f * surname->score + capitals;
        // A patronymic can be a surname too (Pavlovich), but where it can be a patronymic it is one.
        return (given != nullptr ? -.3f : patronymic != nullptr ? .3f : .8f) + capitals;
      case 'M':
        return given != nullptr ? .4f * given->score + capitals : kImpossible;
      case 'I':
      case 'J':
        return 1;
    }
    return kImpossible;
  }

  // Светлана Алексиевич is a surname: a woman has no patronymic in -ич.
  float Agreement(std::string_view roles) const {
    const size_t g = roles.find('G'), p = roles.find('P');
    if (g == std::string_view::npos || p == std::string_view::npos) return 0;
    const PartMatch* given = units_[g].matches.Best(Kind::kGiven);
    const PartMatch* patronymic = units_[p].matches.Best(Kind::kPatronymic);
    if (given == nullptr || patronymic == nullptr) return 0;
    constexpr uint8_t kMasculine = 1, kFeminine = 2;
    const uint8_t gender = lexicon_.reader(given->layer).name(given->ordinal).gender;
    const bool clash = patronymic->feminine ? gender == kMasculine : gender == kFeminine;
    return clash ? -4.0f : 0;
  }

  void Choose() {
    size_t upper = 0, cased = 0, comma_at = 0;
    for (size_t i = 0; i < count_; ++i) {
      if (units_[i].initial) continue;
      ++cased;
      upper += units_[i].all_upper;
      if (units_[i].comma_before && comma_at == 0) comma_at = i;
    }
    for (size_t i = 1; i < count_ && comma_at == 0; ++i) {
      if (units_[i].comma_before) comma_at = i;
    }
    mixed_capitals_ = upper > 0 && upper < cased;
    struct Scored {
      const Order* order;
      float score;
    };
    Scored best{nullptr, kImpossible}, second{nullptr, kImpossible};
    const auto consider = [&](const Order& order, std::string_view roles) {
      // With a comma, all the surname stands before it: where it does not, the order is an unlikely one.
      float score = order.bonus;
      const size_t surnames = roles.find_first_not_of('S');
      if (order.comma != (comma_at > 0 && surnames == comma_at)) {
        if (order.comma) return;
        if (comma_at > 0) score -= 1.5f;
      } else if (order.comma) {
        score += 1.5f;
      }
      const bool with_surname = roles.find('S') != std::string_view::npos;
      for (size_t i = 0; i < count_; ++i) score += Score(units_[i], roles[i], with_surname);
      score += Agreement(roles);
      if (score > best.score) {
        second = best;
        best = {&order, score};
      } else if (score > second.score) {
        second = {&order, score};
      }
    };
    for (const Order& order : kOrders) {
      if (order.roles.size() == count_) consider(order, order.roles);
    }
    if (best.order == nullptr || best.score <= kImpossible / 2) {
      // No order fits: more units than any has, or only initials.
      if (std::any_of(units_, units_ + count_, [](const Unit& u) { return u.initial; })) {
        for (size_t i = 0; i < count_; ++i) units_[i].initial = false;
      }
      const Order fallback{"GS", 0, false};
      Build(fallback, 1.0f);
      return;
    }
    Build(*best.order, 1.0f);
    // Another order is worth a candidate where it comes near.
    if (second.order != nullptr && second.score > best.score - kNear) Build(*second.order, 0.6f);
  }

  // The units of a role as one range of tokens.
  bool RangeOf(std::string_view roles, char role, Unit* range) const {
    bool found = false;
    for (size_t i = 0; i < count_; ++i) {
      const char r = i < roles.size() ? roles[i] : 'S';
      if (r != role) continue;
      if (!found) {
        *range = units_[i];
      } else {
        range->last = units_[i].last;
        range->scripts |= units_[i].scripts;
      }
      found = true;
    }
    return found;
  }

  // The names that a range can be in a role: tabled ones, or the derived one. Returns how many: none only where it is
  // in no table and only tabled names are asked for.
  size_t Options(const Unit& range, bool several_units, Kind kind, PartMatch* out, size_t cap) {
    PartMatches found;
    if (several_units) {
      lexicon_.Find(Form(range), range.scripts, MaskOf(kind), options_, scratch_, &found);
    } else {
      found = range.matches;
    }
    size_t n = 0;
    for (size_t i = 0; i < found.count && n < cap; ++i) {
      if (found.items[i].kind == kind) out[n++] = found.items[i];
    }
    if (n == 0 && !options_.tabled_only) out[n++] = lexicon_.Derive(Form(range), kind, options_, scratch_);
    return n;
  }

  void Build(const Order& order, float factor) {
    constexpr size_t kCap = 3;
    PartMatch givens[kCap], patronymics[kCap], surnames[kCap];
    Unit range;
    size_t n_given = 0, n_patronymic = 0, n_surname = 0;
    const auto several = [&](char role) {
      const std::string_view roles = order.roles;
      return std::count(roles.begin(), roles.end(), role) > 1 || (role == 'S' && roles.size() < count_);
    };
    const auto options = [&](char role, Kind kind, PartMatch* out, size_t cap, size_t* n) {
      if (!RangeOf(order.roles, role, &range)) return true;
      *n = Options(range, several(role), kind, out, cap);
      return *n > 0;
    };
    // A name of which one part is in no table is in none.
    if (!options('G', Kind::kGiven, givens, kCap, &n_given) ||
        !options('P', Kind::kPatronymic, patronymics, 1, &n_patronymic) ||
        !options('S', Kind::kSurname, surnames, kCap, &n_surname)) {
      return;
    }

    Candidate candidate;
    if (n_patronymic > 0) candidate.patronymic = patronymics[0];
    if (RangeOf(order.roles, 'G', &range) || RangeOf(order.roles, 'I', &range)) {
      const std::string_view form = Form(range);
      size_t length = std::min<size_t>(form.size(), 1);
      while (length < form.size() && length < 3 && (static_cast<uint8_t>(form[length]) & 0xC0) == 0x80) ++length;
      std::memcpy(candidate.initial, form.data(), length);
    }
    // Best with best first, then one step away on either side.
    for (size_t g = 0; g < std::max<size_t>(n_given, 1); ++g) {
      for (size_t s = 0; s < std::max<size_t>(n_surname, 1); ++s) {
        if (g > 0 && s > 0) continue;
        candidate.given = g < n_given ? givens[g] : Part{};
        candidate.surname = s < n_surname ? surnames[s] : Part{};
        Finish(&candidate, factor);
      }
    }
  }

  void Finish(Candidate* candidate, float factor) {
    const Part& given = candidate->given;
    const Part& patronymic = candidate->patronymic;
    const Part& surname = candidate->surname;
    candidate->via = Via::kExact;
    candidate->link = Link::kSame;
    candidate->score = factor;
    for (const Part* part : {&given, &patronymic, &surname}) {
      if (part->id.none()) continue;
      candidate->via = std::max(candidate->via, part->via);
      candidate->link = std::max(candidate->link, part->link);
      candidate->score *= part->score;
    }
    candidate->full_id = NameId();
    if (!given.id.none() && !surname.id.none()) {
      candidate->kind = Kind::kPerson;
      candidate->id = PersonId(given.id, surname.id);
      if (!patronymic.id.none()) candidate->full_id = FullPersonId(given.id, surname.id, patronymic.id);
    } else {
      candidate->kind = Kind::kPartial;
      candidate->id = !given.id.none() ? given.id : !surname.id.none() ? surname.id : patronymic.id;
    }
    AddCandidate(*candidate, &scratch_.answer);
  }

  const Lexicon& lexicon_;
  const LookupOptions& options_;
  Scratch::State& scratch_;
  Unit units_[kMaxUnits];
  size_t count_ = 0;
  bool mixed_capitals_ = false;
};

}  // namespace

void ComposePerson(const Lexicon& lexicon, size_t first, size_t last, const LookupOptions& options,
                   Scratch::State& scratch) {
  // One word is the common case: no orders to try, and no units to set up and look up first.
  if (last - first == 1) return Single(lexicon, first, first, options, scratch);
  Composer(lexicon, options, scratch).Run(first, last);
}

void AddCandidate(const Candidate& candidate, Answer* answer) {
  for (size_t i = 0; i < answer->count; ++i) {
    if (answer->candidates[i].id == candidate.id && answer->candidates[i].kind == candidate.kind) return;
  }
  size_t at = answer->count;
  while (at > 0 && answer->candidates[at - 1].score < candidate.score) --at;
  if (at == kMaxCandidates) return;
  if (answer->count < kMaxCandidates) ++answer->count;
  for (size_t i = answer->count - 1; i > at; --i) answer->candidates[i] = answer->candidates[i - 1];
  answer->candidates[at] = candidate;
}

Candidate SinglePart(const Part& part) {
  Candidate candidate;
  static_cast<Match&>(candidate) = part;
  switch (part.kind) {
    case Kind::kGiven:
      candidate.given = part;
      break;
    case Kind::kPatronymic:
      candidate.patronymic = part;
      break;
    case Kind::kPlace:
      candidate.place = part;
      break;
    default:
      candidate.surname = part;
      break;
  }
  return candidate;
}

}  // namespace onoma
