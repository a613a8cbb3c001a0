// Printing and reading of IDs, kinds, links and languages.
#include <gtest/gtest.h>

#include <unordered_set>

#include "onoma/link.h"
#include "onoma/name_id.h"
#include "onoma/normalizer.h"

namespace onoma {
namespace {

TEST(NameIdTest, PrintsSixteenDigitsAndReadsThemBack) {
  EXPECT_EQ(NameId(0).ToString(), "0000000000000000");
  EXPECT_EQ(NameId(0x0123456789abcdef).ToString(), "0123456789abcdef");
  EXPECT_EQ(NameId(UINT64_MAX).ToString(), "ffffffffffffffff");
  for (const uint64_t value : {uint64_t{0}, uint64_t{1}, uint64_t{0xFEDCBA9876543210}, UINT64_MAX}) {
    EXPECT_EQ(NameId::Parse(NameId(value).ToString()), NameId(value));
  }
  EXPECT_EQ(NameId::Parse("FEDCBA9876543210"), NameId(0xFEDCBA9876543210));
  for (const char* bad :
       {"", "0", "0x00000000000000", "000000000000000g", "00000000000000000", " 00000000000000", "-000000000000001"}) {
    EXPECT_FALSE(NameId::Parse(bad).has_value()) << bad;
  }
}

TEST(NameIdTest, IsAValue) {
  EXPECT_TRUE(NameId().none());
  EXPECT_FALSE(NameId(1).none());
  EXPECT_LT(NameId(1), NameId(2));
  EXPECT_EQ((std::unordered_set<NameId>{NameId(1), NameId(1), NameId(2)}).size(), 2u);
  EXPECT_TRUE(NameId(0x8000000000000000).derived());
  EXPECT_TRUE(NameId(0xC000000000000000).derived());
  EXPECT_FALSE(NameId(0xC000000000000000).tabled_person());
  EXPECT_TRUE(NameId(0x4000000000000000).tabled_person());
  EXPECT_FALSE(NameId(0x3FFFFFFFFFFFFFFF).tabled_person());
}

TEST(WordsTest, KindsLinksAndAcceptsReadWhatTheyPrint) {
  for (int i = 0; i <= static_cast<int>(Kind::kPartial); ++i) {
    EXPECT_EQ(ParseKind(KindName(static_cast<Kind>(i))), static_cast<Kind>(i));
  }
  for (int i = 0; i < kLinkCount; ++i) EXPECT_EQ(ParseLink(LinkName(static_cast<Link>(i))), static_cast<Link>(i));
  for (const Accept accept : {Accept::kStrict, Accept::kStandard, Accept::kBroad}) {
    EXPECT_EQ(ParseAccept(AcceptName(accept)), accept);
  }
  EXPECT_EQ(ViaName(Via::kDerived), "derived");
  EXPECT_EQ(LinkName(Link::kDiminutive), "diminutive");
  EXPECT_EQ(KindName(Kind::kPartial), "partial");
  EXPECT_FALSE(ParseKind("Given").has_value());
  EXPECT_FALSE(ParseLink("").has_value());
  EXPECT_FALSE(ParseAccept("Strict").has_value());
  EXPECT_EQ(ParseLabel("native"), Label::kNative);
  EXPECT_FALSE(ParseLabel("fr").has_value());
}

TEST(WordsTest, ValuesOutOfRangePrintAsNone) {
  EXPECT_EQ(KindName(static_cast<Kind>(200)), "none");
  EXPECT_EQ(LinkName(static_cast<Link>(200)), "none");
  EXPECT_EQ(LinkScore(static_cast<Link>(200)), 0);
}

TEST(WordsTest, AcceptAdmitsByTheOrderOfLinks) {
  EXPECT_TRUE(Admits(Accept::kStrict, Link::kRepaired));
  EXPECT_FALSE(Admits(Accept::kStrict, Link::kInflected));
  EXPECT_TRUE(Admits(Accept::kStandard, Link::kExonym));
  EXPECT_FALSE(Admits(Accept::kStandard, Link::kDiminutive));
  EXPECT_TRUE(Admits(Accept::kBroad, Link::kTypo));
}

TEST(WordsTest, CloserLinksScoreHigher) {
  for (int i = 2; i < kLinkCount; ++i) {
    EXPECT_LT(LinkScore(static_cast<Link>(i)), LinkScore(static_cast<Link>(i - 1))) << i;
    EXPECT_GT(LinkScore(static_cast<Link>(i)), 0);
  }
  EXPECT_EQ(LinkScore(Link::kSame), 1);
}

TEST(WordsTest, LanguageCodes) {
  for (const char* code : {"be", "BY", "bel", "blr", "be-BY", "be_BY"})
    EXPECT_EQ(ParseLanguage(code), Language::kBe) << code;
  for (const char* code : {"ru", "RU", "rus", "ru_RU"}) EXPECT_EQ(ParseLanguage(code), Language::kRu) << code;
  for (const char* code : {"uk", "ua", "UKR", "uk-UA"}) EXPECT_EQ(ParseLanguage(code), Language::kUk) << code;
  for (const char* code : {"kk", "KZ", "kaz"}) EXPECT_EQ(LanguageCode(ParseLanguage(code)), "kk") << code;
  EXPECT_EQ(LanguageCode(ParseLanguage("rue")), "rue");
  EXPECT_EQ(LanguageCode(ParseLanguage("en")), "en") << "a language without names is one all the same";
  EXPECT_EQ(LanguageCode(Language::kNone), "");
  for (const char* code : {"", "beru", "b", "-be", "russia", "b1"})
    EXPECT_EQ(ParseLanguage(code), Language::kNone) << code;
}

}  // namespace
}  // namespace onoma
