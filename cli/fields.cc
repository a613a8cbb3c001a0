#include "cli/fields.h"

#include <array>
#include <cstdint>

namespace onoma::cli {
namespace {

// The bytes that a field of a table can't have as they are.
constexpr std::array<bool, 256> SpecialBytes(std::string_view special) {
  std::array<bool, 256> is{};
  for (const char c : special) is[static_cast<uint8_t>(c)] = true;
  return is;
}
constexpr auto kTsvSpecial = SpecialBytes("\t\r\n\\"), kCsvSpecial = SpecialBytes(",\"\r\n");

void AppendTsvField(std::string_view value, std::string* out) {
  for (;;) {
    const size_t stop = value.find_first_of("\t\r\n\\");
    out->append(value.substr(0, stop));
    if (stop == std::string_view::npos) return;
    out->push_back('\\');
    const char c = value[stop];
    out->push_back(c == '\t' ? 't' : c == '\r' ? 'r' : c == '\n' ? 'n' : '\\');
    value.remove_prefix(stop + 1);
  }
}

void AppendCsvField(std::string_view value, std::string* out) {
  out->push_back('"');
  for (;;) {
    const size_t quote = value.find('"');
    out->append(value.substr(0, quote));
    if (quote == std::string_view::npos) break;
    out->append("\"\"");
    value.remove_prefix(quote + 1);
  }
  out->push_back('"');
}

}  // namespace

bool FieldCursor::Next(std::string_view* value, std::string* storage) {
  if (done_) return false;
  if (table_ == Table::kCsv && rest_.starts_with('"')) return NextQuoted(value, storage);
  const size_t stop = rest_.find(Separator(table_));
  *value = rest_.substr(0, stop);
  done_ = stop == std::string_view::npos;
  if (!done_) rest_.remove_prefix(stop + 1);
  return true;
}

bool FieldCursor::NextQuoted(std::string_view* value, std::string* storage) {
  storage->clear();
  rest_.remove_prefix(1);
  for (;;) {
    const size_t quote = rest_.find('"');
    storage->append(rest_.substr(0, quote));
    if (quote == std::string_view::npos) {  // never closed
      done_ = true;
      break;
    }
    rest_.remove_prefix(quote + 1);
    if (!rest_.starts_with('"')) {
      const size_t stop = rest_.find(',');
      storage->append(rest_.substr(0, stop));
      done_ = stop == std::string_view::npos;
      if (!done_) rest_.remove_prefix(stop + 1);
      break;
    }
    storage->push_back('"');
    rest_.remove_prefix(1);
  }
  *value = *storage;
  return true;
}

std::vector<std::string> SplitFields(std::string_view record, Table table) {
  std::vector<std::string> fields;
  FieldCursor cursor(record, table);
  std::string_view value;
  std::string storage;
  while (cursor.Next(&value, &storage)) fields.emplace_back(value);
  return fields;
}

bool IsPlainField(std::string_view value, Table table) {
  const std::array<bool, 256>& special = table == Table::kTsv ? kTsvSpecial : kCsvSpecial;
  // Fields are short: a look at each byte, without a branch, is quicker than any search.
  bool found = false;
  for (const char c : value) found |= special[static_cast<uint8_t>(c)];
  return !found;
}

void AppendField(std::string_view value, Table table, std::string* out) {
  if (IsPlainField(value, table)) {
    out->append(value);
  } else if (table == Table::kTsv) {
    AppendTsvField(value, out);
  } else {
    AppendCsvField(value, out);
  }
}

}  // namespace onoma::cli
