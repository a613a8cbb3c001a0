#include "base/line_ends.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace onoma {
namespace {

TEST(LineEndsTest, ABitForEachLineEnd) {
  std::mt19937_64 random(4);
  for (int round = 0; round < 5000; ++round) {
    std::vector<char> text(1 + random() % kLineEndsBlock);
    for (char& c : text) c = random() % 4 == 0 ? '\n' : static_cast<char>(random());
    uint64_t wanted = 0;
    for (size_t i = 0; i < text.size(); ++i) wanted |= uint64_t{text[i] == '\n'} << i;
    ASSERT_EQ(LineEnds(text.data(), text.size()), wanted);
  }
}

}  // namespace
}  // namespace onoma
