// The hash by which the index knows a form or a key: without a branch for what nearly all names are, up to 32 bytes.
//
// XXH3 (base/hash.h) has another way for each class of lengths. Names fall into all of them by chance, so that every
// other one costs a mispredicted branch, which is dearer than the hash. Here a form is read in blocks of 32 bytes, the
// last one filled up with zeros; a block is two products of 64 by 64 bits, each folded to half.
#ifndef ONOMA_INDEX_FORM_HASH_H_
#define ONOMA_INDEX_FORM_HASH_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/scale.h"

namespace onoma {

class FormHash {
 public:
  static constexpr size_t kBlock = 32;

  static uint64_t Of(std::string_view form, uint64_t seed) {
    uint64_t hash = Begin(form.size(), seed);
    size_t at = 0;
    for (; form.size() - at > kBlock; at += kBlock) hash = Add(hash, form.data() + at);
    char last[kBlock] = {0};
    if (at < form.size()) std::memcpy(last, form.data() + at, form.size() - at);
    return End(Add(hash, last));
  }

  // The same for a form that stands at `form` with zeros behind it, up to the end of its last block at least.
  static uint64_t OfPadded(const char* form, size_t size, uint64_t seed) {
    uint64_t hash = Begin(size, seed);
    for (size_t at = 0; size - at > kBlock; at += kBlock, form += kBlock) hash = Add(hash, form);
    return End(Add(hash, form));
  }

  // The same, where there is but one block.
  static uint64_t OfShort(const char* form, size_t size, uint64_t seed) { return End(Add(Begin(size, seed), form)); }

  // The same for a form with anything behind it, of whose last block every byte can be read.
  static uint64_t OfWithin(const char* form, size_t size, uint64_t seed) {
    uint64_t hash = Begin(size, seed);
    for (; size > kBlock; size -= kBlock, form += kBlock) hash = Add(hash, form);
    // Ones where the form's bytes are, then zeros: read from as far before the middle as there are bytes.
    alignas(64) static constexpr auto kOnes = [] {
      std::array<char, 2 * kBlock> ones{};
      for (size_t i = 0; i < kBlock; ++i) ones[i] = static_cast<char>(0xFF);
      return ones;
    }();
    const char* const ones = kOnes.data() + kBlock - size;
    const auto word = [&](size_t i) { return Word(form + i) & Word(ones + i); };
    return End(Add(hash, word(0), word(8), word(16), word(24)));
  }

 private:
  static uint64_t Begin(size_t size, uint64_t seed) { return seed ^ size * 0x9E3779B97F4A7C15; }

  static uint64_t Add(uint64_t hash, const char* block) {
    return Add(hash, Word(block), Word(block + 8), Word(block + 16), Word(block + 24));
  }
  static uint64_t Add(uint64_t hash, uint64_t a, uint64_t b, uint64_t c, uint64_t d) {
    return Product(a ^ hash, b ^ 0xD6E8FEB86659FD93) + Product(c ^ 0xA0761D6478BD642F, d ^ 0xE7037ED1A0B428DB);
  }

  static uint64_t Word(const char* bytes) {
    uint64_t word;
    std::memcpy(&word, bytes, sizeof(word));
    return word;
  }

  static uint64_t End(uint64_t hash) {
    hash = (hash ^ hash >> 32) * 0x9FB21C651E98DF25;
    return hash ^ hash >> 29;
  }

  // Both halves of the product, one over the other. They are multiplied for one by one: GCC 12 takes a product of 128
  // bits through memory, which is dearer.
  static uint64_t Product(uint64_t a, uint64_t b) { return a * b ^ Scale(a, b); }
};

}  // namespace onoma

#endif  // ONOMA_INDEX_FORM_HASH_H_
