// Section READ as bytes (core/key/readings.h has the layout). What stands in it, readings_builder.cc finds.
#ifndef ONOMA_TABLES_COMPILER_READINGS_SECTION_H_
#define ONOMA_TABLES_COMPILER_READINGS_SECTION_H_

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "key/readings.h"

namespace onoma {

struct ReadingsSection {
  std::vector<Readings::Group> groups;
  std::map<char32_t, Readings::Letter> letters;
  std::array<uint8_t, 2 * Readings::kPlainLetters> plain_ids{};
  std::string mark_rows;  // kMaxGroups bytes each
  // Cyrillic, Latin.
  std::array<std::vector<uint16_t>, 2> index;
  std::array<std::string, 2> rows;
  std::vector<Readings::Start> starts;
  std::vector<Readings::Unit> units;
  std::vector<uint16_t> contexts;
  std::vector<Readings::Arc> arcs;
  std::string sound_costs;
  // By packed sounds, or letters.
  std::map<uint64_t, uint64_t> stems, cognates, endings, foreign;

  std::string Bytes() const;
};

}  // namespace onoma

#endif  // ONOMA_TABLES_COMPILER_READINGS_SECTION_H_
