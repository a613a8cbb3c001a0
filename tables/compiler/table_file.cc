#include "tables/compiler/table_file.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "text/utf8.h"

namespace onoma {
namespace fs = std::filesystem;

void Problems::Add(std::string_view file, size_t line, std::string_view what) {
  list_.push_back(absl::StrCat(std::string(file), ":", line, ": ", std::string(what)));
}

absl::Status Problems::ToStatus() const {
  if (list_.empty()) return absl::OkStatus();
  std::vector<std::string> shown(list_.begin(), list_.begin() + std::min(list_.size(), kMaxShown));
  if (list_.size() > kMaxShown) shown.push_back(absl::StrCat("... and ", list_.size() - kMaxShown, " more"));
  return absl::InvalidArgumentError(absl::StrJoin(shown, "\n"));
}

namespace {

void ReadOne(const fs::path& path, const std::string& name, std::vector<TableFile>* out, Problems* problems) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    problems->Add(name, 0, "can't be read");
    return;
  }
  std::ostringstream contents;
  contents << in.rdbuf();
  TableFile file{name, {}};
  size_t number = 0;
  for (const auto& view : absl::StrSplit(contents.str(), '\n')) {
    const std::string line(view);
    ++number;
    if (line.empty() || line[0] == '#') continue;
    if (line.find('\r') != std::string::npos) {
      problems->Add(name, number, "has a carriage return; save the file with Unix line ends");
      continue;
    }
    for (size_t pos = 0; pos < line.size();) {
      const size_t begin = pos;
      if (DecodeUtf8(line, &pos) == kReplacement && pos - begin == 1) {
        problems->Add(name, number, absl::StrCat("invalid UTF-8 at byte ", begin + 1));
        break;
      }
    }
    file.lines.push_back({number, absl::StrSplit(line, '\t')});
  }
  out->push_back(std::move(file));
}

}  // namespace

std::vector<TableFile> ReadTables(const std::string& root, const std::string& path, Problems* problems) {
  const fs::path full = fs::path(root) / path;
  std::vector<TableFile> files;
  std::error_code error;
  if (fs::is_regular_file(full, error)) {
    ReadOne(full, path, &files, problems);
    return files;
  }
  if (!fs::is_directory(full, error)) return files;
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(full)) {
    if (entry.is_regular_file() && entry.path().extension() == ".tsv") names.push_back(entry.path().filename());
  }
  std::sort(names.begin(), names.end());
  for (const std::string& name : names) ReadOne(full / name, path + "/" + name, &files, problems);
  return files;
}

Rows::Rows(const TableFile& file, const std::vector<std::string>& columns, Problems* problems) : file_(file.name) {
  if (file.lines.empty()) return;
  const Line& header = file.lines.front();
  for (size_t i = 0; i < header.cells.size(); ++i) {
    const std::string& name = header.cells[i];
    if (std::find(columns.begin(), columns.end(), name) == columns.end()) {
      problems->Add(file_, header.number,
                    absl::StrCat("unknown column \"", name, "\"; there are: ", absl::StrJoin(columns, " ")));
    } else if (!column_.emplace(name, i).second) {
      problems->Add(file_, header.number, absl::StrCat("column \"", name, "\" twice"));
    }
  }
  for (size_t i = 1; i < file.lines.size(); ++i) {
    Line line = file.lines[i];
    if (line.cells.size() > header.cells.size()) {
      problems->Add(file_, line.number,
                    absl::StrCat("has ", line.cells.size(), " cells, the header ", header.cells.size()));
      continue;
    }
    line.cells.resize(header.cells.size());  // trailing empty cells may be left out
    for (const std::string& cell : line.cells) {
      if (cell != absl::StripAsciiWhitespace(cell)) {
        problems->Add(file_, line.number, absl::StrCat("blank before or after \"", cell, "\""));
      }
    }
    rows_.push_back(std::move(line));
  }
}

const std::string& Rows::Get(size_t row, std::string_view column) const {
  const auto it = column_.find(std::string(column));
  return it == column_.end() ? empty_ : rows_[row].cells[it->second];
}

std::vector<std::string> Rows::List(size_t row, std::string_view column) const { return SplitList(Get(row, column)); }

std::vector<std::string> SplitList(std::string_view cell) {
  if (cell.empty()) return {};
  return absl::StrSplit(absl::string_view(cell.data(), cell.size()), absl::ByString(", "));
}

}  // namespace onoma
