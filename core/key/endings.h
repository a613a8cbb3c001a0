// Endings: a list of what keys may end in, each with what stands for it in another form of the name, or nothing.
#ifndef ONOMA_KEY_ENDINGS_H_
#define ONOMA_KEY_ENDINGS_H_

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace onoma {

class Endings {
 public:
  using Ending = std::pair<std::string, std::string>;  // the ending, and what stands for it

  void Add(std::string_view ending, std::string_view into = {}) {
    if (!ending.empty()) by_last_[Last(ending)].emplace_back(ending, into);
  }
  // Those that end in the key's last letter, and few others, in the list's order.
  std::span<const Ending> Like(std::string_view key) const {
    if (key.empty()) return {};
    return by_last_[Last(key)];
  }
  // True if the key ends in one of them, and has something before it.
  bool EndOf(std::string_view key) const {
    for (const auto& [ending, into] : Like(key)) {
      if (key.size() > ending.size() && key.ends_with(ending)) return true;
    }
    return false;
  }

 private:
  static size_t Last(std::string_view text) { return static_cast<uint8_t>(text.back()) % 32; }

  std::array<std::vector<Ending>, 32> by_last_;
};

}  // namespace onoma

#endif  // ONOMA_KEY_ENDINGS_H_
