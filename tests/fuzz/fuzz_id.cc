// Names to IDs. First bytes: kind, accept, language.
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "names/normalizer_impl.h"
#include "tests/fuzz/fuzz.h"
#include "text/tokens.h"

namespace onoma::fuzz {
namespace {

bool Same(const Match& a, const Match& b) {
  return a.id == b.id && a.kind == b.kind && a.via == b.via && a.link == b.link && a.score == b.score;
}

bool Fits(Kind asked, Kind got) {
  switch (asked) {
    case Kind::kNone:
      return got != Kind::kNone;
    case Kind::kPerson:
    case Kind::kPartial:
      return got != Kind::kNone && got != Kind::kPlace;
    default:
      return got == asked;
  }
}

// True if a word says that another name follows ("born"): such cells are cut elsewhere than at their separators.
bool HasAlias(const Normalizer& normalizer, std::string_view text) {
  FoldedText folded;
  FoldTokens(normalizer.impl().lexicon.fold(), text, &folded);
  for (const Token& token : folded.tokens) {
    if (normalizer.impl().lexicon.Is(format::Purpose::kAlias, folded.View(token))) return true;
  }
  return false;
}

}  // namespace

void Id(std::string_view input) {
  Options bytes(&input);
  LookupOptions options;
  options.kind = static_cast<Kind>(bytes.Below(7));
  options.accept = static_cast<Accept>(bytes.Below(3));
  constexpr Language kLanguages[] = {Language::kNone, Language::kBe, Language::kRu, Language::kUk};
  const unsigned language = bytes.Below(8);
  options.language = kLanguages[language % 4];
  options.tabled_only = language >= 4;
  const Normalizer& normalizer = DefaultNormalizer();
  static Scratch scratch, other;

  const Answer& answer = normalizer.Resolve(input, options, scratch);
  const bool too_long = input.size() > kMaxNameBytes;
  Check(((answer.flags & kFlagTooLong) != 0) == too_long, "too long is said");
  Check(answer.count == 0 || (!too_long && HasLetter(input)), "an ID for nothing that has no letter");
  Check(answer.count > 0 || too_long || !HasLetter(input) || options.tabled_only, "an ID for what has a letter");
  Check(answer.count <= kMaxCandidates, "a bounded number of candidates");
  for (size_t i = 0; i < answer.count; ++i) {
    const Candidate& candidate = answer.candidates[i];
    Check(!candidate.id.none(), "a candidate has an ID");
    Check(candidate.score > 0 && candidate.score <= 1, "a score is in (0, 1]", std::to_string(candidate.score));
    Check(Fits(options.kind, candidate.kind), "the kind that was asked for", KindName(candidate.kind));
    Check(candidate.via != Via::kNone && candidate.link != Link::kNone, "how it was found is said");
    Check(Admits(options.accept, candidate.link), "links as far as the options admit", LinkName(candidate.link));
    if (i > 1 || (i == 1 && (answer.flags & kFlagSeveralNames) == 0)) {
      Check(candidate.score <= answer.candidates[i - 1].score, "the best first");
    }
    for (size_t k = 0; k < i; ++k) {
      Check(candidate.id != answer.candidates[k].id || candidate.kind != answer.candidates[k].kind,
            "each candidate once");
    }
    const std::string name = normalizer.NameOf(candidate);
    Check(!name.empty() && IsUtf8(name), "a candidate has a readable name", name);
    Check(name.starts_with(KindName(candidate.kind)) || candidate.kind == Kind::kPartial,
          "the name begins with its kind", name);
    // The reverse does not hold: an unknown patronymic is no part of the ID.
    Check(!options.tabled_only || candidate.via == Via::kExact || candidate.kind == Kind::kPatronymic ||
              !candidate.patronymic.id.none(),
          "only tabled names, and fathers'", name);
    Check(candidate.via == Via::kDerived || !candidate.id.derived(), "a derived ID says so", name);
    (void)normalizer.LabelOf(candidate, Label::kNative);
    const Normalizer::Resolved by_name = normalizer.ResolveForward(name);
    Check(by_name.id == candidate.id || by_name.moved, "the readable name leads to the ID",
          name + " -> " + by_name.name);
  }

  const Match best = answer.count > 0 ? static_cast<const Match&>(answer.best()) : Match{};
  Check(Same(best, normalizer.Lookup(input, options, other)), "Lookup is the best of Resolve");
  const size_t separator = input.find_first_of("/;|");
  if (separator != std::string_view::npos && !too_long && !HasAlias(normalizer, input)) {
    const Match first = normalizer.Lookup(input.substr(0, separator), options, other);
    Check(first.id.none() || Same(first, best), "of several names the first is the answer");
  }
  Check(Same(best, normalizer.Lookup(input, options, other)), "the same answer twice");
  const std::array<std::string_view, 3> names = {input, "Alyaksandr Lukashenka", input};
  std::array<Match, 3> matches;
  normalizer.LookupBatch(names, matches, options, other);
  Check(Same(best, matches[0]) && Same(best, matches[2]), "batch is single");
}

}  // namespace onoma::fuzz
