// N in, N out; a batch is its single lookups; the order doesn't matter.
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "tests/support/names_list.h"
#include "tests/support/test_tables.h"

namespace onoma {
namespace {

using testing::ManyNames;
using testing::Text;

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

}  // namespace
}  // namespace onoma
