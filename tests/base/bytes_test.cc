#include "base/bytes.h"

#include <gtest/gtest.h>

#include <array>

namespace onoma {
namespace {

TEST(ArrayTest, ReadsRecordsInOrderAndZeroOutside) {
  const std::array<unsigned char, 9> raw = {1, 0, 0, 0, 2, 1, 0, 0, 0xFF};
  const Array<uint32_t> array{std::as_bytes(std::span(raw))};
  ASSERT_EQ(array.size(), 2u) << "the ninth byte makes no record";
  EXPECT_EQ(array[0], 1u);
  EXPECT_EQ(array[1], 0x102u);
  EXPECT_EQ(array[2], 0u);
  EXPECT_EQ(array[SIZE_MAX], 0u);
}

TEST(ArrayTest, NeedsNoAlignment) {
  const std::array<unsigned char, 9> raw = {9, 1, 0, 0, 0, 0, 0, 0, 0x80};
  EXPECT_EQ(Array<uint64_t>(std::as_bytes(std::span(raw)).subspan(1))[0], 0x8000000000000001u);
}

TEST(ArrayTest, OfNothingIsEmpty) {
  EXPECT_EQ(Array<uint64_t>().size(), 0u);
  EXPECT_EQ(Array<uint64_t>()[0], 0u);
}

TEST(SubTest, GivesOnlyWhatLiesWithin) {
  const Bytes bytes = AsBytes("abcdef");
  EXPECT_EQ(AsText(Sub(bytes, 1, 3)), "bcd");
  EXPECT_EQ(AsText(Sub(bytes, 0, 6)), "abcdef");
  EXPECT_EQ(AsText(Sub(bytes, 6, 0)), "");
  EXPECT_TRUE(Sub(bytes, 7, 0).empty());
  EXPECT_TRUE(Sub(bytes, 3, 4).empty());
  EXPECT_TRUE(Sub(bytes, 1, UINT64_MAX).empty()) << "offset + size must not wrap around";
  EXPECT_TRUE(Sub(bytes, UINT64_MAX, 1).empty());
}

}  // namespace
}  // namespace onoma
