#include "cli/output.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace onoma::cli {
namespace {

// Small writes are gathered up to this size; larger ones go straight through.
constexpr size_t kBufferSize = size_t{1} << 16;

}  // namespace

std::string ErrorLine(std::string_view message) {
  std::string line = "onoma: ";
  for (char c : message) line.push_back(static_cast<unsigned char>(c) < 0x20 ? ' ' : c);
  while (line.back() == ' ') line.pop_back();
  line.push_back('\n');
  return line;
}

void WriteStderr(std::string_view text) {
  while (!text.empty()) {
    const ssize_t n = write(2, text.data(), text.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return;  // there is nowhere left to complain
    text.remove_prefix(static_cast<size_t>(n));
  }
}

int Fail(std::string_view message) {
  WriteStderr(ErrorLine(message));
  return kExitError;
}

int Fail(const absl::Status& status) { return Fail(std::string(status.message())); }

bool Output::WriteAll(std::string_view text) {
  while (!text.empty()) {
    const ssize_t n = write(fd_, text.data(), text.size());
    if (n < 0) {
      if (errno == EINTR) continue;
      error_ = errno;
      return false;
    }
    text.remove_prefix(static_cast<size_t>(n));
  }
  return true;
}

bool Output::Flush() {
  if (error_ != 0) return false;
  const bool ok = WriteAll(buffer_);
  buffer_.clear();
  return ok;
}

bool Output::Write(std::string_view text) {
  if (error_ != 0) return false;
  if (buffer_.size() + text.size() > kBufferSize && !Flush()) return false;
  if (text.size() > kBufferSize) return WriteAll(text);
  buffer_.append(text);
  return true;
}

int Output::Finish(int exit_code) {
  Flush();
  // Some file systems say only now that the disk is full.
  if (error_ == 0 && close(fd_) != 0 && errno != EINTR) error_ = errno;
  if (error_ == EPIPE) return kExitOk;
  if (error_ != 0) return Fail(std::string("cannot write the output: ") + std::strerror(error_));
  return exit_code;
}

}  // namespace onoma::cli
