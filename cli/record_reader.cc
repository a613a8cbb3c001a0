#include "cli/record_reader.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>
#include <utility>

#include "base/line_ends.h"

namespace onoma::cli {
namespace {

constexpr size_t kChunk = size_t{1} << 15;  // what a batch makes of it stays in the cache, too
constexpr size_t kPadding = 64;             // at least SIMDJSON_PADDING
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

absl::Status FileError(const std::string& name, int error) {
  return absl::UnavailableError(name + ": " + std::strerror(error));
}

}  // namespace

absl::Status CheckInputs(const std::vector<std::string>& files) {
  for (const std::string& file : files) {
    if (file == "-") continue;
    // No trial open: that would take the reader's end of a named pipe away from its writer.
    struct stat info;
    if (stat(file.c_str(), &info) != 0 || access(file.c_str(), R_OK) != 0) return FileError(file, errno);
    if (S_ISDIR(info.st_mode)) return FileError(file, EISDIR);
  }
  return absl::OkStatus();
}

RecordReader::RecordReader(std::vector<std::string> files, Splitting splitting, bool header)
    : files_(files.empty() ? std::vector<std::string>{"-"} : std::move(files)),
      splitting_(splitting),
      header_(header) {}

RecordReader::~RecordReader() { Close(); }

void RecordReader::Close() {
  if (fd_ > 0) close(fd_);
  fd_ = -1;
}

absl::Status RecordReader::OpenNext() {
  const std::string& file = files_[next_file_++];
  name_ = file == "-" ? "stdin" : file;
  fd_ = file == "-" ? 0 : open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd_ < 0) return FileError(name_, errno);
  at_end_ = false;
  at_start_ = true;
  header_due_ = header_;
  buffer_.clear();
  record_begin_ = scanned_ = mark_ = 0;
  csv_ = CsvState::kFieldStart;
  crlf_ = false;
  line_ = 1;
  line_ends_ = 0;
  return absl::OkStatus();
}

// Reads what is there, once: an input that comes line by line is answered line by line. False at the end of the file.
absl::StatusOr<bool> RecordReader::Fill() {
  const size_t old = buffer_.size();
  buffer_.resize(old + kChunk);
  ssize_t n;
  do {
    n = read(fd_, buffer_.data() + old, kChunk);
  } while (n < 0 && errno == EINTR);
  buffer_.resize(old + static_cast<size_t>(std::max<ssize_t>(n, 0)));
  if (n < 0) return FileError(name_, errno);
  return n > 0;
}

// The record that began at record_begin_ ends at `end`, behind its line end.
void RecordReader::Finish(size_t end, std::vector<Record>* records) {
  Record record;
  record.begin = record_begin_;
  record.line = line_;
  record.mark = mark_;
  size_t stop = end;
  if (splitting_ != Splitting::kWhole) {
    if (stop > record_begin_ && buffer_[stop - 1] == '\n' && csv_ != CsvState::kQuoted) {
      --stop;
      crlf_ = stop > record_begin_ + mark_ && buffer_[stop - 1] == '\r';
      if (crlf_) --stop;
      ++line_;
    }
    record.crlf = crlf_;
    record.open_quote = splitting_ == Splitting::kCsv && csv_ == CsvState::kQuoted;
  }
  record.size = stop - record_begin_;
  records->push_back(record);
  line_ += line_ends_;
  line_ends_ = 0;
  mark_ = 0;
  csv_ = CsvState::kFieldStart;
  record_begin_ = end;
  scanned_ = end;
}

// Does what Finish does, for whole lines and many of them.
void RecordReader::SplitLines(std::vector<Record>* records, size_t limit) {
  const char* const data = buffer_.data();
  const size_t size = buffer_.size();
  Record record;
  record.crlf = crlf_;
  size_t begin = record_begin_, scanned = scanned_, line = line_;
  while (scanned < size && records->size() < limit) {
    const size_t block = scanned;
    scanned = std::min(block + kLineEndsBlock, size);
    for (uint64_t ends = LineEnds(data + block, scanned - block); ends != 0; ends &= ends - 1) {
      const size_t end = block + static_cast<size_t>(std::countr_zero(ends));
      record.begin = begin;
      record.mark = mark_;
      record.line = line++;
      record.crlf = end > begin + mark_ && data[end - 1] == '\r';
      record.size = end - begin - record.crlf;
      records->push_back(record);
      mark_ = 0;
      begin = end + 1;
      if (records->size() == limit) {
        scanned = begin;
        break;
      }
    }
  }
  crlf_ = record.crlf;
  record_begin_ = begin;
  scanned_ = scanned;
  line_ = line;
}

