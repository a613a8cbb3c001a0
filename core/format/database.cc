#include "onoma/database.h"

#include "absl/strings/str_cat.h"
#include "format/reader.h"

namespace onoma {

absl::StatusOr<Database> Database::Open(const std::string& path) {
  auto reader = format::Reader::FromFile(path);
  if (!reader.ok()) return reader.status();
  return Database(*std::move(reader));
}

absl::StatusOr<Database> Database::FromMemory(std::span<const std::byte> bytes, std::string_view label) {
  constexpr size_t kNeeded = alignof(uint64_t);
  if (reinterpret_cast<uintptr_t>(bytes.data()) % kNeeded != 0) {
    return absl::InvalidArgumentError(
        absl::StrCat(std::string(label), ": the memory must begin at a multiple of ", kNeeded, " bytes"));
  }
  auto reader = format::Reader::FromMemory(bytes, label);
  if (!reader.ok()) return reader.status();
  return Database(*std::move(reader));
}

absl::Status Database::Verify() const { return reader_->Verify(); }

Database::Info Database::GetInfo() const {
  Info info{};
  const format::Header& header = reader_->header();
  info.label = reader_->label();
  info.format_version = header.format_version;
  info.key_version = header.key_version;
  info.unicode_version = absl::StrCat(header.unicode_version >> 24, ".", header.unicode_version >> 16 & 0xFF, ".",
                                      header.unicode_version >> 8 & 0xFF);
  info.content_hash = header.content_hash;
  info.base_hash = header.base_hash;
  info.file_size = header.file_size;
  info.names = reader_->names();
  info.forms = reader_->meta().forms;
  for (size_t i = 0; i < reader_->systems(); ++i) {
    const uint32_t flags = reader_->system(i).flags;
    info.systems += (flags & format::kStyle) == 0;
    info.styles += (flags & format::kStyle) != 0;
  }
  for (const format::SectionEntry& entry : reader_->sections()) {
    info.sections.push_back(
        {std::string(entry.tag, sizeof(entry.tag)), entry.offset, entry.size, (entry.flags & format::kRequired) != 0});
  }
  return info;
}

}  // namespace onoma
