// The filter never says no to a form or its beginning, and rarely yes to anything else.
#include "index/term_filter.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "index/form_hash.h"
#include "tests/support/test_text.h"

namespace onoma {
namespace {

class TermFilterTest : public ::testing::Test {
 protected:
  TermFilterTest() {
    std::mt19937_64 random(5);
    TermFilterBuilder builder(kSeed);
    for (int i = 0; i < 100000; ++i) forms_.push_back(testing::RandomText(random, U"abcdefghiйклмноп", 8));
    forms_.push_back("нижний новгород");
    forms_.push_back("ростов-на-дону");
    for (const std::string& form : forms_) builder.Add(form);
    section_ = builder.Finish();
  }
  static uint64_t Hash(std::string_view form) { return FormHash::Of(form, kSeed); }
  TermFilter Filter() const { return TermFilter(AsBytes(section_)); }

  static constexpr uint64_t kSeed = 3;
  std::vector<std::string> forms_;
  std::string section_;
};

TEST_F(TermFilterTest, LetsEveryFormThrough) {
  for (const std::string& form : forms_) ASSERT_TRUE(Filter().MayMatter(Hash(form))) << form;
}

TEST_F(TermFilterTest, KnowsBeginnings) {
  for (const char* beginning : {"нижний", "ростов", "ростов-на"}) {
    EXPECT_TRUE(Filter().MayMatter(Hash(beginning))) << beginning;
    EXPECT_TRUE(Filter().MayGoOn(Hash(beginning))) << beginning;
  }
  EXPECT_FALSE(Filter().MayGoOn(Hash("новгород")));
}

TEST_F(TermFilterTest, KeepsNearlyAllElseOut) {
  std::mt19937_64 random(6);
  size_t through = 0;
  for (int i = 0; i < 100000; ++i) through += Filter().MayMatter(Hash(testing::RandomText(random, U"qrstuvwxyz", 9)));
  EXPECT_LT(through, 5000u);
}

TEST_F(TermFilterTest, ADamagedOneLetsNothingThrough) {
  for (const size_t size : {0, 8, 15, 16, 100}) {
    const TermFilter filter(AsBytes(std::string_view(section_).substr(0, size)));
    EXPECT_FALSE(filter.MayMatter(Hash(forms_[0])));
    EXPECT_FALSE(filter.MayGoOn(Hash(forms_[0])));
  }
}

}  // namespace
}  // namespace onoma