void RecordReader::SplitCsv(std::vector<Record>* records, size_t limit) {
  while (scanned_ < buffer_.size() && records->size() < limit) {
    const char c = buffer_[scanned_++];
    switch (csv_) {
      case CsvState::kQuoted:
        if (c == '"') csv_ = CsvState::kQuoteInQuoted;
        if (c == '\n') ++line_ends_;
        continue;
      case CsvState::kQuoteInQuoted:
        if (c == '"') {
          csv_ = CsvState::kQuoted;
          continue;
        }
        csv_ = CsvState::kField;
        break;
      case CsvState::kFieldStart:
        // Only here does a quote open anything: O"Brien is a name.
        if (c == '"') {
          csv_ = CsvState::kQuoted;
          continue;
        }
        csv_ = CsvState::kField;
        break;
      case CsvState::kField:
        break;
    }
    if (c == ',') csv_ = CsvState::kFieldStart;
    if (c == '\n') Finish(scanned_, records);
  }
}

void RecordReader::Split(std::vector<Record>* records, size_t limit) {
  if (at_start_) {
    // A byte order mark may come in pieces.
    if (buffer_.size() < kByteOrderMark.size() && kByteOrderMark.starts_with(buffer_) && !at_end_) return;
    if (buffer_.starts_with(kByteOrderMark)) mark_ = scanned_ = kByteOrderMark.size();
    at_start_ = false;
  }
  if (splitting_ == Splitting::kLines) SplitLines(records, limit);
  if (splitting_ == Splitting::kCsv) SplitCsv(records, limit);
}

// Moves the split records with their bytes into the batch.
void RecordReader::Take(Batch* batch) {
  // The two change their memory, so that none is asked for.
  batch->data.assign(buffer_, record_begin_, std::string::npos);
  batch->data.swap(buffer_);
  batch->data.resize(record_begin_);
  batch->data.append(kPadding, '\0');
  scanned_ -= record_begin_;
  record_begin_ = 0;
  batch->file = name_;
  batch->from_stdin = fd_ == 0;
}

// At most `limit` records of the open file; false at its end.
absl::StatusOr<bool> RecordReader::NextOfFile(Batch* batch, size_t limit) {
  batch->records.clear();
  for (;;) {
    Split(&batch->records, limit);
    if (batch->records.empty() && at_end_) {
      const bool last = splitting_ == Splitting::kWhole ? line_ != 0 : buffer_.size() > record_begin_ + mark_;
      if (!last) return false;
      Finish(buffer_.size(), &batch->records);
      if (splitting_ == Splitting::kWhole) line_ = 0;  // given out
    }
    if (!batch->records.empty()) {
      Take(batch);
      return true;
    }
    absl::StatusOr<bool> more = Fill();
    if (!more.ok()) return more.status();
    at_end_ = !*more;
  }
}

absl::StatusOr<bool> RecordReader::ReadHeader(Batch* header) {
  while (fd_ >= 0 || next_file_ < files_.size()) {
    if (fd_ < 0) {
      if (absl::Status status = OpenNext(); !status.ok()) return status;
    }
    absl::StatusOr<bool> found = NextOfFile(header, 1);
    if (!found.ok()) return found.status();
    if (*found) {
      header_text_ = header->Text(header->records[0]);
      header_due_ = false;
      return true;
    }
    Close();
  }
  return false;
}

// False if the file is empty.
absl::StatusOr<bool> RecordReader::CheckHeader() {
  Batch header;
  absl::StatusOr<bool> found = NextOfFile(&header, 1);
  if (!found.ok() || !*found) return found;
  header_due_ = false;
  if (header.Text(header.records[0]) != header_text_) {
    return absl::InvalidArgumentError(name_ + ": its header differs from that of the first file; run it by itself");
  }
  return true;
}

absl::StatusOr<bool> RecordReader::Next(Batch* batch) {
  while (fd_ >= 0 || next_file_ < files_.size()) {
    if (fd_ < 0) {
      if (absl::Status status = OpenNext(); !status.ok()) return status;
    }
    absl::StatusOr<bool> found = true;
    if (header_due_) found = CheckHeader();
    if (found.ok() && *found) found = NextOfFile(batch, SIZE_MAX);
    if (!found.ok()) return found.status();
    if (*found) {
      batch->first = given_;
      given_ += batch->records.size();
      return true;
    }
    Close();
  }
  return false;
}

}  // namespace onoma::cli
