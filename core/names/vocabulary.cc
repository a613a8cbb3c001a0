// The words of onoma/name_id.h and onoma/link.h: printing and reading them.
#include <algorithm>
#include <iterator>

#include "absl/strings/ascii.h"
#include "onoma/link.h"
#include "onoma/name_id.h"
#include "onoma/normalizer.h"

namespace onoma {
namespace {

constexpr std::string_view kKinds[] = {"none", "given", "patronymic", "surname", "place", "person", "partial"};
constexpr std::string_view kLinks[] = {"none",      "same",   "rendering",  "cognate", "gender", "repaired",
                                       "inflected", "exonym", "diminutive", "western", "former", "typo"};
constexpr std::string_view kVias[] = {"none", "exact", "rule", "fuzzy", "derived"};
constexpr std::string_view kAccepts[] = {"strict", "standard", "broad"};
constexpr std::string_view kLabels[] = {"en", "native", "be", "ru", "uk"};

// Steps are wider between what `standard` admits and what it doesn't.
constexpr float kScores[] = {0, 1.0f, 0.99f, 0.98f, 0.97f, 0.94f, 0.93f, 0.90f, 0.75f, 0.70f, 0.65f, 0.60f};

template <typename Enum, size_t n>
std::optional<Enum> Parse(const std::string_view (&words)[n], std::string_view word) {
  const auto it = std::find(std::begin(words), std::end(words), word);
  if (it == std::end(words)) return std::nullopt;
  return static_cast<Enum>(it - std::begin(words));
}
template <typename Enum, size_t n>
std::string_view Word(const std::string_view (&words)[n], Enum value) {
  const size_t i = static_cast<size_t>(value);
  return i < n ? words[i] : words[0];
}

}  // namespace

std::array<char, 16> NameId::Hex() const {
  std::array<char, 16> out;
  for (int i = 0; i < 16; ++i) out[i] = "0123456789abcdef"[value_ >> (60 - 4 * i) & 0xF];
  return out;
}

std::string NameId::ToString() const {
  const std::array<char, 16> hex = Hex();
  return std::string(hex.data(), hex.size());
}

std::optional<NameId> NameId::Parse(std::string_view hex) {
  if (hex.size() != 16) return std::nullopt;
  uint64_t value = 0;
  for (const char c : hex) {
    int digit;
    if (c >= '0' && c <= '9') {
      digit = c - '0';
    } else if (c >= 'a' && c <= 'f') {
      digit = c - 'a' + 10;
    } else if (c >= 'A' && c <= 'F') {
      digit = c - 'A' + 10;
    } else {
      return std::nullopt;
    }
    value = value << 4 | static_cast<uint64_t>(digit);
  }
  return NameId(value);
}

std::string_view KindName(Kind kind) { return Word(kKinds, kind); }
std::optional<Kind> ParseKind(std::string_view name) { return Parse<Kind>(kKinds, name); }
std::string_view LinkName(Link link) { return Word(kLinks, link); }
std::optional<Link> ParseLink(std::string_view name) { return Parse<Link>(kLinks, name); }
std::string_view ViaName(Via via) { return Word(kVias, via); }
std::string_view AcceptName(Accept accept) { return Word(kAccepts, accept); }
std::optional<Accept> ParseAccept(std::string_view name) { return Parse<Accept>(kAccepts, name); }
std::optional<Label> ParseLabel(std::string_view name) { return Parse<Label>(kLabels, name); }

float LinkScore(Link link) {
  const size_t i = static_cast<size_t>(link);
  return i < std::size(kScores) ? kScores[i] : 0;
}

}  // namespace onoma
