#include "names/compose.h"

#include <algorithm>
#include <cstring>

#include "absl/container/inlined_vector.h"
#include "names/candidates.h"
#include "names/ids.h"
#include "text/look_alikes.h"

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
  std::string_view key;       // what it is derived from where no table has it; empty: not made
  PartMatches matches;
};

// The units of a role, as one range of tokens.
struct Range {
  const Unit* unit = nullptr;  // the first
  size_t last = 0;             // token
  uint16_t scripts = 0;
  bool several = false;
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

constexpr uint8_t kMasculine = 1, kFeminine = 2;  // NameRecord::gender

constexpr float kImpossible = -100;
constexpr float kNear = 2;
constexpr float kOtherOrderFactor = 0.6f;

class Composer {
 public:
  Composer(const Lexicon& lexicon, const LookupOptions& options, Scratch::State& scratch)
      : lexicon_(lexicon), options_(options), scratch_(scratch) {}

  void Run(size_t first, size_t last) {
    MakeUnits(first, last);
    if (units_.empty()) return;
    if (units_.size() == 1) {
      ResolveAsOne(lexicon_, units_[0].first, units_[0].last + 1, options_, scratch_);
      return;
    }
    if (LookUp()) Choose();
  }

 private:
  std::string_view Form(size_t first, size_t last) const {
    return scratch_.folded.View(scratch_.folded.tokens[first], scratch_.folded.tokens[last]);
  }

  // A token's word, look-alikes put right: oглы with a Latin o is the word for son too. Until the next one.
  std::string_view Clean(const Token& token) {
    const std::string_view form = scratch_.folded.View(token);
    if ((token.scripts & (token.scripts - 1)) == 0) return form;
    scratch_.buffer.clear();
    return RepairLookAlikes(lexicon_.fold(), form, &scratch_.buffer, &scratch_.folded) ? scratch_.buffer : form;
  }

  void MakeUnits(size_t first, size_t last) {
    const std::vector<Token>& tokens = scratch_.folded.tokens;
    bool joins_next = false;
    bool comma = false;
    for (size_t i = first; i < last; ++i) {
      const Token& token = tokens[i];
      const std::string_view form = scratch_.folded.View(token);
      const std::string_view word = Clean(token);
      comma |= i > first && token.before == Gap::kComma;
      const size_t honorific =
          token.before == Gap::kHyphen ? 0 : lexicon_.PhraseAt(format::Purpose::kHonorific, scratch_.folded, i, last);
      const bool alone = i + honorific == last && units_.empty();
      if (honorific > 0 && !alone) {
        i += honorific - 1;
        continue;
      }
      const bool follows = i > first && !units_.empty() && units_.back().last + 1 == i;
      const bool hyphen = follows && token.before == Gap::kHyphen;
      const bool generation = follows && !comma && lexicon_.Is(format::Purpose::kGeneration, word);
      if (hyphen || generation || (joins_next && !units_.empty())) {
        Unit& unit = units_.back();
        unit.last = i;
        unit.scripts |= token.scripts;
        unit.initial = false;
        unit.generation |= generation;
        joins_next = joins_next && lexicon_.Is(format::Purpose::kParticle, word);
        continue;
      }
      if (units_.size() == kMaxUnits) {
        // No name that we understand: the first unit for a given name, everything else as one surname.
        Unit& rest = units_[1];
        rest.last = last - 1;
        for (size_t k = rest.first; k < last; ++k) rest.scripts |= tokens[k].scripts;
        rest.initial = false;
        units_.resize(2);
        break;
      }
      Unit& unit = units_.emplace_back();
      unit.first = unit.last = i;
      unit.scripts = token.scripts;
      unit.comma_before = comma && units_.size() > 1;
      comma = false;
      unit.initial = lexicon_.IsInitial(token, form);
      unit.all_upper = !token.lower_any && token.letters > 2;
      // A particle belongs to what follows, but for one that begins a name and may be a name itself (Van, Ben, Ali).
      joins_next = i + 1 < last && (i > first || last - first > 2) && !token.period_after &&
                   lexicon_.Is(format::Purpose::kParticle, word);
    }
  }

