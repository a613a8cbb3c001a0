#include "cli/id_worker.h"

#include <algorithm>

#include "cli/json_record.h"
#include "cli/json_writer.h"

namespace onoma::cli {
namespace {

Table TableOf(DataFormat format) { return format == DataFormat::kCsv ? Table::kCsv : Table::kTsv; }
bool IsTable(DataFormat format) { return format == DataFormat::kTsv || format == DataFormat::kCsv; }

// Keys for a table's fields in JSON: the header's names, a repeated one with its number, and numbers where it has none.
std::vector<std::string> JsonKeys(const std::vector<std::string>& header) {
  std::vector<std::string> keys;
  for (const std::string& name : header) {
    const bool taken = std::find(keys.begin(), keys.end(), name) != keys.end();
    keys.push_back(taken ? name + "_" + std::to_string(keys.size() + 1) : name);
  }
  return keys;
}

class IdWorker : public BatchWorker {
 public:
  IdWorker(const Normalizer* normalizer, const IdOptions& options)
      : normalizer_(normalizer),
        options_(options),
        writer_(normalizer, options.columns),
        keys_(JsonKeys(options.header)),
        own_names_(AnswerWriter::Names(options.columns)) {
    own_names_.push_back("flags");
    if (options.columns.top > 0) own_names_.push_back("candidates");
    for (std::string& name : own_names_) name.insert(0, kColumnPrefix);
  }

  void Process(const Batch& batch, BatchResult* result) override {
    result->out.reserve(batch.data.size() + batch.records.size() * 96);
    for (size_t i = 0; i < batch.records.size() && result->fatal.empty(); ++i) {
      const Record& record = batch.records[i];
      switch (options_.in) {
        case DataFormat::kLines:
          ProcessLine(batch, record, result);
          break;
        case DataFormat::kTsv:
        case DataFormat::kCsv:
          ProcessRow(batch, record, result);
          break;
        case DataFormat::kJsonl:
          ProcessObject(batch, record, batch.first + i == 0, result);
          break;
      }
    }
  }

 private:
  const Answer* Resolve(std::string_view name, std::string_view language, BatchResult* result) {
    LookupOptions lookup = options_.lookup;
    const Language own = ParseLanguage(language);
    if (own != Language::kNone) lookup.language = own;
    const Answer& answer = normalizer_->Resolve(name, lookup, scratch_);
    if (!Matched(answer)) ++result->unmatched;
    return &answer;
  }

  void ProcessLine(const Batch& batch, const Record& record, BatchResult* result) {
    const std::string_view name = batch.Text(record);
    const Answer* answer = Resolve(name, {}, result);
    std::string& out = result->out;
    if (options_.out == DataFormat::kJsonl) {
      out.push_back('{');
      AppendJsonMember("input", name, &out);
      writer_.AppendMembers(answer, "", &out);
      out.push_back('}');
    } else {
      AppendField(name, TableOf(options_.out), &out);
      writer_.AppendFields(answer, TableOf(options_.out), &out);
    }
    out.push_back('\n');
  }

  // The name of a row; false if it has no such column.
  bool ReadRow(std::string_view text) {
    const size_t language_column = options_.language_column.value_or(0);
    const size_t last = std::max(options_.column, language_column);
    FieldCursor cursor(text, TableOf(options_.in));
    bool found = false;
    std::string_view value;
    name_.clear();
    language_.clear();
    for (size_t i = 0; i <= last && cursor.Next(&value, &storage_); ++i) {
      if (i == options_.column) {
        name_ = value;
        found = true;
      }
      if (options_.language_column && i == language_column) language_ = value;
    }
    return found;
  }

  void ProcessRow(const Batch& batch, const Record& record, BatchResult* result) {
    const std::string_view text = batch.Text(record);
    if (record.open_quote) {
      result->Complain(batch, record, "a quote is never closed");
      ++result->unmatched;
      WriteUnreadable(text, Batch::LineEnd(record), &result->out);
      return;
    }
    const Answer* answer = nullptr;
    // An empty line is a record without a name and no mistake.
    if (ReadRow(text) || text.empty()) {
      answer = Resolve(name_, language_, result);
    } else {
      ++result->unmatched;
      result->Complain(batch, record, "no column " + std::to_string(options_.column + 1));
    }
    WriteRow(batch, record, answer, &result->out);
  }

  void WriteRow(const Batch& batch, const Record& record, const Answer* answer, std::string* out) {
    if (options_.out == options_.in) {
      out->append(batch.Raw(record));
      writer_.AppendFields(answer, TableOf(options_.out), out);
      out->append(Batch::LineEnd(record));
      return;
    }
    FieldCursor cursor(batch.Text(record), TableOf(options_.in));
    std::string_view value;
    const bool json = options_.out == DataFormat::kJsonl;
    if (json) out->push_back('{');
    for (size_t i = 0; cursor.Next(&value, &storage_); ++i) {
      if (json) {
        AppendJsonMember(i < keys_.size() ? keys_[i] : std::to_string(i + 1), value, out);
      } else {
        if (i > 0) out->push_back(Separator(TableOf(options_.out)));
        AppendField(value, TableOf(options_.out), out);
      }
    }
    if (json) {
      writer_.AppendMembers(answer, kColumnPrefix, out);
      out->push_back('}');
    } else {
      writer_.AppendFields(answer, TableOf(options_.out), out);
    }
    out->push_back('\n');
  }

