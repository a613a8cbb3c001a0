// ExactTable and Trie against std::map, over all forms of the embedded database.
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

#include "format/reader.h"
#include "tests/support/test_tables.h"

namespace onoma {
namespace {

const format::Reader& Reader() { return testing::DefaultDatabase().reader(); }

using Map = std::map<std::string, int64_t>;

// Each form with its slot. The table itself holds no text: the trie has it.
const Map& Forms() {
  static const Map& map = *[] {
    auto* made = new Map;
    Reader().trie().Each("", [&](std::string_view form) {
      EXPECT_TRUE(made->emplace(form, Reader().forms().Find(form)).second) << "twice: " << form;
      return true;
    });
    return made;
  }();
  return map;
}

int64_t Naive(const Map& map, const std::string& form) {
  const auto it = map.find(form);
  return it == map.end() ? -1 : it->second;
}

// Forms, their prefixes, forms with a byte changed, added or taken away.
std::string Probe(const Map& map, std::vector<const std::string*>* all, std::mt19937_64& random) {
  if (all->empty()) {
    for (const auto& [form, slot] : map) all->push_back(&form);
  }
  std::string probe = *(*all)[random() % all->size()];
  switch (random() % 5) {
    case 0:
      break;
    case 1:
      probe.resize(random() % (probe.size() + 1));
      break;
    case 2:
      probe[random() % probe.size()] ^= static_cast<char>(1 << random() % 8);
      break;
    case 3:
      probe += static_cast<char>('a' + random() % 26);
      break;
    default:
      probe.erase(random() % probe.size(), 1);
      break;
  }
  return probe;
}

TEST(IndexReferenceTest, TheTableFindsEveryFormAndNothingElse) {
  const Map& map = Forms();
  const ExactTable& table = Reader().forms();
  ASSERT_EQ(map.size(), Reader().meta().forms);
  std::set<int64_t> taken;
  for (const auto& [form, slot] : map) {
    ASSERT_GE(slot, 0) << form;
    ASSERT_TRUE(taken.insert(slot).second) << form << " shares a slot";
    ASSERT_EQ(table.slot(static_cast<size_t>(slot)).hash, FormHash::Of(form, table.seed()) & ExactTable::kHashMask);
  }
  std::mt19937_64 random(11);
  std::vector<const std::string*> all;
  size_t misses = 0;
  for (int i = 0; i < 200000; ++i) {
    const std::string probe = Probe(map, &all, random);
    const int64_t expected = Naive(map, probe);
    misses += expected < 0;
    ASSERT_EQ(table.Find(probe), expected) << probe;
  }
  EXPECT_GT(misses, 50000u);
}

TEST(IndexReferenceTest, TheTrieFindsFormsAndPrefixes) {
  const Map& map = Forms();
  const Trie& trie = Reader().trie();
  std::mt19937_64 random(13);
  std::vector<const std::string*> all;
  for (int i = 0; i < 200000; ++i) {
    const std::string probe = Probe(map, &all, random);
    const int64_t expected = Naive(map, probe);
    ASSERT_EQ(trie.Has(probe), expected >= 0) << probe;
    const auto below = map.lower_bound(probe);
    const bool prefix = below != map.end() && below->first.starts_with(probe);
    ASSERT_EQ(trie.Walk(trie.Root(), probe) != Trie::kNoNode, prefix) << probe;
  }
}

TEST(IndexReferenceTest, EachVisitsWhatBeginsWithAPrefix) {
  const Map& map = Forms();
  std::mt19937_64 random(17);
  std::vector<const std::string*> all;
  for (int i = 0; i < 2000; ++i) {
    std::string probe = Probe(map, &all, random);
    if (probe.size() < 2) continue;
    std::vector<std::string> expected, got;
    for (auto it = map.lower_bound(probe); it != map.end() && it->first.starts_with(probe); ++it) {
      expected.push_back(it->first);
    }
    Reader().trie().Each(probe, [&](std::string_view form) {
      got.emplace_back(form);
      return true;
    });
    ASSERT_EQ(got, expected) << probe;
  }
}

TEST(IndexReferenceTest, EveryPostingIsInsideAndRunsAreRanked) {
  const ExactTable& table = Reader().forms();
  for (size_t i = 0; i < table.slots(); ++i) {
    const ExactTable::Slot slot = table.slot(i);
    if (slot.empty()) continue;
    Link last = Link::kNone;
    size_t run = 0;
    Reader().EachPosting(slot, [&](const Posting& posting) {
      ++run;
      EXPECT_LT(posting.ordinal, Reader().names());
      EXPECT_GE(posting.link(), last) << i << ": a closer link stands first";
      EXPECT_NE(posting.link(), Link::kNone);
      EXPECT_EQ(posting.kind(), static_cast<Kind>(Reader().name(posting.ordinal).kind)) << i;
      last = posting.link();
    });
    EXPECT_GE(run, 1u);
    EXPECT_LE(run, format::Reader::kMaxRun);
  }
}

}  // namespace
}  // namespace onoma
