#include "base/hash.h"

#include <gtest/gtest.h>

namespace onoma {
namespace {

// Published values of XXH3-64 without seed: what stands in files and IDs can never become another function.
TEST(HashTest, IsXxh3) {
  EXPECT_EQ(Hash64(""), 0x2D06800538D394C2u);
  EXPECT_EQ(Hash64("a"), 0xE6C632B61E964E1Fu);
  EXPECT_EQ(Hash64("abc"), 0x78AF5F94892F3950u);
}

TEST(HashTest, ReadsEveryByte) {
  std::string text(1000, 'x');
  const uint64_t whole = Hash64(text);
  for (size_t i = 0; i < text.size(); i += 7) {
    text[i] = 'y';
    EXPECT_NE(Hash64(text), whole) << i;
    text[i] = 'x';
  }
  EXPECT_EQ(Hash64(text), whole);
}

}  // namespace
}  // namespace onoma
