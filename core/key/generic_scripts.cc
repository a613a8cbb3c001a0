#include "key/generic_scripts.h"

#include <algorithm>
#include <cstring>

#include "text/utf8.h"

namespace onoma {
namespace {

constexpr char32_t kFirstSyllable = 0xAC00, kLastSyllable = 0xD7A3;
constexpr char32_t kIteration = 0x3005;  // 々
constexpr char32_t kSmallTsu = 0x30C3;   // ッ
constexpr char32_t kLongMark = 0x30FC;   // ー
constexpr char32_t kFirstHiragana = 0x3041, kLastHiragana = 0x3096, kToKatakana = 0x60;

char32_t Katakana(char32_t cp) { return cp >= kFirstHiragana && cp <= kLastHiragana ? cp + kToKatakana : cp; }

bool IsVowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

}  // namespace

// Of the Arabic or Hebrew letters before the one at hand.
struct GenericScripts::LetterState {
  bool start = true;         // none of the word, or the article alone
  bool article = false;      // the letter before is the first of the article
  bool after_vowel = false;  // the letter before is read as a vowel where vowels are read
  bool after_carrier = false;
};

// Of the kana before the one at hand.
struct GenericScripts::KanaState {
  bool doubling = false;  // ッ stands before
  char vowel = 0;         // the last letter of the kana before; 0 if none is
};

GenericScripts::GenericScripts(Bytes section) : size_(section.size()) {
  const Array<uint32_t> counts(section);
  Cutter cutter(section, 8 * sizeof(uint32_t));
  expected_size_ = 8 * sizeof(uint32_t);
  const auto take = [&](uint64_t count, size_t size) {
    expected_size_ += count * size;
    return cutter.Take(count * size);
  };
  readings_ = Array<Reading>(take(counts[0], sizeof(Reading)));
  jamo_ = Array<uint16_t>(take(counts[1], sizeof(uint16_t)));
  han_ = Array<uint16_t>(take(counts[2], sizeof(uint16_t)));
  others_ = Array<Other>(take(counts[3], sizeof(Other)));
  kana_ = Array<uint16_t>(take(counts[4], sizeof(uint16_t)));
  pairs_ = Array<KanaPair>(take(counts[5], sizeof(KanaPair)));
  letters_ = Array<Letter>(take(counts[6], sizeof(Letter)));
}

bool GenericScripts::Covers(Script script) {
  switch (script) {
    case Script::kArabic:
    case Script::kHebrew:
    case Script::kHan:
    case Script::kKana:
    case Script::kHangul:
      return true;
    default:
      return false;
  }
}

bool GenericScripts::Read(std::string_view folded, size_t k, std::string* out) const {
  out->clear();
  if (k >= kMaxReadings) return false;
  // The ways before it stand in `out` one after another, for a way that gives what an earlier one gave is no reading.
  size_t begins[kMaxReadings + 1] = {};
  size_t found = 0;
  for (size_t way = 0; way < kMaxReadings; ++way) {
    const size_t begin = out->size();
    if (!AppendReading(folded, way, out)) break;
    const std::string_view all(*out);
    const std::string_view reading = all.substr(begin);
    bool known = reading.empty();
    for (size_t i = 0; i < found && !known; ++i) {
      known = all.substr(begins[i], begins[i + 1] - begins[i]) == reading;
    }
    if (known) {
      out->resize(begin);
      continue;
    }
    if (found == k) {
      out->erase(0, begin);
      return true;
    }
    begins[++found] = out->size();
  }
  out->clear();
  return false;
}

bool GenericScripts::AppendReading(std::string_view folded, size_t way, std::string* out) const {
  LetterState letters;
  KanaState kana;
  char32_t han = 0;  // the character before, for 々
  for (size_t pos = 0; pos < folded.size();) {
    const char32_t cp = DecodeUtf8(folded, &pos);
    const char32_t katakana = Katakana(cp);
    if (katakana >= kFirstKana && katakana <= kLongMark) {
      if (!AppendKana(folded, katakana, way, &pos, &kana, out)) return false;
      letters = {};
      han = 0;
      continue;
    }
    kana = {};
    if (cp >= kFirstSyllable && cp <= kLastSyllable) {
      if (!AppendHangul(cp, out)) return false;
    } else if ((cp >= kFirstHan && cp <= kLastHan) || (cp == kIteration && han != 0)) {
      if (cp != kIteration) han = cp;
      if (!AppendHan(han, way, out)) return false;
      letters = {};
      continue;
    } else {
      Letter letter;
      if (!FindLetter(cp, &letter) || !AppendLetter(folded, letter, way, pos, &letters, out)) return false;
      han = 0;
      continue;
    }
    letters = {};
    han = 0;
  }
  return true;
}

std::string_view GenericScripts::TextOf(uint16_t reading, Reading* buffer) const {
  *buffer = readings_[reading];
  // In a damaged file other bytes may stand there; nothing but letters is promised.
  size_t size = 0;
  while (size < kReadingSize && buffer->text[size] >= 'a' && buffer->text[size] <= 'z') ++size;
  return {buffer->text, size};
}

bool GenericScripts::Append(uint16_t reading, std::string* out) const {
  if (reading == 0) return false;
  Reading buffer;
  out->append(TextOf(reading, &buffer));
  return true;
}

bool GenericScripts::AppendHangul(char32_t cp, std::string* out) const {
  const size_t syllable = cp - kFirstSyllable;
  return Append(jamo_[syllable / (kVowels * kTrailing)], out) &&
         Append(jamo_[kLeading + syllable / kTrailing % kVowels], out) &&
         Append(jamo_[kLeading + kVowels + syllable % kTrailing], out);
}

bool GenericScripts::AppendHan(char32_t cp, size_t way, std::string* out) const {
  if (way > 0) {
    const Other other = others_[LowerBound(others_.size(), [&](size_t i) { return others_[i].character < cp; })];
    if (other.character == cp) return Append(other.reading, out);
  }
  return Append(han_[cp - kFirstHan], out);
}

uint16_t GenericScripts::PairReading(char32_t first, char32_t second) const {
  const KanaPair pair = pairs_[LowerBound(pairs_.size(), [&](size_t i) {
    const KanaPair p = pairs_[i];
    return p.first != first ? p.first < first : p.second < second;
  })];
  return pair.first == first && pair.second == second ? pair.reading : 0;
}

bool GenericScripts::AppendKana(std::string_view folded, char32_t kana, size_t way, size_t* pos, KanaState* state,
                                std::string* out) const {
  if (kana_.size() == 0) return false;
  if (kana == kLongMark) return true;
  if (kana == kSmallTsu) {
    state->doubling = true;
    return true;
  }
  uint16_t reading = 0;
  if (*pos < folded.size()) {
    size_t behind = *pos;
    reading = PairReading(kana, Katakana(DecodeUtf8(folded, &behind)));
    if (reading != 0) *pos = behind;
  }
  if (reading == 0) reading = kana_[kana - kFirstKana];
  Reading buffer;
  const std::string_view text = TextOf(reading, &buffer);
  if (text.empty()) return false;
  // Tokyo is written for とうきょう: the other ways leave a long vowel's second kana out, as Hepburn does where its
  // macrons are lost. That いのうえ (Inoue) has no long vowel, the kana don't show: the first way leaves out nothing.
  const char vowel = state->vowel;
  if (way > 0 && ((text == "u" && (vowel == 'o' || vowel == 'u')) || (text == "o" && vowel == 'o'))) return true;
  if (state->doubling && !IsVowel(text[0])) out->push_back(text.starts_with("ch") ? 't' : text[0]);
  out->append(text);
  *state = {false, text.back()};
  return true;
}

bool GenericScripts::FindLetter(char32_t cp, Letter* letter) const {
  *letter = letters_[LowerBound(letters_.size(), [&](size_t i) { return letters_[i].letter < cp; })];
  return letter->letter == cp && cp != 0;
}

// The letter at or behind `pos`, marks skipped; false if the word or its part in letters ends.
bool GenericScripts::NextLetter(std::string_view folded, size_t* pos, Letter* letter) const {
  while (*pos < folded.size()) {
    if (!FindLetter(DecodeUtf8(folded, pos), letter)) return false;
    if (letter->role != kMark) return true;
  }
  return false;
}

GenericScripts::Position GenericScripts::PositionOf(const Letter& letter, std::string_view folded, size_t pos,
                                                    const LetterState& state) const {
  Letter next;
  const bool last = !NextLetter(folded, &pos, &next);
  if (state.start) {
    if ((letter.flags & kCarrier) == 0 || last || next.role != kWeak) return kFirst;
    // Of ايران the second letter is a vowel, of اياد it is a consonant.
    Letter third;
    return NextLetter(folded, &pos, &third) && third.role != kConsonant ? kFirst : kFirstCarrier;
  }
  if (state.after_carrier) return kAfterCarrier;
  if (last) return state.after_vowel ? kLastAfterVowel : kLast;
  if (state.after_vowel) return kAfterVowel;
  return next.role == kConsonant ? kBetween : kBeforeVowel;
}

bool GenericScripts::AppendLetter(std::string_view folded, const Letter& letter, size_t way, size_t pos,
                                  LetterState* state, std::string* out) const {
  if (letter.role == kMark) return true;
  // Behind the article a word begins anew. The last way knows no article: الينا is Alina.
  if (state->start && (letter.flags & kArticleFirst) != 0 && way + 1 < kMaxReadings) {
    Letter next;
    size_t behind = pos;
    state->article = NextLetter(folded, &behind, &next) && (next.flags & kArticleSecond) != 0 &&
                     NextLetter(folded, &behind, &next) && NextLetter(folded, &behind, &next);
  } else if (state->article) {
    *state = {};
    return Append(letter.readings[kBetween][way], out);
  }
  const Position position = PositionOf(letter, folded, pos, *state);
  const bool geresh = letter.geresh != 0 && folded.substr(pos).starts_with('\'');
  const bool carrier = (letter.flags & kCarrier) != 0 && (position == kFirst || position == kFirstCarrier);
  state->start = false;
  state->after_carrier = position == kFirstCarrier;
  state->after_vowel =
      letter.role == kVowel || carrier ||
      (letter.role == kWeak && (position == kBetween || position == kLast || position == kAfterCarrier));
  return Append(geresh ? letter.geresh : letter.readings[position][way], out);
}

bool GenericScripts::WellFormed() const {
  if (size_ != expected_size_ || jamo_.size() != kLeading + kVowels + kTrailing) return false;
  if (readings_.size() < 2 || readings_.size() > 0xFFFF) return false;
  for (size_t i = 0; i < readings_.size(); ++i) {
    Reading reading;
    const size_t size = TextOf(static_cast<uint16_t>(i), &reading).size();
    if ((size == 0) != (i <= kSilent)) return false;
    if (std::any_of(reading.text + size, reading.text + kReadingSize, [](char c) { return c != 0; })) return false;
  }
  const auto there = [&](uint16_t reading) { return reading < readings_.size(); };
  const auto all_there = [&](const Array<uint16_t>& numbers) {
    for (size_t i = 0; i < numbers.size(); ++i) {
      if (!there(numbers[i])) return false;
    }
    return true;
  };
  if (!all_there(jamo_) || !all_there(han_) || !all_there(kana_)) return false;
  for (size_t i = 0; i < others_.size(); ++i) {
    if (!there(others_[i].reading) || (i > 0 && others_[i - 1].character >= others_[i].character)) return false;
  }
  const auto place = [&](size_t i) { return uint32_t{pairs_[i].first} << 16 | pairs_[i].second; };
  for (size_t i = 0; i < pairs_.size(); ++i) {
    if (!there(pairs_[i].reading) || (i > 0 && place(i - 1) >= place(i))) return false;
  }
  for (size_t i = 0; i < letters_.size(); ++i) {
    const Letter letter = letters_[i];
    if (letter.role > kMark || !there(letter.geresh) || (i > 0 && letters_[i - 1].letter >= letter.letter))
      return false;
    for (const auto& position : letter.readings) {
      if (!std::all_of(std::begin(position), std::end(position), there)) return false;
    }
  }
  return true;
}

}  // namespace onoma
