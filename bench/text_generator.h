// News-like text with planted names: English, Russian, Belarusian and Ukrainian articles of a few kilobytes, about one
// token in twenty in a mention. Seeded. The words between the mentions stand in no table, so that the mentions that
// were planted are the ones to be found.
#ifndef ONOMA_BENCH_TEXT_GENERATOR_H_
#define ONOMA_BENCH_TEXT_GENERATOR_H_

#include <cstddef>
#include <string>
#include <vector>

#include "bench/synthetic_database.h"

namespace onoma::bench {

struct Article {
  std::string text;
  struct Planted {
    size_t begin, end;  // bytes
  };
  std::vector<Planted> mentions;
};

struct News {
  std::vector<Article> articles;
  size_t bytes = 0, tokens = 0;
  size_t mentions = 0;  // "Sergei Lavrov" is one
  size_t forms = 0;     // ... of two forms of the table
};

// Made on the first call for each database, kept to the end.
const News& NewsFor(const SyntheticDatabase& database);

}  // namespace onoma::bench

#endif  // ONOMA_BENCH_TEXT_GENERATOR_H_
