// Where IDs and readable names of an older database lead now.
#include "absl/strings/str_cat.h"
#include "names/ids.h"
#include "names/normalizer_impl.h"
#include "onoma/normalizer.h"

namespace onoma {
namespace {

// A retired slug may lead to one that was retired later; no chain of honest edits is longer.
constexpr int kMaxSteps = 16;

Normalizer::Resolved Follow(const Lexicon& lexicon, NameId id) {
  const NameId start = id;
  for (int step = 0; step < kMaxSteps; ++step) {
    for (size_t layer = lexicon.layers(); layer-- > 0;) {
      const format::Reader& reader = lexicon.reader(layer);
      const int64_t ordinal = reader.FindId(id.value());
      if (ordinal < 0) continue;
      const format::NameRecord name = reader.name(static_cast<size_t>(ordinal));
      return {
          id,
          absl::StrCat(std::string(KindName(static_cast<Kind>(name.kind))), "/", std::string(reader.String(name.slug))),
          id != start};
    }
    NameId next;
    for (size_t layer = lexicon.layers(); layer-- > 0 && next.none();) {
      next = NameId(lexicon.reader(layer).Forward(id.value()));
    }
    if (next.none()) return {};
    id = next;
  }
  return {};
}

// "sergei" or "~key" of a person's part. What is still unknown keeps its derived ID.
Normalizer::Resolved ResolvePart(const Lexicon& lexicon, Kind kind, std::string_view label) {
  const bool derived = label.starts_with('~');
  const NameId id = derived ? DerivedId(kind, label.substr(1))
                            : TabledId(absl::StrCat(std::string(KindName(kind)), "/", std::string(label)));
  Normalizer::Resolved resolved = Follow(lexicon, id);
  if (resolved.id.none() && derived) {
    return {id, absl::StrCat(std::string(KindName(kind)), std::string(label)), false};
  }
  return resolved;
}

std::string LabelOfName(const std::string& name) {
  const size_t cut = name.find_first_of("/~");
  return name[cut] == '~' ? name.substr(cut) : name.substr(cut + 1);
}

}  // namespace

Normalizer::Resolved Normalizer::ResolveForward(NameId id) const { return Follow(impl_->lexicon, id); }

Normalizer::Resolved Normalizer::ResolveForward(std::string_view name) const {
  const size_t cut = name.find_first_of("/~");
  if (cut == std::string_view::npos) return {};
  const std::optional<Kind> kind = ParseKind(name.substr(0, cut));
  if (!kind) return {};
  const bool derived = name[cut] == '~';
  const std::string_view rest = name.substr(cut + 1);
  if (*kind != Kind::kPerson) return ResolvePart(impl_->lexicon, *kind, derived ? name.substr(cut) : rest);
  const size_t plus = rest.find('+');
  if (derived || plus == std::string_view::npos) return {};
  const Resolved given = ResolvePart(impl_->lexicon, Kind::kGiven, rest.substr(0, plus));
  const Resolved surname = ResolvePart(impl_->lexicon, Kind::kSurname, rest.substr(plus + 1));
  if (given.id.none() || surname.id.none()) return {};
  return {PersonId(given.id, surname.id),
          absl::StrCat("person/", LabelOfName(given.name), "+", LabelOfName(surname.name)),
          given.moved || surname.moved};
}

}  // namespace onoma
