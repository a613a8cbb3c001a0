// The same tables give the same bytes, whenever and wherever they are compiled.
#include <gtest/gtest.h>

#include <filesystem>

#include "tables/compiler/compile.h"
#include "tables/compiler/fold_builder.h"
#include "tables/compiler/generic_builder.h"
#include "tests/support/test_tables.h"

namespace onoma {
namespace {

namespace fs = std::filesystem;

std::string CompileFrom(const std::string& folder) {
  CompileOptions options;
  options.folder = folder;
  const auto fold = BuildFoldSection(folder);
  EXPECT_TRUE(fold.ok()) << fold.status();
  options.fold_section = fold->bytes;
  options.unicode_version = fold->unicode_version;
  options.generic_section = BuildGenericSection().value_or("");
  CompileReport report;
  const auto bytes = CompileTables(options, &report);
  EXPECT_TRUE(bytes.ok()) << bytes.status();
  return bytes.value_or("");
}

// The embedded database was compiled from the tables themselves, by another program.
TEST(ReproducibleTest, AgainAndFromAnotherFolder) {
  const testing::TempDir dir;
  fs::copy(testing::TablesFolder(), dir.path() + "/elsewhere", fs::copy_options::recursive);
  EXPECT_EQ(CompileFrom(dir.path() + "/elsewhere"), testing::DefaultDatabaseBytes())
      << "no path of the builder may stand in the file; or rebuild: the tables are newer";
}

TEST(ReproducibleTest, WithoutIcuFromABaseDatabaseTheSameBytes) {
  CompileOptions options;
  options.folder = testing::TablesFolder();
  options.base = &testing::DefaultDatabase();
  CompileReport report;
  const auto bytes = CompileTables(options, &report);
  ASSERT_TRUE(bytes.ok()) << bytes.status();
  EXPECT_EQ(*bytes, testing::DefaultDatabaseBytes());
}

TEST(ReproducibleTest, AChangedRowChangesTheHash) {
  const auto hash = [](std::string_view surname) {
    testing::TestTables tables;
    tables.Write("names/surnames/a.tsv", "slug\tru\tsource\n" + std::string(surname) + "\teditor\n");
    return tables.Open().GetInfo().content_hash;
  };
  EXPECT_EQ(hash("ivanov\tИванов"), hash("ivanov\tИванов"));
  EXPECT_NE(hash("ivanov\tИванов"), hash("petrov\tПетров"));
}

}  // namespace
}  // namespace onoma
