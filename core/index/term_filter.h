// TermFilter: whether the index may have a form that is, or begins with, these words. No is certain, yes is not.
//
// Nearly all words of running text are in no name. The filter tells so by one word of memory, which the cache holds
// long after it no longer holds the exact table: a form costs 9 bits. It is a blocked Bloom filter: a hash chooses one
// word of 64 bits and four bits in it. What is asked is the same hash by which the exact table knows forms (FormHash),
// so that a text's words are hashed once.
//
// Two sets are in it. *Words*: every form, and every beginning of a form that ends where a word does. *Beginnings*: the
// latter alone. Of "нижний новгород" it has "нижний" and "нижний новгород" in the first, "нижний" in the second.
//
// Layout: sizes of the two sets in words, as u64; u64[] of the first; u64[] of the second.
#ifndef ONOMA_INDEX_TERM_FILTER_H_
#define ONOMA_INDEX_TERM_FILTER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "simd/sift_words.h"

namespace onoma {

class TermFilter {
 public:
  TermFilter() = default;
  explicit TermFilter(Bytes section);

  // False: these words are no form and begin none.
  bool MayMatter(uint64_t hash) const { return words_.Has(hash); }
  // False: no form goes on behind these words.
  bool MayGoOn(uint64_t hash) const { return beginnings_.Has(hash); }
  // Has what MayMatter reads fetched.
  void Prefetch(uint64_t hash) const { words_.Prefetch(hash); }
  // For MayMatter of many hashes at once.
  const BitSet& words() const { return words_; }

  // The bytes that part the words of a form, as FoldTokens writes them.
  static constexpr std::string_view kGaps = " -,|!";

 private:
  BitSet words_, beginnings_;
};

// Makes the section.
class TermFilterBuilder {
 public:
  // The seed is that by which the exact table hashes forms.
  explicit TermFilterBuilder(uint64_t seed) : seed_(seed) {}
  void Add(std::string_view form);
  std::string Finish();

 private:
  static void Write(const std::vector<uint64_t>& hashes, uint64_t words, std::string* out);

  uint64_t seed_;
  std::vector<uint64_t> forms_, beginnings_;  // hashes
};

}  // namespace onoma

#endif  // ONOMA_INDEX_TERM_FILTER_H_
