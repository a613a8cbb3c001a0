// A seeded generator whose numbers are the same with every standard library (distributions are not).
#ifndef ONOMA_BENCH_RANDOM_H_
#define ONOMA_BENCH_RANDOM_H_

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace onoma::bench {

class Random {
 public:
  explicit Random(uint64_t seed) : engine_(seed) {}

  // In [0, n); 0 if n is 0.
  size_t Below(size_t n) { return n == 0 ? 0 : static_cast<size_t>(engine_() % n); }
  bool Percent(unsigned percent) { return engine_() % 100 < percent; }
  // In [0, n), the small numbers more often: i by (about) 1 / (i + 1).
  size_t Zipf(size_t n) {
    const double unit = static_cast<double>(engine_() >> 11) * 0x1p-53;
    return std::min(n - 1, static_cast<size_t>(std::pow(static_cast<double>(n + 1), unit)) - 1);
  }
  template <typename T>
  const T& Pick(const std::vector<T>& items) {
    return items[Below(items.size())];
  }
  template <typename T>
  void Shuffle(std::vector<T>* items) {
    for (size_t i = items->size(); i > 1; --i) std::swap((*items)[i - 1], (*items)[Below(i)]);
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace onoma::bench

#endif  // ONOMA_BENCH_RANDOM_H_
