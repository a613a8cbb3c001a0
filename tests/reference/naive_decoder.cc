#include "tests/reference/naive_decoder.h"

#include <algorithm>

#include "key/decoder.h"
#include "text/utf8.h"

namespace onoma {
namespace {

// The decoder's own numbers, in eighths of a bit.
constexpr uint32_t kLatinWidth = 48, kCyrillicWidth = 16, kOtherLanguage = 32, kUnknownUnit = 16, kDiscarded = 64,
                   kHopeless = 120, kMostGroupCost = 0x2000;

Sound Plain(char sound) { return sound == NaiveDecoder::kJoined ? kSoundShch : static_cast<Sound>(sound); }

uint32_t BonusOf(size_t sounds) {
  return sounds <= 3 ? 0 : static_cast<uint32_t>(std::min<size_t>(sounds, 9) - 3) * 16;
}

uint64_t Pack(const std::string& sounds, size_t from, size_t to) {
  uint64_t packed = 0;
  for (size_t i = to; i-- > from;) packed = packed << 5 | Plain(sounds[i]);
  return packed;
}

// Puts an item behind all that cost no more, and keeps the first `most`.
template <typename Item>
void Insert(const Item& item, size_t most, std::vector<Item>* items) {
  if (items->size() == most) {
    if (items->back().cost <= item.cost) return;
    items->pop_back();
  }
  size_t at = items->size();
  while (at > 0 && (*items)[at - 1].cost > item.cost) --at;
  items->insert(items->begin() + static_cast<ptrdiff_t>(at), item);
}

}  // namespace

bool NaiveDecoder::Take(std::string_view folded, Word* word) const {
  *word = {};
  for (size_t pos = 0; pos < folded.size();) {
    const Readings::Letter letter = readings_.letter(DecodeUtf8(folded, &pos));
    if (letter.id == 0 || word->letters.size() == Decoder::kMaxLetters) return false;
    const auto script = static_cast<Readings::Script>(letter.script_and_place >> 4);
    if (script != Readings::Script::kNone) {
      if (word->script != Readings::Script::kNone && word->script != script) return false;
      word->script = script;
    }
    word->letters.push_back({letter.id, letter.plain, letter.mark, letter.script_and_place & 0xFu});
  }
  return word->script != Readings::Script::kNone;
}

NaiveDecoder::Likely NaiveDecoder::Choose(const Word& word, Language language) const {
  // The groups of the word's script, in order.
  std::vector<uint32_t> numbers;
  for (uint32_t g = 0; g < readings_.groups(); ++g) {
    if (readings_.group(g).script == word.script) numbers.push_back(g);
  }
  std::vector<uint32_t> costs(numbers.size());
  const auto add = [&](const uint8_t* row) {
    for (size_t g = 0; row != nullptr && g < numbers.size(); ++g) costs[g] += row[g] * 2u;
  };
  std::vector<uint32_t> plain = {0};  // with the edges
  for (const Letter& letter : word.letters) {
    if (letter.plain == 0) continue;  // an apostrophe
    plain.push_back(letter.plain);
    add(readings_.Mark(letter.mark));
  }
  plain.push_back(0);
  for (size_t i = 1; i + 1 < plain.size(); ++i)
    add(readings_.Trigram(word.script, plain[i - 1], plain[i], plain[i + 1]));
  Likely likely;
  std::vector<Group> natives;
  for (size_t g = 0; g < numbers.size(); ++g) {
    const Readings::Group group = readings_.group(numbers[g]);
    uint32_t cost = costs[g] + std::min<uint32_t>(group.cost, kMostGroupCost);
    const bool known = language == Language::kBe || language == Language::kRu || language == Language::kUk;
    if (group.speech == Readings::Speech::kForeign) {
      if (!known && cost < likely.foreign_cost) {
        likely.foreign_cost = cost;
        likely.foreign_group = numbers[g];
      }
      continue;
    }
    const Language own = group.speech == Readings::Speech::kBe   ? Language::kBe
                         : group.speech == Readings::Speech::kRu ? Language::kRu
                                                                 : Language::kUk;
    if (known && own != language) cost += kOtherLanguage;
    natives.push_back({cost, numbers[g]});
  }
  std::stable_sort(natives.begin(), natives.end(), [](const Group& a, const Group& b) { return a.cost < b.cost; });
  if (!natives.empty()) likely.native_cost = natives[0].cost;
  const uint32_t width = word.script == Readings::Script::kLatin ? kLatinWidth : kCyrillicWidth;
  for (const Group& group : natives) {
    if (likely.groups.size() < Decoder::kMaxRead && group.cost <= likely.native_cost + width)
      likely.groups.push_back(group);
  }
  return likely;
}

Readings::Unit NaiveDecoder::UnitAt(uint32_t group, const Word& word, size_t at, uint32_t* extra) const {
  const auto find = [&](uint64_t window, size_t left) {
    Readings::Unit unit{};
    const Readings::Start start = readings_.starts(group)[window & 0xFF];
    if (!readings_.Find(start, window, static_cast<uint32_t>(left), &unit)) {
      unit.size = start.alone;
      unit.meaning = start.meaning;
    }
    return unit;
  };
  uint64_t window = 0;
  for (size_t i = std::min(at + Readings::kMaxUnit, word.letters.size()); i-- > at;)
    window = window << 8 | word.letters[i].id;
  *extra = 0;
  Readings::Unit unit = find(window, word.letters.size() - at);
  if (unit.size != 0) return unit;
  // The letter without its mark; and a k for a q.
  *extra = kUnknownUnit;
  const uint32_t plain = word.letters[at].plain;
  const uint32_t q = 'q' - 'a' + 1, k = 'k' - 'a' + 1;
  if (const uint8_t bare = readings_.PlainId(word.script, plain)) unit = find(bare, 1);
  if (unit.size == 0 && word.script == Readings::Script::kLatin && plain == q)
    unit = find(readings_.PlainId(word.script, k), 1);
  return unit;
}

uint8_t NaiveDecoder::BeforeClass(const Word& word, size_t at) const {
  if (at == 0) return 0;
  const Letter& letter = word.letters[at - 1];
  if (letter.place == Readings::kBackVowel || letter.place == Readings::kFrontVowel || letter.place == Readings::kE)
    return 1;
  if (word.script == Readings::Script::kLatin) {
    // Two letters that hush together, whatever each is alone; an h or a z of another pair as it is listed, but that h
    // alone does not hush.
    const char last = static_cast<char>('a' - 1 + letter.plain);
    const char before = at < 2 ? ' ' : static_cast<char>('a' - 1 + word.letters[at - 2].plain);
    if (last == 'h') return before == 's' || before == 'z' || before == 'c' ? 2 : 3;
    if (last == 'z' && (before == 's' || before == 'c' || before == 'r')) return 2;
  }
  return letter.place == Readings::kHusher ? 2 : 3;
}

uint8_t NaiveDecoder::BehindClass(const Word& word, size_t at) const {
  if (at == word.letters.size()) return 0;
  switch (word.letters[at].place) {
    case Readings::kBackVowel:
      return 1;
    case Readings::kFrontVowel:
      return 2;
    case Readings::kE:
      return 4;
    default:
      return 3;
  }
}

std::vector<Readings::Arc> NaiveDecoder::ArcsOf(const Readings::Unit& unit, const Word& word, size_t at) const {
  std::vector<Readings::Arc> arcs;
  uint32_t i =
      readings_.Arcs(unit.meaning, Readings::Context(BeforeClass(word, at), BehindClass(word, at + unit.size)));
  do {
    arcs.push_back(i < readings_.arc_count() ? readings_.arcs()[i++] : Readings::Arc{});
  } while (arcs.back().last == 0 && arcs.size() < Decoder::kMaxArcs);
  return arcs;
}

void NaiveDecoder::Append(uint32_t sounds, Path* path) const {
  for (; sounds != 0; sounds >>= 5) {
    const auto sound = static_cast<Sound>(sounds & 31);
    std::string& before = path->sounds;
    const Sound last = before.empty() ? Sound{0} : Plain(before.back());
    if (sound == last || before.size() == Decoder::kMaxSounds) continue;  // doubled sounds are one
    if (sound == kSoundCh && last == kSoundSh) {
      before.back() = kJoined;
      continue;
    }
    uint32_t context = 0;
    for (size_t i = std::min<size_t>(before.size(), 3); i > 0; --i)
      context = context << 5 | Plain(before[before.size() - i]);
    path->cost += readings_.sound_costs()[Readings::SoundAt(context, sound)];
    before.push_back(static_cast<char>(sound));
  }
}

std::vector<NaiveDecoder::Result> NaiveDecoder::Read(const Word& word, const Likely& likely, uint32_t furthest) const {
  std::vector<Result> results;
  const auto hopeless = [&](uint32_t cost, uint32_t bonus) {
    return !results.empty() && cost > results[0].cost + bonus + furthest;
  };
  for (const Group& group : likely.groups) {
    std::vector<Path> paths = {{"", group.cost}};
    for (size_t at = 0; at < word.letters.size() && !paths.empty();) {
      uint32_t extra;
      const Readings::Unit unit = UnitAt(group.number, word, at, &extra);
      if (unit.size == 0) {
        for (Path& path : paths) path.cost += word.letters[at].plain == 0 ? kUnknownUnit : kDiscarded;
        ++at;
        continue;
      }
      const std::vector<Readings::Arc> arcs = ArcsOf(unit, word, at);
      at += unit.size;
      if (arcs.size() == 1) {
        for (Path& path : paths) {
          path.cost += arcs[0].cost + extra;
          Append(arcs[0].sounds, &path);
        }
        continue;
      }
      uint32_t best = ~0u;
      for (const Path& path : paths) best = std::min(best, path.cost);
      if (hopeless(best, Decoder::kMostBonus)) {
        paths.clear();
        break;
      }
      std::vector<Path> next;
      for (const Readings::Arc& arc : arcs) {
        for (const Path& from : paths) {
          const uint32_t cost = from.cost + arc.cost;
          if (cost > best + kHopeless) continue;
          if (next.size() == Decoder::kBeam && cost >= next.back().cost) continue;
          Path path = {from.sounds, cost + extra};
          Append(arc.sounds, &path);
          // One string by two ways stays where the first one stands, with the cheaper one's cost.
          const auto twin =
              std::find_if(next.begin(), next.end(), [&](const Path& other) { return other.sounds == path.sounds; });
          if (twin != next.end()) {
            twin->cost = std::min(twin->cost, path.cost);
          } else {
            Insert(path, Decoder::kBeam, &next);
          }
        }
      }
      paths = std::move(next);
    }
    for (Path& path : paths) {
      uint32_t context = 0;
      for (size_t i = std::min<size_t>(path.sounds.size(), 3); i > 0; --i)
        context = context << 5 | Plain(path.sounds[path.sounds.size() - i]);
      path.cost += readings_.sound_costs()[Readings::SoundAt(context, 0)];
      if (!hopeless(path.cost, BonusOf(path.sounds.size()))) AddResult(path, group.number, &results);
    }
  }
  return results;
}

void NaiveDecoder::AddResult(const Path& path, uint32_t group, std::vector<Result>* results) const {
  const auto with = [&](uint32_t bonus) { return path.cost > bonus ? path.cost - bonus : 0; };
  const auto twin =
      std::find_if(results->begin(), results->end(), [&](const Result& other) { return other.sounds == path.sounds; });
  if (twin == results->end()) {
    const uint32_t bonus = Bonus(path.sounds);
    Insert(Result{path.sounds, with(bonus), group, bonus}, Decoder::kMaxResults, results);
    return;
  }
  if (twin->cost + twin->bonus <= path.cost) return;
  const Result cheaper{path.sounds, with(twin->bonus), group, twin->bonus};
  results->erase(twin);
  Insert(cheaper, Decoder::kMaxResults, results);
}

uint32_t NaiveDecoder::Bonus(const std::string& sounds) const {
  for (size_t k = std::min<size_t>(sounds.size(), kPacked); k > 3; --k) {
    const size_t rest = sounds.size() - k;
    if (rest > readings_.longest_ending()) break;
    const uint32_t ending =
        rest == 0 ? 3 : readings_.Ending(Pack(sounds, k, sounds.size()), static_cast<uint32_t>(rest));
    uint32_t stem = readings_.Stem(Pack(sounds, 0, k));
    const Sound end = Plain(sounds[k - 1]);
    const bool husher = end == kSoundZh || end == kSoundTs || end == kSoundCh || end == kSoundSh || end == kSoundShch;
    if (husher && (stem & 1) != 0) stem |= 2;
    if ((ending & stem) != 0) return BonusOf(k);
  }
  return 0;
}

}  // namespace onoma
