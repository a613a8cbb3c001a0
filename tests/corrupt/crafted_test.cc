// Damage that random bits hardly ever are, with hashes that hold.
#include <gtest/gtest.h>

#include <cstring>
#include <string>
#include <vector>

#include "key/sounds.h"
#include "tests/corrupt/exercise.h"
#include "tests/support/database_file.h"
#include "tests/support/test_tables.h"

namespace onoma {
namespace {

using testing::AlignedBytes;
using testing::DatabaseFile;

const DatabaseFile& Good() {
  static const DatabaseFile& file = *new DatabaseFile(testing::DefaultDatabaseBytes());
  return file;
}

template <typename Record>
void Replace(const Record& from, const Record& to, std::string* bytes) {
  const size_t at = bytes->find(std::string_view(reinterpret_cast<const char*>(&from), sizeof(from)));
  ASSERT_NE(at, std::string::npos);
  std::memcpy(bytes->data() + at, &to, sizeof(to));
}

struct Decomposition {
  uint32_t letter, first, second;
};

TEST(CraftedTest, ALetterThatIsMadeOfItselfEnds) {
  for (const bool first : {true, false}) {
    for (const Decomposition sound : {Decomposition{U'й', U'и', 0x306}, Decomposition{U'ѝ', U'и', 0x300}}) {
      DatabaseFile file = Good();
      Decomposition damaged = sound;
      (first ? damaged.first : damaged.second) = sound.letter;
      Replace(sound, damaged, &file.Find("FOLD")->bytes);
      const AlignedBytes bytes(file.Bytes());
      const auto database = Database::FromMemory(bytes.span(), "forged");
      ASSERT_TRUE(database.ok()) << database.status();
      const Romanizer romanizer(*database);
      std::string out;
      for (const RomanizationSystem& system : romanizer.systems()) {
        for (const char* text : {"й", "ѝ", "зюйѝк"}) romanizer.Romanize(system, text, &out, {.plain = true});
      }
      testing::Exercise(*database);
    }
  }
}

TEST(CraftedTest, AsManyNamesAsThereAre) {
  DatabaseFile file = Good();
  std::memset(file.Find("META")->bytes.data(), 0, sizeof(uint64_t));
  const AlignedBytes bytes(file.Bytes());
  const auto database = Database::FromMemory(bytes.span(), "forged");
  ASSERT_TRUE(database.ok()) << database.status();
  EXPECT_EQ(database->GetInfo().names, testing::DefaultDatabase().GetInfo().names);
}

// Bits behind the last sound of a stem's Russian form are none of it.
TEST(CraftedTest, ACognateHasNoMoreSoundsThanFit) {
  DatabaseFile file = Good();
  std::string& section = file.Find("READ")->bytes;
  const Readings& readings = testing::DefaultDatabase().reader().readings();
  std::vector<std::string> names;
  for (size_t at = 0; at + sizeof(Readings::Pair) <= section.size(); at += sizeof(Readings::Pair)) {
    Readings::Pair pair;
    std::memcpy(&pair, section.data() + at, sizeof(pair));
    if (pair.key == 0 || (pair.value & Readings::kBeStem) == 0 || readings.Cognate(pair.key) != pair.value) continue;
    pair.value |= uint64_t{3} << 62;
    std::memcpy(section.data() + at, &pair, sizeof(pair));
    if (names.size() == 2000) continue;
    std::string& name = names.emplace_back();
    for (uint64_t rest = pair.key; rest != 0; rest >>= 5) name += kSoundLetters[rest & 31];
    name += "skaga";
  }
  ASSERT_GT(names.size(), 50u);
  const AlignedBytes bytes(file.Bytes());
  const auto database = Database::FromMemory(bytes.span(), "forged");
  ASSERT_TRUE(database.ok()) << database.status();
  const Normalizer damaged(*database);
  Scratch scratch;
  const LookupOptions options{.kind = Kind::kSurname, .language = Language::kBe};
  for (const std::string& name : names) {
    EXPECT_EQ(damaged.Lookup(name, options, scratch).id, testing::DefaultNormalizer().Lookup(name, options, scratch).id)
        << name;
  }
}

}  // namespace
}  // namespace onoma
