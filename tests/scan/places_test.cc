#include <gtest/gtest.h>

#include "tests/scan/scan_helpers.h"

namespace onoma {
namespace {

using testing::List;
using testing::Marked;
using testing::Named;

TEST(ScanPlacesTest, PlacesOfSeveralWords) {
  EXPECT_EQ(Named("to Krasnaya Polyana near Sochi"),
            (List{"Krasnaya Polyana=place/krasnaya-polyana", "Sochi=place/sochi"}));
  EXPECT_EQ(Named("war in Nagorno-Karabakh and Rostov-on-Don").size(), 2u);
  EXPECT_EQ(Marked("war in Nagorno-Karabakh and Rostov-on-Don"), (List{"Nagorno-Karabakh", "Rostov-on-Don"}));
  EXPECT_EQ(Marked("war in Nagorno Karabakh"), List{"Nagorno Karabakh"});
  EXPECT_EQ(Marked("in St. Petersburg today"), List{"St. Petersburg"});
}

TEST(ScanPlacesTest, TheLongestWins) {
  EXPECT_EQ(Named("Ростов-на-Дону и Ростов"), (List{"Ростов-на-Дону=place/rostov-na-donu", "Ростов=place/rostov"}));
  EXPECT_EQ(Marked("Нижний Новгород"), List{"Нижний Новгород"});
}

TEST(ScanPlacesTest, TheCommonOnes) {
  for (const char* text :
       {"in Belarus", "in Russia", "in Minsk", "у Мінску, Мінск", "Київ", "Weißrussland", "la Biélorussie"}) {
    EXPECT_FALSE(Marked(text).empty()) << text;
    for (const Mention& mention : testing::Scan(text)) EXPECT_EQ(mention.match.kind, Kind::kPlace) << text;
  }
}

TEST(ScanPlacesTest, ACompoundIsNoPlace) { EXPECT_TRUE(Marked("a Minsk-based firm").empty()); }

TEST(ScanPlacesTest, TwoThatAHyphenJoinsAreTwo) {
  EXPECT_EQ(Named("the Moscow-Kyiv train"), (List{"Moscow=place/moskva", "Kyiv=place/kiyev"}));
  EXPECT_EQ(Named("поезд Киев-Москва"), (List{"Киев=place/kiyev", "Москва=place/moskva"}));
  EXPECT_TRUE(Marked("anti-Moscow talks").empty());
}

TEST(ScanPlacesTest, APlaceThatIsASurnameToo) {
  EXPECT_EQ(Named("Sergei Rostov").size(), 1u) << "one mention, of a person or of a given name and a place";
}

TEST(ScanPlacesTest, AcceptHolds) {
  ScanOptions strict;
  strict.accept = Accept::kStrict;
  EXPECT_TRUE(Marked("in Weißrussland", strict).empty());
}

}  // namespace
}  // namespace onoma