  // A record that can't be told apart into fields: one field, and as many empty ones as the header asks for.
  void WriteUnreadable(std::string_view text, std::string_view line_end, std::string* out) {
    if (options_.out == DataFormat::kJsonl) {
      out->push_back('{');
      AppendJsonMember("onoma_input", text, out);
      writer_.AppendMembers(nullptr, kColumnPrefix, out);
      out->append("}\n");
      return;
    }
    const Table table = TableOf(options_.out);
    AppendField(text, table, out);
    if (IsTable(options_.in) && !options_.header.empty()) out->append(options_.header.size() - 1, Separator(table));
    writer_.AppendFields(nullptr, table, out);
    out->append(options_.out == options_.in ? line_end : "\n");
  }

  void ProcessObject(const Batch& batch, const Record& record, bool first, BatchResult* result) {
    const std::string_view text = batch.Text(record);
    if (text.find_first_not_of(" \t") == std::string_view::npos) {
      WriteJsonInput(text, Resolve("", {}, result), Batch::LineEnd(record), &result->out);
      return;
    }
    const bool object = json_.Parse(text);
    std::string why = object ? "" : json_.error();
    if (object) {
      const auto taken = [&](const std::string& name) { return json_.Has(name); };
      const auto own = std::find_if(own_names_.begin(), own_names_.end(), taken);
      if (own != own_names_.end()) why = "has \"" + *own + "\" already: take it out or rename it";
      // In the first record it stands for the whole input: nothing has been written yet.
      if (!why.empty() && first) result->fatal = batch.file + ":" + std::to_string(record.line) + ": " + why;
    }
    if (!why.empty()) {
      ++result->unmatched;
      result->Complain(batch, record, why);
      WriteJsonInput(text, nullptr, Batch::LineEnd(record), &result->out);
      return;
    }
    const std::optional<std::string_view> name = json_.String(options_.key);
    const Answer* answer = nullptr;
    if (name) {
      const std::string_view language =
          options_.language_key.empty() ? "" : json_.String(options_.language_key).value_or("");
      answer = Resolve(*name, language, result);
    } else {
      ++result->unmatched;
      result->Complain(batch, record, "no string at key \"" + options_.key + "\"");
    }
    if (options_.out != DataFormat::kJsonl) {
      WriteJsonInput(text, answer, Batch::LineEnd(record), &result->out);
      return;
    }
    members_.clear();
    writer_.AppendMembers(answer, kColumnPrefix, &members_);
    result->out.append(batch.Raw(record).substr(0, record.mark));
    json_.AppendWith(members_, &result->out);
    result->out.append(Batch::LineEnd(record));
  }

  // A line of JSONL as one value: no object, or for a table.
  void WriteJsonInput(std::string_view text, const Answer* answer, std::string_view line_end, std::string* out) {
    if (options_.out == DataFormat::kJsonl) {
      out->push_back('{');
      AppendJsonMember("onoma_input", text, out);
      writer_.AppendMembers(answer, kColumnPrefix, out);
      out->push_back('}');
      out->append(line_end);
    } else {
      AppendField(text, TableOf(options_.out), out);
      writer_.AppendFields(answer, TableOf(options_.out), out);
      out->push_back('\n');
    }
  }

  const Normalizer* const normalizer_;
  const IdOptions& options_;
  const AnswerWriter writer_;
  const std::vector<std::string> keys_;
  std::vector<std::string> own_names_;
  Scratch scratch_;
  JsonRecord json_;
  std::string name_, language_, storage_, members_;
};

}  // namespace

absl::Status CheckNoOwnColumns(const IdOptions& options, const std::string& file) {
  for (const std::string& name : AnswerWriter::Names(options.columns)) {
    const std::string own = std::string(kColumnPrefix) + name;
    if (std::find(options.header.begin(), options.header.end(), own) != options.header.end()) {
      return absl::AlreadyExistsError(file + ":1: has a column " + own + " already: take it out or rename it");
    }
  }
  return absl::OkStatus();
}

void AppendHeader(const IdOptions& options, std::string_view raw, std::string_view line_end, std::string* out) {
  if (options.out == DataFormat::kJsonl) return;
  const Table table = TableOf(options.out);
  if (options.out == options.in) {
    out->append(raw);
  } else {
    for (size_t i = 0; i < options.header.size(); ++i) {
      if (i > 0) out->push_back(Separator(table));
      AppendField(options.header[i], table, out);
    }
  }
  for (const std::string& name : AnswerWriter::Names(options.columns)) {
    out->push_back(Separator(table));
    out->append(kColumnPrefix);
    out->append(name);
  }
  out->append(options.out == options.in ? line_end : "\n");
}

std::unique_ptr<BatchWorker> MakeIdWorker(const Normalizer* normalizer, const IdOptions& options) {
  return std::make_unique<IdWorker>(normalizer, options);
}

}  // namespace onoma::cli
