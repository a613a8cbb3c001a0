// Endings: a list of what keys may end in, each with what stands for it in another form of the name, or nothing.
#ifndef ONOMA_KEY_ENDINGS_H_
#define ONOMA_KEY_ENDINGS_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace onoma {

class Endings {
 public:
  struct Ending {
    std::string text, into;
  };

  void Add(std::string_view ending, std::string_view into = {}) {
    if (ending.empty()) return;
    by_last_[Last(ending)].push_back({{std::string(ending), std::string(into)}, Tail(ending), Mask(ending.size())});
  }
  // The first of the list that the key ends in, with something before it, and that `fits`; null if there is none.
  template <typename Fits>
  const Ending* Find(std::string_view key, Fits fits) const {
    if (key.empty()) return nullptr;
    // Nearly all of them differ within their last eight bytes, which are compared at once.
    const uint64_t tail = Tail(key);
    for (const Listed& ending : by_last_[Last(key)]) {
      if (((tail ^ ending.tail) & ending.mask) != 0) continue;
      if (key.size() > ending.text.size() && key.ends_with(ending.text) && fits(ending)) return &ending;
    }
    return nullptr;
  }
  bool EndOf(std::string_view key) const {
    return Find(key, [](const Ending&) { return true; }) != nullptr;
  }

 private:
  struct Listed : Ending {
    uint64_t tail, mask;
  };

  static size_t Last(std::string_view text) { return static_cast<uint8_t>(text.back()) % 32; }
  // The last eight bytes, the last one the highest; zeros if there are fewer.
  static uint64_t Tail(std::string_view text) {
    char bytes[8] = {0};
    const size_t size = std::min(text.size(), sizeof(bytes));
    std::memcpy(bytes + sizeof(bytes) - size, text.data() + text.size() - size, size);
    uint64_t tail;
    std::memcpy(&tail, bytes, sizeof(tail));
    return tail;
  }
  static uint64_t Mask(size_t size) { return size >= 8 ? ~uint64_t{0} : ~uint64_t{0} << (64 - 8 * size); }

  std::array<std::vector<Listed>, 32> by_last_;
};

}  // namespace onoma

#endif  // ONOMA_KEY_ENDINGS_H_
