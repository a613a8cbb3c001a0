#include "romanize/spelling_model.h"

#include <algorithm>

namespace onoma {

SpellingModel::SpellingModel(Bytes section) : section_(section) {
  const uint32_t count = Array<uint32_t>(section)[0];
  records_ = Array<Record>(Sub(section, sizeof(uint32_t), uint64_t{count} * sizeof(Record)));
}

std::vector<Language> SpellingModel::All() const {
  std::vector<Language> languages;
  for (size_t i = 0; i < records_.size(); ++i) languages.push_back(static_cast<Language>(records_[i].language));
  return languages;
}

SpellingModel::Record SpellingModel::Find(Language language) const {
  for (size_t i = 0; i < records_.size(); ++i) {
    if (records_[i].language == static_cast<uint32_t>(language)) return records_[i];
  }
  return {};
}

std::u32string SpellingModel::Letters(Language language) const {
  const Record record = Find(language);
  const Array<uint32_t> letters(Sub(section_, record.first_letter, uint64_t{record.letters} * sizeof(uint32_t)));
  std::u32string out;
  for (size_t i = 0; i < letters.size(); ++i) out.push_back(letters[i] & ~kAlso);
  return out;
}

std::u32string SpellingModel::AlphabetOf(Language language) const {
  const Record record = Find(language);
  const Array<uint32_t> letters(Sub(section_, record.first_letter, uint64_t{record.letters} * sizeof(uint32_t)));
  std::u32string out;
  for (size_t i = 0; i < letters.size(); ++i) {
    if ((letters[i] & kAlso) == 0) out.push_back(letters[i]);
  }
  return out;
}

SpellingModel::Spelling SpellingModel::SpellingOf(Language language) const {
  Spelling spelling;
  const Record record = Find(language);
  if (record.letters > kMaxLetters || record.order < 2 || record.order > 3) return spelling;
  const uint64_t n = record.letters + 1;
  spelling.letters_ = Array<uint32_t>(Sub(section_, record.first_letter, uint64_t{record.letters} * sizeof(uint32_t)));
  spelling.costs_ = Array<uint8_t>(Sub(section_, record.costs, record.order == 3 ? n * n * n : n * n));
  spelling.order_ = record.order;
  return spelling;
}

uint32_t SpellingModel::Spelling::Number(char32_t letter) const {
  if (letter == 0) return 0;
  const size_t i = LowerBound(letters_.size(), [&](size_t k) { return (letters_[k] & ~kAlso) < letter; });
  return i < letters_.size() && (letters_[i] & ~kAlso) == letter ? static_cast<uint32_t>(i) + 1 : letters() + 1;
}

uint32_t SpellingModel::Spelling::Cost(uint32_t further, uint32_t before, uint32_t letter) const {
  const uint32_t n = letters() + 1;
  if (further >= n || before >= n || letter >= n) return kUnknownCost;
  if (costs_.size() == 0) return kUnknownCost / 4;
  return order_ == 3 ? costs_[(size_t{further} * n + before) * n + letter] : costs_[size_t{before} * n + letter];
}

}  // namespace onoma
