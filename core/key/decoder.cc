#include "key/decoder.h"

#include <algorithm>
#include <bit>
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
// In Latin letters h and z hush where they end sh, zh, ch and sz, cz, rz, and an h nowhere else. Without branches:
// which letters a word has nobody can foretell.
uint8_t BeforeClass(Readings::Script script, uint32_t place, uint32_t last, uint32_t before_last) {
  constexpr auto kNumber = [](char letter) { return static_cast<uint32_t>(letter - 'a' + 1); };
  constexpr auto kBit = [](char letter) { return uint32_t{1} << (letter - 'a' + 1); };
  const uint32_t by_place = kBeforeClasses[place];
  const bool latin = script == Readings::Script::kLatin && by_place != 1;
  const bool h = latin & (last == kNumber('h')), z = latin & (last == kNumber('z'));
  const uint32_t pairs = (h ? kBit('s') | kBit('z') | kBit('c') : 0) | (z ? kBit('s') | kBit('c') | kBit('r') : 0);
  const bool pair = (pairs >> (before_last & 31) & 1) != 0;  // no letter is greater, but in a damaged file
  const uint32_t alone = h ? 3 : by_place;
  return static_cast<uint8_t>(pair ? 2 : alone);
}

constexpr std::array<uint8_t, 16> kBehindClasses = [] {
  std::array<uint8_t, 16> classes{};
  classes.fill(3);
  classes[Readings::kBackVowel] = 1;
  classes[Readings::kFrontVowel] = 2;
  classes[Readings::kE] = 4;
  return classes;
}();

// The one that has a result's sounds already; their number if there is none.
uint32_t Twin(const Decoder::Results& results, const Decoder::Result& result) {
  uint32_t alike = 0;
  for (uint32_t i = 0; i < Decoder::kMaxResults; ++i) {
    const Decoder::Result& other = results.items[i];
    alike |= uint32_t{other.packed[0] == result.packed[0] && other.count == result.count} << i;
  }
  alike &= (1u << results.count) - 1;
  while (alike != 0) {
    const auto i = static_cast<uint32_t>(std::countr_zero(alike));
    if (result.count <= kPacked || results.items[i].packed == result.packed) return i;
    alike &= alike - 1;
  }
  return results.count;
}

