#include "key/key_maker.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstring>

#include "key/cyrillic.h"
#include "romanize/source_text.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace onoma {
namespace {

// In eighths of a bit: how much likelier a foreign name must be than a romanized one, and what a listed one is given.
constexpr uint32_t kListedForeign = 96;

bool IsVowelLetter(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

// What keys have for each sound, in four bytes.
struct Spelling {
  char letters[4];
  uint8_t size;
};
constexpr auto kSoundSpellings = [] {
  std::array<Spelling, kSoundsAndEdge> spellings{};
  for (size_t i = 0; i < kSoundsAndEdge; ++i) {
    for (const char letter : kSoundLetters[i]) spellings[i].letters[spellings[i].size++] = letter;
  }
  return spellings;
}();

void TakeLetters(std::string_view word, Keys* keys) {
  keys->letters.clear();
  for (size_t pos = 0; pos < word.size();) keys->letters.push_back(DecodeUtf8(word, &pos));
}

// The standards by which these scripts are romanized: those that most of their bearers' papers follow.
constexpr std::pair<Script, std::string_view> kStandards[] = {
    {Script::kGreek, "elot-ell-Grek-Latn-743-2001-ts"},
    {Script::kGeorgian, "ggg-kat-Geor-Latn-2002"},
    {Script::kArmenian, "am-hye-Armn-Latn-2011"},
};

uint64_t NextNumber() {
  static std::atomic<uint64_t> last{0};
  return ++last;
}

}  // namespace

KeyMaker::KeyMaker(const format::Reader& reader)
    : number_(NextNumber()), reader_(&reader), decoder_(reader.readings()) {
  for (size_t i = 0; i < reader.systems(); ++i) {
    const format::SystemRecord system = reader.system(i);
    for (const auto& [script, code] : kStandards) {
      if (reader.String(system.code) == code) romanizers_.emplace_back(script, reader.rule_set(system.first_set));
    }
  }
  const auto lists = reader.lists();
  for (size_t i = 0; i < lists.size(); ++i) {
    const format::ListRecord record = lists[i];
    const std::string_view word = reader.String(record.word);
    switch (static_cast<format::Purpose>(record.purpose)) {
      case format::Purpose::kSurnameEnding:
        surname_endings_.Add(word);
        break;
      case format::Purpose::kPatronymicEnding:
        patronymic_endings_.Add(word);
        break;
      case format::Purpose::kFatherEnding:
        father_endings_.Add(word);
        break;
      case format::Purpose::kPlaceEnding:
        place_endings_.Add(word);
        break;
      case format::Purpose::kFeminineEnding:
        feminine_endings_.Add(word, reader.String(record.into));
        break;
      case format::Purpose::kEqualEnding:
        equal_endings_.Add(word, reader.String(record.into));
        break;
      default:
        break;
    }
  }
}

void KeyMaker::Make(std::string_view folded, Language language, Keys* keys, size_t most) const {
  if (keys->maker == number_ && keys->most >= most && keys->language == language && keys->of == folded) return;
  Clear(folded, language, keys, most);
  if (FindGap(folded) == folded.size()) {
    MakeWord(folded, language, keys, most);
    if (keys->count == 0) {  // nothing but signs
      keys->keys[0] = folded;
      keys->readings[0] = "as written";
      keys->costs[0] = 0;
      keys->count = 1;
    }
    return;
  }
  // Of several words each has its best key.
  std::string& all = keys->keys[kMaxKeys - 1];
  all.clear();
  for (size_t begin = 0; begin < folded.size();) {
    const size_t end = FindGap(folded, begin);
    if (end > begin) {
      keys->count = 0;
      MakeWord(folded.substr(begin, end - begin), language, keys, 1);
      if (!all.empty()) all += '-';
      all += keys->keys[0];
    }
    begin = end + 1;
  }
  keys->foreign = false;
  keys->keys[0].swap(all);
  if (keys->keys[0].empty()) keys->keys[0] = folded;
  keys->readings[0] = "words";
  keys->costs[0] = 0;
  keys->count = 1;
}

void KeyMaker::Clear(std::string_view folded, Language language, Keys* keys, size_t most) const {
  keys->maker = number_;
  keys->of = folded;
  keys->language = language;
  keys->most = most;
  keys->count = 0;
  keys->foreign = false;
}

bool KeyMaker::Begin(std::string_view folded, Decoder::Word* word) const {
  // A hard sign may be Bulgarian, which MakeWord finds out.
  return decoder_.Take(folded, word) && (word->script == Readings::Script::kLatin || folded.find("ъ") == folded.npos);
}

void KeyMaker::Finish(std::string_view folded, const Decoder::Word& word, Language language, Keys* keys,
                      size_t most) const {
  Clear(folded, language, keys, most);
  AddReadings(folded, word, language, keys, most);
}

void KeyMaker::Add(std::string_view key, std::string_view reading, uint32_t cost, Keys* keys, size_t most) const {
  if (keys->count >= std::min(most, kMaxKeys) || key.empty()) return;
  for (size_t i = 0; i < keys->count; ++i) {
    if (keys->keys[i] == key) return;
  }
  keys->keys[keys->count] = key;
  keys->readings[keys->count] = reading;
  keys->costs[keys->count] = cost;
  ++keys->count;
}

Script KeyMaker::ScriptOf(std::string_view word) const {
  for (size_t pos = 0; pos < word.size();) {
    const Script script = reader_->fold().Find(DecodeUtf8(word, &pos)).script();
    if (script != Script::kCommon) return script;
  }
  return Script::kCommon;
}

void KeyMaker::MakeWord(std::string_view word, Language language, Keys* keys, size_t most) const {
  const Script script = ScriptOf(word);
  std::string_view latin = word;
  bool taken = false;
  if (script == Script::kLatin || script == Script::kCyrillic) {
    taken = decoder_.Take(word, &keys->word);
    if (script == Script::kCyrillic && (!taken || word.find("ъ") != word.npos)) {
      TakeLetters(word, keys);
      if (WriteAsRussian(keys->letters, &keys->latin)) word = keys->latin;
      taken = decoder_.Take(word, &keys->word);
    }
    if (!taken) {
      // Letters that no group has are read without their marks.
      std::string& stripped = keys->key;
      stripped.clear();
      for (size_t pos = 0; pos < word.size();) {
        const char32_t cp = DecodeUtf8(word, &pos);
        if (reader_->readings().letter(cp).id != 0 || !reader_->fold().Strip(cp, &stripped)) AppendUtf8(cp, &stripped);
      }
      taken = decoder_.Take(stripped, &keys->word);
    }
  } else {
    if (!Romanize(word, script, keys)) return MakeGeneric(word, script, keys, most);
    latin = keys->latin;
    taken = decoder_.Take(latin, &keys->word);
  }
  if (!taken) {
    WriteOwn(latin, keys);
    Add(keys->key, "as written", 0, keys, most);
    return;
  }
  AddReadings(latin, keys->word, language, keys, most);
}

void KeyMaker::AddReadings(std::string_view latin, const Decoder::Word& word, Language language, Keys* keys,
                           size_t most) const {
  Decoder::Likely& likely = keys->likely;
  decoder_.Choose(word, language, &likely);
  const bool asked = word.script == Readings::Script::kLatin && !IsEastSlavic(language);
  const bool answers_only = most < kMaxKeys;
  const uint32_t furthest = answers_only ? std::min(kAsGood, Decoder::kFurthest) : Decoder::kFurthest;
  const uint64_t native = likely.native_cost;
  uint64_t foreign = likely.foreign_cost;
  if (asked) {
    // Few need be looked up.
    if (foreign + Decoder::kMostBonus >= native && foreign < native + kListedForeign) {
      WriteOwn(latin, keys);
      if (reader_->readings().Foreign(keys->key)) foreign -= std::min<uint64_t>(foreign, kListedForeign);
    }
    // No be, ru or uk rule writes a q: Toqayev is theirs by his ending alone.
    constexpr uint64_t kStrangeLetter = 64;
    if (latin.find('q') != latin.npos) foreign -= std::min(foreign, kStrangeLetter);
  }
  Decoder::Results& results = keys->results;
  results.count = 0;
  // What else a foreign name may be is no answer.
  const bool surely = asked && foreign + Decoder::kMostBonus < native;
  if (!surely || !answers_only) decoder_.Read(word, likely, furthest, &results);
  // A known stem with its ending speaks for a native name.
  const uint32_t known = results.count == 0 ? 0 : results.items[0].bonus;
  const bool own = asked && (results.count == 0 || foreign + known < native);
  if (own) {
    const bool none = likely.foreign_cost == ~0u;
    WriteOwn(latin, keys);
    Add(keys->key, none ? "as written" : reader_->readings().name(likely.foreign_group), 0, keys, most);
    keys->foreign = true;
    if (answers_only) return;
  }
  const uint32_t best = results.count == 0 ? 0 : results.items[0].cost;
  for (uint32_t i = 0; i < results.count; ++i) {
    const uint32_t beyond = results.items[i].cost - best;
    if (beyond > furthest || keys->count >= most) break;
    WriteSounds(results.items[i], keys);
    Add(keys->key, reader_->readings().name(results.items[i].group), own ? Decoder::kFurthest + beyond : beyond, keys,
        most);
  }
  if (keys->count == 0) Add(latin, "as written", 0, keys, most);
}

void KeyMaker::MakeGeneric(std::string_view word, Script script, Keys* keys, size_t most) const {
  // Characters that are read alike are names that are not: 王 and 汪 keep apart, and what they sound like is a
  // candidate.
  const bool generic = GenericScripts::Covers(script);
  if (!generic || script == Script::kHan) Add(word, "as written", 0, keys, most);
  for (size_t k = 0; generic && k < GenericScripts::kMaxReadings; ++k) {
    if (k > 0 && keys->count > 0 && most < kMaxKeys) break;  // the others are much worse
    if (reader_->generic().Read(word, k, &keys->latin))
      Add(keys->latin, "generic", k == 0 ? 0 : Decoder::kFurthest, keys, most);
  }
  if (keys->count == 0) Add(word, "as written", 0, keys, most);
}

bool KeyMaker::Romanize(std::string_view word, Script script, Keys* keys) const {
  std::string& out = keys->latin;
  out.clear();
  for (const auto& [own, rules] : romanizers_) {
    if (own != script) continue;
    TakeLetters(word, keys);
    const std::span<const char32_t> text(keys->letters);
    for (size_t i = 0; i < text.size();) {
      RuleSet::Rule rule;
      if (rules.Find(text, i, SourceText::IsEdge, &rule)) {
        out += rules.Output(rule, 0);
        i += rule.from_length;
      } else {
        AppendUtf8(text[i++], &out);
      }
    }
    // A standard's marks are dropped: most who write the name so leave them out.
    std::string& stripped = keys->key;
    stripped.clear();
    for (size_t pos = 0; pos < out.size();) {
      const char32_t cp = DecodeUtf8(out, &pos);
      if (reader_->fold().Find(cp).char_class() == CharClass::kApostrophe) continue;
      if (!reader_->fold().Strip(cp, &stripped)) AppendUtf8(cp, &stripped);
    }
    out.swap(stripped);
    return !out.empty();
  }
  return false;
}

void KeyMaker::WriteOwn(std::string_view word, Keys* keys) const {
  std::string& out = keys->key;
  out.clear();
  for (size_t pos = 0; pos < word.size();) {
    const char32_t cp = DecodeUtf8(word, &pos);
    if (cp >= 'a' && cp <= 'z') {
      out.push_back(static_cast<char>(cp));
    } else if (cp != '\'' && !reader_->fold().Strip(cp, &out)) {
      AppendUtf8(cp, &out);
    }
  }
  if (out.empty()) out = word;
}

void KeyMaker::WriteSounds(const Decoder::Result& result, Keys* keys) const {
  const Readings& readings = reader_->readings();
  // What is Russian in Cyrillic letters is so by spelling. In Latin ones Ukrainian stems pass for Russian (Pasichnik),
  // Belarusian ones only where they are too long for a chance: Катов is not Котов.
  const Readings::Group group = readings.group(result.group);
  const uint64_t foreign = group.speech == Readings::Speech::kBe      ? Readings::kBeStem
                           : group.speech == Readings::Speech::kUk    ? Readings::kUkStem
                           : group.script == Readings::Script::kLatin ? Readings::kUkStem
                                                                      : 0;
  std::array<Sound, Decoder::kMaxSounds + 1 + kPacked> buffer;
  uint32_t count = result.Write(buffer.data());
  // The longest stem that the lexicon has decides: as it stands if it is Russian, else by its Russian cognate.
  constexpr uint32_t kShortestCognate = 5, kLongStem = 7;
  const uint64_t head = PackSounds(buffer.data(), std::min(count, kPacked));
  uint32_t maybe = foreign == 0 ? 0 : readings.MayHaveFirst(head, kShortestCognate, std::min(count, kPacked));
  for (; maybe != 0; maybe ^= std::bit_floor(maybe)) {
    const uint32_t k = static_cast<uint32_t>(std::bit_width(maybe)) - 1;
    const uint64_t packed = FirstSounds(head, k);
    if (readings.Stem(packed) != 0) break;
    const uint64_t cognate = readings.Cognate(packed);
    const bool by_length = k >= kLongStem && group.script == Readings::Script::kLatin;
    if ((cognate & (by_length ? foreign | Readings::kBeStem : foreign)) == 0) continue;
    std::array<Sound, kPacked> into;
    uint32_t size = 0;
    for (uint64_t rest = cognate & (Readings::kBeStem - 1); rest != 0; rest >>= 5)
      into[size++] = static_cast<Sound>(rest & 31);
    if (count - k + size > Decoder::kMaxSounds) break;
    std::memmove(buffer.data() + size, buffer.data() + k, count - k);
    std::copy_n(into.begin(), size, buffer.begin());
    count = count - k + size;
    break;
  }
  // Царов is Царёв: the stem is soft, and ё was written o.
  for (const uint32_t tail : {2u, 3u}) {
    if (count < tail + 3 || count - tail > kPacked) continue;
    if (buffer[count - tail] != kSoundO || buffer[count - tail + 1] != kSoundV) continue;
    if (tail == 3 && buffer[count - 1] != kSoundA) continue;
    const uint32_t stem = readings.Stem(PackSounds(buffer.data(), count - tail));
    // Nouns in -арь, -ырь are both, and their surnames soft.
    const bool noun = count - tail >= 4 && buffer[count - tail - 1] == kSoundR && (stem & 2) != 0;
    if (stem == 2 || noun) buffer[count - tail] = kSoundE;
  }
  // Letters are written four at a time, of which the last may be none.
  std::array<char, 4 * (buffer.size() + 1)> letters;
  size_t size = 0;
  Sound last = 0;
  for (uint32_t i = 0; i < count; ++i) {
    const Sound sound = buffer[i] < kSoundsAndEdge ? buffer[i] : Sound{0};
    const bool iotated = sound == kSoundE || sound == kSounds || sound == kSounds - 1;
    // ие, ье and е are not told apart, nor ия and ья: Sergienko, Vasiliev.
    if (last == kSoundI && iotated && i > 1) --size;
    // Nor is ее, as it was written eje.
    if (sound != kSoundE || size == 0 || letters[size - 1] != 'e') {
      std::memcpy(letters.data() + size, kSoundSpellings[sound].letters, 4);
      size += kSoundSpellings[sound].size;
    }
    last = sound;
  }
  std::string& out = keys->key;
  out.assign(letters.data(), size);
  const Endings::Ending* const equal = equal_endings_.Find(out, [&](const Endings::Ending& ending) {
    if (out.size() <= ending.text.size() + 1) return false;
    return !IsVowelLetter(ending.text[0]) || !IsVowelLetter(out[out.size() - ending.text.size() - 1]);
  });
  if (equal != nullptr) {
    out.resize(out.size() - equal->text.size());
    out += equal->into;
  }
}

bool KeyMaker::ToMasculine(std::string* key) const {
  const Endings::Ending* const feminine =
      feminine_endings_.Find(*key, [&](const Endings::Ending& ending) { return key->size() > ending.text.size() + 1; });
  if (feminine == nullptr) return false;
  key->resize(key->size() - feminine->text.size());
  *key += feminine->into;
  return true;
}

Kind KeyMaker::KindOf(std::string_view key) const {
  if (patronymic_endings_.EndOf(key)) return Kind::kPatronymic;
  if (place_endings_.EndOf(key)) return Kind::kPlace;
  return Kind::kSurname;
}

bool KeyMaker::LooksLikePatronymic(std::string_view key) const { return father_endings_.EndOf(key); }

bool KeyMaker::LooksLikeSurname(std::string_view key) const { return surname_endings_.EndOf(key); }

}  // namespace onoma
