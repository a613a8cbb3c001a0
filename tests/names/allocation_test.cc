// Lookups allocate nothing once their Scratch exists: counted in a program of its own, where every allocation is seen.
#include <gtest/gtest.h>

#include <cstdlib>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "onoma/normalizer.h"

namespace {
size_t allocations = 0;
}  // namespace

void* operator new(size_t size) {
  ++allocations;
  void* memory = std::malloc(size == 0 ? 1 : size);
  if (memory == nullptr) std::abort();
  return memory;
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, size_t) noexcept { std::free(memory); }

namespace onoma {
namespace {

TEST(AllocationTest, TheCounterCounts) {
  const size_t before = allocations;
  const std::vector<int> some(100);
  EXPECT_GT(allocations, before) << some.size();
}

TEST(AllocationTest, LookupsAllocateNothing) {
  const Normalizer normalizer(Database::Default());
  Scratch scratch;
  std::string longest, marks = "a";
  for (int i = 0; i < 170; ++i) longest += "\uFDFA";  // three bytes that fold to many
  while (marks.size() + 2 <= kMaxNameBytes) marks += "\u0301";
  const std::vector<std::string> names = {"Lukashenko",
                                          "LUKASHENKA, Alyaksandr Ryhoravich",
                                          "Аляксандр Лукашэнка",
                                          "Лукашенко А.Г.",
                                          "Sasha",
                                          "Kiev",
                                          "Hryshchanka",
                                          "Łukaszenka",
                                          "Дзмiтрый",
                                          "Zxqvw Krtpl Mnbvc",
                                          "A / B / C born D",
                                          "Jean-Claude van der Berg",
                                          "",
                                          "123",
                                          "\xFF\xFE",
                                          "Loukachenko-Tschernenko",
                                          longest,
                                          marks,
                                          std::string(kMaxNameBytes, 'x'),
                                          std::string(4096, 'x')};
  for (const Kind kind : {Kind::kNone, Kind::kGiven, Kind::kSurname, Kind::kPlace, Kind::kPerson}) {
    for (const std::string& name : names) {
      const std::string_view view = name;
      Match match;
      const size_t before = allocations;
      normalizer.Resolve(view, {.kind = kind}, scratch);
      normalizer.Lookup(view, {.kind = kind, .accept = Accept::kBroad}, scratch);
      normalizer.LookupBatch({&view, 1}, {&match, 1}, {.kind = kind}, scratch);
      EXPECT_EQ(allocations, before) << name.substr(0, 40) << " " << KindName(kind);
    }
  }
}

}  // namespace
}  // namespace onoma
