// Which of the names that a form may denote goes first.
#ifndef ONOMA_NAMES_RANKING_H_
#define ONOMA_NAMES_RANKING_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "index/posting.h"
#include "onoma/normalizer.h"

namespace onoma {

// What an answer loses by the way it was found, beside what its link costs.
inline constexpr float kStrippedFactor = 0.99f;
inline constexpr float kVariantFactor = 0.995f;
// Kosyrev is Косырев by forty rules and Козырев by one: the commoner name has no claim to it.
inline constexpr float kMinorFactor = 0.55f;
inline constexpr float kOtherLanguageFactor = 0.97f;
inline constexpr float kDerivedScore = 0.5f;  // of a name that is in no table

// Where a spelling is of several names, the commoner one goes first: Багдан is the given name Богдан, written in
// Belarusian, before the Belarusian surname. A rare name does not even stand before a common one that people write so
// by convention: Alexandre is Александр before it is the Georgian Александре, and (where western forms are admitted)
// Michel is Михаил before Мишель.
inline constexpr float kLessCommonFactor = 0.97f;
inline constexpr float kRareFactor = 0.6f;

// True if a posting's flags say that the form is of other languages than the one that is asked for.
inline bool OfOtherLanguage(uint8_t flags, Language language) {
  const uint8_t spoken = flags & Posting::kLanguages, asked = Posting::LanguageFlag(language);
  return asked != 0 && spoken != 0 && (spoken & asked) == 0;
}

// The score of a name by what a posting's flags say, found by `link` in a text of `language`. `factor` is what the way
// to the form has cost already.
inline float PostingScore(Link link, uint8_t flags, Language language, float factor) {
  float score = LinkScore(link) * factor;
  if (flags & Posting::kStripped) score *= kStrippedFactor;
  if (flags & Posting::kVariant) score *= kVariantFactor;
  if (flags & Posting::kMinor) score *= kMinorFactor;
  if (OfOtherLanguage(flags, language)) score *= kOtherLanguageFactor;
  return score;
}

// What is left of a name's score beside names of which the commonest weighs `most`. A short form's weight says which
// name it is likeliest of, and nothing of the name: it loses nothing, and is not counted in `most`. Nor is a name that
// is written so in other languages than the one that is asked for: Лисов is Лисов in Russian, however common Лысов.
inline float CommonFactor(Link link, int weight, int most, bool rare) {
  if (most <= kRareWeight || link == Link::kDiminutive || weight >= most) return 1;
  return rare ? kRareFactor : kLessCommonFactor;
}

// Ranked names: the best first, each once. An Item is a Match with `ordinal`, `layer`, `weight` and `posting_flags`.
template <typename Item>
struct Ranking {
  std::array<Item, kMaxCandidates> items;
  size_t count = 0;

  static bool Better(const Item& a, const Item& b) {
    if (a.score != b.score) return a.score > b.score;
    if (a.layer != b.layer) return a.layer > b.layer;
    if (a.weight != b.weight) return a.weight > b.weight;
    if (a.kind != b.kind) return a.kind < b.kind;
    return a.ordinal < b.ordinal;
  }

  void Add(const Item& item) {
    for (size_t i = 0; i < count; ++i) {
      if (items[i].id != item.id) continue;
      // One name by two ways: the better one stays.
      if (!Better(item, items[i])) return;
      std::copy(items.begin() + i + 1, items.begin() + count, items.begin() + i);
      --count;
      break;
    }
    size_t at = count;
    while (at > 0 && Better(item, items[at - 1])) --at;
    if (at == items.size()) return;
    if (count < items.size()) ++count;
    for (size_t i = count - 1; i > at; --i) items[i] = items[i - 1];
    items[at] = item;
  }

  // Lowers rare names where there are others, in a text of `language`.
  void PutCommonFirst(Language language) {
    // What a later layer says goes before what an earlier one does.
    const auto weight = [](const Item& item) { return item.layer << 8 | item.weight; };
    int most = 0;
    for (size_t i = 0; i < count; ++i) {
      const bool other = OfOtherLanguage(items[i].posting_flags, language);
      if (items[i].link != Link::kDiminutive && !other) most = std::max(most, weight(items[i]));
    }
    if (most <= kRareWeight) return;
    for (size_t i = 0; i < count; ++i) {
      items[i].score *= CommonFactor(items[i].link, weight(items[i]), most, items[i].weight == kRareWeight);
    }
    for (size_t i = 1; i < count; ++i) {  // no two are equal: any sort will do
      for (size_t k = i; k > 0 && Better(items[k], items[k - 1]); --k) std::swap(items[k], items[k - 1]);
    }
  }
};

}  // namespace onoma

#endif  // ONOMA_NAMES_RANKING_H_
