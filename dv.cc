#include <algorithm>
#include <cstring>
#include <utility>

#include "key/decoder.h"
#include "text/utf8.h"

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
constexpr uint32_t BonusOf(uint32_t sounds) {
  return sounds <= kStemFree ? 0 : (std::min(sounds, kStemMost) - kStemFree) * kStemSound;
}
constexpr uint32_t kHopeless = 120;  // a path that is further behind the best is given up

constexpr uint16_t kMostGroupCost = 0x2000;  // so that sums of costs stay within 16 bits, whatever a file says

Readings::Speech SpeechOf(Language language) {
  if (language == Language::kBe) return Readings::Speech::kBe;
  if (language == Language::kRu) return Readings::Speech::kRu;
  if (language == Language::kUk) return Readings::Speech::kUk;
  return Readings::Speech::kForeign;
}

// What the letters up to a place are to what stands behind it.
uint8_t BeforeClass(Readings::Script script, uint32_t place, uint8_t last, uint8_t before_last) {
  if (place == Readings::kBackVowel || place == Readings::kFrontVowel || place == Readings::kE) return 1;
  if (script == Readings::Script::kLatin) {
    // h and z hush where they end sh, zh, ch and sz, cz, rz.
    const auto number = [](char letter) { return static_cast<uint8_t>(letter - 'a' + 1); };
    if (last == number('h')) {
      return before_last == number('s') || before_last == number('z') || before_last == number('c') ? 2 : 3;
    }
    if (last == number('z') &&
        (before_last == number('s') || before_last == number('c') || before_last == number('r'))) {
      return 2;
    }
  }
  return place == Readings::kHusher ? 2 : 3;
}

uint8_t BehindClass(uint32_t place) {
  if (place == Readings::kE) return 4;
  return place == Readings::kBackVowel ? 1 : place == Readings::kFrontVowel ? 2 : 3;
}

uint16_t Least(const uint16_t* costs, uint32_t count) {
  uint16_t least = 0xFFFF;
  for (uint32_t i = 0; i < count; ++i) least = std::min(least, costs[i]);
  return least;
}

// Lists of what was found, the cheapest first, each string of sounds once. The index of a path's string; `count` if it
// is new.
template <typename Items, typename Path>
uint32_t Twin(const Items& items, uint32_t count, const Path& path) {
  uint32_t i = 0;
  while (i < count && (items[i].hash != path.hash || items[i].count != path.count)) ++i;
  return i;
}

// The sounds of an arc, one after another; one that is none ends them.
template <typename Take>
void EachSound(uint32_t sounds, Take take) {
  for (; sounds != 0 && (sounds & 31) <= kSounds; sounds >>= 5) take(static_cast<Sound>(sounds & 31));
}

// The place that falls free for a new item: behind the last, or the last one's if the list is full and that costs more.
// The list's size if there is none.
template <typename Items>
uint32_t Free(const Items& items, uint32_t cost, uint32_t* count) {
  if (*count < items.size()) return (*count)++;
  return items.back().cost > cost ? *count - 1 : *count;
}

// Pushes what costs more into the free place; the place for an item of `cost`.
template <typename Items>
auto& Sort(Items& items, uint32_t free, uint32_t cost) {
  for (; free > 0 && items[free - 1].cost > cost; --free) items[free] = items[free - 1];
  return items[free];
}

}  // namespace

const uint32_t Decoder::kMostBonus = BonusOf(kStemMost);

struct Decoder::Path {
  uint64_t hash;  // of its sounds
  uint64_t last;  // its last sounds, packed: one to kPacked of them, if there are any
  uint32_t cost;
  uint16_t context;                                   // its last three sounds
  uint8_t count;                                      // of sounds
  uint8_t in_last;                                    // of those
  std::array<uint64_t, kMaxSounds / kPacked> before;  // the sounds before, packed by kPacked

