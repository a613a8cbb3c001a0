#ifndef ONOMA_BASE_SCALE_H_
#define ONOMA_BASE_SCALE_H_

#include <cstdint>

namespace onoma {

// The high half of a product: x scaled from [0, 2^64) to [0, n).
inline uint64_t Scale(uint64_t x, uint64_t n) {
  return static_cast<uint64_t>((static_cast<unsigned __int128>(x) * n) >> 64);
}

}  // namespace onoma

#endif  // ONOMA_BASE_SCALE_H_
