// What the command line writes: standard output, and its one-line complaints.
//
// A reader that went away (`| head`) is no error: the command stops and exits 0. Any other failed write is an error,
// for output that was lost in silence is worse than none.
#ifndef ONOMA_CLI_OUTPUT_H_
#define ONOMA_CLI_OUTPUT_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace onoma::cli {

inline constexpr int kExitOk = 0;
inline constexpr int kExitUnmatched = 1;  // only where --fail-unmatched asks for it
inline constexpr int kExitError = 2;

// "onoma: message" with a line end. Whatever would break the line (a line end in a file name) is made a blank.
std::string ErrorLine(std::string_view message);
// Prints it to standard error; returns kExitError.
int Fail(std::string_view message);
int Fail(const absl::Status& status);
// Prints text to standard error as it is.
void WriteStderr(std::string_view text);

class Output {
 public:
  explicit Output(int fd = 1) : fd_(fd) {}

  // Both return false once there is nobody to write for (the reader is gone, or a write failed): stop working.
  bool Write(std::string_view text);
  bool Flush();

  // Flushes, and tells what became of it all: `exit_code`, or 0 for a reader that went away, or kExitError with a
  // message for a failed write.
  int Finish(int exit_code);

 private:
  bool WriteAll(std::string_view text);

  int fd_;
  std::string buffer_;
  int error_ = 0;  // errno of the write that failed
};

}  // namespace onoma::cli

#endif  // ONOMA_CLI_OUTPUT_H_
