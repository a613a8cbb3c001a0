// Records of the input, in batches, in bounded memory.
//
// A record is a line, a CSV record (which may span lines) or a whole file. Its bytes are kept as they came, for outputs
// pass them through. Memory holds a batch: about 64 KB, or one record where that is longer.
#ifndef ONOMA_CLI_RECORD_READER_H_
#define ONOMA_CLI_RECORD_READER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace onoma::cli {

enum class Splitting {
  kLines,  // at every LF; a CR before it belongs to the line end
  kCsv,    // RFC 4180: not within quotes
  kWhole,  // a file is a record, even an empty one
};

struct Record {
  size_t begin = 0;         // in Batch::data
  size_t size = 0;          // without the line end
  size_t mark = 0;          // of these, bytes of a byte order mark at the beginning of a file
  uint64_t line = 1;        // in its file, from 1
  bool crlf = false;        // its line ends in CRLF; a last line without an end counts as the one before it
  bool open_quote = false;  // CSV: the input ended within quotes
};

struct Batch {
  std::string data;  // followed by simdjson's padding
  std::vector<Record> records;
  std::string file;  // as it was named; "stdin"
  bool from_stdin = false;
  uint64_t first = 0;  // how many records came before, in all files

  std::string_view Raw(const Record& r) const { return {data.data() + r.begin, r.size}; }
  // Without a byte order mark, which is part of a file and not of a name.
  std::string_view Text(const Record& r) const { return {data.data() + r.begin + r.mark, r.size - r.mark}; }
  static std::string_view LineEnd(const Record& r) { return r.crlf ? "\r\n" : "\n"; }
};

// Tells before any output that a file is missing, is a folder or may not be read.
absl::Status CheckInputs(const std::vector<std::string>& files);

class RecordReader {
 public:
  // No files: standard input, which is also "-". With `header`, the first record of every file is its header.
  RecordReader(std::vector<std::string> files, Splitting splitting, bool header);
  ~RecordReader();
  RecordReader(const RecordReader&) = delete;
  RecordReader& operator=(const RecordReader&) = delete;

  // The header as a batch of one record; false if all input is empty. To be called first. Headers of further files are
  // left out; one that differs from the first is an error of `Next`, for its columns could not be told apart.
  absl::StatusOr<bool> ReadHeader(Batch* header);
  // False at the end.
  absl::StatusOr<bool> Next(Batch* batch);

 private:
  absl::StatusOr<bool> NextOfFile(Batch* batch, size_t limit);
  absl::Status OpenNext();
  absl::StatusOr<bool> Fill();
  absl::StatusOr<bool> CheckHeader();
  void Split(std::vector<Record>* records, size_t limit);
  void SplitLines(std::vector<Record>* records, size_t limit);
  void SplitCsv(std::vector<Record>* records, size_t limit);
  void Finish(size_t end, std::vector<Record>* records);
  void Take(Batch* batch);
  void Close();

  enum class CsvState : uint8_t { kFieldStart, kField, kQuoted, kQuoteInQuoted };

  const std::vector<std::string> files_;
  const Splitting splitting_;
  const bool header_;

  size_t next_file_ = 0;
  int fd_ = -1;
  std::string name_;
  bool at_end_ = false;    // of the file: what is left is its last record
  bool at_start_ = false;  // of the file: nothing was split off yet
  bool header_due_ = false;
  std::string header_text_;

  std::string buffer_;  // read, not yet given out
  size_t record_begin_ = 0;
  size_t scanned_ = 0;  // the splitter has seen [0, scanned_)
  size_t mark_ = 0;
  CsvState csv_ = CsvState::kFieldStart;
  bool crlf_ = false;
  uint64_t line_ = 1;       // of the record at record_begin_
  uint64_t line_ends_ = 0;  // within that record so far
  uint64_t given_ = 0;
};

}  // namespace onoma::cli

#endif  // ONOMA_CLI_RECORD_READER_H_
