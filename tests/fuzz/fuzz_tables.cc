// Tables as people may write them: the compiler complains with file and line, or makes a database that verifies.
//
// The first line of the input says which table it is ("names/given/x.tsv"); the rest is the table. Rules are also run
// without the rest of a database, since those that lack an alphabet never get into one.
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "format/format.h"
#include "format/reader.h"
#include "onoma/normalizer.h"
#include "tables/compiler/compile.h"
#include "tables/compiler/rule_file.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/seed_database.h"

namespace onoma::fuzz {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPaths[] = {"systems/x.tsv",
                                       "styles/x.tsv",
                                       "key/x.tsv",
                                       "names/given/x.tsv",
                                       "names/surnames/x.tsv",
                                       "names/patronymics/x.tsv",
                                       "names/diminutives/x.tsv",
                                       "names/words/0.tsv",
                                       "places/x.tsv",
                                       "retired.tsv",
                                       "sources.tsv",
                                       "morphology/key_endings.tsv",
                                       "morphology/patronymics.tsv",
                                       "morphology/surname_gender.tsv"};

// A folder of this process, gone when it ends.
class Folder {
 public:
  Folder() {
    const char* base = std::getenv("TMPDIR");
    std::string name = std::string(base != nullptr ? base : "/tmp") + "/onoma_fuzz.XXXXXX";
    if (mkdtemp(name.data()) == nullptr) std::abort();
    path_ = name;
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

// The seed, opened: small, so that layering over it is quick.
const Database& Base() {
  static const Database kBase = [] {
    const std::string& seed = SeedDatabase();
    void* block = nullptr;
    if (posix_memalign(&block, format::kAlignment, seed.size()) != 0) std::abort();
    static const std::unique_ptr<void, void (*)(void*)> kOwner(block, std::free);
    std::memcpy(block, seed.data(), seed.size());
    auto database = Database::FromMemory({static_cast<const std::byte*>(block), seed.size()}, "seed");
    Check(database.ok() && database->Verify().ok(), "the seed database is whole",
          database.ok() ? database->Verify().ToString() : database.status().ToString());
    return *std::move(database);
  }();
  return kBase;
}

void RunRules(const fs::path& root, const std::string& path) {
  Problems problems;
  const FoldTable& fold = DefaultDatabase().reader().fold();
  const LanguageTable languages("", &DefaultDatabase().reader(), &problems);
  for (const TableFile& table : ReadTables(root, path, &problems)) {
    const RuleFileKind kind = path.starts_with("styles") ? RuleFileKind::kStyle : RuleFileKind::kSystem;
    std::vector<RuleFile> files = {ParseRuleFile(table, kind, languages, &problems)};
    ResolveRuleFiles(&files, &problems);
    if (!problems.empty()) continue;
    RuleFile& file = files.front();
    CompileRuleFile(fold, &file, &problems);
    CheckRuleFile(file, fold, languages, &problems);
    for (const LanguageRules& set : file.sets) {
      for (const std::string_view text : {"Лукашэнка Ўладзімір", "щука подъезд ёж", "Schtschuka jazz", "А"}) {
        Check(!AllVariants(fold, set.compiled, text, 8).empty(), "compiled rules write something");
      }
    }
  }
}

}  // namespace

void Tables(std::string_view input) {
  static const Folder kFolder;
  const size_t newline = std::min(input.find('\n'), input.size());
  const std::string path(input.substr(0, newline));
  if (std::find(std::begin(kPaths), std::end(kPaths), path) == std::end(kPaths)) return;
  const fs::path file = kFolder.path() / path;
  fs::create_directories(file.parent_path());
  {
    std::ofstream out(file, std::ios::binary);
    out << (newline < input.size() ? input.substr(newline + 1) : "");
  }
  if (path.starts_with("systems") || path.starts_with("styles") || path.starts_with("key")) {
    RunRules(kFolder.path(), path);
  }
  CompileOptions options;
  options.folder = kFolder.path();
  options.base = &Base();
  options.layer = true;
  CompileReport report;
  const absl::StatusOr<std::string> compiled = CompileTables(options, &report);
  if (!compiled.ok()) {
    Check(!compiled.status().message().empty(), "an error says what is wrong");
  } else {
    std::unique_ptr<void, void (*)(void*)> block(nullptr, std::free);
    void* at = nullptr;
    if (posix_memalign(&at, format::kAlignment, compiled->size()) != 0) std::abort();
    block.reset(at);
    std::memcpy(at, compiled->data(), compiled->size());
    const auto database = Database::FromMemory({static_cast<const std::byte*>(at), compiled->size()}, "compiled");
    Check(database.ok(), "what was compiled opens", database.ok() ? "" : std::string(database.status().message()));
    const absl::Status verified = database->Verify();
    Check(verified.ok(), "what was compiled verifies", std::string(verified.message()));
    const Normalizer normalizer({Base(), *database});
    Scratch scratch;
    Check(!normalizer.Lookup("Alexander Lukashenka", {}, scratch).id.none(), "names still resolve");
  }
  std::error_code ignored;
  fs::remove(file, ignored);
}

}  // namespace onoma::fuzz
