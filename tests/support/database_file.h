// A database's bytes taken apart and put together again, with hashes that hold: for files that are wrong on purpose.
#ifndef ONOMA_TESTS_SUPPORT_DATABASE_FILE_H_
#define ONOMA_TESTS_SUPPORT_DATABASE_FILE_H_

#include <cstring>
#include <string>
#include <vector>

#include "base/hash.h"
#include "format/format.h"

namespace onoma::testing {

struct DatabaseFile {
  struct Section {
    format::SectionEntry entry;
    std::string bytes;
  };
  format::Header header;
  std::vector<Section> sections;

  explicit DatabaseFile(const std::string& bytes) {
    std::memcpy(&header, bytes.data(), sizeof(header));
    for (uint32_t i = 0; i < header.sections; ++i) {
      Section section;
      std::memcpy(&section.entry, bytes.data() + sizeof(header) + i * sizeof(section.entry), sizeof(section.entry));
      section.bytes = bytes.substr(section.entry.offset, section.entry.size);
      sections.push_back(std::move(section));
    }
  }

  Section* Find(std::string_view tag) {
    for (Section& section : sections) {
      if (std::string_view(section.entry.tag, 4) == tag) return &section;
    }
    return nullptr;
  }

  void Add(std::string_view tag, std::string bytes, bool required) {
    Section section{};
    std::memcpy(section.entry.tag, tag.data(), 4);
    section.entry.flags = required ? format::kRequired : 0;
    section.bytes = std::move(bytes);
    sections.push_back(std::move(section));
  }

  // Offsets, sizes and all hashes made anew; the header's other fields stay as they are.
  std::string Bytes() {
    std::string body(sizeof(header) + sections.size() * sizeof(format::SectionEntry), '\0');
    const auto pad = [&] {
      body.resize((body.size() + format::kAlignment - 1) / format::kAlignment * format::kAlignment, '\0');
    };
    for (Section& section : sections) {
      pad();
      section.entry.offset = body.size();
      section.entry.size = section.bytes.size();
      section.entry.hash = Hash64(section.bytes);
      body += section.bytes;
    }
    pad();
    std::string table;
    for (const Section& section : sections) {
      table.append(reinterpret_cast<const char*>(&section.entry), sizeof(section.entry));
    }
    header.sections = static_cast<uint32_t>(sections.size());
    header.file_size = body.size();
    header.content_hash = Hash64(table);
    header.header_hash = Hash64({reinterpret_cast<const char*>(&header), offsetof(format::Header, header_hash)});
    std::memcpy(body.data(), &header, sizeof(header));
    std::memcpy(body.data() + sizeof(header), table.data(), table.size());
    return body;
  }
};

}  // namespace onoma::testing

#endif  // ONOMA_TESTS_SUPPORT_DATABASE_FILE_H_
