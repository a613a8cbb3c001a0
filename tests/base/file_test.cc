#include "base/file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "tests/support/test_tables.h"

namespace onoma {
namespace {

using testing::TempDir;

size_t FilesIn(const std::string& folder) {
  return static_cast<size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

TEST(MappedFileTest, MapsWhatWasWritten) {
  const TempDir dir;
  const std::string path = dir.Write("file", std::string_view("a\0b", 3));
  auto file = MappedFile::Open(path);
  ASSERT_TRUE(file.ok()) << file.status();
  EXPECT_EQ(AsText(file->bytes()), std::string_view("a\0b", 3));
}

TEST(MappedFileTest, MovesItsBytes) {
  const TempDir dir;
  auto file = MappedFile::Open(dir.Write("file", "abc"));
  ASSERT_TRUE(file.ok());
  MappedFile moved = *std::move(file);
  EXPECT_EQ(AsText(moved.bytes()), "abc");
  MappedFile other;
  other = std::move(moved);
  EXPECT_EQ(AsText(other.bytes()), "abc");
}

TEST(MappedFileTest, AnEmptyFileHasNoBytes) {
  const TempDir dir;
  auto file = MappedFile::Open(dir.Write("empty", ""));
  ASSERT_TRUE(file.ok()) << file.status();
  EXPECT_TRUE(file->bytes().empty());
}

TEST(MappedFileTest, AMissingFileIsNamed) {
  const TempDir dir;
  const absl::Status status = MappedFile::Open(dir.path() + "/no-such-file").status();
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  EXPECT_NE(std::string(status.message()).find("no-such-file"), std::string::npos) << status;
}

TEST(MappedFileTest, AFolderIsNoFile) {
  const TempDir dir;
  const absl::Status status = MappedFile::Open(dir.path()).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_NE(std::string(status.message()).find(dir.path()), std::string::npos) << status;
}

TEST(WriteFileAtomicallyTest, ReplacesAndLeavesNothingBeside) {
  const TempDir dir;
  const std::string path = dir.Write("file", "old and longer");
  ASSERT_TRUE(WriteFileAtomically(path, "new").ok());
  EXPECT_EQ(dir.Read("file"), "new");
  EXPECT_EQ(FilesIn(dir.path()), 1u);
}

TEST(WriteFileAtomicallyTest, AReaderKeepsTheOldFile) {
  const TempDir dir;
  const std::string path = dir.Write("file", "old");
  auto mapped = MappedFile::Open(path);
  ASSERT_TRUE(mapped.ok());
  ASSERT_TRUE(WriteFileAtomically(path, "new").ok());
  EXPECT_EQ(AsText(mapped->bytes()), "old");
}

TEST(WriteFileAtomicallyTest, FailsWithoutATrace) {
  const TempDir dir;
  const absl::Status status = WriteFileAtomically(dir.path() + "/no/such/folder/file", "x");
  EXPECT_FALSE(status.ok());
  EXPECT_NE(std::string(status.message()).find("no/such/folder"), std::string::npos) << status;
  // The target is a folder: the rename fails, and what was written aside goes.
  std::filesystem::create_directory(dir.path() + "/target");
  std::filesystem::create_directory(dir.path() + "/target/inner");
  EXPECT_FALSE(WriteFileAtomically(dir.path() + "/target", "x").ok());
  EXPECT_EQ(FilesIn(dir.path()), 1u);
}

TEST(WriteFileAtomicallyTest, WorksInTheCurrentFolder) {
  const TempDir dir;
  const std::filesystem::path before = std::filesystem::current_path();
  std::filesystem::current_path(dir.path());
  const absl::Status status = WriteFileAtomically("plain", "x");
  std::filesystem::current_path(before);
  ASSERT_TRUE(status.ok()) << status;
  EXPECT_EQ(dir.Read("plain"), "x");
}

}  // namespace
}  // namespace onoma
