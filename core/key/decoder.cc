#include "key/decoder.h"

#include <algorithm>
#include <cstring>
#include <utility>

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

// What the letters up to a place are to what stands behind it, by the last one's Place.
constexpr std::array<uint8_t, 16> kBeforeClasses = [] {
  std::array<uint8_t, 16> classes{};
  classes.fill(3);
  classes[Readings::kBackVowel] = classes[Readings::kFrontVowel] = classes[Readings::kE] = 1;
  classes[Readings::kHusher] = 2;
  return classes;
}();
uint8_t BeforeClass(Readings::Script script, uint32_t place, uint8_t last, uint8_t before_last) {
  const uint8_t by_place = kBeforeClasses[place];
  if (by_place == 1 || script != Readings::Script::kLatin) return by_place;
  // h and z hush where they end sh, zh, ch and sz, cz, rz.
  const auto number = [](char letter) { return static_cast<uint8_t>(letter - 'a' + 1); };
  const auto among = [&](char a, char b, char c) {
    return before_last == number(a) || before_last == number(b) || before_last == number(c);
  };
  if (last == number('h')) return among('s', 'z', 'c') ? 2 : 3;
  if (last == number('z') && among('s', 'c', 'r')) return 2;
  return by_place;
}

constexpr std::array<uint8_t, 16> kBehindClasses = [] {
  std::array<uint8_t, 16> classes{};
  classes.fill(3);
  classes[Readings::kBackVowel] = 1;
  classes[Readings::kFrontVowel] = 2;
  classes[Readings::kE] = 4;
  return classes;
}();

uint16_t Least(const uint16_t* costs, uint32_t count) {
  uint16_t least = 0xFFFF;
  for (uint32_t i = 0; i < count; ++i) least = std::min(least, costs[i]);
  return least;
}

// The one that has a result's sounds already; their number if there is none.
uint32_t Twin(const Decoder::Results& results, const Decoder::Result& result) {
  uint32_t alike = 0;
  for (uint32_t i = 0; i < Decoder::kMaxResults; ++i) alike |= uint32_t{results.items[i].packed[0] == result.packed[0]};
  if (alike == 0) return results.count;
  uint32_t i = 0;
  while (i < results.count && (results.items[i].packed[0] != result.packed[0] ||
                               results.items[i].count != result.count || results.items[i].packed != result.packed)) {
    ++i;
  }
  return i;
}

// The sounds of an arc, one after another; one that is none ends them.
template <typename Take>
void EachSound(uint32_t sounds, Take take) {
  for (; sounds != 0 && (sounds & 31) <= kSounds; sounds >>= 5) take(static_cast<Sound>(sounds & 31));
}

// Lists of what was found, the cheapest first. The place that falls free for a new item: behind the last, or the last
// one's if the list is full and that costs more. The list's size if there is none.
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

struct Decoder::Cut {
  static constexpr uint32_t kNoArcs = ~0u;
  uint32_t arcs;   // a list; kNoArcs: the letter is passed over
  uint32_t extra;  // what it costs that the group has no such unit
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
    word->behind[i] = kBehindClasses[places[i]];
  }
  word->behind[count] = 0;
  return true;
}

// The rows of a word's trigrams and marks. What is unknown to all groups tells nothing.
uint32_t Decoder::RowsOf(const Word& word, const uint8_t** rows) const {
  uint32_t count = 0, a = 0, b = 0;
  const auto add = [&](const uint8_t* row) {
    rows[count] = row;
    count += row != nullptr;
  };
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
  return count;
}

