// onoma_instructions single|batch|scan DATABASE FILE: does it once, for callgrind to count the instructions of.
//
//   valgrind --tool=callgrind --toggle-collect=onoma_measured onoma_instructions batch DATABASE NAMES
//
// Only what happens within onoma_measured counts: not opening, not reading FILE. DATABASE and FILE are by
// onoma_samples; `report.py --instructions` does it all. Prints what it did: the number of names or bytes, and of hits
// or terms.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "bench/bench.h"
#include "bench/name_generator.h"
#include "onoma/normalizer.h"
#include "onoma/term_matcher.h"

namespace onoma::bench {
namespace {

constexpr size_t kNames = 20'000, kTextBytes = 200'000;

struct Task {
  std::string_view what;
  const Normalizer* normalizer;
  const TermMatcher* matcher;
  LookupOptions options;
  std::vector<std::string_view> names;
  std::string_view text;
  Scratch scratch;
  TermScratch term_scratch;
  std::vector<Match> matches;
  std::vector<Term> terms;
};

void Run(Task* task) {
  if (task->what == "single") {
    for (size_t i = 0; i < task->names.size(); ++i) {
      task->matches[i] = task->normalizer->Lookup(task->names[i], task->options, task->scratch);
    }
  } else if (task->what == "batch") {
    task->normalizer->LookupBatch(task->names, task->matches, task->options, task->scratch);
  } else {
    task->matcher->Match(task->text, task->term_scratch, &task->terms);
  }
}

}  // namespace

extern "C" [[gnu::noinline]] void onoma_measured(Task* task) {
  Run(task);
  asm volatile("" ::: "memory");  // no tail call: callgrind has to see the return
}

}  // namespace onoma::bench

int main(int argc, char** argv) {
  using namespace onoma::bench;
  if (argc != 4) Die("onoma_instructions single|batch|scan DATABASE FILE");
  Task task;
  task.what = argv[1];
  if (task.what != "single" && task.what != "batch" && task.what != "scan") Die("what is " + std::string(task.what));
  absl::StatusOr<onoma::Database> database = onoma::Database::Open(argv[2]);
  if (!database.ok()) Die(std::string(database.status().message()));
  const onoma::Normalizer normalizer(*std::move(database));
  const onoma::TermMatcher matcher(normalizer);
  task.normalizer = &normalizer;
  task.matcher = &matcher;
  task.options = TabledLookup();

  std::ifstream file(argv[3], std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  task.text = std::string_view(bytes).substr(0, kTextBytes);
  for (size_t at = 0; task.what != "scan" && at < bytes.size() && task.names.size() < kNames;) {
    const size_t end = bytes.find('\n', at);
    task.names.push_back(std::string_view(bytes).substr(at, end - at));
    at = end + 1;
  }
  task.matches.resize(task.names.size());
  onoma_measured(&task);
  size_t hits = task.terms.size();
  for (const onoma::Match& match : task.matches) hits += match.via == onoma::Via::kExact;
  std::printf("%zu %zu\n", task.what == "scan" ? task.text.size() : task.names.size(), hits);
}
