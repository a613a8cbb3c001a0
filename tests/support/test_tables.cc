#include "tests/support/test_tables.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <new>
#include <sstream>
#include <stdexcept>

#include "tables/compiler/fold_builder.h"
#include "tables/compiler/generic_builder.h"

namespace onoma::testing {
namespace fs = std::filesystem;

TempDir::TempDir() {
  std::string path = (fs::temp_directory_path() / "onoma-test-XXXXXX").string();
  if (mkdtemp(path.data()) == nullptr) throw std::runtime_error("can't make a folder " + path);
  path_ = path;
}

TempDir::~TempDir() {
  std::error_code error;
  fs::remove_all(path_, error);
}

std::string TempDir::Write(const std::string& name, std::string_view contents) const {
  const fs::path path = fs::path(path_) / name;
  fs::create_directories(path.parent_path());
  std::ofstream out(path, std::ios::binary);
  out.write(contents.data(), static_cast<std::streamsize>(contents.size()));
  out.close();
  if (!out) throw std::runtime_error("can't write " + path.string());
  return path.string();
}

std::string TempDir::Read(const std::string& name) const { return ReadFile(path_, name); }

std::string ReadFile(const std::string& folder, const std::string& name) {
  std::ifstream in(fs::path(folder) / name, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::string TablesFolder() { return ONOMA_SOURCE_DIR "/tables"; }

const Database& DefaultDatabase() {
  static const Database& database = *new Database(Database::Default());
  return database;
}

const Normalizer& DefaultNormalizer() {
  static const Normalizer& normalizer = *new Normalizer(DefaultDatabase());
  return normalizer;
}

std::string DefaultDatabaseBytes() { return ReadFile("", ONOMA_DEFAULT_DATABASE_FILE); }

TestTables::TestTables() : TestTables(true) {}
TestTables TestTables::Bare() { return TestTables(false); }

TestTables::TestTables(bool linked) : dir_(std::make_shared<TempDir>()) {
  if (!linked) return;
  for (const char* part : {"systems", "styles", "key", "fold", "morphology"}) {
    fs::create_directory_symlink(fs::path(TablesFolder()) / part, fs::path(dir_->path()) / part);
  }
  fs::create_symlink(fs::path(TablesFolder()) / "languages.tsv", fs::path(dir_->path()) / "languages.tsv");
}

TestTables& TestTables::Write(const std::string& name, std::string_view contents) {
  // A test that writes into one of the project's folders gets a copy of its own.
  const fs::path top = fs::path(dir_->path()) / *fs::path(name).begin();
  if (fs::is_symlink(top)) {
    const fs::path target = fs::read_symlink(top);
    fs::remove(top);
    fs::copy(target, top, fs::copy_options::recursive);
  }
  dir_->Write(name, contents);
  return *this;
}

absl::StatusOr<std::string> TestTables::Compile(const Database* layer_over) const {
  CompileOptions options;
  options.folder = dir_->path();
  options.layer = layer_over != nullptr;
  options.base = layer_over;
  if (layer_over == nullptr) {
    static const FoldSection& fold = *new FoldSection(BuildFoldSection(TablesFolder()).value());
    options.fold_section = fold.bytes;
    options.unicode_version = fold.unicode_version;
    static const std::string& generic = *new std::string(BuildGenericSection().value());
    options.generic_section = generic;
  }
  CompileReport report;
  return CompileTables(options, &report);
}

Database TestTables::Open(const Database* layer_over) {
  const absl::StatusOr<std::string> compiled = Compile(layer_over);
  if (!compiled.ok()) throw std::runtime_error(std::string(compiled.status().message()));
  auto bytes = std::make_shared<AlignedBytes>(*compiled);
  bytes_.push_back(bytes);
  absl::StatusOr<Database> database = Database::FromMemory(bytes->span(), "(test)");
  if (!database.ok()) throw std::runtime_error(std::string(database.status().message()));
  return *std::move(database);
}

std::string TestTables::Problems() const {
  const absl::StatusOr<std::string> compiled = Compile();
  return compiled.ok() ? "" : std::string(compiled.status().message());
}

AlignedBytes::AlignedBytes(std::string_view bytes)
    : data_(static_cast<std::byte*>(::operator new[](bytes.size() + 1, std::align_val_t{64}))), size_(bytes.size()) {
  std::memcpy(data_.get(), bytes.data(), bytes.size());
}

void AlignedBytes::Free::operator()(std::byte* p) const { ::operator delete[](p, std::align_val_t{64}); }

}  // namespace onoma::testing
