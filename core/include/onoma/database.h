// Database: the compiled tables, read-only.
//
// One file (docs/format.md), mapped into memory or embedded in the program. Immutable once open: share one Database
// between all threads. Copies are cheap and share the same memory.
//
//   absl::StatusOr<onoma::Database> db = onoma::Database::Open("names.onoma");
//   if (!db.ok()) ...                                  // says what is wrong with the file, where, and what to do
//   onoma::Normalizer normalizer(*db);
//
// Opening checks the size, the header and the table of sections. Everything behind it is read with bounds checks: a
// damaged payload gives a miss at worst. `Verify` reads every byte.
#ifndef ONOMA_DATABASE_H_
#define ONOMA_DATABASE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "onoma/name_id.h"

namespace onoma {

namespace format {
class Reader;
}  // namespace format

class Database {
 public:
  // The database that the library carries (library onoma::onoma; it is linked in by calling this). The build verified
  // it: if its bytes were damaged since, the program is, and is aborted with a message.
  static Database Default();
  // Maps a file.
  static absl::StatusOr<Database> Open(const std::string& path);
  // Reads from memory that the caller keeps alive and unchanged. It must begin at a multiple of 8 bytes, better of 64.
  // `label` names it in errors.
  static absl::StatusOr<Database> FromMemory(std::span<const std::byte> bytes, std::string_view label);

  // Checks the hash of every section and that every reference in the file stays within it.
  absl::Status Verify() const;

  // What the file says of itself, for people and for records of what an output was made with.
  struct Section {
    std::string tag;
    uint64_t offset;
    uint64_t size;
    bool required;
  };
  struct Info {
    std::string label;
    uint32_t format_version;
    uint32_t key_version;
    std::string unicode_version;
    uint64_t content_hash;  // of the whole file; the database's identity
    uint64_t base_hash;     // of the database that this one layers on; 0 if it stands alone
    uint64_t file_size;
    uint64_t names;
    uint64_t forms;
    uint64_t systems;
    uint64_t styles;
    std::vector<Section> sections;
  };
  Info GetInfo() const;

  // For the library's own use.
  const format::Reader& reader() const { return *reader_; }
  std::shared_ptr<const format::Reader> shared_reader() const { return reader_; }

 private:
  explicit Database(std::shared_ptr<const format::Reader> reader) : reader_(std::move(reader)) {}
  std::shared_ptr<const format::Reader> reader_;
};

}  // namespace onoma

#endif  // ONOMA_DATABASE_H_
