// N in, N out; a batch is its single lookups; the order doesn't matter.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <numeric>

#include "format/reader.h"
#include "onoma/writing_rule.h"
#include "tests/support/names_list.h"
#include "tests/support/test_tables.h"

namespace onoma {
namespace {

using testing::ManyNames;
using testing::Text;

// Every so manieth form of a database.
std::vector<std::string> FormsOf(const Database& database, size_t every) {
  std::vector<std::string> forms;
  size_t n = 0;
  database.reader().trie().Each("", [&](std::string_view form) {
    if (n++ % every == 0) forms.emplace_back(form);
    return true;
  });
  return forms;
}

const std::vector<std::string>& DefaultForms() {
  static const auto* const forms = new std::vector<std::string>(FormsOf(testing::DefaultDatabase(), 97));
  return *forms;
}

// Forms of the tables as people write them, some with a letter changed, and inputs of every sort between them.
std::vector<std::string> TabledNames(uint64_t seed, const std::vector<std::string>& forms = DefaultForms()) {
  std::mt19937_64 random(seed);
  std::vector<std::string> names = ManyNames(300, seed);
  while (names.size() < 1200) {
    std::string name = forms[random() % forms.size()];
    switch (random() % 8) {
      case 0:
        name = testing::Nfd(name);
        break;
      case 1:
        name = testing::WithApostrophe(name, random() % 2 ? "’" : "`");
        break;
      case 2:
        name = testing::InsertInside(name, random() % 2 ? "é" : "й");
        break;
      case 3:
        name[random() % name.size()] = static_cast<char>(random());
        break;
      case 4:
        name = testing::Upper(name);
        break;
      default:
        break;
    }
    names.push_back(std::move(name));
  }
  std::shuffle(names.begin(), names.end(), random);
  return names;
}

std::vector<std::string_view> Views(const std::vector<std::string>& names) { return {names.begin(), names.end()}; }

TEST(BatchTest, IsItsSingleLookups) {
  const std::vector<std::string> names = ManyNames(5000, 1);
  const std::vector<std::string_view> views = Views(names);
  std::vector<Match> batch(names.size());
  Scratch one, other;
  for (const Accept accept : {Accept::kStrict, Accept::kStandard, Accept::kBroad}) {
    testing::DefaultNormalizer().LookupBatch(views, batch, testing::Of(accept), one);
    for (size_t i = 0; i < names.size(); ++i) {
      const Match single = testing::DefaultNormalizer().Lookup(names[i], testing::Of(accept), other);
      ASSERT_EQ(Text(batch[i]), Text(single)) << names[i];
      const Match fresh = testing::Lookup(names[i], testing::Of(accept));
      if (i % 50 == 0) {
        ASSERT_EQ(Text(fresh), Text(single)) << names[i] << ": a scratch that was used before";
      }
    }
  }
}

// The short way and the general one, for all that can be asked. Counts the answers of each layer.
void ExpectWhatResolveGives(const Normalizer& normalizer, const std::vector<std::string>& forms,
                            std::array<size_t, 3>* of_layers) {
  of_layers->fill(0);
  const Romanizer romanizer(testing::DefaultDatabase());
  const WritingRule rule(romanizer, *romanizer.Find("press-en"));
  Scratch one, other;
  uint64_t seed = 0;
  for (int kind = 0; kind < 7; ++kind) {
    for (const Accept accept : {Accept::kStrict, Accept::kStandard, Accept::kBroad}) {
      for (const Language language : {Language::kNone, Language::kBe, Language::kUk, ParseLanguage("pl")}) {
        for (const bool tabled_only : {false, true}) {
          LookupOptions options{static_cast<Kind>(kind), accept, language};
          options.tabled_only = tabled_only;
          options.written_by = ++seed % 5 == 0 ? &rule : nullptr;
          std::vector<std::string> names = TabledNames(seed, forms);
          if (!tabled_only) names.resize(names.size() / 2);
          const std::vector<std::string_view> views = Views(names);
          std::vector<Match> batch(names.size());
          normalizer.LookupBatch(views, batch, options, one);
          for (size_t i = 0; i < names.size(); ++i) {
            const Answer& answer = normalizer.Resolve(names[i], options, other);
            const Match best = answer.count == 0 ? Match{} : static_cast<const Match&>(answer.best());
            ASSERT_EQ(Text(batch[i]), Text(best)) << names[i] << " kind " << kind << " seed " << seed;
            (*of_layers)[best.layer] += best.via == Via::kExact;
            ASSERT_EQ(Text(normalizer.Lookup(names[i], options, other)), Text(best)) << names[i];
          }
        }
      }
    }
  }
}

TEST(BatchTest, AllOptionsGiveWhatResolveGives) {
  std::array<size_t, 3> of_layers;
  ExpectWhatResolveGives(testing::DefaultNormalizer(), DefaultForms(), &of_layers);
  EXPECT_GT(of_layers[0], 20'000u);
}

// A layer with some of the base's surnames, under some spellings of other names of the base and some of its own.
Database LayerOver(const Database& base, uint64_t seed, testing::TestTables* tables) {
  std::mt19937_64 random(seed);
  const format::Reader& reader = base.reader();
  std::string rows = "slug\tru\tfeminine\tlatin\tsource\n";
  size_t count = 0;
  for (size_t i = random() % 40; i < reader.names(); i += 40) {
    const format::NameRecord name = reader.name(i);
    const std::string_view ru = reader.String(name.masculine[format::kLabelRu]);
    if (name.kind != static_cast<uint8_t>(Kind::kSurname) || ru.empty()) continue;
    const std::string& other = DefaultForms()[random() % DefaultForms().size()];
    const bool latin = std::all_of(other.begin(), other.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    rows += std::string(reader.String(name.slug)) + "\t" + std::string(ru) + "\t-\t" +
            (latin ? other : "Zzyx" + std::string(reader.String(name.slug))) + "\teditor\n";
    ++count;
  }
  EXPECT_GT(count, 100u);
  tables->Write("names/surnames/a.tsv", rows);
  tables->Write("names/given/a.tsv", "slug\tgender\tru\tlatin\tsource\nzzikhka\tm\tЗзихка\tBelyi\teditor\n");
  tables->Write("places/a.tsv", "slug\tru\texonyms\tsource\nnovyy-zavod\tНовый Завод\tZzyx\teditor\n");
  return tables->Open(&base);
}

TEST(BatchTest, WithLayersItIsWhatResolveGives) {
  testing::TestTables first = testing::TestTables::Bare(), second = testing::TestTables::Bare();
  const Database& base = testing::DefaultDatabase();
  const Normalizer normalizer({base, LayerOver(base, 1, &first), LayerOver(base, 2, &second)});
  std::vector<std::string> forms;
  for (const Database& layer : normalizer.layers().subspan(1)) {
    for (std::string& form : FormsOf(layer, 3)) forms.push_back(std::move(form));
  }
  forms.insert(forms.end(), DefaultForms().begin(), DefaultForms().begin() + static_cast<ptrdiff_t>(forms.size()));
  std::array<size_t, 3> of_layers;
  ExpectWhatResolveGives(normalizer, forms, &of_layers);
  for (const size_t answers : of_layers) EXPECT_GT(answers, 5'000u);
}

// Batches of every small size of names of one sort: each sort waits for its end in a queue of its own, or in none.
TEST(BatchTest, AnyNumberOfOneSort) {
  const std::vector<std::vector<std::string>> sorts = {
      {"Lukashenka", "ГРИЩЕНКО"},
      {"Zzyxkavič", "Ääkköšenkо", "Плюхёвщiк", "O'Zzyxka"},        // misses, to be asked once more
      {"Aleksandr", "Pavel", "Ivanova"},                           // several names
      {"Alyaksandr Lukashenka", "Zzyx Плюх", "Іван Іваноў Zzyx"},  // persons
      {"Novaya Zemlya", "Нижний Новгород", "San-Zzyx"},
      {"Konstantinopolskaya-Aleksandrovskaya", std::string(64, 'a'), std::string(65, 'a'), std::string(600, 'a')},
      {"", " ", "1", "王", "\xFF", "Лука\xCC\x81шенко"}};
  for (const bool tabled_only : {false, true}) {
    LookupOptions options;
    options.tabled_only = tabled_only;
    for (const std::vector<std::string>& sort : sorts) {
      for (size_t size = 0; size < 80; size += size < 40 ? 1 : 7) {
        std::vector<std::string_view> names;
        for (size_t i = 0; i < size; ++i) names.push_back(sort[i % sort.size()]);
        std::vector<Match> batch(size);
        Scratch scratch;
        testing::DefaultNormalizer().LookupBatch(names, batch, options, scratch);
        for (size_t i = 0; i < size; ++i) {
          ASSERT_EQ(Text(batch[i]), Text(testing::DefaultNormalizer().Lookup(names[i], options, scratch)))
              << names[i] << ", " << i << " of " << size;
        }
      }
    }
  }
}

// LookupTabled answers as LookupBatch does, or not at all; and what it answers is as its header says.
TEST(BatchTest, TabledNamesAreLookedUpTheSame) {
  Scratch scratch;
  for (const bool tabled_only : {false, true}) {
    LookupOptions options;
    options.tabled_only = tabled_only;
    const std::vector<std::string> names = TabledNames(11);
    std::vector<Match> batch(names.size()), tabled(names.size());
    testing::DefaultNormalizer().LookupBatch(Views(names), batch, options, scratch);
    testing::DefaultNormalizer().LookupTabled(Views(names), tabled, options, scratch);
    size_t exact = 0, answered = 0;
    for (size_t i = 0; i < names.size(); ++i) {
      exact += batch[i].via == Via::kExact && batch[i].kind < Kind::kPerson;
      if (tabled[i].via == Via::kNone) {
        ASSERT_EQ(Text(tabled[i]), Text(Match{})) << names[i];
        continue;
      }
      ++answered;
      ASSERT_EQ(Text(tabled[i]), Text(batch[i])) << names[i];
      ASSERT_LE(names[i].size(), kMaxTabledBytes);
      ASSERT_EQ(names[i].find_first_of("\t\r\n\\,0123456789"), std::string::npos) << names[i];
      const Answer& answer = testing::DefaultNormalizer().Resolve(names[i], options, scratch);
      ASSERT_EQ(testing::DefaultNormalizer().NameOf(tabled[i]), testing::DefaultNormalizer().NameOf(answer.best()));
    }
    EXPECT_GT(exact, names.size() / 4);
    EXPECT_GT(answered * 10, exact * 9);
  }
}

TEST(BatchTest, NamesOfManyAreTheNamesOfEach) {
  Scratch scratch;
  std::vector<std::string> spellings = TabledNames(12);
  for (std::string& name : ManyNames(300, 12)) spellings.push_back(std::move(name));  // persons, unknown ones
  std::vector<Match> matches(spellings.size());
  testing::DefaultNormalizer().LookupBatch(Views(spellings), matches, {}, scratch);
  std::vector<std::string> names(matches.size(), "what was there");
  testing::DefaultNormalizer().NamesOf(matches, names);
  ASSERT_EQ(names.size(), matches.size());
  for (size_t i = 0; i < names.size(); ++i) ASSERT_EQ(names[i], testing::DefaultNormalizer().NameOf(matches[i]));
  EXPECT_GT(std::count_if(names.begin(), names.end(), [](const std::string& name) { return !name.empty(); }), 500);
}

TEST(BatchTest, OfAnySize) {
  const std::vector<std::string> names = TabledNames(3);
  const std::vector<std::string_view> views = Views(names);
  Scratch scratch;
  for (const bool tabled_only : {false, true}) {
    LookupOptions options;
    options.tabled_only = tabled_only;
    for (size_t size = 0; size < 70; ++size) {
      const std::span<const std::string_view> some = std::span(views).subspan(size * 7, size);
      std::vector<Match> batch(size);
      testing::DefaultNormalizer().LookupBatch(some, batch, options, scratch);
      for (size_t i = 0; i < size; ++i) {
        ASSERT_EQ(Text(batch[i]), Text(testing::DefaultNormalizer().Lookup(some[i], options, scratch))) << some[i];
      }
    }
  }
}

// Names that all take the long way round, one behind another.
TEST(BatchTest, ManyOfOneSort) {
  Scratch scratch;
  LookupOptions options;
  options.tabled_only = true;
  for (const char* name :
       {"Gvzdkŕtů", "Йцукенг", "Sasha", "Лукашэнка", "Алена", "O’Gvzdkr", "Lukaшenko", "王", "A B C"}) {
    const std::vector<std::string_view> names(200, name);
    std::vector<Match> batch(names.size());
    testing::DefaultNormalizer().LookupBatch(names, batch, options, scratch);
    const Match expected = testing::DefaultNormalizer().Lookup(name, options, scratch);
    for (const Match& match : batch) ASSERT_EQ(Text(match), Text(expected)) << name;
  }
}

TEST(BatchTest, LookupIsTheBestOfResolve) {
  Scratch scratch;
  for (const std::string& name : ManyNames(3000, 2)) {
    const Match match = testing::DefaultNormalizer().Lookup(name, {}, scratch);
    const Answer& answer = testing::DefaultNormalizer().Resolve(name, {}, scratch);
    ASSERT_EQ(answer.count == 0, match.id.none()) << name;
    if (answer.count > 0) {
      ASSERT_EQ(Text(answer.best()), Text(match)) << name;
    }
  }
}

TEST(BatchTest, OrderChangesNothing) {
  const std::vector<std::string> names = ManyNames(4000, 3);
  std::vector<Match> forward(names.size());
  Scratch scratch;
  testing::DefaultNormalizer().LookupBatch(Views(names), forward, {}, scratch);
  std::vector<size_t> order(names.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::shuffle(order.begin(), order.end(), std::mt19937_64(4));
  std::vector<std::string_view> shuffled;
  for (const size_t i : order) shuffled.push_back(names[i]);
  std::vector<Match> backward(names.size());
  testing::DefaultNormalizer().LookupBatch(shuffled, backward, {}, scratch);
  for (size_t i = 0; i < order.size(); ++i) ASSERT_EQ(Text(backward[i]), Text(forward[order[i]])) << names[order[i]];
}

TEST(BatchTest, EveryInputHasItsAnswer) {
  const std::vector<std::string> names = ManyNames(2000, 5);
  Match mark;
  mark.score = -1;
  std::vector<Match> matches(names.size() + 10, mark);
  Scratch scratch;
  testing::DefaultNormalizer().LookupBatch(Views(names), matches, {}, scratch);
  for (size_t i = 0; i < names.size(); ++i) EXPECT_GE(matches[i].score, 0) << i << " was left out";
  for (size_t i = names.size(); i < matches.size(); ++i) EXPECT_EQ(matches[i].score, -1) << "beyond the names";
  // The shorter span counts.
  std::vector<Match> few(3, mark);
  testing::DefaultNormalizer().LookupBatch(Views(names), few, {}, scratch);
  for (const Match& match : few) EXPECT_GE(match.score, 0);
  testing::DefaultNormalizer().LookupBatch({}, matches, {}, scratch);
}

// Names that stand nowhere, as a table's missing fields do.
TEST(BatchTest, ViewsOfNothing) {
  const std::vector<std::string> names = ManyNames(200, 6);
  std::vector<std::string_view> views = Views(names);
  for (size_t i = 0; i < views.size(); i += 3) views[i] = {};
  Scratch scratch;
  for (const bool tabled : {false, true}) {
    std::vector<Match> matches(views.size());
    if (tabled) {
      testing::DefaultNormalizer().LookupTabled(views, matches, {}, scratch);
    } else {
      testing::DefaultNormalizer().LookupBatch(views, matches, {}, scratch);
    }
    for (size_t i = 0; i < views.size(); i += 3) EXPECT_TRUE(matches[i].id.none());
  }
}

}  // namespace
}  // namespace onoma
