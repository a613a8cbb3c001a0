// The fields of a TSV or CSV record: reading and writing.
//
// TSV has no quotes and no escapes on the way in. On the way out, what would break a line is escaped: tab \t, CR \r, LF
// \n, backslash \\. CSV is RFC 4180's; text behind a closing quote is taken as it stands.
#ifndef ONOMA_CLI_FIELDS_H_
#define ONOMA_CLI_FIELDS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace onoma::cli {

enum class Table { kTsv, kCsv };

inline char Separator(Table table) { return table == Table::kTsv ? '\t' : ','; }

// Goes through a record's fields in order.
class FieldCursor {
 public:
  FieldCursor(std::string_view record, Table table) : rest_(record), table_(table) {}

  // False behind the last field. A record has at least one field, which may be empty. `value` points into the record or
  // into `storage` (where quotes had to be taken off).
  bool Next(std::string_view* value, std::string* storage);

 private:
  bool NextQuoted(std::string_view* value, std::string* storage);

  std::string_view rest_;
  Table table_;
  bool done_ = false;
};

std::vector<std::string> SplitFields(std::string_view record, Table table);

// True if AppendField appends the value as it is.
bool IsPlainField(std::string_view value, Table table);
void AppendField(std::string_view value, Table table, std::string* out);

}  // namespace onoma::cli

#endif  // ONOMA_CLI_FIELDS_H_
