// Fathers' names of the Muslim peoples: a given name and a word for son or daughter.
#include <gtest/gtest.h>

#include "onoma/normalizer.h"
#include "tests/support/test_tables.h"
#include "tests/support/test_text.h"

namespace onoma {
namespace {

using testing::Lookup;
using testing::NameOf;
using testing::Of;

TEST(FatherTest, ApartHyphenatedOrJoinedItIsThePatronymic) {
  for (const char* name :
       {"Гейдар оглы", "Гейдар-оглы", "Гейдароглы", "Heydar oğlu", "Heydaroğlu", "HEYDAR OGLU", "Гейдар кызы"}) {
    EXPECT_EQ(NameOf(name, Of(Kind::kPatronymic)), "patronymic/geydar") << name;
  }
  EXPECT_EQ(NameOf("Arifqizi", Of(Kind::kPatronymic)), "patronymic/arif");
  EXPECT_EQ(NameOf("Шарип уулу", Of(Kind::kPatronymic)), NameOf("Шарипович", Of(Kind::kPatronymic)));
}

TEST(FatherTest, AllWaysToWriteHimGiveOneFullName) {
  Scratch scratch;
  const Normalizer& normalizer = testing::DefaultNormalizer();
  const NameId full = normalizer.Resolve("Алиев Ильхам Гейдарович", {}, scratch).best().full_id;
  ASSERT_FALSE(full.none());
  for (const char* name : {"Ilham Heydar oglu Aliyev", "Aliyev Ilham Heydaroglu", "Ильхам Гейдар оглы Алиев",
                           "Алиев Ильхам Гейдар-оглы", "ALIYEV, Ilham Heydar oğlu"}) {
    EXPECT_EQ(normalizer.Resolve(name, {}, scratch).best().full_id, full) << name;
  }
}

// The father is looked up in between: what was repaired of the whole word is not lost.
TEST(FatherTest, ALookAlikeLetterChangesNothing) {
  for (const auto& [mixed, clean] :
       std::vector<std::pair<const char*, const char*>>{{"Пyтиноглы", "Путиноглы"},
                                                        {"Квxцoглы", "Квхцоглы"},
                                                        {"Гейдapoглы", "Гейдароглы"},
                                                        {"Гейдар oглы", "Гейдар оглы"},
                                                        {"Гейдар-oглы", "Гейдар-оглы"},
                                                        {"Гeйдap oглы", "Гейдар оглы"},
                                                        {"Гeйдароглы", "Гейдароглы"},
                                                        {"Лукaшенкокызы", "Лукашенкокызы"}}) {
    for (const Kind kind : {Kind::kNone, Kind::kPerson, Kind::kPatronymic, Kind::kSurname}) {
      EXPECT_EQ(Lookup(mixed, Of(kind)).id, Lookup(clean, Of(kind)).id) << mixed << " " << static_cast<int>(kind);
    }
    EXPECT_EQ(Lookup(std::string("Ильхам ") + mixed + " Алиев").id,
              Lookup(std::string("Ильхам ") + clean + " Алиев").id);
  }
}

TEST(FatherTest, ASurnameIsNoFather) {
  for (const char* name : {"Ahmet Davutoglu", "Ахмет Давутоглу"}) {
    EXPECT_EQ(NameOf(name).substr(0, 14), "person/akhmet+") << name;
  }
  EXPECT_EQ(Lookup("Davutoglu").kind, Kind::kSurname);
  EXPECT_NE(Lookup("Alioglu", Of(Kind::kPatronymic)).via, Via::kRule) << "three letters are too few to be taken off";
  EXPECT_EQ(Lookup("Qwxqoglu", Of(Kind::kPatronymic)).via, Via::kDerived) << "nobody's name";
}

}  // namespace
}  // namespace onoma
