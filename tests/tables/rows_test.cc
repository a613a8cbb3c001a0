// Each row of the real tables comes back to its own name: every native form, in every case, NFC and NFD, by its kind.
#include <gtest/gtest.h>

#include <algorithm>
#include <unordered_set>

#include "tables/compiler/morphology.h"
#include "tables/compiler/name_table.h"
#include "tests/support/rules.h"
#include "tests/support/test_tables.h"
#include "tests/support/test_text.h"

namespace onoma {
namespace {

const NameTable& Table() {
  static const NameTable& table = *[] {
    Problems problems;
    const Morphology morphology(testing::TablesFolder(), nullptr, &problems);
    auto* read = new NameTable(ReadNames(
        testing::TablesFolder(), [](Kind, const std::string&) { return std::string(); }, morphology,
        testing::Languages(), {}, &problems));
    EXPECT_TRUE(problems.empty()) << problems.list().front();
    return read;
  }();
  return table;
}

// A form may be that of two names, where a note says so (lint-ok) or for patronymics: then the row's name is a
// candidate.
void ExpectFinds(const Name& name, const std::string& form, Accept accept, Scratch& scratch) {
  LookupOptions options;
  options.kind = name.kind;
  options.accept = accept;
  const Normalizer& normalizer = testing::DefaultNormalizer();
  const std::string wanted = std::string(KindName(name.kind)) + "/" + name.slug;
  const Answer& answer = normalizer.Resolve(form, options, scratch);
  std::string got;
  for (size_t i = 0; i < answer.count; ++i) {
    const std::string found = normalizer.NameOf(answer.candidates[i]);
    if (found == wanted) return;
    got += " " + found;
  }
  ADD_FAILURE() << name.file << ":" << name.line << ": " << form << " is not " << wanted << " but" << got;
}

TEST(RowsTest, EveryNativeFormHasItsName) {
  Scratch scratch;
  size_t forms = 0;
  for (const Name& name : Table().names) {
    for (const NativeForm& native : name.natives) {
      for (const std::string& form : {native.masculine, native.feminine}) {
        if (form.empty()) continue;
        ++forms;
        for (const std::string& written : {form, testing::Nfd(form), testing::Upper(form), testing::Lower(form),
                                           testing::WithApostrophe(form, "’"), testing::WithApostrophe(form, "ʼ")}) {
          ExpectFinds(name, written, Accept::kStrict, scratch);
        }
      }
    }
  }
  EXPECT_GT(forms, 4000u);
}

TEST(RowsTest, EveryListedFormHasItsName) {
  Scratch scratch;
  for (const Name& name : Table().names) {
    for (const ListedForm& listed : name.listed) {
      for (const std::string& written : {listed.text, testing::Nfd(listed.text), testing::Upper(listed.text)}) {
        ExpectFinds(name, written, Accept::kBroad, scratch);
      }
    }
  }
}

// The first native form of a row is not merely a candidate: it is the answer, unless a note excuses the row or the form
// is of a commoner name too (Ельдар is Эльдар in Ukrainian before it is a Kazakh name), which the row's `use` says.
TEST(RowsTest, TheHomeFormIsTheAnswer) {
  Scratch scratch;
  const Normalizer& normalizer = testing::DefaultNormalizer();
  for (const Name& name : Table().names) {
    if (name.excused() || name.kind == Kind::kPatronymic) continue;
    for (const NativeForm& native : name.natives) {
      if (native.language != name.home) continue;
      LookupOptions options;
      options.kind = name.kind;
      options.language = native.language;
      const Answer& answer = normalizer.Resolve(native.masculine, options, scratch);
      ASSERT_GE(answer.count, 1u);
      const std::string answered = normalizer.NameOf(answer.best());
      const auto other = Table().by_slug.find(answered);
      if (other != Table().by_slug.end()) {
        const Name& first = Table().names[other->second];
        if (first.weight > name.weight || first.excused()) continue;
      }
      EXPECT_EQ(answered, std::string(KindName(name.kind)) + "/" + name.slug)
          << name.file << ":" << name.line << ": " << native.masculine;
      break;
    }
  }
}

TEST(RowsTest, EveryDiminutiveHasItsNames) {
  Scratch scratch;
  const Normalizer& normalizer = testing::DefaultNormalizer();
  LookupOptions options;
  options.kind = Kind::kGiven;
  options.accept = Accept::kBroad;
  for (const Diminutive& diminutive : Table().diminutives) {
    for (const NativeForm& native : diminutive.natives) {
      const Answer& answer = normalizer.Resolve(native.masculine, options, scratch);
      std::unordered_set<std::string> got;
      for (size_t i = 0; i < answer.count; ++i) got.insert(normalizer.NameOf(answer.candidates[i]));
      if (answer.count == kMaxCandidates) continue;  // Слава: of more names than there is room for
      for (const std::string& slug : diminutive.of) {
        EXPECT_TRUE(got.contains("given/" + slug))
            << diminutive.file << ":" << diminutive.line << ": " << native.masculine << " " << slug;
      }
    }
  }
}

TEST(RowsTest, ThereIsAsMuchAsWasAskedFor) {
  size_t given = 0, surnames = 0, places = 0;
  for (const Name& name : Table().names) {
    given += name.kind == Kind::kGiven;
    surnames += name.kind == Kind::kSurname;
    places += name.kind == Kind::kPlace;
  }
  EXPECT_GE(given, 150u);
  EXPECT_GE(surnames, 300u);
  EXPECT_GE(places, 60u);
}

}  // namespace
}  // namespace onoma
