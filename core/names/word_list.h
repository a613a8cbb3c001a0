// One of a database's short lists of words: honorifics, particles, words for son and daughter.
//
// Every word of every name of several words is asked for in several lists, and is in none of them. So a filter of a
// few bits is asked first.
#ifndef ONOMA_NAMES_WORD_LIST_H_
#define ONOMA_NAMES_WORD_LIST_H_

#include <algorithm>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace onoma {

class WordList {
 public:
  // Any order; then Seal().
  void Add(std::string_view word) { words_.emplace_back(word); }
  void Seal() {
    std::sort(words_.begin(), words_.end());
    for (const std::string& word : words_) {
      beginnings_.set(BeginningOf(word));
      endings_.set(EndingOf(word));
      has_letter_ |= word.size() < 2;
    }
  }

  const std::vector<std::string>& words() const { return words_; }  // sorted
  bool Has(std::string_view word) const {
    return beginnings_.test(BeginningOf(word)) && endings_.test(EndingOf(word)) &&
           std::binary_search(words_.begin(), words_.end(), word);
  }
  // False if no word of the list ends it.
  bool MayEnd(std::string_view form) const { return endings_.test(EndingOf(form)) || has_letter_; }

 private:
  static constexpr size_t kPlaces = 4096;
  // Numbers of the two bytes at a word's end, and of those at its beginning with the word's length.
  static size_t Number(char first, char second) {
    return static_cast<uint8_t>(first) * 31u + static_cast<uint8_t>(second) * size_t{17};
  }
  static size_t EndingOf(std::string_view word) {
    const size_t n = word.size();
    return n < 2 ? 0 : Number(word[n - 2], word[n - 1]) % kPlaces;
  }
  static size_t BeginningOf(std::string_view word) {
    return word.size() < 2 ? 0 : (Number(word[0], word[1]) + word.size() * 257) % kPlaces;
  }

  std::vector<std::string> words_;
  std::bitset<kPlaces> beginnings_, endings_;
  bool has_letter_ = false;  // a word of one byte, or none
};

}  // namespace onoma

#endif  // ONOMA_NAMES_WORD_LIST_H_
