// How a spelling relates to the name that it was found to denote.
//
// Links are ordered, closest first; where several apply, the closest wins. `Accept` says how far an answer may go: a
// link that it does not admit leaves the spelling an unknown name with an ID of its own. The ID of a tabled name never
// depends on it.
#ifndef ONOMA_LINK_H_
#define ONOMA_LINK_H_

#include <cstdint>
#include <optional>
#include <string_view>

namespace onoma {

enum class Link : uint8_t {
  kNone = 0,
  kSame = 1,        // a regular spelling under some romanization system or press style
  kRendering = 2,   // the conventional form in another language: Alexander, Moscow
  kCognate = 3,     // another East Slavic form: Syarhey for Sergei, Kiev for Kyiv
  kGender = 4,      // the feminine of a surname or patronymic
  kRepaired = 5,    // letters of another script that look alike were put right
  kInflected = 6,   // an ending that the language of the text has added: Latvian Putins
  kExonym = 7,      // another name of the place: Byelorussia
  kDiminutive = 8,  // Sasha
  kWestern = 9,     // Michael for Mikhail
  kFormer = 10,     // a place renamed since: Leningrad
  kTypo = 11,
};
inline constexpr int kLinkCount = 12;

// How an answer was found.
enum class Via : uint8_t {
  kNone = 0,
  kExact = 1,    // the spelling stands in the index
  kRule = 2,     // its key does
  kFuzzy = 3,    // a neighbour of it does
  kDerived = 4,  // nothing does: the ID is made from its own key
};

enum class Accept : uint8_t {
  kStrict,    // up to kRepaired
  kStandard,  // up to kExonym
  kBroad,     // all
};

constexpr bool Admits(Accept accept, Link link) {
  switch (accept) {
    case Accept::kStrict:
      return link <= Link::kRepaired;
    case Accept::kStandard:
      return link <= Link::kExonym;
    case Accept::kBroad:
      return true;
  }
  return false;
}

// Lower-case words: "same", "rendering", ...; "exact", "rule", ...; "strict", ....
std::string_view LinkName(Link link);
std::string_view ViaName(Via via);
std::string_view AcceptName(Accept accept);
std::optional<Link> ParseLink(std::string_view name);
std::optional<Accept> ParseAccept(std::string_view name);

// How sure an answer by this link is, in (0, 1]. Scores order candidates; they are no probabilities.
float LinkScore(Link link);

}  // namespace onoma

#endif  // ONOMA_LINK_H_
