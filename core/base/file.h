// Files: mapped read-only, or written whole and atomically.
#ifndef ONOMA_BASE_FILE_H_
#define ONOMA_BASE_FILE_H_

#include <string>

#include "absl/status/statusor.h"
#include "base/bytes.h"

namespace onoma {

class MappedFile {
 public:
  // Errors name the path and the reason.
  static absl::StatusOr<MappedFile> Open(const std::string& path);

  MappedFile() = default;
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;

  Bytes bytes() const { return {static_cast<const std::byte*>(data_), size_}; }

 private:
  void* data_ = nullptr;
  size_t size_ = 0;
};

// Writes a file so that readers see the old one or the whole new one: aside, synced, renamed.
absl::Status WriteFileAtomically(const std::string& path, std::string_view contents);

}  // namespace onoma

#endif  // ONOMA_BASE_FILE_H_
