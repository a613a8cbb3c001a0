// Mutations for fuzz_open. Alone in its file: libFuzzer does without its own control of lengths where there is such a
// function.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <random>
#include <string>

#include "format/format.h"
#include "tests/fuzz/seed_database.h"

extern "C" size_t LLVMFuzzerMutate(uint8_t* data, size_t size, size_t max_size);

// A database that is cut or shifted does not open. So most mutations of one stay inside a section and keep its size;
// what is behind the hashes is reached because the target mends them (fuzz_open.cc).
extern "C" size_t LLVMFuzzerCustomMutator(uint8_t* data, size_t size, size_t max_size, unsigned seed) {
  using onoma::format::Header;
  using onoma::format::SectionEntry;
  std::minstd_rand random(seed);
  if (std::string_view(ONOMA_FUZZ_TARGET) != "open" || random() % 10 == 0)
    return LLVMFuzzerMutate(data, size, max_size);
  if (size < sizeof(Header)) {
    const std::string database = onoma::fuzz::SeedDatabase();
    if (database.size() > max_size) return LLVMFuzzerMutate(data, size, max_size);
    std::memcpy(data, database.data(), database.size());
    size = database.size();
  }
  Header header;
  std::memcpy(&header, data, sizeof(header));
  const uint32_t sections = std::min<uint32_t>(header.sections, onoma::format::kMaxSections);
  if (sections == 0 || sizeof(Header) + sections * sizeof(SectionEntry) > size)
    return LLVMFuzzerMutate(data, size, max_size);
  SectionEntry entry;
  std::memcpy(&entry, data + sizeof(Header) + random() % sections * sizeof(SectionEntry), sizeof(entry));
  if (entry.size == 0 || entry.offset > size || entry.size > size - entry.offset)
    return LLVMFuzzerMutate(data, size, max_size);
  // The beginnings of sections hold their counts: damage there has the widest reach.
  const size_t piece = std::min<size_t>(entry.size, 1 + random() % 64);
  const size_t at = entry.offset + (random() % 3 == 0 ? 0 : random() % (entry.size - piece + 1));
  uint8_t buffer[64];
  std::memcpy(buffer, data + at, piece);
  if (random() % 2 == 0 && piece >= sizeof(uint32_t)) {
    // Most fields are of 32 bits; counts and positions at their limits go the farthest.
    const uint32_t values[] = {
        0, 1, 2, 0xFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, 0x80000000, static_cast<uint32_t>(random()) % 64};
    const uint32_t value = values[random() % std::size(values)];
    std::memcpy(data + (at & ~size_t{3}), &value, sizeof(value));
    return size;
  }
  LLVMFuzzerMutate(buffer, piece, piece);
  std::memcpy(data + at, buffer, piece);
  return size;
}
