#include "key/decoder.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace onoma {
namespace {

// In eighths of a bit, as all costs here. Found on names that are in no table (./dev coverage --mask surname).
// A group that is less likely than the best by more does not read. A language's own letters tell it well.
constexpr uint32_t kWidth = 48, kNativeWidth = 16;
constexpr uint32_t kOtherLanguage = 32;  // where the language is known
constexpr uint32_t kUnknownUnit = 16;    // a letter that the group has without its mark alone
constexpr uint32_t kDiscarded = 64;      // a letter that the group does not have at all
constexpr uint32_t kStemSound = 16, kStemFree = 3,
                   kStemMost = 9;  // a bonus for each sound of a known stem but the first three
constexpr uint32_t kMostBonus = (kStemMost - kStemFree) * kStemSound;
constexpr uint32_t kHopeless = 120;  // a path that is further behind the best is given up

Readings::Speech SpeechOf(Language language) {
  if (language == Language::kBe) return Readings::Speech::kBe;
  if (language == Language::kRu) return Readings::Speech::kRu;
  if (language == Language::kUk) return Readings::Speech::kUk;
  return Readings::Speech::kForeign;
}

uint32_t BeforeClass(const Decoder::Word& word, uint32_t at) {
  if (at == 0) return 0;
  const uint32_t place = word.letters[at - 1].script_and_place & 0xF;
  if (place == Readings::kBackVowel || place == Readings::kFrontVowel || place == Readings::kE) return 1;
  if (word.script == Readings::Script::kLatin) {
    // h and z hush where they end sh, zh, ch and sz, cz, rz.
    const auto number = [](char letter) { return static_cast<uint8_t>(letter - 'a' + 1); };
    const uint8_t last = word.letters[at - 1].plain, before = at < 2 ? uint8_t{0} : word.letters[at - 2].plain;
    if (last == number('h')) return before == number('s') || before == number('z') || before == number('c') ? 2 : 3;
    if (last == number('z') && (before == number('s') || before == number('c') || before == number('r'))) return 2;
  }
  return place == Readings::kHusher ? 2 : 3;
}

uint32_t BehindClass(const Decoder::Word& word, uint32_t at) {
  if (at >= word.count) return 0;
  const uint32_t place = word.letters[at].script_and_place & 0xF;
  if (place == Readings::kE) return 4;
  return place == Readings::kBackVowel ? 1 : place == Readings::kFrontVowel ? 2 : 3;
}

}  // namespace

Decoder::Decoder(const Readings& readings) : readings_(&readings) {
  for (uint32_t g = 0; g < readings.groups(); ++g) {
    const Readings::Group group = readings.group(g);
    const size_t script = group.script == Readings::Script::kLatin ? 1 : 0;
    uint32_t& count = group_count_[script];
    if (count == (script == 1 ? Readings::kMaxGroups : Readings::kCyrillicGroups)) continue;
    if (count == 0) first_group_[script] = g;  // those of a script stand together
    // And the foreign ones behind the others.
    if (group.speech != Readings::Speech::kForeign) native_count_[script] = count + 1;
    choices_[script][count++] = {group.cost, group.speech};
  }
}

bool Decoder::Take(std::u32string_view letters, Word* word) const {
  word->count = 0;
  if (letters.empty() || letters.size() > kMaxLetters) return false;
  uint32_t script = 0;
  for (const char32_t cp : letters) {
    const Readings::Letter letter = readings_->letter(cp);
    if (letter.id == 0) return false;
    const uint32_t own = letter.script_and_place >> 4;  // 0: an apostrophe, of either
    if (own != 0 && script != 0 && own != script) return false;
    if (own != 0) script = own;
    word->letters[word->count++] = letter;
  }
  word->script = static_cast<Readings::Script>(script);
  return script != 0;
}

