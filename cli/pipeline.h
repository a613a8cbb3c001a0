// Batches of records through workers, in order: the output is the same for any number of threads.
//
// Every thread takes the next batch and works on it. Results are written in the order of their batches, by the thread
// that has the one whose turn it is; a thread that is done early leaves its result and takes the next batch, if it is
// not too far ahead. So memory holds one batch and three results a thread.
#ifndef ONOMA_CLI_PIPELINE_H_
#define ONOMA_CLI_PIPELINE_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "cli/output.h"
#include "cli/record_reader.h"

namespace onoma::cli {

struct BatchResult {
  std::string out;
  std::string complaints;  // whole lines for standard error
  uint64_t unmatched = 0;  // records without a tabled answer
  bool bad_records = false;
  std::string fatal;  // if not empty: stop before this batch's output

  // "onoma: FILE:LINE: why", and exit 2 at the end.
  void Complain(const Batch& batch, const Record& record, std::string_view why);
  // As new, but for `out`'s memory.
  void Clear();
};

class BatchWorker {
 public:
  virtual ~BatchWorker() = default;
  virtual void Process(const Batch& batch, BatchResult* result) = 0;
};

struct PipelineTotals {
  uint64_t records = 0;
  uint64_t unmatched = 0;
  bool bad_records = false;
};

// 0 threads: as many as the machine has. `make_worker` is called once in each thread.
absl::Status RunPipeline(RecordReader* reader, int threads,
                         const std::function<std::unique_ptr<BatchWorker>()>& make_worker, Output* output,
                         PipelineTotals* totals);

}  // namespace onoma::cli

#endif  // ONOMA_CLI_PIPELINE_H_