  void Append(Sound sound, const Array<uint8_t>& sound_costs) {
    const Sound previous = context & 31;
    if (sound == previous || count == kMaxSounds) return;  // doubled sounds are one
    if (sound == kSoundCh && previous == kSoundSh) {
      constexpr uint32_t kMore = kSoundShch - kSoundSh;
      context = static_cast<uint16_t>(context + kMore);
      last += uint64_t{kMore} << (5 * (in_last - 1u));
      hash += kMore;
      return;
    }
    if (in_last == kPacked) [[unlikely]] {
      before[count / kPacked - 1] = last;
      last = 0;
      in_last = 0;
    }
    last |= uint64_t{sound} << (5 * in_last++);
    cost += sound_costs[Readings::SoundAt(context, sound)];
    context = Readings::Behind(context, sound);
    hash = (hash + sound) * 0x9E3779B97F4A7C15u;
    ++count;
  }
  void Write(Sound* sounds) const {
    const uint32_t packed = count - in_last;
    for (uint32_t i = 0; i < packed; ++i)
      sounds[i] = static_cast<Sound>(before[i / kPacked] >> (5 * (i % kPacked)) & 31);
    uint64_t rest = last;
    for (uint32_t i = packed; i < count; ++i, rest >>= 5) sounds[i] = static_cast<Sound>(rest & 31);
  }
};

struct Decoder::Cut {
  static constexpr uint32_t kNoArcs = ~0u;
  uint32_t arcs;   // a list; kNoArcs: the letter is passed over
  uint32_t extra;  // what it costs that the group has no such unit
};

// The paths that are left, the cheapest first.
struct Decoder::Beam {
  std::array<Path, kBeam> items;
  uint32_t count;

  std::span<Path> paths() { return {items.data(), count}; }
  void Begin(uint32_t cost) {
    items[0] = {.hash = 0, .last = 0, .cost = cost, .context = 0, .count = 0, .in_last = 0, .before = {}};
    count = 1;
  }
  void Pay(uint32_t cost) {
    for (Path& path : paths()) path.cost += cost;
  }
  uint32_t Least() const {
    uint32_t least = ~0u;
    for (uint32_t i = 0; i < count; ++i) least = std::min(least, items[i].cost);
    return least;
  }
};

// All ways in which the paths of a beam go on by the arcs of a unit, in order.
struct Decoder::Candidates {
  static constexpr uint32_t kMost = kBeam * kMaxArcs, kRow = 8;
  std::array<Path, kMost> items;
  std::array<uint32_t, kMost> bare_costs;  // without their sounds
  uint32_t count = 0;

  Path& Add(const Path& from, uint32_t bare_cost) {
    bare_costs[count] = bare_cost;
    return items[count++] = from;
  }

  // Replaces `beam` by the best of them.
  void Best(Beam* beam) const {
    // As a rule no two are the same string: then each one's place is the number of those that go before it, which is
    // found without a branch that nobody can foretell.
    std::array<uint32_t, kMost + 2> keys, hashes;  // whole rows
    static_assert((kMost + 2) % kRow == 0 && kMost <= 32);
    for (uint32_t i = 0; i < count; ++i) {
      keys[i] = items[i].cost << 5 | i;
      hashes[i] = static_cast<uint32_t>(items[i].hash);
    }
    uint32_t rows = 0;
    for (; rows * kRow < count; ++rows) {
    }
    for (uint32_t i = count; i < rows * kRow; ++i) keys[i] = ~0u, hashes[i] = i;
    uint32_t same = 0;
    std::array<uint8_t, kMost> places;
    for (uint32_t i = 0; i < count; ++i) {
      uint32_t place = 0;
      for (uint32_t row = 0; row < rows; ++row) {
        for (uint32_t k = row * kRow; k < (row + 1) * kRow; ++k) {
          place += keys[k] < keys[i];
          same += hashes[k] == hashes[i];
        }
      }
      places[i] = static_cast<uint8_t>(place);
    }
    if (same != count) return BestOneByOne(beam);
    beam->count = std::min(count, kBeam);
    for (uint32_t i = 0; i < count; ++i) {
      if (places[i] < kBeam) beam->items[places[i]] = items[i];
    }
  }

