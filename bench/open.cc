// BM_Open/<subject>: from nothing to the first answer. embedded: the library's own database; file: mapped from the page
// cache; verify: a file, with every byte of it checked.
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "base/file.h"
#include "bench/bench.h"
#include "bench/synthetic_database.h"
#include "onoma/normalizer.h"

namespace onoma::bench {
namespace {

constexpr std::string_view kName = "Лукашэнка";

// The embedded database as a file, gone when the program ends.
class TemporaryFile {
 public:
  TemporaryFile() {
    const char* folder = std::getenv("TMPDIR");
    path_ = std::string(folder != nullptr ? folder : "/tmp") + "/onoma_bench." + std::to_string(getpid()) + ".onoma";
    const SyntheticDatabase& database = SyntheticDatabase::Of(Database::Default().GetInfo().forms);
    if (const absl::Status status = WriteFileAtomically(path_, database.bytes()); !status.ok()) {
      Die(std::string(status.message()));
    }
  }
  ~TemporaryFile() { std::remove(path_.c_str()); }
  static const std::string& Path() {
    static const TemporaryFile kFile;
    return kFile.path_;
  }

 private:
  std::string path_;
};

uint64_t FirstAnswer(Database database) {
  const Normalizer normalizer(std::move(database));
  Scratch scratch;
  return normalizer.Lookup(kName, {}, scratch).id.value();
}

uint64_t Expected() {
  Scratch scratch;
  const Match match = Normalizer(Database::Default()).Lookup(kName, {}, scratch);
  if (match.via != Via::kExact) Die("the embedded database doesn't know " + std::string(kName));
  return match.id.value();
}

void Embedded(benchmark::State& state) {
  const uint64_t expected = Expected();
  for (auto _ : state) {
    if (!Expect(state, "ID", FirstAnswer(Database::Default()), expected)) break;
  }
}

void File(benchmark::State& state, bool verify) {
  const uint64_t expected = Expected();
  const std::string& path = TemporaryFile::Path();
  for (auto _ : state) {
    absl::StatusOr<Database> database = Database::Open(path);
    if (!database.ok() || (verify && !database->Verify().ok())) return Fail(state, "can't open " + path);
    if (!Expect(state, "ID", FirstAnswer(*std::move(database)), expected)) break;
  }
}

}  // namespace

void RegisterOpen() {
  benchmark::RegisterBenchmark("BM_Open/embedded", Embedded)->Unit(benchmark::kMicrosecond);
  benchmark::RegisterBenchmark("BM_Open/file", [](benchmark::State& state) {
    File(state, false);
  })->Unit(benchmark::kMicrosecond);
  benchmark::RegisterBenchmark("BM_Open/verify", [](benchmark::State& state) {
    File(state, true);
  })->Unit(benchmark::kMicrosecond);
}

}  // namespace onoma::bench
