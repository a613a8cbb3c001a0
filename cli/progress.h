// How far a long run has come, on standard error: only where a person is looking, and only after two seconds.
#ifndef ONOMA_CLI_PROGRESS_H_
#define ONOMA_CLI_PROGRESS_H_

#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <string>

#include "cli/output.h"

namespace onoma::cli {

class Progress {
 public:
  // When the output itself goes to the terminal it shows how far it is.
  Progress() : wanted_(isatty(2) != 0 && isatty(1) == 0) {}
  ~Progress() { Clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void Show(uint64_t records) {
    if (!wanted_) return;
    const Clock::time_point now = Clock::now();
    if (now < next_) return;
    next_ = now + std::chrono::milliseconds(500);
    std::string line = "\r";
    line += std::to_string(records);
    line += " records";
    WriteStderr(line);
    shown_ = true;
  }

  void Clear() {
    if (shown_) WriteStderr("\r\x1b[K");
    shown_ = false;
  }

 private:
  using Clock = std::chrono::steady_clock;

  const bool wanted_;
  bool shown_ = false;
  Clock::time_point next_ = Clock::now() + std::chrono::seconds(2);
};

}  // namespace onoma::cli

#endif  // ONOMA_CLI_PROGRESS_H_
