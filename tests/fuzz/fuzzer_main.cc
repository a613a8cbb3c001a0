// A libFuzzer program of one target.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <random>
#include <string>

#include "format/format.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/seed_database.h"

extern "C" size_t LLVMFuzzerMutate(uint8_t* data, size_t size, size_t max_size);

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  for (const onoma::fuzz::Target& target : onoma::fuzz::Targets()) {
    if (target.name == ONOMA_FUZZ_TARGET) target.run({reinterpret_cast<const char*>(data), size});
  }
  return 0;
}

// A database that is cut or shifted does not open. So most mutations of one stay inside a section and keep its size; what is
// behind the hashes is reached because the target mends them (fuzz_open.cc).
extern "C" size_t LLVMFuzzerCustomMutator(uint8_t* data, size_t size, size_t max_size, unsigned seed) {
  using onoma::format::Header;
  using onoma::format::SectionEntry;
  std::minstd_rand random(seed);
  if (std::string_view(ONOMA_FUZZ_TARGET) != "open" || random() % 10 == 0) return LLVMFuzzerMutate(data, size, max_size);
  if (size < sizeof(Header)) {
    const std::string database = onoma::fuzz::SeedDatabase();
    if (database.size() > max_size) return LLVMFuzzerMutate(data, size, max_size);
    std::memcpy(data, database.data(), database.size());
    size = database.size();
  }
  Header header;
  std::memcpy(&header, data, sizeof(header));
  const uint32_t sections = std::min<uint32_t>(header.sections, onoma::format::kMaxSections);
  if (sections == 0 || sizeof(Header) + sections * sizeof(SectionEntry) > size) return LLVMFuzzerMutate(data, size, max_size);
  SectionEntry entry;
  std::memcpy(&entry, data + sizeof(Header) + random() % sections * sizeof(SectionEntry), sizeof(entry));
  if (entry.size == 0 || entry.offset > size || entry.size > size - entry.offset) return LLVMFuzzerMutate(data, size, max_size);
  // The beginnings of sections hold their counts: damage there has the widest reach.
  const size_t piece = std::min<size_t>(entry.size, 1 + random() % 64);
  const size_t at = entry.offset + (random() % 3 == 0 ? 0 : random() % (entry.size - piece + 1));
  uint8_t buffer[64];
  std::memcpy(buffer, data + at, piece);
  LLVMFuzzerMutate(buffer, piece, piece);
  std::memcpy(data + at, buffer, piece);
  return size;
}
