// Tables as they stand in files: TSV with comments, and errors that name file and line.
#ifndef ONOMA_TABLES_COMPILER_TABLE_FILE_H_
#define ONOMA_TABLES_COMPILER_TABLE_FILE_H_

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "absl/status/status.h"

namespace onoma {

// Errors of many rows, gathered, so that an editor sees them all at once.
class Problems {
 public:
  void Add(std::string_view file, size_t line, std::string_view what);
  bool empty() const { return list_.empty(); }
  // All of them, one a line; the first kMaxShown.
  absl::Status ToStatus() const;
  const std::vector<std::string>& list() const { return list_; }

 private:
  static constexpr size_t kMaxShown = 200;
  std::vector<std::string> list_;
};

// One line that is neither empty nor a comment, cut at tabs.
struct Line {
  size_t number;  // from 1
  std::vector<std::string> cells;
};

struct TableFile {
  std::string name;  // relative to the tables' folder: "names/given/masculine.tsv"
  std::vector<Line> lines;
};

// The files *.tsv of a folder in alphabetical order, or the one file; none if there is no such folder or file.
// Invalid UTF-8 and carriage returns are problems.
std::vector<TableFile> ReadTables(const std::string& root, const std::string& path, Problems* problems);

// A table whose first line names the columns.
class Rows {
 public:
  Rows(const TableFile& file, const std::vector<std::string>& columns, Problems* problems);

  size_t size() const { return rows_.size(); }
  size_t line(size_t row) const { return rows_[row].number; }
  const std::string& file() const { return file_; }
  // "" where the file doesn't have the column.
  const std::string& Get(size_t row, std::string_view column) const;
  // A cell of several forms, cut at ", ".
  std::vector<std::string> List(size_t row, std::string_view column) const;

 private:
  std::string file_;
  std::unordered_map<std::string, size_t> column_;
  std::vector<Line> rows_;
  std::string empty_;
};

std::vector<std::string> SplitList(std::string_view cell);

}  // namespace onoma

#endif  // ONOMA_TABLES_COMPILER_TABLE_FILE_H_
