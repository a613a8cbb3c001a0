// Where lines end: many at once, for lines of names are so short that a search for each next one takes longer than what
// is done with it.
#ifndef ONOMA_BASE_LINE_ENDS_H_
#define ONOMA_BASE_LINE_ENDS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace onoma {

inline constexpr size_t kLineEndsBlock = 64;

// A bit for each LF among `size` bytes, from 1 to kLineEndsBlock; the first the lowest.
inline uint64_t LineEnds(const char* data, size_t size) {
  std::array<char, kLineEndsBlock> last{};
  if (size < kLineEndsBlock) {
    std::memcpy(last.data(), data, size);
    data = last.data();
  }
  // The compiler makes a few vectors of this.
  std::array<uint8_t, kLineEndsBlock> ends;
  for (size_t i = 0; i < kLineEndsBlock; ++i) ends[i] = data[i] == '\n' ? 1 : 0;
  // Eight bytes of 0 or 1 to eight bits: the product brings each of them into the highest byte.
  uint64_t bits = 0;
  for (size_t i = 0; i < kLineEndsBlock; i += 8) {
    uint64_t eight;
    std::memcpy(&eight, &ends[i], sizeof(eight));
    bits |= (eight * 0x0102040810204080u) >> 56 << i;
  }
  return bits;
}

}  // namespace onoma

#endif  // ONOMA_BASE_LINE_ENDS_H_
