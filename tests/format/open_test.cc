// Opening a database: what is refused, and what the message says.
#include <gtest/gtest.h>

#include "format/format.h"
#include "onoma/database.h"
#include "tests/support/database_file.h"
#include "tests/support/test_tables.h"
#include "tests/support/test_text.h"

namespace onoma {
namespace {

using testing::AlignedBytes;
using testing::DatabaseFile;
using testing::TempDir;

const std::string& Good() {
  static const std::string& bytes = *new std::string(testing::DefaultDatabaseBytes());
  return bytes;
}

absl::Status OpenStatus(const std::string& bytes) {
  const AlignedBytes aligned(bytes);
  return Database::FromMemory(aligned.span(), "test.onoma").status();
}

// The status has this code, names the file and says this.
void ExpectRefused(const absl::Status& status, absl::StatusCode code, std::string_view saying) {
  EXPECT_EQ(status.code(), code) << status;
  EXPECT_NE(status.message().find("test.onoma"), absl::string_view::npos) << status;
  EXPECT_NE(std::string(status.message()).find(saying), std::string::npos) << status;
}

TEST(OpenTest, TheFileIsTheEmbeddedDatabase) {
  const TempDir dir;
  const auto file = Database::Open(dir.Write("test.onoma", Good()));
  ASSERT_TRUE(file.ok()) << file.status();
  EXPECT_TRUE(file->Verify().ok()) << file->Verify();
  EXPECT_EQ(file->GetInfo().content_hash, Database::Default().GetInfo().content_hash);
  EXPECT_TRUE(Database::Default().Verify().ok());
}

TEST(OpenTest, InfoSaysWhatIsInside) {
  const Database::Info info = testing::DefaultDatabase().GetInfo();
  EXPECT_EQ(info.format_version, format::kFormatVersion);
  EXPECT_EQ(info.key_version, format::kKeyVersion);
  EXPECT_EQ(info.unicode_version, "15.0.0") << "ICU 72";
  EXPECT_EQ(info.base_hash, 0u);
  EXPECT_EQ(info.file_size, Good().size());
  EXPECT_GT(info.names, 500u);
  EXPECT_GT(info.forms, info.names * 4);
  EXPECT_GE(info.systems, 8u);
  EXPECT_GE(info.styles, 4u);
  ASSERT_EQ(info.sections.size(), 17u);
  uint64_t end = sizeof(format::Header);
  for (const Database::Section& section : info.sections) {
    EXPECT_EQ(section.offset % format::kAlignment, 0u) << section.tag;
    EXPECT_GE(section.offset, end) << section.tag;
    end = section.offset + section.size;
  }
  EXPECT_LE(end, info.file_size);
}

TEST(OpenTest, MissingFileFolderAndShortFile) {
  const TempDir dir;
  ExpectRefused(Database::Open(dir.path() + "/test.onoma").status(), absl::StatusCode::kNotFound, "can't open");
  const TempDir folder;
  folder.Write("test.onoma/inner", "");
  ExpectRefused(Database::Open(folder.path() + "/test.onoma").status(), absl::StatusCode::kInvalidArgument,
                "not a regular file");
  for (const size_t size : {0u, 1u, 8u, 63u}) {
    dir.Write("test.onoma", Good().substr(0, size));
    ExpectRefused(Database::Open(dir.path() + "/test.onoma").status(), absl::StatusCode::kDataLoss,
                  "only " + std::to_string(size));
  }
}

TEST(OpenTest, AForeignFile) {
  for (const std::string& bytes : {std::string("#!/bin/sh\n") + std::string(1000, ' '), std::string(1000, '\0'),
                                   "PK\x03\x04" + std::string(1000, 'x')}) {
    ExpectRefused(OpenStatus(bytes), absl::StatusCode::kInvalidArgument, "no onoma database");
  }
}

TEST(OpenTest, ATextModeTransferIsSeen) {
  // CR LF made LF, as FTP did.
  ExpectRefused(OpenStatus(testing::Replace(Good().substr(0, 4096), "\r\n", "\n")), absl::StatusCode::kInvalidArgument,
                "no onoma database");
}

TEST(OpenTest, OtherFormatVersions) {
  DatabaseFile file(Good());
  file.header.format_version = format::kFormatVersion + 1;
  ExpectRefused(OpenStatus(file.Bytes()), absl::StatusCode::kFailedPrecondition, "newer onoma");
  file.header.format_version = 0;
  ExpectRefused(OpenStatus(file.Bytes()), absl::StatusCode::kFailedPrecondition, "recompile");
}

TEST(OpenTest, AnotherKeyVersion) {
  DatabaseFile file(Good());
  file.header.key_version = format::kKeyVersion + 1;
  ExpectRefused(OpenStatus(file.Bytes()), absl::StatusCode::kFailedPrecondition, "recompile");
}

TEST(OpenTest, MemoryAtAnyMultipleOfEight) {
  for (size_t by = 1; by <= 24; ++by) {
    const AlignedBytes aligned(std::string(by, '\0') + Good());
    const auto database = Database::FromMemory(aligned.span().subspan(by), "test.onoma");
    if (by % 8 != 0) {
      ExpectRefused(database.status(), absl::StatusCode::kInvalidArgument, "multiple of 8");
      continue;
    }
    ASSERT_TRUE(database.ok()) << database.status();
    const Normalizer normalizer(*database);
    for (const char* name : {"Lukashenka", "Лукашэнка", "Gvzdkrtovich", "Гвздкртов", "Sergei Petrov"}) {
      EXPECT_EQ(testing::Lookup(normalizer, name).id, testing::Lookup(name).id) << name;
    }
  }
}

TEST(OpenTest, SectionsThatNobodyKnows) {
  DatabaseFile optional(Good());
  optional.Add("XTRA", "anything", false);
  const std::string with_optional = optional.Bytes();
  const AlignedBytes aligned(with_optional);
  const auto database = Database::FromMemory(aligned.span(), "test.onoma");
  ASSERT_TRUE(database.ok()) << database.status();
  EXPECT_TRUE(database->Verify().ok()) << database->Verify();
  EXPECT_EQ(database->GetInfo().sections.size(), 18u);
  EXPECT_EQ(testing::Lookup(Normalizer(*database), "Lukashenka").id, testing::Lookup("Lukashenka").id);

  DatabaseFile required(Good());
  required.Add("XTRA", "anything", true);
  ExpectRefused(OpenStatus(required.Bytes()), absl::StatusCode::kFailedPrecondition, "XTRA");
}

TEST(OpenTest, EachSectionIsMissed) {
  for (size_t i = 0; i < 12; ++i) {
    DatabaseFile file(Good());
    const std::string tag(file.sections[i].entry.tag, 4);
    file.sections.erase(file.sections.begin() + static_cast<ptrdiff_t>(i));
    ExpectRefused(OpenStatus(file.Bytes()), absl::StatusCode::kDataLoss, "section " + tag + " is missing");
  }
}

TEST(OpenTest, ASectionOutsideTheFile) {
  for (const uint64_t offset : {Good().size() + 64, size_t{1} << 63, SIZE_MAX - 63}) {
    std::string bytes = DatabaseFile(Good()).Bytes();
    format::SectionEntry entry;
    std::memcpy(&entry, bytes.data() + 64, sizeof(entry));
    entry.offset = offset;
    std::memcpy(bytes.data() + 64, &entry, sizeof(entry));
    format::Header header;
    std::memcpy(&header, bytes.data(), sizeof(header));
    header.content_hash = Hash64(std::string_view(bytes).substr(64, header.sections * sizeof(entry)));
    header.header_hash = Hash64({reinterpret_cast<const char*>(&header), 56});
    std::memcpy(bytes.data(), &header, sizeof(header));
    ExpectRefused(OpenStatus(bytes), absl::StatusCode::kDataLoss, "does not fit");
  }
}

TEST(OpenTest, TooManySections) {
  std::string bytes = Good();
  format::Header header;
  std::memcpy(&header, bytes.data(), sizeof(header));
  for (const uint32_t sections : {format::kMaxSections + 1, 0xFFFFFFFFu}) {
    header.sections = sections;
    header.header_hash = Hash64({reinterpret_cast<const char*>(&header), 56});
    std::memcpy(bytes.data(), &header, sizeof(header));
    ExpectRefused(OpenStatus(bytes), absl::StatusCode::kDataLoss, std::to_string(sections) + " sections");
  }
}

TEST(OpenTest, AFileThatGrewIsRefused) {
  ExpectRefused(OpenStatus(Good() + std::string(64, '\0')), absl::StatusCode::kDataLoss, "cut short or added to");
}

TEST(OpenTest, ACopyOutlivesTheOriginal) {
  const TempDir dir;
  std::unique_ptr<Normalizer> normalizer;
  {
    auto database = Database::Open(dir.Write("a.onoma", Good()));
    ASSERT_TRUE(database.ok());
    normalizer = std::make_unique<Normalizer>(*database);
  }
  EXPECT_EQ(testing::NameOf(*normalizer, "Лукашэнка"), "surname/lukashenko");
}

}  // namespace
}  // namespace onoma