  // The same where a string may come about in two ways: it stays where the first one stands, with the cheaper one's
  // cost.
  void BestOneByOne(Beam* beam) const {
    uint32_t kept = 0;
    std::array<Path, kBeam>& best = beam->items;
    for (uint32_t i = 0; i < count; ++i) {
      const Path& path = items[i];
      if (kept == kBeam && bare_costs[i] >= best.back().cost) continue;
      if (const uint32_t twin = Twin(best, kept, path); twin < kept) {
        best[twin].cost = std::min(best[twin].cost, path.cost);
        continue;
      }
      const uint32_t free = Free(best, path.cost, &kept);
      if (free < kBeam) Sort(best, free, path.cost) = path;
    }
    beam->count = kept;
  }
};

Decoder::Decoder(const Readings& readings) : readings_(&readings) {
  for (uint32_t g = 0; g < readings.groups(); ++g) {
    const Readings::Group group = readings.group(g);
    const size_t script = group.script == Readings::Script::kLatin ? 1 : 0;
    uint32_t& count = group_count_[script];
    if (count == (script == 1 ? Readings::kMaxGroups : Readings::kCyrillicGroups)) continue;
    if (count == 0) first_group_[script] = g;  // those of a script stand together
    // And the foreign ones behind the others.
    if (group.speech != Readings::Speech::kForeign) native_count_[script] = count + 1;
    costs_[script][count] = std::min(group.cost, kMostGroupCost);
    speeches_[script][count++] = group.speech;
  }
}

bool Decoder::Take(std::string_view folded, Word* word) const {
  std::array<uint8_t, kMaxLetters> places;
  uint32_t script = 0, count = 0;
  for (size_t pos = 0; pos < folded.size();) {
    const Readings::Letter letter = readings_->letter(DecodeUtf8(folded, &pos));
    if (letter.id == 0 || count == kMaxLetters) return false;
    const uint32_t own = letter.script_and_place >> 4;  // 0: an apostrophe, of either
    if (own != 0 && script != 0 && own != script) return false;
    if (own != 0) script = own;
    word->ids[count] = letter.id;
    word->plain[count] = letter.plain;
    word->marks[count] = letter.mark;
    places[count++] = letter.script_and_place & 0xF;
  }
  if (script == 0) return false;
  std::fill_n(word->ids.begin() + count, Readings::kMaxUnit, uint8_t{0});
  word->count = count;
  word->script = static_cast<Readings::Script>(script);
  word->before[0] = 0;
  for (uint32_t i = 0; i < count; ++i) {
    word->before[i + 1] =
        BeforeClass(word->script, places[i], word->plain[i], i == 0 ? uint8_t{0} : word->plain[i - 1]);
    word->behind[i] = BehindClass(places[i]);
  }
  word->behind[count] = 0;
  return true;
}

// The costs of a word's trigrams and marks, a sum for each group. What is unknown to all groups tells nothing.
template <uint32_t kGroups>
void Decoder::AddUp(const Word& word, uint16_t* sums) const {
  std::array<uint16_t, kGroups> sum{};
  const auto add = [&](const uint8_t* row) {
    if (row == nullptr) return;
    for (uint32_t g = 0; g < kGroups; ++g) sum[g] = static_cast<uint16_t>(sum[g] + row[g]);
  };
  uint32_t a = 0, b = 0;
  bool begun = false;
  for (uint32_t i = 0; i <= word.count; ++i) {
    const uint32_t c = i < word.count ? word.plain[i] : 0;  // at last the edge
    if (c == 0 && i < word.count) continue;
    if (begun) add(readings_->Trigram(word.script, a, b, c));
    if (i < word.count && word.marks[i] != 0) add(readings_->Mark(word.marks[i]));
    begun = true;
    a = b;
    b = c;
  }
  std::copy(sum.begin(), sum.end(), sums);
}

