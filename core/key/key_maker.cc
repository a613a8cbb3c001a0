#include "key/key_maker.h"

#include <algorithm>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace onoma {
namespace {

bool IsEdge(char32_t cp) { return cp == ' ' || cp == '-' || cp == ',' || cp == '|' || cp == '!'; }

// A set of the pairs of bytes in a text, as a 64-bit Bloom filter.
uint64_t PairsOf(std::string_view text) {
  uint64_t pairs = 0;
  for (size_t i = 1; i < text.size(); ++i) {
    const uint32_t pair = static_cast<uint8_t>(text[i - 1]) << 8 | static_cast<uint8_t>(text[i]);
    pairs |= uint64_t{1} << (pair * 0x9E3779B1u >> 26);
  }
  return pairs;
}

bool EndsWithOneOf(std::string_view key, const std::vector<std::string>& endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](const std::string& ending) { return key.size() > ending.size() && key.ends_with(ending); });
}

}  // namespace

KeyMaker::KeyMaker(const format::Reader& reader) : reader_(&reader) {
  for (size_t i = 0; i < reader.systems(); ++i) {
    const format::SystemRecord system = reader.system(i);
    if ((system.flags & format::kKeyReading) == 0) continue;
    Reading reading;
    reading.code = std::string(reader.String(system.code));
    reading.latin = reader.String(system.scope) == "Latn";
    reading.rules = reader.rule_set(system.first_set);
    const std::string evidence(reader.String(system.evidence));
    for (const auto& item : absl::StrSplit(evidence, ' ', absl::SkipEmpty())) {
      const std::vector<std::string> pair = absl::StrSplit(item, '=');
      int weight = 1;
      if (pair.size() != 2 || !absl::SimpleAtoi(pair[1], &weight)) continue;
      const bool at_end = pair[0].ends_with('$');
      const std::string letters = pair[0].substr(0, pair[0].size() - (at_end ? 1 : 0));
      reading.evidence.push_back({letters, at_end, weight, PairsOf(letters)});
    }
    readings_.push_back(std::move(reading));
  }
  const auto lists = reader.lists();
  for (size_t i = 0; i < lists.size(); ++i) {
    const format::ListRecord record = lists[i];
    const std::string word(reader.String(record.word));
    switch (static_cast<format::Purpose>(record.purpose)) {
      case format::Purpose::kSurnameEnding:
        surname_endings_.push_back(word);
        break;
      case format::Purpose::kPatronymicEnding:
        patronymic_endings_.push_back(word);
        break;
      case format::Purpose::kFatherEnding:
        father_endings_.push_back(word);
        break;
      case format::Purpose::kPlaceEnding:
        place_endings_.push_back(word);
        break;
      case format::Purpose::kFeminineEnding:
        feminine_endings_.emplace_back(word, std::string(reader.String(record.into)));
        break;
      default:
        break;
    }
  }
}

void KeyMaker::Make(std::string_view folded, Keys* keys, size_t most) const {
  keys->count = 0;
  bool latin = false;
  for (size_t pos = 0; pos < folded.size() && !latin;) {
    latin = reader_->fold().Find(DecodeUtf8(folded, &pos)).script() == Script::kLatin;
  }
  // Readings by the evidence that the form shows for them; the table's order decides between equals, so that the first,
  // general one wins where nothing speaks for another.
  const uint64_t pairs = PairsOf(folded);
  std::array<std::pair<int, size_t>, 16> order;
  size_t n = 0;
  for (size_t i = 0; i < readings_.size() && n < order.size(); ++i) {
    if (readings_[i].latin != latin) continue;
    int weight = 0;
    for (const Evidence& evidence : readings_[i].evidence) {
      if ((evidence.pairs & pairs) != evidence.pairs) continue;
      const bool shown = evidence.at_end ? folded.ends_with(evidence.letters)
                                         : folded.find(evidence.letters) != std::string_view::npos;
      if (shown) weight += evidence.points;
    }
    order[n++] = {-weight, i};
  }
  std::sort(order.begin(), order.begin() + n);
  for (size_t i = 0; i < n && keys->count < most; ++i) {
    if (i > 0 && order[i].first >= 0) break;  // nothing speaks for it
    std::string& key = keys->keys[keys->count];
    Apply(readings_[order[i].second], folded, &keys->letters, &key);
    if (std::find(keys->keys.begin(), keys->keys.begin() + keys->count, key) == keys->keys.begin() + keys->count) {
      keys->readings[keys->count++] = readings_[order[i].second].code;
    }
  }
  if (keys->count == 0) {
    keys->keys[0] = folded;
    keys->readings[0] = "as written";
    keys->count = 1;
  }
}

void KeyMaker::Apply(const Reading& reading, std::string_view folded, std::u32string* letters, std::string* key) const {
  letters->clear();
  key->clear();
  for (size_t pos = 0; pos < folded.size();) {
    const char32_t cp = DecodeUtf8(folded, &pos);
    if (!reading.rules.Covers(cp) && cp >= 0x80) {
      std::string stripped;  // a few bytes: within the string's own room
      if (reader_->fold().Strip(cp, &stripped)) {
        for (size_t at = 0; at < stripped.size();) letters->push_back(DecodeUtf8(stripped, &at));
        continue;
      }
    }
    letters->push_back(cp);
  }
  char last = 0;
  const auto append = [&](std::string_view text) {
    for (const char c : text) {
      // Doubled letters are one: Anna, Ana. (h ends the signs sh, zh, kh, ch and never doubles by itself.)
      if (c == last && c >= 'a' && c <= 'z') continue;
      key->push_back(c);
      last = c;
    }
  };
  const std::span<const char32_t> text(*letters);
  for (size_t i = 0; i < text.size();) {
    RuleSet::Rule rule;
    if (reading.rules.Find(text, i, IsEdge, &rule)) {
      append(reading.rules.Output(rule, 0));
      i += rule.from_length;
    } else {
      if (text[i] < 0x80) {
        append(std::string_view(reinterpret_cast<const char*>(&text[i]), 1));
      } else {
        AppendUtf8(text[i], key);
        last = 0;
      }
      ++i;
    }
  }
  if (key->empty()) *key = folded;
}

bool KeyMaker::ToMasculine(std::string* key) const {
  for (const auto& [feminine, masculine] : feminine_endings_) {
    if (key->size() > feminine.size() + 1 && key->ends_with(feminine)) {
      key->resize(key->size() - feminine.size());
      *key += masculine;
      return true;
    }
  }
  return false;
}

Kind KeyMaker::KindOf(std::string_view key) const {
  if (EndsWithOneOf(key, patronymic_endings_)) return Kind::kPatronymic;
  if (EndsWithOneOf(key, place_endings_)) return Kind::kPlace;
  return Kind::kSurname;
}

bool KeyMaker::LooksLikePatronymic(std::string_view key) const { return EndsWithOneOf(key, father_endings_); }

bool KeyMaker::LooksLikeSurname(std::string_view key) const { return EndsWithOneOf(key, surname_endings_); }

}  // namespace onoma
