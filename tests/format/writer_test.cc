#include "format/writer.h"

#include <gtest/gtest.h>

#include "base/bytes.h"
#include "format/format.h"
#include "tests/support/database_file.h"

namespace onoma::format {
namespace {

TEST(WriterTest, SectionsStandInOrderAlignedAndHashed) {
  Writer writer;
  writer.Add("AAAA", "first");
  writer.Add("BBBB", "", false);
  writer.Add("CCCC", std::string(100, 'c'));
  const std::string bytes = writer.Finish(0x0F000000, 42);
  EXPECT_EQ(bytes.size() % kAlignment, 0u);
  Header header;
  std::memcpy(&header, bytes.data(), sizeof(header));
  EXPECT_EQ(std::string_view(header.magic, 8), std::string_view(kMagic, 8));
  EXPECT_EQ(header.sections, 3u);
  EXPECT_EQ(header.file_size, bytes.size());
  EXPECT_EQ(header.base_hash, 42u);
  EXPECT_EQ(header.unicode_version, 0x0F000000u);
  testing::DatabaseFile file(bytes);
  EXPECT_EQ(file.Find("AAAA")->bytes, "first");
  EXPECT_EQ(file.Find("BBBB")->entry.flags, 0u);
  EXPECT_EQ(file.Find("CCCC")->entry.flags, kRequired);
  EXPECT_EQ(file.Find("CCCC")->entry.hash, Hash64(std::string(100, 'c')));
  EXPECT_EQ(file.Find("CCCC")->entry.offset % kAlignment, 0u);
  EXPECT_EQ(file.Bytes(), bytes) << "two writers of one format";
}

TEST(WriterTest, TheSameSectionsGiveTheSameBytes) {
  const auto write = [](std::string_view content, uint64_t base) {
    Writer writer;
    writer.Add("AAAA", std::string(content));
    return writer.Finish(1, base);
  };
  EXPECT_EQ(write("x", 0), write("x", 0));
  EXPECT_NE(write("x", 0), write("y", 0));
  EXPECT_NE(write("x", 0), write("x", 1));
}

TEST(StringPoolTest, EachStringOnceAndTheEmptyOneFirst) {
  StringPool pool;
  EXPECT_EQ(pool.Add(""), 0u);
  const uint32_t a = pool.Add("Лукашенко"), b = pool.Add("x");
  EXPECT_EQ(pool.Add("Лукашенко"), a);
  EXPECT_NE(a, b);
  EXPECT_EQ(pool.bytes().size(), 2 + (2 + 18) + (2 + 1));
  EXPECT_EQ(pool.bytes().substr(b, 3), std::string("\1\0x", 3));
}

TEST(StringPoolTest, AStringThatIsTooLongIsCut) {
  StringPool pool;
  pool.Add(std::string(70000, 'x'));
  EXPECT_EQ(pool.bytes().size(), 2u + 2u + 65535u);
}

TEST(CheckCountsTest, OfNamesAndPostingsThereAreNoMoreThanASlotCanTellApart) {
  constexpr uint64_t kMost = uint64_t{1} << 24;
  EXPECT_TRUE(CheckCounts({.names = kMost, .forms = 100 * kMost, .postings = kMost, .keys = 100 * kMost}).ok());
  const absl::Status names = CheckCounts({.names = kMost + 1, .forms = 0, .postings = 0, .keys = 0});
  EXPECT_EQ(names.message(),
            "the tables make 16777217 names, and a file holds 16777216 at most: split them into layers");
  EXPECT_FALSE(CheckCounts({.names = 1, .forms = 1, .postings = kMost + 1, .keys = 1}).ok());
}

}  // namespace
}  // namespace onoma::format
