// One Normalizer, Scanner and Romanizer, many threads: no lock, no race, the same answers. For ThreadSanitizer too.
#include <gtest/gtest.h>

#include <thread>

#include "onoma/romanizer.h"
#include "onoma/scanner.h"
#include "tests/support/names_list.h"
#include "tests/support/test_tables.h"

namespace onoma {
namespace {

using testing::ManyNames;
using testing::Text;

constexpr size_t kThreads = 4;

template <typename Work>
void OnAllThreads(Work work) {
  std::vector<std::thread> threads;
  for (size_t t = 0; t < kThreads; ++t) threads.emplace_back([&work, t] { work(t); });
  for (std::thread& thread : threads) thread.join();
}

TEST(ThreadsTest, LookupsAgreeWithOneThread) {
  const std::vector<std::string> names = ManyNames(3000, 6);
  const Normalizer& normalizer = testing::DefaultNormalizer();
  std::vector<Match> expected(names.size());
  const std::vector<std::string_view> views(names.begin(), names.end());
  Scratch scratch;
  normalizer.LookupBatch(views, expected, {}, scratch);
  std::vector<std::vector<Match>> got(kThreads, std::vector<Match>(names.size()));
  OnAllThreads([&](size_t t) {
    Scratch own;
    if (t % 2) {
      normalizer.LookupBatch(views, got[t], {}, own);
    } else {
      for (size_t i = names.size(); i-- > 0;) got[t][i] = normalizer.Lookup(names[i], {}, own);
    }
  });
  for (size_t t = 0; t < kThreads; ++t) {
    for (size_t i = 0; i < names.size(); ++i) ASSERT_EQ(Text(got[t][i]), Text(expected[i])) << names[i];
  }
}

TEST(ThreadsTest, ScansAgreeWithOneThread) {
  std::string text;
  for (const std::string& name : ManyNames(500, 7)) text += name + " said. ";
  const Scanner scanner(testing::DefaultNormalizer());
  const auto scan = [&] {
    ScanScratch scratch;
    std::vector<Mention> mentions;
    scanner.Scan(text, {}, scratch, &mentions);
    std::string out;
    for (const Mention& m : mentions) out += std::to_string(m.begin) + m.name + m.person.ToString() + "\n";
    return out;
  };
  const std::string expected = scan();
  EXPECT_FALSE(expected.empty());
  std::vector<std::string> got(kThreads);
  OnAllThreads([&](size_t t) { got[t] = scan(); });
  for (const std::string& one : got) EXPECT_EQ(one, expected);
}

TEST(ThreadsTest, ExplainResolveAndRomanizeTogether) {
  const Normalizer& normalizer = testing::DefaultNormalizer();
  const Romanizer romanizer(testing::DefaultDatabase());
  std::vector<std::string> got(kThreads);
  OnAllThreads([&](size_t t) {
    for (const char* name : {"Лукашэнка", "Siarhei Gvzdkrt", "Красная Поляна"}) {
      for (const ExplainStep& step : normalizer.Explain(name, {})) got[t] += step.detail;
      Scratch scratch;
      const Answer& answer = normalizer.Resolve(name, {}, scratch);
      got[t] += normalizer.NameOf(answer.best()) + normalizer.LabelOf(answer.best(), Label::kEnglish);
      got[t] += normalizer.ResolveForward(answer.best().id).name;
      std::string out;
      romanizer.Romanize(romanizer.systems().front(), name, &out);
      got[t] += out;
    }
  });
  EXPECT_FALSE(got[0].empty());
  for (const std::string& one : got) EXPECT_EQ(one, got[0]);
}

TEST(ThreadsTest, DatabasesAreOpenedAndDroppedAnywhere) {
  OnAllThreads([&](size_t) {
    for (int i = 0; i < 5; ++i) {
      const Database database = Database::Default();
      const Normalizer normalizer(database);
      Scratch scratch;
      EXPECT_FALSE(normalizer.Lookup("Lukashenka", {}, scratch).id.none());
    }
  });
}

}  // namespace
}  // namespace onoma