void Decoder::Choose(const Word& word, Language language, Likely* likely) const {
  *likely = Likely{};
  const size_t script = word.script == Readings::Script::kLatin ? 1 : 0;
  std::array<uint16_t, Readings::kMaxGroups> costs;
  if (script == 1) {
    AddUp<Readings::kMaxGroups>(word, costs.data());
  } else {
    AddUp<Readings::kCyrillicGroups>(word, costs.data());
  }
  const uint32_t count = group_count_[script], natives = native_count_[script];
  for (uint32_t g = 0; g < count; ++g) costs[g] = static_cast<uint16_t>(costs[g] * 2u + costs_[script][g]);

  const Readings::Speech wanted = SpeechOf(language);
  if (wanted != Readings::Speech::kForeign) {
    for (uint32_t g = 0; g < natives; ++g) {
      if (speeches_[script][g] != wanted) costs[g] = static_cast<uint16_t>(costs[g] + kOtherLanguage);
    }
  } else if (natives < count) {
    const uint16_t least = Least(costs.data() + natives, count - natives);
    const auto first = std::find(costs.begin() + natives, costs.begin() + count, least);
    likely->foreign_cost = least;
    likely->foreign_group = first_group_[script] + static_cast<uint32_t>(first - costs.begin());
  }
  if (natives == 0) return;
  likely->native_cost = Least(costs.data(), natives);
  // The likeliest few, in order.
  const uint32_t furthest = likely->native_cost + (script == 1 ? kWidth : kNativeWidth);
  for (uint32_t g = 0; g < natives; ++g) {
    const uint32_t cost = costs[g];
    if (cost > furthest) continue;
    const uint32_t free = Free(likely->groups, cost, &likely->count);
    if (free < kMaxRead) Sort(likely->groups, free, cost) = {cost, first_group_[script] + g};
  }
}

void Decoder::Read(const Word& word, const Likely& likely, uint32_t furthest, Results* results) const {
  results->count = 0;
  for (uint32_t i = 0; i < likely.count; ++i) ReadAs(likely.groups[i], word, furthest, results);
}

uint32_t Decoder::CutUp(uint32_t group, const Word& word, Cut* cuts) const {
  uint32_t count = 0;
  for (uint32_t at = 0; at < word.count;) {
    uint64_t window;
    std::memcpy(&window, word.ids.data() + at, sizeof(window));
    Readings::Unit unit;
    Cut& cut = cuts[count++];
    cut.extra = 0;
    if (!readings_->Find(group, window, word.count - at, &unit)) {
      // The group knows the letter without its mark, or not at all.
      uint8_t bare = readings_->PlainId(word.script, word.plain[at]);
      bool found = bare != 0 && readings_->Find(group, bare, 1, &unit);
      if (!found && word.script == Readings::Script::kLatin) {
        // Few of these ways of writing have a q: Qodirov is no Odirov.
        constexpr uint8_t kQ = 'q' - 'a' + 1, kK = 'k' - 'a' + 1;
        bare = word.plain[at] == kQ ? readings_->PlainId(word.script, kK) : uint8_t{0};
        found = bare != 0 && readings_->Find(group, bare, 1, &unit);
      }
      if (!found) {
        cut = {Cut::kNoArcs, word.plain[at] == 0 ? kUnknownUnit : kDiscarded};
        ++at;
        continue;
      }
      cut.extra = kUnknownUnit;
    }
    cut.arcs = readings_->Arcs(unit, word.before[at], word.behind[at + unit.size]);
    at += unit.size;
  }
  return count;
}

