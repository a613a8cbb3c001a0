// Runs the fuzz targets over their corpus without libFuzzer: onoma_fuzz_replay CORPUS [TARGET [FILE...]].
//
//   onoma_fuzz_replay tests/fuzz/corpus                     every target over CORPUS/<target>/*
//   onoma_fuzz_replay tests/fuzz/corpus fold /tmp/crash-1   one target over these files
//   onoma_fuzz_replay --seed FILE                           writes the small database from which fuzz_open starts
//   onoma_fuzz_replay --patch FILE                          prints a damaged database as a script for corpus/open
//
// A failing input ends the program; its name is the last line.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "base/file.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/seed_database.h"

namespace onoma::fuzz {
namespace {

namespace fs = std::filesystem;

std::string Read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    std::fprintf(stderr, "fuzz_replay: can't read %s\n", path.c_str());
    std::exit(2);
  }
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void Replay(const Target& target, const std::vector<fs::path>& files) {
  for (const fs::path& file : files) {
    std::fprintf(stderr, "%.*s %s\n", static_cast<int>(target.name.size()), target.name.data(), file.c_str());
    // A heap block of exactly this size, so that the address sanitizer sees a byte too many.
    const std::string read = Read(file);
    const std::vector<char> input(read.begin(), read.end());
    target.run({input.data(), input.size()});
  }
}

int Main(const std::vector<std::string>& arguments) {
  if (arguments.size() == 2 && arguments[0] == "--seed") {
    return WriteFileAtomically(arguments[1], SeedDatabase()).ok() ? 0 : 2;
  }
  if (arguments.size() == 2 && arguments[0] == "--patch") {
    std::printf("%s", PatchScript(Read(arguments[1])).c_str());
    return 0;
  }
  if (arguments.empty()) {
    std::fprintf(stderr, "usage: onoma_fuzz_replay CORPUS [TARGET [FILE...]] | --seed FILE | --patch FILE\n");
    return 2;
  }
  bool found = false;
  for (const Target& target : Targets()) {
    if (arguments.size() > 1 && arguments[1] != target.name) continue;
    found = true;
    std::vector<fs::path> files(arguments.begin() + std::min<std::ptrdiff_t>(2, std::ssize(arguments)),
                                arguments.end());
    if (files.empty()) {
      for (const auto& entry : fs::directory_iterator(fs::path(arguments[0]) / target.name))
        files.push_back(entry.path());
      std::sort(files.begin(), files.end());
      if (files.empty()) {
        std::fprintf(stderr, "fuzz_replay: no corpus for %s\n", std::string(target.name).c_str());
        return 2;
      }
    }
    Replay(target, files);
  }
  if (!found) {
    std::fprintf(stderr, "fuzz_replay: no target %s\n", arguments[1].c_str());
    return 2;
  }
  return 0;
}

}  // namespace
}  // namespace onoma::fuzz

int main(int argc, char** argv) { return onoma::fuzz::Main({argv + 1, argv + argc}); }
