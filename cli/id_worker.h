// What `id` does with a batch: find the name in each record, look it up, write the record with its answer.
#ifndef ONOMA_CLI_ID_WORKER_H_
#define ONOMA_CLI_ID_WORKER_H_

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "cli/answer_writer.h"
#include "cli/pipeline.h"
#include "onoma/normalizer.h"

namespace onoma::cli {

enum class DataFormat { kLines, kTsv, kCsv, kJsonl };

struct IdOptions {
  LookupOptions lookup;
  DataFormat in = DataFormat::kLines;
  DataFormat out = DataFormat::kTsv;
  size_t column = 0;                      // TSV, CSV: of the name, from 0
  std::optional<size_t> language_column;  // TSV, CSV
  std::string key, language_key;          // JSONL
  std::vector<std::string> header;        // empty: there is none
  AnswerColumns columns;
};

// An error if the header has a column of the names that will be appended.
absl::Status CheckNoOwnColumns(const IdOptions& options, const std::string& file);
// Appends the output's header line: nothing for JSONL.
void AppendHeader(const IdOptions& options, std::string_view raw, std::string_view line_end, std::string* out);

// Makes a worker for each thread. `normalizer` and `options` outlive it and them; what they can share they share.
std::function<std::unique_ptr<BatchWorker>()> IdWorkerMaker(const Normalizer* normalizer, const IdOptions& options);

}  // namespace onoma::cli

#endif  // ONOMA_CLI_ID_WORKER_H_