void Decoder::Read(const Word& word, Language language, Results* results) const {
  results->count = 0;
  results->native_cost = results->foreign_cost = ~0u;
  const size_t script = word.script == Readings::Script::kLatin ? 1 : 0;
  // The rows of costs of the word's trigrams and marks. What is unknown to all groups tells nothing.
  std::array<const uint8_t*, 2 * kMaxLetters + 2> rows;
  uint32_t row_count = 0;
  const auto add = [&](const uint8_t* costs) {
    if (costs != nullptr) rows[row_count++] = costs;
  };
  uint32_t a = 0, b = 0;
  bool begun = false;
  const auto step = [&](uint32_t c) {
    if (begun) add(readings_->Trigram(word.script, a, b, c));
    begun = true;
    a = b;
    b = c;
  };
  for (uint32_t i = 0; i < word.count; ++i) {
    const Readings::Letter letter = word.letters[i];
    if (letter.plain == 0) continue;
    step(letter.plain);
    if (letter.mark != 0) add(readings_->Mark(letter.mark));
  }
  step(0);
  // Sixteen groups at a time, so that the sums stay in registers.
  constexpr uint32_t kBlock = 16;
  std::array<uint16_t, Readings::kMaxGroups> sums;
  for (uint32_t block = 0; block < group_count_[script]; block += kBlock) {
    std::array<uint16_t, kBlock> sum{};
    for (uint32_t r = 0; r < row_count; ++r) {
      const uint8_t* const costs = rows[r] + block;
      for (uint32_t g = 0; g < kBlock; ++g) sum[g] = static_cast<uint16_t>(sum[g] + costs[g]);
    }
    std::copy(sum.begin(), sum.end(), sums.begin() + block);
  }

  const Readings::Speech wanted = SpeechOf(language);
  const uint32_t count = group_count_[script], natives = native_count_[script];
  std::array<uint32_t, Readings::kMaxGroups> costs;
  for (uint32_t g = 0; g < count; ++g) costs[g] = sums[g] * 2u + choices_[script][g].cost;
  if (wanted != Readings::Speech::kForeign) {
    for (uint32_t g = 0; g < natives; ++g) {
      if (choices_[script][g].speech != wanted) costs[g] += kOtherLanguage;
    }
  } else {
    for (uint32_t g = natives; g < count; ++g) {
      if (costs[g] >= results->foreign_cost) continue;
      results->foreign_cost = costs[g];
      results->foreign_group = first_group_[script] + g;
    }
  }
  for (uint32_t g = 0; g < natives; ++g) results->native_cost = std::min(results->native_cost, costs[g]);
  // The likeliest few, in order.
  const uint32_t furthest = script == 1 ? kWidth : kNativeWidth;
  std::array<std::pair<uint32_t, uint32_t>, kMaxRead> order;  // cost, group
  uint32_t read = 0;
  for (uint32_t g = 0; g < natives; ++g) {
    const uint32_t cost = costs[g];
    if (cost > results->native_cost + furthest) continue;
    uint32_t at = read;
    while (at > 0 && order[at - 1].first > cost) --at;
    if (at == kMaxRead) continue;
    if (read < kMaxRead) ++read;
    for (uint32_t i = read - 1; i > at; --i) order[i] = order[i - 1];
    order[at] = {cost, first_group_[script] + g};
  }
  for (uint32_t i = 0; i < read; ++i) ReadAs(order[i].second, word, order[i].first, results);
}

void Decoder::Append(const Readings::Arc& arc, uint32_t extra, Path* path) const {
  path->cost += arc.cost + extra;
  for (uint32_t sounds = arc.sounds; sounds != 0; sounds >>= 5) {
    const Sound sound = sounds & 31;
    if (sound > kSounds || path->count == kMaxSounds) return;
    const Sound last = path->count == 0 ? 0 : path->sounds[path->count - 1];
    if (sound == last) continue;  // doubled sounds are one
    if (sound == kSoundCh && last == kSoundSh) {
      path->sounds[path->count - 1] = kSoundShch;
      path->context = path->context - kSoundSh + kSoundShch;
      path->hash += kSoundShch - kSoundSh;
      continue;
    }
    path->cost += readings_->SoundCost(path->context, sound);
    path->context = Readings::Behind(path->context, sound);
    path->hash = (path->hash + sound) * 0x9E3779B97F4A7C15u;
    path->sounds[path->count++] = sound;
  }
}

