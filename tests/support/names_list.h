// A few thousand inputs of every sort, the same each time.
#ifndef ONOMA_TESTS_SUPPORT_NAMES_LIST_H_
#define ONOMA_TESTS_SUPPORT_NAMES_LIST_H_

#include <random>
#include <string>
#include <vector>

#include "tests/support/test_text.h"

namespace onoma::testing {

inline std::vector<std::string> ManyNames(size_t count, uint64_t seed) {
  std::mt19937_64 random(seed);
  const std::vector<std::string> pieces = {"Лукашенко",
                                           "Lukashenka",
                                           "Alyaksandr",
                                           "Сергей",
                                           "Siarhei",
                                           "Петров",
                                           "Ivanova",
                                           "В.",
                                           "А.Г.",
                                           "Минск",
                                           "Владимирович",
                                           "Gvzdkrt",
                                           "van",
                                           "-",
                                           ",",
                                           "/",
                                           "Sasha",
                                           "born",
                                           "Hanna",
                                           "\xFF",
                                           "Тихановская",
                                           "Žuravlikhin",
                                           "习近平",
                                           "Nagorno-Karabakh",
                                           "Красная Поляна",
                                           "Lukaшenko",
                                           "123",
                                           "O'Neill",
                                           "Ростов-на-Дону",
                                           ""};
  std::vector<std::string> names;
  while (names.size() < count) {
    std::string name;
    for (size_t n = random() % 4; n > 0; --n) name += pieces[random() % pieces.size()] + (random() % 8 ? " " : "");
    name += pieces[random() % pieces.size()];
    names.push_back(std::move(name));
  }
  return names;
}

// All that a Match says, for comparing.
inline std::string Text(const Match& match) {
  return match.id.ToString() + " " + std::string(KindName(match.kind)) + " " + std::string(ViaName(match.via)) + " " +
         std::string(LinkName(match.link)) + " " + std::to_string(match.score) + " " + std::to_string(match.layer) +
         ":" + std::to_string(match.ordinal);
}

}  // namespace onoma::testing

#endif  // ONOMA_TESTS_SUPPORT_NAMES_LIST_H_
