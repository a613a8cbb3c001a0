#include "tables/compiler/spelling_builder.h"

#include <algorithm>
#include <cmath>

#include "format/writer.h"
#include "romanize/spelling_model.h"
#include "text/utf8.h"

namespace onoma {
namespace {

// With fewer words than this, pairs of letters are all that can be counted.
constexpr size_t kWordsForTriples = 1000;

class Counter {
 public:
  Counter(const std::u32string& letters, const std::u32string& alphabet, const std::vector<std::u32string>& words)
      : letters_(letters),
        alphabet_(alphabet),
        n_(letters.size() + 1),
        singles_(n_),
        pairs_(n_ * n_),
        triples_(n_ * n_ * n_) {
    for (const std::u32string& word : words) Count(word);
  }

  std::string Costs(uint32_t order) const {
    std::string out;
    for (size_t a = 0; a < (order == 3 ? n_ : 1); ++a) {
      for (size_t b = 0; b < n_; ++b) {
        for (size_t c = 0; c < n_; ++c) {
          const double p = order == 3 ? Triple(a, b, c) : Pair(b, c);
          out.push_back(static_cast<char>(static_cast<uint8_t>(std::clamp(-16 * std::log2(p), 0.0, 254.0))));
        }
      }
    }
    return out;
  }

 private:
  void Count(const std::u32string& word) {
    size_t a = 0, b = 0;
    for (size_t i = 0; i <= word.size(); ++i) {
      const size_t at = i == word.size() ? std::u32string::npos : letters_.find(word[i]);
      if (i < word.size() && at == std::u32string::npos) return;  // another language's letter
      const size_t c = i == word.size() ? 0 : at + 1;
      ++singles_[c];
      ++pairs_[b * n_ + c];
      ++triples_[(a * n_ + b) * n_ + c];
      a = b;
      b = c;
    }
  }

  // Witten-Bell: what was seen, and as much weight for the shorter context as there are different followers.
  static double Mix(const std::vector<uint32_t>& counts, size_t row, size_t n, size_t c, double shorter) {
    double total = 0, kinds = 0;
    for (size_t i = 0; i < n; ++i) {
      total += counts[row * n + i];
      kinds += counts[row * n + i] != 0;
    }
    kinds = std::max(kinds, 1.0);
    return (counts[row * n + c] + kinds * shorter) / (total + kinds);
  }
  double Single(size_t c) const {
    // A letter that is no letter of the alphabet is the last to think of.
    const bool also = c != 0 && alphabet_.find(letters_[c - 1]) == std::u32string::npos;
    return Mix(singles_, 0, n_, c, (also ? 1.0 / 64 : 1.0) / static_cast<double>(n_));
  }
  double Pair(size_t b, size_t c) const { return Mix(pairs_, b, n_, c, Single(c)); }
  double Triple(size_t a, size_t b, size_t c) const { return Mix(triples_, a * n_ + b, n_, c, Pair(b, c)); }

  const std::u32string& letters_;
  const std::u32string& alphabet_;
  const size_t n_;
  std::vector<uint32_t> singles_, pairs_, triples_;
};

}  // namespace

void AddWords(std::string_view folded, std::vector<std::u32string>* words) {
  std::u32string word;
  for (const char32_t cp : DecodeAll(folded) + U" ") {
    if (cp != U' ' && cp != U'-') {
      word += cp;
    } else if (!word.empty()) {
      words->push_back(std::move(word));
      word.clear();
    }
  }
}

std::string BuildSpellingSection(const LanguageTable& languages, const Words& words) {
  std::vector<SpellingModel::Record> records;
  std::string letter_bytes, cost_bytes;
  const size_t head = sizeof(uint32_t) + languages.rows().size() * sizeof(SpellingModel::Record);
  for (const LanguageRow& row : languages.rows()) {
    std::u32string letters = row.letters + row.also;
    std::sort(letters.begin(), letters.end());
    letters.erase(std::unique(letters.begin(), letters.end()), letters.end());
    letters.resize(std::min<size_t>(letters.size(), SpellingModel::kMaxLetters));
    const auto it = words.find(row.language);
    static const std::vector<std::u32string> kNone;
    const std::vector<std::u32string>& known = it == words.end() ? kNone : it->second;
    const uint32_t order = known.size() < kWordsForTriples ? 2 : 3;
    records.push_back({static_cast<uint32_t>(row.language), static_cast<uint32_t>(letters.size()),
                       static_cast<uint32_t>(letter_bytes.size()), order, static_cast<uint32_t>(cost_bytes.size())});
    for (const char32_t letter : letters) {
      const bool also = row.letters.find(letter) == std::u32string::npos;
      format::AppendRaw(static_cast<uint32_t>(letter) | (also ? SpellingModel::kAlso : 0), &letter_bytes);
    }
    cost_bytes += Counter(letters, row.letters, known).Costs(order);
  }
  std::string out;
  format::AppendRaw(static_cast<uint32_t>(records.size()), &out);
  for (SpellingModel::Record record : records) {
    record.first_letter += static_cast<uint32_t>(head);
    record.costs += static_cast<uint32_t>(head + letter_bytes.size());
    format::AppendRaw(record, &out);
  }
  return out + letter_bytes + cost_bytes;
}

}  // namespace onoma
