#include "cli/pipeline.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "cli/progress.h"

namespace onoma::cli {
namespace {

constexpr int kMaxThreads = 256;
constexpr uint64_t kAhead = 2;  // batches a thread
// Bytes of buffers that are kept from one batch to the next.
constexpr size_t kKeptInput = size_t{1} << 20, kKeptOutput = size_t{1} << 23;

class Pipeline {
 public:
  Pipeline(RecordReader* reader, int threads, Output* output, PipelineTotals* totals)
      : reader_(reader), output_(output), totals_(totals), ahead_(kAhead * static_cast<uint64_t>(threads)) {}

  void Work(BatchWorker* worker) {
    Batch batch;
    BatchResult result;
    uint64_t turn;
    while (Read(&batch, &turn)) {
      try {
        worker->Process(batch, &result);
      } catch (const std::exception& e) {  // out of memory
        result = BatchResult();
        result.fatal = batch.file + ": " + e.what();
      }
      Write(turn, batch.records.size(), &result);
      // Memory is used again, for the system takes longer to give it than a batch takes to work on; but a long
      // record's goes back at once.
      if (batch.data.capacity() > kKeptInput) batch = Batch();
    }
  }

  const absl::Status& status() const { return status_; }

 private:
  bool Read(Batch* batch, uint64_t* turn) {
    std::lock_guard<std::mutex> lock(read_mutex_);
    if (Stopped()) return false;
    absl::StatusOr<bool> found = false;
    try {
      found = reader_->Next(batch);
    } catch (const std::exception& e) {
      found = absl::ResourceExhaustedError(e.what());
    }
    if (found.ok() && *found) {
      *turn = next_read_++;
      return true;
    }
    // What was read before still comes out.
    Stop(found.status());
    return false;
  }

  // Takes the result of a batch and gives an empty one for it. Writes all whose turn has come: who is done early leaves
  // his result to who is late, and goes on.
  void Write(uint64_t turn, size_t records, BatchResult* result) {
    std::unique_lock<std::mutex> lock(write_mutex_);
    done_.emplace(turn, Done{records, std::move(*result)});
    while (!done_.empty() && done_.begin()->first == next_written_) {
      Done& next = done_.begin()->second;
      WriteOut(next.records, next.result);
      next.result.Clear();
      spare_.push_back(std::move(next.result));
      done_.erase(done_.begin());
      ++next_written_;
      turn_changed_.notify_all();
    }
    turn_changed_.wait(lock, [&] { return turn < next_written_ + ahead_; });
    *result = BatchResult();
    if (spare_.empty()) return;
    *result = std::move(spare_.back());
    spare_.pop_back();
  }

  void WriteOut(size_t records, const BatchResult& result) {
    if (discard_) return;
    if (!result.fatal.empty()) {
      discard_ = true;
      Stop(absl::FailedPreconditionError(result.fatal));
      return;
    }
    totals_->records += records;
    totals_->unmatched += result.unmatched;
    totals_->bad_records |= result.bad_records;
    if (!result.complaints.empty()) {
      progress_.Clear();
      WriteStderr(result.complaints);
    }
    if (!output_->Write(result.out) || !output_->Flush()) {
      discard_ = true;
      Stop(absl::OkStatus());
      return;
    }
    progress_.Show(totals_->records);
  }

  bool Stopped() {
    std::lock_guard<std::mutex> lock(stop_mutex_);
    return stopped_;
  }

  void Stop(const absl::Status& status) {
    std::lock_guard<std::mutex> lock(stop_mutex_);
    stopped_ = true;
    status_.Update(status);
  }

  RecordReader* const reader_;
  Output* const output_;
  PipelineTotals* const totals_;

  std::mutex read_mutex_;
  uint64_t next_read_ = 0;

  struct Done {
    size_t records;
    BatchResult result;
  };
  std::mutex write_mutex_;
  const uint64_t ahead_;           // so many batches may be done before one that is not
  std::map<uint64_t, Done> done_;  // by turn
  std::vector<BatchResult> spare_;
  std::condition_variable turn_changed_;
  uint64_t next_written_ = 0;
  bool discard_ = false;  // nobody reads the output any more
  Progress progress_;

  std::mutex stop_mutex_;
  bool stopped_ = false;
  absl::Status status_;
};

}  // namespace

void BatchResult::Complain(const Batch& batch, const Record& record, std::string_view why) {
  complaints += ErrorLine(batch.file + ":" + std::to_string(record.line) + ": " + std::string(why));
  bad_records = true;
}

void BatchResult::Clear() {
  std::string kept;
  if (out.capacity() <= kKeptOutput) kept.swap(out);
  kept.clear();
  *this = BatchResult();
  out.swap(kept);
}

absl::Status RunPipeline(RecordReader* reader, int threads,
                         const std::function<std::unique_ptr<BatchWorker>()>& make_worker, Output* output,
                         PipelineTotals* totals) {
  if (threads == 0) threads = static_cast<int>(std::thread::hardware_concurrency());
  threads = std::clamp(threads, 1, kMaxThreads);
  Pipeline pipeline(reader, threads, output, totals);
  const auto work = [&] { pipeline.Work(make_worker().get()); };
  std::vector<std::thread> others;
  for (int i = 1; i < threads; ++i) others.emplace_back(work);
  work();
  for (std::thread& thread : others) thread.join();
  return pipeline.status();
}

}  // namespace onoma::cli
