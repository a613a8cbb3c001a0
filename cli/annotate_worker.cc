#include "cli/annotate_worker.h"

#include "cli/html.h"
#include "cli/json_record.h"
#include "cli/json_writer.h"

namespace onoma::cli {
namespace {

class AnnotateWorker : public BatchWorker {
 public:
  AnnotateWorker(const Normalizer* normalizer, const AnnotateOptions& options)
      : normalizer_(normalizer), options_(options), scanner_(*normalizer) {}

  void Process(const Batch& batch, BatchResult* result) override {
    for (size_t i = 0; i < batch.records.size() && result->fatal.empty(); ++i) {
      if (options_.jsonl) {
        ProcessObject(batch, batch.records[i], batch.first + i == 0, result);
      } else {
        ProcessText(batch, batch.records[i], result);
      }
    }
  }

 private:
  void Scan(std::string_view text, Language language, const Batch& batch, const Record& record, BatchResult* result) {
    if (text.size() > kMaxTextBytes) result->Complain(batch, record, "longer than 2 GB, no name is looked for: cut it");
    ScanOptions scan = options_.scan;
    if (IsEastSlavic(language)) scan.language = language;
    scanner_.Scan(text, scan, scan_scratch_, &mentions_);
    labels_.clear();
    if (!options_.label) return;
    for (const Mention& mention : mentions_) labels_.push_back(LabelOf(mention, text, scan));
  }

  // A mention has no label of its own: the name is looked up once more, and the candidate with its ID has it.
  std::string LabelOf(const Mention& mention, std::string_view text, const ScanOptions& scan) {
    LookupOptions lookup;
    lookup.accept = scan.accept;
    lookup.language = scan.language;
    if (mention.match.kind != Kind::kPartial) lookup.kind = mention.match.kind;
    const std::string_view spelling = text.substr(mention.begin, mention.end - mention.begin);
    const Answer& answer = normalizer_->Resolve(spelling, lookup, scratch_);
    for (size_t i = 0; i < answer.count; ++i) {
      if (answer.candidates[i].id == mention.match.id)
        return normalizer_->LabelOf(answer.candidates[i], *options_.label);
    }
    return "";
  }

  // "mentions":[...]. `shown` is how a piece of the text appears.
  template <typename Shown>
  void AppendMentions(std::string_view text, const Shown& shown, std::string* out) const {
    AppendJsonKey("mentions", out);
    out->push_back('[');
    OffsetCounter offsets(text, options_.unit);
    for (size_t i = 0; i < mentions_.size(); ++i) {
      const Mention& mention = mentions_[i];
      if (i > 0) out->push_back(',');
      const ShownMention piece{shown(text.substr(mention.begin, mention.end - mention.begin)),
                               i < labels_.size() ? labels_[i] : ""};
      AppendMention(mention, piece, options_.label.has_value(), &offsets, out);
    }
    out->push_back(']');
  }

  void ProcessText(const Batch& batch, const Record& record, BatchResult* result) {
    // With the byte order mark, if there is one: offsets are those of the file.
    const std::string_view text = batch.Raw(record);
    Scan(text, Language::kNone, batch, record, result);
    std::string& out = result->out;
    const std::string_view file = batch.from_stdin ? std::string_view() : std::string_view(batch.file);
    if (options_.html) {
      AppendHtmlDocument(file, text, mentions_, labels_, &out);
      return;
    }
    out.push_back('{');
    if (!file.empty()) AppendJsonMember("file", file, &out);
    AppendJsonMember("text", text, &out);
    AppendMentions(
        text, [](std::string_view piece) { return std::string(piece); }, &out);
    out.append("}\n");
  }

  void ProcessObject(const Batch& batch, const Record& record, bool first, BatchResult* result) {
    const std::string_view line = batch.Text(record);
    const bool blank = line.find_first_not_of(" \t") == std::string_view::npos;
    std::string why;
    if (!blank && !json_.Parse(line)) why = json_.error();
    if (!blank && why.empty() && !options_.html && json_.Has("mentions")) {
      why = "has \"mentions\" already: take them out or rename them";
      // In the first record it stands for the whole input: nothing has been written yet.
      if (first) result->fatal = batch.file + ":" + std::to_string(record.line) + ": " + why;
    }
    mentions_.clear();
    labels_.clear();
    if (blank || !why.empty()) {
      if (!blank) result->Complain(batch, record, why);
      WriteUnreadable(line, Batch::LineEnd(record), &result->out);
      return;
    }
    const std::optional<std::string_view> text = json_.String(options_.key);
    if (!text) result->Complain(batch, record, "no string at key \"" + options_.key + "\"");
    if (text) {
      Scan(*text, options_.language_key.empty() ? Language::kNone : LanguageOf(), batch, record, result);
    }
    WriteObject(batch, record, text.value_or(std::string_view()), &result->out);
  }

  Language LanguageOf() const { return ParseLanguage(json_.String(options_.language_key).value_or("")); }

  void WriteObject(const Batch& batch, const Record& record, std::string_view text, std::string* out) {
    if (options_.html) {
      AppendHtmlDocument(batch.file + ":" + std::to_string(record.line), text, mentions_, labels_, out);
      return;
    }
    members_.clear();
    AppendMentions(
        text, [this](std::string_view piece) { return json_.Shown(piece); }, &members_);
    out->append(batch.Raw(record).substr(0, record.mark));
    json_.AppendWith(members_, out);
    out->append(Batch::LineEnd(record));
  }

  void WriteUnreadable(std::string_view line, std::string_view line_end, std::string* out) {
    if (options_.html) {
      AppendHtmlDocument("", line, {}, {}, out);
      return;
    }
    out->push_back('{');
    AppendJsonMember("onoma_input", line, out);
    out->append(",\"mentions\":[]}");
    out->append(line_end);
  }

  const Normalizer* const normalizer_;
  const AnnotateOptions& options_;
  const Scanner scanner_;
  ScanScratch scan_scratch_;
  Scratch scratch_;
  JsonRecord json_;
  std::vector<Mention> mentions_;
  std::vector<std::string> labels_;
  std::string members_;
};

}  // namespace

std::unique_ptr<BatchWorker> MakeAnnotateWorker(const Normalizer* normalizer, const AnnotateOptions& options) {
  return std::make_unique<AnnotateWorker>(normalizer, options);
}

}  // namespace onoma::cli