void Decoder::ReadAs(uint32_t group, const Word& word, uint32_t cost, Results* results) const {
  std::array<std::array<Path, kBeam>, 2> beams;
  uint32_t side = 0, count = 1;
  beams[0][0].cost = cost;
  beams[0][0].context = 0;
  beams[0][0].hash = 0;
  beams[0][0].count = 0;
  for (uint32_t at = 0; at < word.count;) {
    uint64_t window = 0;
    const uint32_t left = word.count - at;
    for (uint32_t i = 0; i < left && i < Readings::kMaxUnit; ++i)
      window |= uint64_t{word.letters[at + i].id} << (8 * i);
    Readings::Unit unit;
    uint32_t extra = 0;
    std::array<Path, kBeam>& now = beams[side];
    if (!readings_->Find(group, window, left, &unit)) {
      // The group knows the letter without its mark, or not at all.
      const Readings::Letter letter = word.letters[at];
      const uint8_t bare = readings_->PlainId(word.script, letter.plain);
      if (bare == 0 || !readings_->Find(group, bare, 1, &unit)) {
        for (uint32_t p = 0; p < count; ++p) now[p].cost += letter.plain == 0 ? kUnknownUnit : kDiscarded;
        ++at;
        continue;
      }
      extra = kUnknownUnit;
    }
    const uint32_t first = readings_->Arcs(unit, BeforeClass(word, at), BehindClass(word, at + unit.size));
    at += unit.size;
    Readings::Arc arc = readings_->arc(first);
    if (arc.last != 0) {
      // The common case: letters that stand for one thing.
      for (uint32_t p = 0; p < count; ++p) Append(arc, extra, &now[p]);
      continue;
    }
    std::array<Path, kBeam>& next = beams[1 - side];
    uint32_t kept = 0, best = ~0u;
    for (uint32_t p = 0; p < count; ++p) best = std::min(best, now[p].cost);
    for (uint32_t a = first; a < first + kMaxArcs; ++a) {
      arc = readings_->arc(a);
      for (uint32_t p = 0; p < count; ++p) {
        // What is too far behind can't win any more.
        if (now[p].cost + arc.cost > best + kHopeless) continue;
        if (kept == kBeam && now[p].cost + arc.cost >= next[kBeam - 1].cost) continue;
        Path path = now[p];
        Append(arc, extra, &path);
        uint32_t place = kept;
        bool known = false;
        for (uint32_t i = 0; i < kept && !known; ++i) {
          // One string by two ways: the cheaper one stays.
          if (next[i].hash != path.hash || next[i].count != path.count) continue;
          known = true;
          if (next[i].cost > path.cost) next[i].cost = path.cost;
        }
        if (known) continue;
        if (kept == kBeam) {
          if (next[kBeam - 1].cost <= path.cost) continue;
          place = kBeam - 1;
        } else {
          ++kept;
        }
        while (place > 0 && next[place - 1].cost > path.cost) {
          next[place] = next[place - 1];
          --place;
        }
        next[place] = path;
      }
      if (arc.last != 0) break;
    }
    if (kept == 0) return;  // damaged
    count = kept;
    side = 1 - side;
  }
  std::array<Path, kBeam>& paths = beams[side];
  for (uint32_t p = 0; p < count; ++p) {
    paths[p].cost += readings_->SoundCost(paths[p].context, 0);
    const Path& path = paths[p];
    // Not even a bonus would make it a candidate.
    if (results->count > 0 && path.cost > results->items[0].cost + kMostBonus + Decoder::kFurthest) continue;
    Add(path, group, results);
  }
}

uint32_t Decoder::Bonus(std::span<const Sound> sounds) const {
  const uint32_t count = static_cast<uint32_t>(sounds.size());
  if (count > 2 * kPacked) return 0;
  unsigned __int128 all = 0;
  for (uint32_t i = count; i-- > 0;) all = all << 5 | sounds[i];
  for (uint32_t k = std::min(count, kPacked); k > kStemFree && count - k <= kPacked; --k) {
    // The endings are few and near; most stems need not be asked for.
    const uint32_t ending = count == k ? 3 : readings_->Ending(static_cast<uint64_t>(all >> (5 * k)));
    if (ending == 0) continue;
    const uint32_t stem = readings_->Stem(static_cast<uint64_t>(all) & ((uint64_t{1} << (5 * k)) - 1));
    // Behind ж, ч, ш, щ, ц the endings are soft, whatever the stem is.
    const Sound end = sounds[k - 1];
    const bool husher = end == kSoundZh || end == kSoundTs || (end >= kSoundCh && end <= kSoundShch);
    const uint32_t fits = husher && (stem & 1) != 0 ? stem | 2 : stem;
    if ((ending & fits) != 0) return (std::min(k, kStemMost) - kStemFree) * kStemSound;
  }
  return 0;
}

void Decoder::Add(const Path& path, uint32_t group, Results* results) const {
  uint32_t at = results->count, bonus = 0;
  for (uint32_t i = 0; i < results->count; ++i) {
    const Result& known = results->items[i];
    if (known.hash != path.hash || known.count != path.count) continue;
    // Groups agree on most: what is known of the sounds need not be found again.
    bonus = known.bonus;
    if (known.cost + bonus <= path.cost) return;
    at = i;
    break;
  }
  if (at == results->count) bonus = Bonus({path.sounds.data(), path.count});
  const uint32_t cost = path.cost > bonus ? path.cost - bonus : 0;
  if (at == results->count) {
    if (at == kMaxResults) {
      if (results->items[at - 1].cost <= cost) return;
      --at;
    } else {
      ++results->count;
    }
  }
  while (at > 0 && results->items[at - 1].cost > cost) {
    results->items[at] = results->items[at - 1];
    --at;
  }
  Result& result = results->items[at];
  std::memcpy(result.sounds.data(), path.sounds.data(), path.count);
  result.count = path.count;
  result.cost = cost;
  result.group = group;
  result.bonus = bonus;
  result.hash = path.hash;
}

}  // namespace onoma
