// Every form of a row, under every system and style, in capitals and decomposed, comes back to its own name: among the
// candidates, and first unless another name has the better claim. All names: sixteen million spellings, some seconds.
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <tuple>

#include "onoma/romanizer.h"
#include "tables/compiler/morphology.h"
#include "tables/compiler/name_table.h"
#include "tests/support/rules.h"
#include "tests/support/test_tables.h"
#include "tests/support/test_text.h"

namespace onoma {
namespace {

struct Counts {
  size_t asked = 0, found = 0, first = 0, left = 0;
};

NameTable ProjectNames() {
  Problems problems;
  const Morphology morphology(testing::TablesFolder(), nullptr, &problems);
  NameTable table = ReadNames(
      testing::TablesFolder(), [](Kind, const std::string&) { return std::string(); }, morphology, testing::Languages(),
      {}, &problems);
  EXPECT_TRUE(problems.empty()) << problems.list().front();
  return table;
}

TEST(RoundTripTest, EverySpellingComesBack) {
  const NameTable table = ProjectNames();
  const Normalizer& normalizer = testing::DefaultNormalizer();
  const Romanizer romanizer(testing::DefaultDatabase());
  Scratch scratch;
  Counts tabled, by_key;  // by_key: patronymics of rare names, whose romanized spellings are not tabled
  std::string lost;
  for (const Name& name : table.names) {
    const std::string own = std::string(KindName(name.kind)) + "/" + name.slug;
    Counts& counts = name.native_only ? by_key : tabled;
    const LookupOptions options{.kind = name.kind, .accept = Accept::kStandard};
    const auto ask = [&](const std::string& spelling, const std::string& rule) {
      const Answer& answer = normalizer.Resolve(spelling, options, scratch);
      ++counts.asked;
      for (size_t i = 0; i < answer.count; ++i) {
        if (normalizer.NameOf(answer.candidates[i]) != own) continue;
        ++counts.found;
        counts.first += i == 0;
        return;
      }
      if (answer.count == kMaxCandidates) {  // crowded out by eight others: Latin spellings of three letters
        ++counts.found;
        return;
      }
      // Few rules write the name so, and many a diminutive of another one (FormTable::LeaveToDiminutives).
      const LookupOptions broad{.kind = Kind::kGiven, .accept = Accept::kBroad};
      const Answer& others = normalizer.Resolve(spelling, broad, scratch);
      for (size_t i = 0; i < others.count; ++i) {
        if (others.candidates[i].link != Link::kDiminutive) continue;
        ++counts.left;
        return;
      }
      if (counts.asked - counts.found - counts.left < 20) lost += "\n  " + own + ": " + spelling + " by " + rule;
    };
    for (const NativeForm& native : name.natives) {
      for (const std::string& form : {native.masculine, native.feminine}) {
        if (form.empty()) continue;
        for (const RomanizationSystem& system : romanizer.systems()) {
          if (!romanizer.Has(system, native.language)) continue;
          std::string spelling;
          romanizer.Romanize(system, form, &spelling, {.language = native.language});
          // Two letters, or a sign that parts words in a text, are no spelling to be asked for.
          if (spelling.size() < 3 || spelling.find_first_of("*!|;/‡\"") != std::string::npos ||
              spelling.find("-'") != std::string::npos || spelling.find("-`") != std::string::npos) {
            continue;
          }
          ask(spelling, system.code);
          ask(testing::Upper(spelling), system.code);
          ask(testing::Nfd(spelling), system.code);
        }
      }
    }
  }
  EXPECT_GT(tabled.asked, 10000000u);
  EXPECT_EQ(tabled.found + tabled.left, tabled.asked) << lost;
  EXPECT_LT(tabled.left * 100'000, tabled.asked);
  EXPECT_GT(tabled.first * 100, tabled.asked * 90) << tabled.first << " of " << tabled.asked << " first";
  EXPECT_GT(by_key.found * 100, by_key.asked * 60) << by_key.found << " of " << by_key.asked;
  std::printf(
      "%zu of %zu spellings come back, %zu first, %zu left to diminutives; of patronymics found by key %zu of %zu\n",
      tabled.found, tabled.asked, tabled.first, tabled.left, by_key.found, by_key.asked);
}

// Whoever says which language a text is in gets that language's own name, however common another one is that others
// write so: Лисов is no Лысов in Russian.
TEST(RoundTripTest, InItsLanguageANativeFormIsItsOwn) {
  const NameTable table = ProjectNames();
  std::map<std::tuple<Kind, Language, std::string>, std::set<std::string>> names;
  for (const Name& name : table.names) {
    if (name.kind != Kind::kGiven && name.kind != Kind::kSurname) continue;
    for (const NativeForm& native : name.natives) {
      if (!IsEastSlavic(native.language)) continue;
      names[{name.kind, native.language, native.masculine}].insert(std::string(KindName(name.kind)) + "/" + name.slug);
    }
  }
  EXPECT_GT(names.size(), 70'000u);
  for (const auto& [key, slugs] : names) {
    const auto& [kind, language, form] = key;
    EXPECT_TRUE(slugs.contains(testing::NameOf(form, {.kind = kind, .language = language})))
        << form << " in " << LanguageCode(language);
  }
}

}  // namespace
}  // namespace onoma