  // False if nothing can come of it.
  bool LookUp() {
    for (Unit& unit : units_) {
      if (unit.initial) continue;
      const std::string_view form = Form(unit.first, unit.last);
      lexicon_.Find(form, unit.scripts, kPersonKinds, options_, scratch_, &unit.matches);
      if (unit.matches.count > 0) continue;
      // A name of which one part is in no table is in none. Of three units two may yet be one part.
      if (options_.tabled_only && units_.size() == 2) return false;
      if (options_.tabled_only) continue;
      // A miss left its keys behind.
      unit.father_shape = lexicon_.keys().LooksLikePatronymic(scratch_.keys.keys[0]);
      unit.key = lexicon_.DerivedKey(form, options_, scratch_);
    }
    return true;
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
    const uint8_t gender = lexicon_.reader(given->layer).name(given->ordinal).gender;
    const bool clash = patronymic->feminine ? gender == kMasculine : gender == kFeminine;
    return clash ? -4.0f : 0;
  }

  void Choose() {
    size_t upper = 0, cased = 0, comma_at = 0;
    for (size_t i = 0; i < units_.size(); ++i) {
      if (units_[i].initial) continue;
      ++cased;
      upper += units_[i].all_upper;
      if (units_[i].comma_before && comma_at == 0) comma_at = i;
    }
    for (size_t i = 1; i < units_.size() && comma_at == 0; ++i) {
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
      for (size_t i = 0; i < units_.size(); ++i) score += Score(units_[i], roles[i], with_surname);
      score += Agreement(roles);
      if (score > best.score) {
        second = best;
        best = {&order, score};
      } else if (score > second.score) {
        second = {&order, score};
      }
    };
    for (const Order& order : kOrders) {
      if (order.roles.size() == units_.size()) consider(order, order.roles);
    }
    if (best.order == nullptr || best.score <= kImpossible / 2) {
      // No order fits: more units than any has, or only initials.
      for (Unit& unit : units_) unit.initial = false;
      const Order fallback{"GS", 0, false};
      Build(fallback, 1.0f);
      return;
    }
    Build(*best.order, 1.0f);
    // Another order is worth a candidate where it comes near.
    if (second.order == nullptr || second.score <= best.score - kNear) return;
    if (scratch_.best_only && units_.size() == 2 && scratch_.answer.count > 0 &&
        scratch_.answer.best().score >= Most() * kOtherOrderFactor) {
      return;
    }
    Build(*second.order, kOtherOrderFactor);
  }

  // No order of two units gives a candidate of a higher score.
  float Most() const {
    float most = 1;
    for (const Unit& unit : units_) {
      if (unit.initial) continue;
      float score = kDerivedScore;
      for (size_t i = 0; i < unit.matches.count; ++i) score = std::max(score, unit.matches.items[i].score);
      most *= score;
    }
    return most;
  }

  // The units of a role; false if there are none. Units behind the order's are the surname's.
  bool RangeOf(std::string_view roles, char role, Range* range) const {
    *range = Range{};
    for (size_t i = 0; i < units_.size(); ++i) {
      if ((i < roles.size() ? roles[i] : 'S') != role) continue;
      range->several = range->unit != nullptr;
      if (!range->several) range->unit = &units_[i];
      range->last = units_[i].last;
      range->scripts |= units_[i].scripts;
    }
    return range->unit != nullptr;
  }