void Decoder::Choose(const Word& word, Language language, Likely* likely) const {
  *likely = Likely{};
  const size_t script = word.script == Readings::Script::kLatin ? 1 : 0;
  std::array<const uint8_t*, 2 * kMaxLetters + 2> rows;
  const uint32_t row_count = RowsOf(word, rows.data());
  std::array<uint16_t, Readings::kMaxGroups> costs;
  // A block of sums at a time, which stays in registers.
  constexpr uint32_t kBlock = Readings::kCyrillicGroups;
  for (uint32_t first = 0; first < group_count_[script]; first += kBlock) {
    std::array<uint16_t, kBlock> sums{};
    for (uint32_t i = 0; i < row_count; ++i) {
      for (uint32_t g = 0; g < kBlock; ++g) sums[g] = static_cast<uint16_t>(sums[g] + rows[i][first + g]);
    }
    for (uint32_t g = 0; g < kBlock; ++g)
      costs[first + g] = static_cast<uint16_t>(sums[g] * 2u + costs_[script][first + g]);
  }
  const uint32_t count = group_count_[script], natives = native_count_[script];

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
  const uint8_t* const sound_costs = readings_->sound_costs();
  std::array<Beam, 2> beams;
  Beam *now = &beams[0], *next = &beams[1];
  now->Begin(group.cost);
  for (uint32_t i = 0; i < cut_count; ++i) {
    const Cut cut = cuts[i];
    if (cut.arcs == Cut::kNoArcs) {
      for (Beam::Item& item : now->all()) item.cost += cut.extra;
      continue;
    }
    Readings::Arc arc = readings_->arc(cut.arcs);
    if (arc.last != 0) {
      // The common case: letters that stand for one thing.
      for (Beam::Item& item : now->all()) {
        SoundPath path = now->paths[item.place];
        uint32_t cost = item.cost + arc.cost + cut.extra;
        EachSound(arc.sounds, [&](Sound sound) { cost += path.Append(sound, sound_costs, &now->before[item.place]); });
        item.cost = cost;
        now->paths[item.place] = path;
      }
      continue;
    }
    const uint32_t best = now->Least();
    if (hopeless(best, kMostBonus)) return;
    next->Begin();
    for (uint32_t a = cut.arcs; a < cut.arcs + kMaxArcs; ++a) {
      arc = readings_->arc(a);
      for (const Beam::Item& item : now->all()) {
        uint32_t cost = item.cost + arc.cost;
        // What is too far behind can't win any more.
        if (cost > best + kHopeless) continue;
        if (cost >= next->items.back().cost) continue;
        cost += cut.extra;
        SoundPath path = now->paths[item.place];
        SoundPath::Before before;
        if (path.count > kPacked) before = now->before[item.place];
        EachSound(arc.sounds, [&](Sound sound) { cost += path.Append(sound, sound_costs, &before); });
        next->Add(path, before, cost);
      }
      if (arc.last != 0) break;
    }
    if (next->count == 0) return;  // damaged
    std::swap(now, next);
  }
  for (const Beam::Item& item : now->all()) {
    const SoundPath& path = now->paths[item.place];
    const uint32_t cost = item.cost + sound_costs[Readings::SoundAt(path.context, 0)];
    if (!hopeless(cost, BonusOf(path.count))) Add(path, now->before[item.place], cost, group.number, results);
  }
}

uint32_t Decoder::Bonus(std::span<const Sound> sounds) const {
  const uint32_t count = static_cast<uint32_t>(sounds.size());
  const uint64_t head = PackSounds(sounds.data(), std::min(count, kPacked));
  uint64_t tail = 0;
  // The longest stem first. That most of what is asked for is no stem, a filter says.
  for (uint32_t k = count; k > kStemFree && count - k <= readings_->longest_ending(); --k) {
    if (k < count) tail = tail << 5 | sounds[k];
    if (k > kPacked) continue;
    const uint32_t stem = readings_->Stem(FirstSounds(head, k));
    if (stem == 0) continue;
    const uint32_t ending = k == count ? 3 : readings_->Ending(tail, count - k);
    // Behind ж, ч, ш, щ, ц the endings are soft, whatever the stem is.
    const Sound end = sounds[k - 1];
    const bool husher = end == kSoundZh || end == kSoundTs || (end >= kSoundCh && end <= kSoundShch);
    const uint32_t fits = husher && (stem & 1) != 0 ? stem | 2 : stem;
    if ((ending & fits) != 0) return BonusOf(k);
  }
  return 0;
}

void Decoder::Add(const SoundPath& path, const SoundPath::Before& before, uint32_t cost, uint32_t group,
                  Results* results) const {
  Result result;
  const uint32_t full = (path.count - uint32_t{path.in_last}) / kPacked;
  result.packed = {};
  std::copy_n(before.begin(), full, result.packed.begin());
  result.packed[full] = path.last;
  result.count = path.count;
  const uint32_t twin = Twin(*results, result);
  if (twin < results->count) {
    // Groups agree on most: what is known of the sounds need not be found again.
    Result known = results->items[twin];
    if (known.cost + known.bonus <= cost) return;
    known.cost = cost > known.bonus ? cost - known.bonus : 0;
    known.group = group;
    Sort(results->items, twin, known.cost) = known;
    return;
  }
  for (uint32_t i = 0; i <= full; ++i) {
    for (uint32_t k = 0; k < kPacked; ++k) {
      const uint32_t sound = result.packed[i] >> (5 * k) & 31;
      result.sounds[i * kPacked + k] = sound == SoundPath::kJoined ? kSoundShch : static_cast<Sound>(sound);
    }
  }
  result.bonus = Bonus(result.all());
  result.cost = cost > result.bonus ? cost - result.bonus : 0;
  result.group = group;
  const uint32_t free = Free(results->items, result.cost, &results->count);
  if (free < kMaxResults) Sort(results->items, free, result.cost) = result;
}

}  // namespace onoma
