// Databases for tests: the embedded one, and small ones compiled from tables that a test writes.
#ifndef ONOMA_TESTS_SUPPORT_TEST_TABLES_H_
#define ONOMA_TESTS_SUPPORT_TEST_TABLES_H_

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "onoma/database.h"
#include "onoma/normalizer.h"
#include "tables/compiler/compile.h"

namespace onoma::testing {

// A folder that goes with its object.
class TempDir {
 public:
  TempDir();
  ~TempDir();
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;

  const std::string& path() const { return path_; }
  // Makes the folders above it too. Returns the whole path.
  std::string Write(const std::string& name, std::string_view contents) const;
  std::string Read(const std::string& name) const;

 private:
  std::string path_;
};

// A file's contents; "" if it can't be read.
std::string ReadFile(const std::string& folder, const std::string& name);

// The project's tables/.
std::string TablesFolder();
// The embedded database, opened once.
const Database& DefaultDatabase();
const Normalizer& DefaultNormalizer();
// The bytes of the embedded database's file.
std::string DefaultDatabaseBytes();

// Tables in a temporary folder: systems, styles, keys, fold and morphology are the project's (linked), names and places
// are what the test writes.
class TestTables {
 public:
  TestTables();
  // A bare one has nothing but what the test writes.
  static TestTables Bare();

  TestTables& Write(const std::string& name, std::string_view contents);
  const std::string& folder() const { return dir_->path(); }

  absl::StatusOr<std::string> Compile(const Database* layer_over = nullptr) const;
  // Compiles, keeps the bytes and opens them; a failure fails the test and aborts it by an exception.
  Database Open(const Database* layer_over = nullptr);
  // The message of a compilation that must fail; "" if it doesn't.
  std::string Problems() const;

 private:
  explicit TestTables(bool linked);
  std::shared_ptr<TempDir> dir_;
  std::vector<std::shared_ptr<void>> bytes_;
};

// Bytes in memory aligned as databases are; they live as long as the object.
class AlignedBytes {
 public:
  explicit AlignedBytes(std::string_view bytes);
  std::span<const std::byte> span() const { return {data_.get(), size_}; }

 private:
  struct Free {
    void operator()(std::byte* p) const;
  };
  std::unique_ptr<std::byte[], Free> data_;
  size_t size_;
};

}  // namespace onoma::testing

#endif  // ONOMA_TESTS_SUPPORT_TEST_TABLES_H_
