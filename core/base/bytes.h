// Little-endian loads and bounds-checked views of a file's bytes.
#ifndef ONOMA_BASE_BYTES_H_
#define ONOMA_BASE_BYTES_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace onoma {

static_assert(std::endian::native == std::endian::little, "databases are little-endian and mapped as they are");

using Bytes = std::span<const std::byte>;

// Has a line of memory fetched that will soon be read. Any address will do.
inline void Prefetch(const void* address) {
#if defined(__GNUC__)
  __builtin_prefetch(address);
#else
  (void)address;
#endif
}

// A view of `count` records of a trivially copyable type at the beginning of `bytes`. Reading outside gives a zeroed T,
// never a crash: a damaged file is a miss. Records need no alignment.
template <typename T>
class Array {
 public:
  Array() = default;
  explicit Array(Bytes bytes) : data_(bytes.data()), size_(bytes.size() / sizeof(T)) {}

  size_t size() const { return size_; }
  const std::byte* data() const { return data_; }
  T operator[](size_t i) const {
    T value{};
    if (i < size_) std::memcpy(&value, data_ + i * sizeof(T), sizeof(T));
    return value;
  }
  void Prefetch(size_t i) const { onoma::Prefetch(data_ + i * sizeof(T)); }

 private:
  const std::byte* data_ = nullptr;
  size_t size_ = 0;
};

inline std::string_view AsText(Bytes bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }
inline Bytes AsBytes(std::string_view text) { return {reinterpret_cast<const std::byte*>(text.data()), text.size()}; }

// The part [offset, offset + size) of `bytes`; empty if it does not lie within.
inline Bytes Sub(Bytes bytes, uint64_t offset, uint64_t size) {
  if (offset > bytes.size() || size > bytes.size() - offset) return {};
  return bytes.subspan(offset, size);
}

// Cuts a section into its parts, one after another. A part that does not fit is empty.
class Cutter {
 public:
  Cutter(Bytes section, uint64_t offset) : section_(section), offset_(offset) {}
  Bytes Take(uint64_t size) {
    const Bytes part = Sub(section_, offset_, size);
    offset_ += size;
    return part;
  }

 private:
  Bytes section_;
  uint64_t offset_;
};

// The first i in [0, n) for which less(i) is false; n if there is none.
template <typename Less>
size_t LowerBound(size_t n, Less less) {
  size_t low = 0;
  while (low < n) {
    const size_t mid = low + (n - low) / 2;
    if (less(mid)) {
      low = mid + 1;
    } else {
      n = mid;
    }
  }
  return low;
}

}  // namespace onoma

#endif  // ONOMA_BASE_BYTES_H_