void Decoder::ReadAs(const Likely::Group& group, const Word& word, uint32_t furthest, Results* results) const {
  // What costs more than the best result, even with a bonus, is none.
  const auto hopeless = [&](uint32_t cost, uint32_t bonus) {
    return results->count > 0 && cost > results->items[0].cost + bonus + furthest;
  };
  std::array<Cut, kMaxLetters> cuts;
  const uint32_t cut_count = CutUp(group.number, word, cuts.data());
  const Array<uint8_t> sound_costs = readings_->sound_costs();
  Beam beam;
  beam.Begin(group.cost);
  for (uint32_t i = 0; i < cut_count; ++i) {
    const Cut cut = cuts[i];
    if (cut.arcs == Cut::kNoArcs) {
      beam.Pay(cut.extra);
      continue;
    }
    const Readings::Arc arc = readings_->arc(cut.arcs);
    if (arc.last != 0) {
      // The common case: letters that stand for one thing.
      beam.Pay(arc.cost + cut.extra);
      EachSound(arc.sounds, [&](Sound sound) {
        for (Path& path : beam.paths()) path.Append(sound, sound_costs);
      });
      continue;
    }
    const uint32_t best = beam.Least();
    if (hopeless(best, kMostBonus)) return;
    // What is too far behind can't win any more.
    const uint32_t furthest_path = best + kHopeless;
    Candidates candidates;
    for (uint32_t a = cut.arcs; a < cut.arcs + kMaxArcs; ++a) {
      const Readings::Arc other = readings_->arc(a);
      for (uint32_t p = 0; p < beam.count; ++p) {
        const Path& from = beam.items[p];
        const uint32_t bare_cost = from.cost + other.cost;
        if (bare_cost > furthest_path) continue;
        Path& path = candidates.Add(from, bare_cost);
        path.cost = bare_cost + cut.extra;
        EachSound(other.sounds, [&](Sound sound) { path.Append(sound, sound_costs); });
      }
      if (other.last != 0) break;
    }
    if (candidates.count == 0) return;  // damaged
    candidates.Best(&beam);
  }
  for (Path& path : beam.paths()) {
    path.cost += sound_costs[Readings::SoundAt(path.context, 0)];
    if (!hopeless(path.cost, BonusOf(path.count))) Add(path, group.number, results);
  }
}

uint32_t Decoder::Bonus(std::span<const Sound> sounds) const {
  const uint32_t count = static_cast<uint32_t>(sounds.size());
  const uint64_t head = PackSounds(sounds.data(), std::min(count, kPacked));
  uint64_t tail = 0;
  // The longest stem first. The endings are few and near; most stems need not be asked for.
  for (uint32_t k = count; k > kStemFree && count - k <= readings_->longest_ending(); --k) {
    if (k < count) tail = tail << 5 | sounds[k];
    if (k > kPacked) continue;
    const uint32_t ending = k == count ? 3 : readings_->Ending(tail, count - k);
    if (ending == 0) continue;
    const uint32_t stem = readings_->Stem(FirstSounds(head, k));
    // Behind ж, ч, ш, щ, ц the endings are soft, whatever the stem is.
    const Sound end = sounds[k - 1];
    const bool husher = end == kSoundZh || end == kSoundTs || (end >= kSoundCh && end <= kSoundShch);
    const uint32_t fits = husher && (stem & 1) != 0 ? stem | 2 : stem;
    if ((ending & fits) != 0) return BonusOf(k);
  }
  return 0;
}

void Decoder::Add(const Path& path, uint32_t group, Results* results) const {
  const uint32_t twin = Twin(results->items, results->count, path);
  if (twin < results->count) {
    // Groups agree on most: what is known of the sounds need not be found again.
    Result known = results->items[twin];
    const uint32_t cost = path.cost > known.bonus ? path.cost - known.bonus : 0;
    if (known.cost + known.bonus <= path.cost) return;
    known.cost = cost;
    known.group = group;
    Sort(results->items, twin, cost) = known;
    return;
  }
  Result result;
  path.Write(result.sounds.data());
  result.count = path.count;
  result.bonus = Bonus(result.all());
  result.cost = path.cost > result.bonus ? path.cost - result.bonus : 0;
  result.group = group;
  result.hash = path.hash;
  const uint32_t free = Free(results->items, result.cost, &results->count);
  if (free < kMaxResults) Sort(results->items, free, result.cost) = result;
}

}  // namespace onoma
