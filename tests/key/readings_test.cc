#include "key/readings.h"

#include <gtest/gtest.h>

#include <string>

#include "key/decoder.h"
#include "tests/support/fold_helpers.h"

namespace onoma {
namespace {

const Readings& Real() { return testing::DefaultDatabase().reader().readings(); }

Decoder::Results Read(const Readings& readings, std::string_view folded, uint32_t furthest = Decoder::kFurthest) {
  const Decoder decoder(readings);
  Decoder::Word word;
  Decoder::Likely likely;
  Decoder::Results results;
  if (!decoder.Take(folded, &word)) return results;
  decoder.Choose(word, Language::kNone, &likely);
  decoder.Read(word, likely, furthest, &results);
  return results;
}

std::string Signs(const Decoder::Result& result) {
  std::array<Sound, Decoder::kMaxSounds + kPacked> sounds;
  const uint32_t count = result.Write(sounds.data());
  std::string out;
  for (uint32_t i = 0; i < count; ++i) out += kSoundSigns[sounds[i]];
  return out;
}

TEST(ReadingsTest, GroupsHaveNames) {
  ASSERT_GT(Real().groups(), 50u);
  EXPECT_EQ(Real().name(0), "native be");
  EXPECT_EQ(Real().name(Real().groups()), "");
}

TEST(ReadingsTest, SoundsArePackedOneToOne) {
  const Sound a[] = {SoundOf('a')}, ab[] = {SoundOf('a'), SoundOf('b')};
  EXPECT_NE(PackSounds(a, 1), PackSounds(ab, 2));
  EXPECT_EQ(SoundOf('-'), 0);
}

TEST(DecoderTest, OneConventionReadsAWholeWord) {
  EXPECT_EQ(Signs(Read(Real(), "szczerbakow").items[0]), "Werbakov");
  EXPECT_EQ(Signs(Read(Real(), "schtscherbakow").items[0]), "Werbakov");
  EXPECT_EQ(Signs(Read(Real(), "щербаков").items[0]), "Werbakov");
}

TEST(DecoderTest, ResultsAreDistinctAndCheapestFirst) {
  for (const std::string_view word : {"halavanau", "kharkhanka", "tsarov", "bialiatski", "xxxxxxxxxxxx"}) {
    const Decoder::Results results = Read(Real(), word);
    ASSERT_GE(results.count, 1u);
    ASSERT_LE(results.count, Decoder::kMaxResults);
    for (uint32_t i = 1; i < results.count; ++i) {
      EXPECT_LE(results.items[i - 1].cost, results.items[i].cost);
      for (uint32_t k = 0; k < i; ++k) EXPECT_NE(Signs(results.items[i]), Signs(results.items[k]));
    }
  }
}

TEST(DecoderTest, WordsThatItCantReadAreRefused) {
  const Decoder decoder(Real());
  Decoder::Word word;
  EXPECT_FALSE(decoder.Take("", &word));
  EXPECT_FALSE(decoder.Take("abвг", &word)) << "two scripts";
  EXPECT_FALSE(decoder.Take("习", &word));
  EXPECT_FALSE(decoder.Take("'", &word));
  EXPECT_FALSE(decoder.Take(std::string(Decoder::kMaxLetters + 1, 'a'), &word));
  EXPECT_TRUE(decoder.Take(std::string(Decoder::kMaxLetters, 'a'), &word));
}

// A damaged section is a miss, never a crash.
TEST(ReadingsTest, DamagedSectionsAreSafe) {
  const std::string whole(AsText(Real().bytes()));
  for (const size_t size :
       {size_t{0}, size_t{10}, size_t{64}, size_t{5000}, size_t{200000}, whole.size() / 2, whole.size() - 1}) {
    const std::string cut = whole.substr(0, size);
    const Readings readings{AsBytes(cut)};
    Read(readings, "halavanau");
    Read(readings, "пасічник");
  }
  for (size_t at = 0; at < whole.size(); at += whole.size() / 97) {
    std::string bent = whole;
    for (size_t i = at; i < std::min(at + 4096, bent.size()); ++i) bent[i] = static_cast<char>(i * 37);
    const Readings readings{AsBytes(bent)};
    Read(readings, "halavanau");
    Read(readings, "schtscherbakowaüß");
    Read(readings, "пасічниківськиё");
  }
}

}  // namespace
}  // namespace onoma
