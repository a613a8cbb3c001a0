#include "cli/id_worker.h"

#include <algorithm>
#include <iterator>

#include "absl/strings/str_cat.h"
#include "cli/json_record.h"
#include "cli/json_writer.h"
#include "cli/tabled_fields.h"
#include "text/utf8.h"

namespace onoma::cli {
namespace {

Table TableOf(DataFormat format) { return format == DataFormat::kCsv ? Table::kCsv : Table::kTsv; }
bool IsTable(DataFormat format) { return format == DataFormat::kTsv || format == DataFormat::kCsv; }

bool IsIn(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Keys for a table's fields in JSON, no two the same as they are written: the header's names, a repeated one with its
// number, and numbers where it has none.
std::vector<std::string> JsonKeys(const std::vector<std::string>& header) {
  std::vector<std::string> keys;
  for (const std::string& bytes : header) {
    std::string name = EncodeAll(DecodeAll(bytes));  // what is not UTF-8 is U+FFFD
    if (IsIn(keys, name)) absl::StrAppend(&name, "_", keys.size() + 1);
    while (IsIn(keys, name)) name += "_";
    keys.push_back(name);
  }
  return keys;
}
std::string JsonKey(const std::vector<std::string>& keys, size_t field) {
  if (field < keys.size()) return keys[field];
  std::string number = std::to_string(field + 1);
  while (IsIn(keys, number)) number += "_";
  return number;
}

// What is added to a record, as the output names it.
std::vector<std::string> OwnNames(const IdOptions& options) {
  std::vector<std::string> names = AnswerWriter::Names(options.columns);
  if (options.out == DataFormat::kJsonl) names.push_back("flags");
  if (options.columns.top > 0) names.push_back("candidates");
  for (std::string& name : names) name.insert(0, kColumnPrefix);
  return names;
}

// Nothing but the best candidate is written.
bool BestOnly(const IdOptions& options) { return options.columns.top == 0 && IsTable(options.out); }
// Where all is asked for one language, and only the columns that there always are.
bool ByTabledFields(const IdOptions& options) {
  return BestOnly(options) && !options.columns.parts && !options.columns.label && options.in != DataFormat::kJsonl &&
         !options.language_column;
}

class IdWorker : public BatchWorker {
 public:
  // `texts` is null where records can't be answered by it.
  IdWorker(const Normalizer* normalizer, const IdOptions& options, TabledTexts* texts)
      : normalizer_(normalizer),
        options_(options),
        writer_(normalizer, options.columns),
        keys_(JsonKeys(options.header)),
        own_names_(OwnNames(options)) {
    if (texts != nullptr) tabled_.emplace(normalizer, texts, TableOf(options.out));
  }

  void Process(const Batch& batch, BatchResult* result) override {
    if (options_.in == DataFormat::kJsonl) {
      for (size_t i = 0; i < batch.records.size() && result->fatal.empty(); ++i) {
        ProcessObject(batch, batch.records[i], batch.first + i == 0, result);
      }
      return;
    }
    ReadNames(batch);
    if (!tabled_) {
      matches_.assign(names_.size(), Match{});
    } else {
      matches_.resize(names_.size());  // all are overwritten
      normalizer_->LookupTabled(names_, matches_, options_.lookup, scratch_);
      tabled_->Prepare(matches_);
    }
    if (options_.in == DataFormat::kLines) {
      WriteLines(result);
    } else {
      for (size_t i = 0; i < batch.records.size(); ++i) WriteRow(batch, batch.records[i], i, result);
    }
  }

 private:
  // The names of the records. What has none has a view of null.
  void ReadNames(const Batch& batch) {
    if (options_.in == DataFormat::kLines) {
      names_.resize(batch.records.size());
      for (size_t i = 0; i < names_.size(); ++i) names_[i] = batch.Text(batch.records[i]);
      return;
    }
    names_.clear();
    languages_.clear();
    unquoted_.clear();
    unquoted_.reserve(batch.data.size());  // no view into it moves
    for (const Record& record : batch.records) {
      if (record.open_quote) {
        names_.push_back({});
        languages_.push_back(Language::kNone);
      } else {
        ReadRow(batch.Text(record));
      }
    }
  }

  void ReadRow(std::string_view text) {
    const size_t language_column = options_.language_column.value_or(0);
    const size_t last = std::max(options_.column, language_column);
    FieldCursor cursor(text, TableOf(options_.in));
    // An empty line is a record without a name and no mistake.
    std::string_view name = text.empty() ? "" : std::string_view(), value;
    Language language = Language::kNone;
    for (size_t i = 0; i <= last && cursor.Next(&value, &storage_); ++i) {
      if (i == options_.column) {
        name = value;
        if (value.data() == storage_.data()) {
          const size_t begin = unquoted_.size();
          unquoted_.append(value);
          name = std::string_view(unquoted_).substr(begin);
        }
      }
      if (options_.language_column && i == language_column) language = ParseLanguage(value);
    }
    names_.push_back(name);
    languages_.push_back(language);
  }

  const Answer* Resolve(std::string_view name, Language language, BatchResult* result) {
    LookupOptions lookup = options_.lookup;
    lookup.best_only = BestOnly(options_);
    if (IsEastSlavic(language)) lookup.language = language;
    const Answer& answer = normalizer_->Resolve(name, lookup, scratch_);
    if (!Matched(answer)) ++result->unmatched;
    return &answer;
  }

  // The columns of the i-th record's answer.
  void AppendFields(size_t i, const Answer* answer, std::string* out) {
    if (matches_[i].via != Via::kNone) {
      tabled_->Append(matches_[i], out);
    } else {
      writer_.AppendFields(answer, TableOf(options_.out), out);
    }
  }

  // Lines of tabled names, nearly all, are put together in a block, for that is where a line costs least.
  void WriteLines(BatchResult* result) {
    char block[size_t{1} << 14];
    char* end = block;
    const auto take_block = [&] {
      result->out.append(block, end);
      end = block;
    };
    for (size_t i = 0; i < names_.size(); ++i) {
      if (matches_[i].via != Via::kNone) {
        if (static_cast<size_t>(std::end(block) - end) < TabledFields::kMaxLine) take_block();
        if (char* const line_end = tabled_->WriteLine(names_[i], matches_[i], end)) {
          end = line_end;
          continue;
        }
      }
      take_block();
      WriteLine(i, result);
    }
    take_block();
  }

  void WriteLine(size_t i, BatchResult* result) {
    const std::string_view name = names_[i];
    const Answer* answer = matches_[i].via != Via::kNone ? nullptr : Resolve(name, Language::kNone, result);
    std::string& out = result->out;
    if (options_.out == DataFormat::kJsonl) {
      out.push_back('{');
      AppendJsonMember("input", name, &out);
      writer_.AppendMembers(answer, "", &out);
      out.push_back('}');
    } else {
      AppendField(name, TableOf(options_.out), &out);
      AppendFields(i, answer, &out);
    }
    out.push_back('\n');
  }

  void WriteRow(const Batch& batch, const Record& record, size_t i, BatchResult* result) {
    if (record.open_quote) {
      result->Complain(batch, record, "a quote is never closed");
      ++result->unmatched;
      WriteUnreadable(batch.Text(record), Batch::LineEnd(record), &result->out);
      return;
    }
    const Answer* answer = nullptr;
    if (names_[i].data() == nullptr) {
      ++result->unmatched;
      result->Complain(batch, record, "no column " + std::to_string(options_.column + 1));
    } else if (matches_[i].via == Via::kNone) {
      answer = Resolve(names_[i], languages_[i], result);
    }
    WriteRow(batch, record, i, answer, &result->out);
  }

  void WriteRow(const Batch& batch, const Record& record, size_t i, const Answer* answer, std::string* out) {
    if (options_.out == options_.in) {
      out->append(batch.Raw(record));
      AppendFields(i, answer, out);
      out->append(Batch::LineEnd(record));
      return;
    }
    FieldCursor cursor(batch.Text(record), TableOf(options_.in));
    std::string_view value;
    const bool json = options_.out == DataFormat::kJsonl;
    if (json) out->push_back('{');
    for (size_t field = 0; cursor.Next(&value, &storage_); ++field) {
      if (json) {
        AppendJsonMember(JsonKey(keys_, field), value, out);
      } else {
        if (field > 0) out->push_back(Separator(TableOf(options_.out)));
        AppendField(value, TableOf(options_.out), out);
      }
    }
    if (json) {
      writer_.AppendMembers(answer, kColumnPrefix, out);
      out->push_back('}');
    } else {
      AppendFields(i, answer, out);
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
      WriteJsonInput(text, Resolve("", Language::kNone, result), Batch::LineEnd(record), &result->out);
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
      answer = Resolve(*name, ParseLanguage(language), result);
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
  const std::vector<std::string> own_names_;
  std::optional<TabledFields> tabled_;  // where most records can be answered by it
  Scratch scratch_;
  // Of the records of a batch.
  std::vector<std::string_view> names_;
  std::vector<Match> matches_;  // via none: to be resolved
  std::vector<Language> languages_;
  std::string unquoted_;
  JsonRecord json_;
  std::string storage_, members_;
};

}  // namespace

absl::Status CheckNoOwnColumns(const IdOptions& options, const std::string& file) {
  for (const std::string& own : OwnNames(options)) {
    if (IsIn(options.header, own)) {
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

std::function<std::unique_ptr<BatchWorker>()> IdWorkerMaker(const Normalizer* normalizer, const IdOptions& options) {
  std::shared_ptr<TabledTexts> texts;
  if (ByTabledFields(options)) texts = std::make_shared<TabledTexts>(*normalizer);
  return [normalizer, &options, texts] { return std::make_unique<IdWorker>(normalizer, options, texts.get()); };
}

}  // namespace onoma::cli
