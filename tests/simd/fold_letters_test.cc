// The kernels against each other: the portable one is the reference.
#include "simd/fold_letters.h"

#include <gtest/gtest.h>
#include <sys/mman.h>

#include <array>
#include <cstring>
#include <random>
#include <string>
#include <vector>

#include "tests/support/test_text.h"
#include "text/utf8.h"

namespace onoma {
namespace {

std::vector<SimdLevel> Levels() {
  std::vector<SimdLevel> levels;
  for (const SimdLevel level : {SimdLevel::kPortable, SimdLevel::kAvx2, SimdLevel::kAvx512}) {
    if (HasSimdLevel(level)) levels.push_back(level);
  }
  return levels;
}

// Letters as they fold in Unicode, by ICU.
const LetterTable& Letters() {
  static const LetterTable& table = *[] {
    auto* made = new LetterTable;
    for (char32_t cp = 0xC0; cp < 0x530; ++cp) {
      const std::string from = EncodeAll(std::u32string(1, cp)), to = testing::Lower(from);
      if (cp == 0xD7 || cp == 0xF7 || (cp >= 0x2B0 && cp < 0x400) || to.size() != 2) continue;
      made->Set(reinterpret_cast<const uint8_t*>(from.data()), reinterpret_cast<const uint8_t*>(to.data()));
    }
    for (const std::string_view apostrophe : {"ʹ", "ʼ", "’", "′"}) {
      made->SetApostrophe(reinterpret_cast<const uint8_t*>(apostrophe.data()), apostrophe.size());
    }
    return made;
  }();
  return table;
}

struct Folded {
  PlainName name;
  std::string bytes;  // all kMaxPlainName; "" if it is not plain
  uint32_t size;
};

Folded Fold(SimdLevel level, std::string_view raw) {
  // By itself, and among others.
  const std::array<std::string_view, 3> names = {"Anna", raw, "Änna"};
  FoldedName out[names.size()], many[names.size()];
  std::memset(out[1].bytes, 0x55, kMaxPlainName);
  std::memset(many[1].bytes, 0x55, kMaxPlainName);
  FoldLetters(level)(Letters(), raw, &out[1]);
  EXPECT_EQ(FoldManyLetters(level)(Letters(), names, many), out[1].name.plain() ? 0u : 2u) << raw;
  EXPECT_EQ(many[1].name.plain(), out[1].name.plain()) << SimdLevelName(level) << ": " << raw;
  EXPECT_EQ(many[0].view(), "anna");
  EXPECT_EQ(many[2].view(), "änna");
  if (!out[1].name.plain()) return {out[1].name, "", 0};
  EXPECT_EQ(std::string_view(many[1].bytes, kMaxPlainName), std::string_view(out[1].bytes, kMaxPlainName)) << raw;
  EXPECT_EQ(many[1].size, out[1].size);
  EXPECT_EQ(many[1].name.bits, out[1].name.bits);
  return {out[1].name, std::string(out[1].bytes, kMaxPlainName), out[1].size};
}

std::string Padded(std::string text) {
  text.resize(kMaxPlainName);
  return text;
}

// All levels say the same of a name, wherever in a page it stands.
void Compare(std::string_view raw) {
  const Folded expected = Fold(SimdLevel::kPortable, raw);
  for (const SimdLevel level : Levels()) {
    const Folded folded = Fold(level, raw);
    ASSERT_EQ(folded.bytes, expected.bytes) << SimdLevelName(level) << ": " << raw;
    if (expected.name.plain()) {
      ASSERT_EQ(folded.name.bits, expected.name.bits) << SimdLevelName(level) << ": " << raw;
      ASSERT_EQ(folded.size, expected.size) << SimdLevelName(level) << ": " << raw;
    }
  }
}

TEST(FoldLettersTest, FoldsPlainNames) {
  for (const SimdLevel level : Levels()) {
    EXPECT_EQ(Fold(level, "LUKASHENKA").bytes, Padded("lukashenka"));
    EXPECT_EQ(Fold(level, "Лукашэнка-Ёлкіна").bytes, Padded("лукашэнка-ёлкіна"));
    EXPECT_EQ(Fold(level, "Ľudovít Štúr").bytes, Padded("ľudovít štúr"));
    EXPECT_EQ(Fold(level, "Ґалаґан").bytes, Padded("ґалаґан"));
    EXPECT_EQ(Fold(level, "MUREȘAN").bytes, Padded("mureșan"));
    EXPECT_EQ(Fold(level, "O'Neill").bytes, Padded("o'neill"));
    for (const char* raw : {"O’Neill-Štúr", "OʼNeill-Štúr", "O`Neill-Štúr", "OʹNeill-Štúr", "O′Neill-Štúr"}) {
      EXPECT_EQ(Fold(level, raw).bytes, Padded("o'neill-štúr"));
      EXPECT_EQ(Fold(level, raw).size, 14u);
    }
    EXPECT_EQ(Fold(level, "Grigor’ev").bytes, Padded("grigor'ev"));
    EXPECT_EQ(Fold(level, "Мар’яна").bytes, Padded("мар'яна"));
    EXPECT_EQ(Fold(level, "Anna Maria-Ina").name.gaps(), 2u);
    EXPECT_FALSE(Fold(level, "Anna").name.marked());
    EXPECT_TRUE(Fold(level, "O'Neill").name.marked());
    EXPECT_TRUE(Fold(level, "Änna").name.marked());
    EXPECT_FALSE(Fold(level, "Änna").name.mixed());
    EXPECT_TRUE(Fold(level, "Änнa").name.mixed());
    EXPECT_TRUE(Fold(level, "aн").name.mixed());
    EXPECT_FALSE(Fold(level, "ан-ан").name.mixed());
  }
}

TEST(FoldLettersTest, LeavesTheRestToOthers) {
  for (const SimdLevel level : Levels()) {
    for (const char* raw : {"",     "'",  "-a",    "a-",   "a--b", "a -b",  "'a",       "a'",           "a1",
                            "a.",   "İ",  "a\xC3", "\xC3", "\x80", "a\x80", "\xC3\xC3", "\xC3\x80\x80", "ﬁ",
                            "a’’b", "a’", "ʹa",    "a’-b", "a‘b",  "а́",     "王",       "a\xFF",        "a\tb"}) {
      EXPECT_FALSE(Fold(level, raw).name.plain()) << SimdLevelName(level) << ": " << raw;
    }
    EXPECT_FALSE(Fold(level, std::string_view("a\0b", 3)).name.plain());
    EXPECT_TRUE(Fold(level, std::string(kMaxPlainName, 'A')).name.plain());
    EXPECT_FALSE(Fold(level, std::string(kMaxPlainName + 1, 'A')).name.plain());
  }
}

TEST(FoldLettersTest, AFoldOfAnotherSortIsNotTakenUp) {
  LetterTable table;
  const uint8_t from[] = {0xC4, 0x80}, two_on[] = {0xC4, 0x82}, other_lead[] = {0xD5, 0x80};
  table.Set(from, two_on);
  table.Set(other_lead, other_lead);
  for (size_t lead = 0; lead < LetterTable::kLeads.size(); ++lead) {
    for (int trail = 0x80; trail < 0xC0; ++trail) EXPECT_EQ(table.change(lead, static_cast<uint8_t>(trail)), 0);
  }
}

// Every character of two bytes and every byte, at every place of short and of long names.
TEST(FoldLettersTest, LevelsAgreeOnAllCharacters) {
  std::vector<std::string> pieces;
  for (int byte = 0; byte < 256; ++byte) pieces.emplace_back(1, static_cast<char>(byte));
  for (char32_t cp = 0x80; cp < 0x800; ++cp) pieces.push_back(EncodeAll(std::u32string(1, cp)));
  for (const char32_t cp : {0x800, 0x1E00, 0x2018, 0x2019, 0x2032, 0x2099, 0xFFFD, 0x10000}) {
    pieces.push_back(EncodeAll(std::u32string(1, static_cast<char32_t>(cp))));
  }
  for (const std::string& piece : pieces) {
    for (const size_t before : {0u, 1u, 14u, 15u, 16u, 29u, 30u, 31u, 32u, 61u, 62u, 63u}) {
      for (const size_t behind : {0u, 1u, 3u}) {
        Compare(std::string(before, 'A') + piece + std::string(behind, 'b'));
        ASSERT_FALSE(HasFatalFailure());
      }
    }
    Compare("Й" + piece + "Й");
  }
}

TEST(FoldLettersTest, LevelsAgreeOnRandomNames) {
  std::mt19937_64 random(7);
  const std::u32string likely = U"abzAZйЙЁёЯяЀџҐґāĀŽžÿŸßßıİșȚӀӏ'-  ’ʹʼ`′ʻ‘";
  for (int round = 0; round < 300000; ++round) {
    std::string raw = testing::RandomText(random, likely, random() % 36);
    if (random() % 4 == 0 && !raw.empty()) raw[random() % raw.size()] = static_cast<char>(random());
    Compare(raw);
    ASSERT_FALSE(HasFatalFailure());
  }
}

// Nothing is read that lies in another page than the name.
TEST(FoldLettersTest, ReadsNoPageThatTheNameIsNotIn) {
  constexpr size_t kPage = 4096;
  void* const pages = mmap(nullptr, 3 * kPage, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  ASSERT_NE(pages, MAP_FAILED);
  char* const page = static_cast<char*>(pages) + kPage;
  ASSERT_EQ(mprotect(page, kPage, PROT_READ | PROT_WRITE), 0);
  for (const SimdLevel level : Levels()) {
    for (size_t size = 1; size <= kMaxPlainName; ++size) {
      for (char* at : {page, page + kPage - size}) {
        std::memset(at, 'A', size);
        EXPECT_EQ(Fold(level, {at, size}).bytes, Padded(std::string(size, 'a')));
      }
    }
    // And none for a name that has no bytes, wherever it stands.
    for (const char* at : std::initializer_list<const char*>{nullptr, page - 1, page, page + kPage}) {
      EXPECT_FALSE(Fold(level, {at, 0}).name.plain());
    }
  }
  munmap(pages, 3 * kPage);
}

TEST(SimdLevelTest, OneIsActive) {
  EXPECT_TRUE(HasSimdLevel(ActiveSimdLevel()));
  EXPECT_TRUE(HasSimdLevel(SimdLevel::kPortable));
  const char* const forced = std::getenv("ONOMA_SIMD");
  for (const SimdLevel level : Levels()) {
    if (forced != nullptr && SimdLevelName(level) == std::string_view(forced)) {
      EXPECT_EQ(ActiveSimdLevel(), level);
    }
  }
}

}  // namespace
}  // namespace onoma