// Packed sounds, щ for ш and ч that became one.
uint64_t Plain(uint64_t packed) {
  constexpr uint64_t kOnes = 0x084210842108421, kFours = 15 * kOnes;
  const uint64_t others = packed ^ (SoundPath::kJoined * kOnes);  // 0 where they did
  const uint64_t joined = ~(((others & kFours) + kFours) | others) >> 4 & kOnes;
  return packed - joined * (SoundPath::kJoined - kSoundShch);
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

Decoder::Decoder(const Readings& readings)
    : readings_(&readings),
      reader_{.arcs = readings.arcs(),
              .arc_count = readings.arc_count(),
              .sound_costs = readings.sound_costs(),
              .sounds = kSounds,
              .first = kSoundSh,
              .second = kSoundCh,
              .both = kSoundShch,
              .marked = SoundPath::kJoined,
              .most_paths = Beam::kPaths,
              .hopeless = kHopeless},
      kernel_(ReadCutsKernelOf(ActiveSimdLevel())),
      choose_(ChooseGroups(ActiveSimdLevel())) {
  for (uint32_t g = 0; g < readings.groups(); ++g) {
    const Readings::Group group = readings.group(g);
    const size_t script = group.script == Readings::Script::kLatin ? 1 : 0;
    uint32_t& count = group_count_[script];
    if (count == (script == 1 ? Readings::kMaxGroups : Readings::kCyrillicGroups)) continue;
    if (count == 0) first_group_[script] = g;  // those of a script stand together
    // And the foreign ones behind the others.
    if (group.speech != Readings::Speech::kForeign) native_count_[script] = count + 1;
    for (size_t speech = 0; speech < kSpeeches; ++speech) {
      const bool other = speech != static_cast<size_t>(Readings::Speech::kForeign) &&
                         group.speech != Readings::Speech::kForeign && speech != static_cast<size_t>(group.speech);
      costs_[script][speech][count] =
          static_cast<uint16_t>(std::min(group.cost, kMostGroupCost) + (other ? kOtherLanguage : 0));
    }
    ++count;
  }
}

bool Decoder::Take(std::string_view folded, Word* word) const {
  std::array<uint8_t, kMaxLetters> places;
  uint32_t scripts = 0, count = 0;
  bool unknown = false;
  for (size_t pos = 0; pos < folded.size();) {
    if (count == kMaxLetters) return false;
    const Readings::Letter letter = readings_->letter(DecodeUtf8(folded, &pos));
    unknown |= letter.id == 0;
    scripts |= 1u << (letter.script_and_place >> 4);
    word->ids[count] = letter.id;
    word->plain[count] = letter.plain;
    word->marks[count] = letter.mark;
    places[count++] = letter.script_and_place & 0xF;
  }
  scripts >>= 1;  // an apostrophe is of either
  if (unknown || !std::has_single_bit(scripts)) return false;
  std::fill_n(word->ids.begin() + count, Readings::kMaxUnit, uint8_t{0});
  word->count = count;
  word->script = static_cast<Readings::Script>(std::bit_width(scripts));
  TakeRows(word);
  word->before[0] = 0;
  uint32_t before_last = 0;
  for (uint32_t i = 0; i < count; ++i) {
    word->before[i + 1] = BeforeClass(word->script, places[i], word->plain[i], before_last);
    word->behind[i] = kBehindClasses[places[i]];
    before_last = word->plain[i];
  }
  word->behind[count] = 0;
  for (uint32_t i = 0; i < count; ++i) word->beside[i] = Readings::Context(word->before[i], word->behind[i + 1]);
  return true;
}

// What is unknown to all groups tells nothing.
void Decoder::TakeRows(Word* word) const {
  uint32_t count = 0, a = 0, b = 0;
  const auto add = [&](const uint8_t* row) {
    // A row may be none; what is fetched then is no matter.
    const auto begin = reinterpret_cast<uintptr_t>(row);
    Prefetch(row);
    Prefetch(reinterpret_cast<const uint8_t*>(begin + Readings::kMaxGroups - 1));
    word->rows[count] = row;
    count += row != nullptr;
  };
  bool begun = false;
  for (uint32_t i = 0; i <= word->count; ++i) {
    const uint32_t c = i < word->count ? word->plain[i] : 0;  // at last the edge
    if (c == 0 && i < word->count) continue;
    if (begun) add(readings_->Trigram(word->script, a, b, c));
    if (i < word->count && word->marks[i] != 0) add(readings_->Mark(word->marks[i]));
    begun = true;
    a = b;
    b = c;
  }
  word->row_count = count;
}

void Decoder::Choose(const Word& word, Language language, Likely* likely) const {
  *likely = Likely{};
  const size_t script = word.script == Readings::Script::kLatin ? 1 : 0;
  const Readings::Speech wanted = SpeechOf(language);
  ChosenGroups chosen;
  choose_({.rows = word.rows.data(),
           .row_count = word.row_count,
           .base = costs_[script][static_cast<size_t>(wanted)].data(),
           .width = script == 1 ? Readings::kMaxGroups : Readings::kCyrillicGroups,
           .natives = native_count_[script],
           .count = group_count_[script]},
          &chosen);
  const auto cost_of = [](uint32_t key) { return key >> 8; };
  const auto number_of = [&](uint32_t key) { return first_group_[script] + (key & 0xFF); };
  if (wanted == Readings::Speech::kForeign && chosen.other != ChosenGroups::kNone) {
    likely->foreign_cost = cost_of(chosen.other);
    likely->foreign_group = number_of(chosen.other);
  }
  if (chosen.natives[0] == ChosenGroups::kNone) return;
  likely->native_cost = cost_of(chosen.natives[0]);
  const uint32_t furthest = likely->native_cost + (script == 1 ? kWidth : kNativeWidth);
  for (uint32_t i = 0; i < kMaxRead; ++i) {
    likely->groups[i] = {cost_of(chosen.natives[i]), number_of(chosen.natives[i])};
    likely->count += likely->groups[i].cost <= furthest;
  }
}

void Decoder::Read(const Word& word, const Likely& likely, uint32_t furthest, Results* results) const {
  results->count = 0;
  for (uint32_t i = 0; i < likely.count; ++i) ReadAs(likely.groups[i], word, furthest, results);
}

uint32_t Decoder::CutUp(uint32_t group, const Word& word, ReadingCut* cuts) const {
  const Readings::Starts starts = readings_->starts(group);
  // First each letter is read alone, for that is known of all of them at once.
  std::array<ReadingCut, kMaxLetters> pieces;
  static_assert(kMaxLetters < 64);
  uint64_t longer = 0, missing = 0, taken = 0;
  for (uint32_t at = 0; at < word.count; ++at) {
    const Readings::Start start = starts[word.ids[at]];
    pieces[at] = {readings_->Arcs(start.meaning, word.beside[at]), 0};
    missing |= uint64_t{start.alone == 0} << at;
    longer |= uint64_t{start.seconds >> (word.ids[at + 1] & 31) & 1} << at;
  }
  // Then those that begin a longer unit, which takes the letters behind.
  for (; longer != 0; longer &= longer - 1) {
    const uint32_t at = static_cast<uint32_t>(std::countr_zero(longer));
    uint64_t window;
    std::memcpy(&window, word.ids.data() + at, sizeof(window));
    Readings::Unit unit;
    if (!readings_->Find(starts[word.ids[at]], window, word.count - at, &unit)) continue;
    pieces[at] = {readings_->Arcs(unit.meaning, Readings::Context(word.before[at], word.behind[at + unit.size])), 0};
    const uint64_t own = (uint64_t{1} << unit.size) - 1;
    missing &= ~(own << at);
    taken |= (own & ~uint64_t{1}) << at;
    longer &= ~(own << at) | uint64_t{1} << at;
  }
  for (; missing != 0; missing &= missing - 1) {
    const uint32_t at = static_cast<uint32_t>(std::countr_zero(missing));
    pieces[at] = WithoutMark(starts, word, at);
  }
  uint32_t count = 0;
  for (uint32_t at = 0; at < word.count; ++at, taken >>= 1) {
    cuts[count] = pieces[at];
    count += ~taken & 1;
  }
  return count;
}

ReadingCut Decoder::WithoutMark(const Readings::Starts& starts, const Word& word, uint32_t at) const {
  const auto read = [&](uint8_t id, ReadingCut* cut) {
    const Readings::Start start = starts[id];
    if (id == 0 || start.alone == 0) return false;
    *cut = {readings_->Arcs(start.meaning, word.beside[at]), kUnknownUnit};
    return true;
  };
  ReadingCut cut;
  const uint32_t plain = word.plain[at];
  if (read(readings_->PlainId(word.script, plain), &cut)) return cut;
  // Few of these ways of writing have a q: Qodirov is no Odirov.
  constexpr uint32_t kQ = 'q' - 'a' + 1, kK = 'k' - 'a' + 1;
  if (word.script == Readings::Script::kLatin && plain == kQ && read(readings_->PlainId(word.script, kK), &cut)) {
    return cut;
  }
  return {ReadingCut::kNoArcs, plain == 0 ? kUnknownUnit : kDiscarded};
}

void Decoder::ReadAs(const Likely::Group& group, const Word& word, uint32_t furthest, Results* results) const {
  std::array<ReadingCut, kMaxLetters> cuts;
  const uint32_t cut_count = CutUp(group.number, word, cuts.data());
  // What costs more than the best result, even with a bonus, is none.
  const auto limit = [&](uint32_t bonus) {
    return results->count == 0 ? ~0u : results->items[0].cost + bonus + furthest;
  };
  const uint32_t hopeless = limit(kMostBonus);
  Beam beam;
  beam.Begin(group.cost);
  for (uint32_t cut = 0; cut < cut_count; ++cut) {
    if (kernel_ != nullptr) cut = kernel_(reader_, cuts.data(), cut_count, cut, hopeless, &beam);
    if (cut < cut_count) beam.Read(reader_, cuts[cut], hopeless);
  }
  for (uint32_t i = 0; i < beam.size; ++i) {
    const SoundPath path = beam.path(i);
    const uint32_t cost = path.cost + reader_.sound_costs[Readings::SoundAt(path.context, 0)];
    if (cost <= limit(BonusOf(path.count))) Add(path, beam.before[i], cost, group.number, results);
  }
}

uint32_t Decoder::Bonus(const Result& result) const {
  // Stems are of at most kPacked sounds, and endings no longer.
  const uint64_t head = Plain(result.packed[0]), behind = Plain(result.packed[1]);
  const uint32_t longest = std::min(result.count, kPacked);
  const uint32_t shortest = std::max(kStemFree + 1, result.count - std::min(result.count, readings_->longest_ending()));
  static_assert(kStemFree + 1 == Readings::kShortestStem);
  uint32_t maybe = readings_->MayHaveFirst(head, shortest, longest);
  // The longest stem first.
  for (; maybe != 0; maybe ^= std::bit_floor(maybe)) {
    const uint32_t k = static_cast<uint32_t>(std::bit_width(maybe)) - 1;
    // The few endings stay in the cache, the stems don't.
    const uint64_t tail = head >> (5 * k) | behind << (5 * (kPacked - k));
    const uint32_t ending = k == result.count ? 3 : readings_->Ending(tail, result.count - k);
    if (ending == 0) continue;
    const uint32_t stem = readings_->Stem(FirstSounds(head, k));
    if (stem == 0) continue;
    // Behind ж, ч, ш, щ, ц the endings are soft, whatever the stem is.
    const Sound end = static_cast<Sound>(head >> (5 * (k - 1)) & 31);
    const bool husher = end == kSoundZh || end == kSoundTs || (end >= kSoundCh && end <= kSoundShch);
    const uint32_t fits = husher && (stem & 1) != 0 ? stem | 2 : stem;
    if ((ending & fits) != 0) return BonusOf(k);
  }
  return 0;
}

uint32_t Decoder::Result::Write(Sound* sounds) const {
  for (uint32_t i = 0; i * kPacked < count; ++i) {
    const uint64_t plain = Plain(packed[i]);
    for (uint32_t k = 0; k < kPacked; ++k) *sounds++ = static_cast<Sound>(plain >> (5 * k) & 31);
  }
  return count;
}

void Decoder::Add(const SoundPath& path, const SoundPath::Before& before, uint32_t cost, uint32_t group,
                  Results* results) const {
  Result result;
  const uint32_t full = path.full();
  result.packed = {};
  std::copy_n(before.begin(), full, result.packed.begin());
  result.packed[full] = path.last;
  result.count = path.count;
  const uint32_t twin = Twin(*results, result);
  if (twin < results->count) {
    // Groups agree on most: what is known of the sounds need not be found again.
    const uint32_t bonus = results->items[twin].bonus;
    if (results->items[twin].cost + bonus <= cost) return;
    result.bonus = bonus;
    result.cost = cost > bonus ? cost - bonus : 0;
    result.group = group;
    Sort(results->items, twin, result.cost) = result;
    return;
  }
  result.bonus = Bonus(result);
  result.cost = cost > result.bonus ? cost - result.bonus : 0;
  result.group = group;
  const uint32_t free = Free(results->items, result.cost, &results->count);
  if (free < kMaxResults) Sort(results->items, free, result.cost) = result;
}

}  // namespace onoma
