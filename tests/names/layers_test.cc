// A user's own tables over the embedded database.
#include <gtest/gtest.h>

#include "format/format.h"
#include "names/ids.h"
#include "tests/support/database_file.h"
#include "tests/support/test_tables.h"
#include "tests/support/test_text.h"

namespace onoma {
namespace {

using testing::Lookup;
using testing::NameOf;
using testing::TestTables;

class LayersTest : public ::testing::Test {
 protected:
  void SetUp() override {
    tables_.Write("names/surnames/a.tsv", "slug\tru\tlatin\tsource\ngvozdikrutov\tГвоздикрутов\tGvzdkrt\teditor\n");
    tables_.Write("places/a.tsv", "slug\tru\texonyms\tsource\nnovyy-zavod\tНовый Завод\t\teditor\n");
    tables_.Write("retired.tsv", "slug\tinto\nsurname/lukashenka\tsurname/lukashenko\n");
    layer_.emplace(tables_.Open(&testing::DefaultDatabase()));
    normalizer_.emplace(std::vector<Database>{testing::DefaultDatabase(), *layer_});
  }
  TestTables tables_ = TestTables::Bare();
  std::optional<Database> layer_;
  std::optional<Normalizer> normalizer_;
};

TEST_F(LayersTest, RecordsWhatItLiesOn) {
  EXPECT_EQ(layer_->GetInfo().base_hash, testing::DefaultDatabase().GetInfo().content_hash);
  EXPECT_TRUE(layer_->Verify().ok()) << layer_->Verify();
  EXPECT_EQ(layer_->GetInfo().names, 2u);
}

TEST_F(LayersTest, ItsNamesAreFoundAndSpelledByTheBasesSystems) {
  for (const char* name : {"Gvzdkrt", "Гвоздикрутов", "Gvozdikrutov", "Gwosdikrutow", "Гвоздикрутова"}) {
    EXPECT_EQ(NameOf(*normalizer_, name), "surname/gvozdikrutov") << name;
  }
  EXPECT_EQ(NameOf(*normalizer_, "Новый завод"), "place/novyy-zavod");
  EXPECT_EQ(Lookup("Gvzdkrt").via, Via::kDerived) << "not in the base";
}

TEST_F(LayersTest, TheBasesNamesStay) {
  for (const char* name : {"Lukashenka", "Sergei Petrov", "Minsk", "Vladimir Vladimirovich", "Leningrad", "Иванов"}) {
    EXPECT_EQ(Lookup(*normalizer_, name).id, Lookup(name).id) << name;
  }
}

TEST_F(LayersTest, PersonsOfPartsFromBothLayers) {
  EXPECT_EQ(NameOf(*normalizer_, "Сергей Гвоздикрутов"), "person/sergei+gvozdikrutov");
  EXPECT_EQ(Lookup(*normalizer_, "Сергей Гвоздикрутов").id,
            PersonId(TabledId("given/sergei"), TabledId("surname/gvozdikrutov")));
}

TEST_F(LayersTest, RetiredSlugsLeadIntoTheBase) {
  EXPECT_EQ(normalizer_->ResolveForward("surname/lukashenka").id, TabledId("surname/lukashenko"));
  EXPECT_EQ(normalizer_->ResolveForward("surname/gvozdikrutov").id, TabledId("surname/gvozdikrutov"));
  EXPECT_EQ(normalizer_->ResolveForward(Lookup("Гвоздикрутов").id).id, TabledId("surname/gvozdikrutov"));
}

TEST_F(LayersTest, AnUnknownNamesIdIsThatOfTheBase) {
  EXPECT_EQ(Lookup(*normalizer_, "Журавлихин").id, Lookup("Журавлихин").id);
}

TEST(LayerOrderTest, ALaterLayerGoesFirst) {
  TestTables tables = TestTables::Bare();
  // A Latin spelling of the base's, claimed for another name.
  tables.Write("names/surnames/a.tsv", "slug\tru\tlatin\tsource\nlukachik\tЛукачик\tLukashenka\teditor\n");
  const Database layer = tables.Open(&testing::DefaultDatabase());
  const Normalizer over({testing::DefaultDatabase(), layer});
  EXPECT_EQ(NameOf(over, "Lukashenka"), "surname/lukachik");
  EXPECT_EQ(NameOf(over, "Лукашенко"), "surname/lukashenko");
}

TEST(LayerOrderTest, ThreeLayers) {
  TestTables a = TestTables::Bare(), b = TestTables::Bare();
  a.Write("names/surnames/a.tsv", "slug\tru\tlatin\tsource\nperviy\tПервий\tXyz\teditor\n");
  b.Write("names/surnames/a.tsv", "slug\tru\tlatin\tsource\nvtoriy\tВторий\tXyz\teditor\n");
  const Normalizer both(
      {testing::DefaultDatabase(), a.Open(&testing::DefaultDatabase()), b.Open(&testing::DefaultDatabase())});
  EXPECT_EQ(NameOf(both, "Xyz"), "surname/vtoriy");
  EXPECT_EQ(NameOf(both, "Первий"), "surname/perviy");
  EXPECT_EQ(both.layers().size(), 3u);
}

// A layer whose forms are hashed by a seed of its own, as one in which two had one hash. Here the seed alone was
// changed, so that none of them is found any more.
TEST(LayerOrderTest, ALayerThatHashesOtherwise) {
  TestTables tables = TestTables::Bare();
  tables.Write("names/surnames/a.tsv", "slug\tru\tlatin\tsource\nlukachik\tЛукачик\tLukashenka\teditor\n");
  for (const char* section : {format::kForms, format::kKeys}) {
    testing::DatabaseFile file(*tables.Compile(&testing::DefaultDatabase()));
    file.Find(section)->bytes[16] = 1;
    const testing::AlignedBytes bytes(file.Bytes());
    const Normalizer over({testing::DefaultDatabase(), *Database::FromMemory(bytes.span(), "layer")});
    const std::vector<std::string_view> names = {"Lukashenka", "Лукачик", "Lukačik", "Zzyxkavič", "Sergei Lukachik"};
    std::vector<Match> batch(names.size());
    Scratch scratch;
    over.LookupBatch(names, batch, {}, scratch);
    for (size_t i = 0; i < names.size(); ++i) {
      EXPECT_EQ(batch[i].id, over.Resolve(names[i], {}, scratch).best().id) << names[i];
      EXPECT_EQ(batch[i].id, Lookup(over, names[i]).id) << names[i];
    }
    EXPECT_EQ(NameOf(over, "Lukashenka"), section == format::kForms ? "surname/lukashenko" : "surname/lukachik");
  }
}

}  // namespace
}  // namespace onoma
