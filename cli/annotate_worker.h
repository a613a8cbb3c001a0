// What `annotate` does with a document: scan it, write it with its mentions.
#ifndef ONOMA_CLI_ANNOTATE_WORKER_H_
#define ONOMA_CLI_ANNOTATE_WORKER_H_

#include <memory>
#include <optional>
#include <string>

#include "cli/mention_writer.h"
#include "cli/pipeline.h"
#include "onoma/normalizer.h"
#include "onoma/scanner.h"

namespace onoma::cli {

struct AnnotateOptions {
  ScanOptions scan;
  bool jsonl = false;        // the documents are JSON objects; else each record is a text
  std::string key = "text";  // JSONL: of the text
  std::string language_key;  // JSONL: of the document's language; empty: none
  bool html = false;
  OffsetUnit unit = OffsetUnit::kBytes;
  std::optional<Label> label;
};

// `normalizer` and `options` outlive the worker.
std::unique_ptr<BatchWorker> MakeAnnotateWorker(const Normalizer* normalizer, const AnnotateOptions& options);

}  // namespace onoma::cli

#endif  // ONOMA_CLI_ANNOTATE_WORKER_H_
