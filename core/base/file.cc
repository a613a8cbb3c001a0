#include "base/file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "absl/strings/str_cat.h"

namespace onoma {
namespace {

absl::Status Failed(const std::string& path, const char* what) {
  return absl::ErrnoToStatus(errno, absl::StrCat(path, ": ", what));
}

}  // namespace

absl::StatusOr<MappedFile> MappedFile::Open(const std::string& path) {
  const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return Failed(path, "can't open");
  struct stat info;
  if (fstat(fd, &info) != 0) {
    const absl::Status status = Failed(path, "can't read its size");
    close(fd);
    return status;
  }
  if (!S_ISREG(info.st_mode)) {
    close(fd);
    return absl::InvalidArgumentError(absl::StrCat(path, ": not a regular file"));
  }
  MappedFile file;
  file.size_ = static_cast<size_t>(info.st_size);
  if (file.size_ > 0) {
    void* data = mmap(nullptr, file.size_, PROT_READ, MAP_SHARED, fd, 0);
    if (data == MAP_FAILED) {
      const absl::Status status = Failed(path, "can't map");
      close(fd);
      file.size_ = 0;
      return status;
    }
    file.data_ = data;
  }
  close(fd);
  return file;
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) munmap(data_, size_);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

absl::Status WriteFileAtomically(const std::string& path, std::string_view contents) {
  const std::string aside = absl::StrCat(path, ".tmp", getpid());
  const int fd = open(aside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (fd < 0) return Failed(aside, "can't create");
  const auto give_up = [&](const char* what) {
    const absl::Status status = Failed(aside, what);
    close(fd);
    unlink(aside.c_str());
    return status;
  };
  for (size_t done = 0; done < contents.size();) {
    const ssize_t n = write(fd, contents.data() + done, contents.size() - done);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return give_up("can't write");
    done += static_cast<size_t>(n);
  }
  if (fsync(fd) != 0) return give_up("can't sync");
  if (close(fd) != 0) {
    const absl::Status status = Failed(aside, "can't close");
    unlink(aside.c_str());
    return status;
  }
  if (rename(aside.c_str(), path.c_str()) != 0) {
    const absl::Status status = Failed(path, "can't rename the new file to it");
    unlink(aside.c_str());
    return status;
  }
  // The folder too, so that the new name outlives a power cut.
  const size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  if (const int dir = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); dir >= 0) {
    fsync(dir);
    close(dir);
  }
  return absl::OkStatus();
}

}  // namespace onoma