  // The names that a range can be in a role: tabled ones, or the derived one. Returns how many: none only where it is
  // in no table and only tabled names are asked for.
  size_t Options(const Range& range, Kind kind, PartMatch* out, size_t cap) {
    const std::string_view form = Form(range.unit->first, range.last);
    const PartMatches* found = &range.unit->matches;
    if (range.several) {
      lexicon_.Find(form, range.scripts, MaskOf(kind), options_, scratch_, &several_);
      found = &several_;
    }
    size_t n = 0;
    for (size_t i = 0; i < found->count && n < cap; ++i) {
      if (found->items[i].kind == kind) out[n++] = found->items[i];
    }
    if (n > 0 || options_.tabled_only) return n;
    const std::string_view key = range.several ? std::string_view() : range.unit->key;
    *out = key.empty() ? lexicon_.Derive(form, kind, options_, scratch_) : lexicon_.DeriveFrom(key, kind, scratch_);
    return 1;
  }

  // Petra Ivanova is no Пётр with a Lithuanian ending: before a woman's surname what is a man's name by an ending alone
  // is unknown. False if there is no name then.
  bool LeaveToWomen(std::string_view roles, size_t* n_given) {
    const auto man = [&](const PartMatch& given) {
      return given.link == Link::kInflected && given.via != Via::kDerived &&
             lexicon_.reader(given.layer).name(given.ordinal).gender == kMasculine;
    };
    const size_t had = *n_given;
    *n_given = static_cast<size_t>(std::remove_if(givens_, givens_ + had, man) - givens_);
    if (had == 0 || *n_given > 0) return true;
    if (options_.tabled_only) return false;
    Range range;
    RangeOf(roles, 'G', &range);
    givens_[(*n_given)++] = lexicon_.Derive(Form(range.unit->first, range.last), Kind::kGiven, options_, scratch_);
    return true;
  }

  void Build(const Order& order, float factor) {
    size_t n_given = 0, n_patronymic = 0, n_surname = 0;
    Range range;
    const auto options = [&](char role, Kind kind, PartMatch* out, size_t cap, size_t* n) {
      if (!RangeOf(order.roles, role, &range)) return true;
      *n = Options(range, kind, out, cap);
      return *n > 0;
    };
    // A name of which one part is in no table is in none.
    if (!options('G', Kind::kGiven, givens_, kCap, &n_given) ||
        !options('P', Kind::kPatronymic, patronymics_, 1, &n_patronymic) ||
        !options('S', Kind::kSurname, surnames_, kCap, &n_surname)) {
      return;
    }
    if (n_surname > 0 && surnames_[0].feminine && !LeaveToWomen(order.roles, &n_given)) return;

    Candidate candidate;
    if (n_patronymic > 0) candidate.patronymic = patronymics_[0];
    if (RangeOf(order.roles, 'G', &range) || RangeOf(order.roles, 'I', &range)) {
      const std::string_view form = Form(range.unit->first, range.last);
      size_t length = std::min<size_t>(form.size(), 1);
      while (length < form.size() && length < 3 && (static_cast<uint8_t>(form[length]) & 0xC0) == 0x80) ++length;
      std::memcpy(candidate.initial, form.data(), length);
    }
    // Best with best first, then one step away on either side.
    for (size_t g = 0; g < std::max<size_t>(n_given, 1); ++g) {
      for (size_t s = 0; s < std::max<size_t>(n_surname, 1); ++s) {
        if (g > 0 && s > 0) continue;
        candidate.given = g < n_given ? givens_[g] : Part{};
        candidate.surname = s < n_surname ? surnames_[s] : Part{};
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
  absl::InlinedVector<Unit, kMaxUnits> units_;
  bool mixed_capitals_ = false;
  // What a role's units can be.
  static constexpr size_t kCap = 3;
  PartMatch givens_[kCap], patronymics_[1], surnames_[kCap];
  PartMatches several_;
};

}  // namespace

void ComposePerson(const Lexicon& lexicon, size_t first, size_t last, const LookupOptions& options,
                   Scratch::State& scratch) {
  // One word is the common case: no orders to try, and no units to set up and look up first.
  if (last - first == 1) return ResolveAsOne(lexicon, first, last, options, scratch);
  Composer(lexicon, options, scratch).Run(first, last);
}

}  // namespace onoma
