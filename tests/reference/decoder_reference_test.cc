// Decoder against the plain way: forms of the index as they are, halves of two put together, with letters changed, and
// random letters of Latin and Cyrillic, in every language that a text may be known to be of.
#include <gtest/gtest.h>

#include <random>

#include "format/reader.h"
#include "key/decoder.h"
#include "tests/reference/naive_decoder.h"
#include "tests/support/test_tables.h"
#include "tests/support/test_text.h"
#include "text/utf8.h"

namespace onoma {
namespace {

const Readings& TheReadings() { return testing::DefaultDatabase().reader().readings(); }

std::string Line(std::string_view sounds, uint32_t cost, uint32_t group, uint32_t bonus) {
  std::string out;
  for (const char sound : sounds)
    out += kSoundSigns[sound == NaiveDecoder::kJoined ? kSoundShch : static_cast<Sound>(sound)];
  return out + " " + std::to_string(cost) + " " + std::string(TheReadings().name(group)) + " " + std::to_string(bonus) +
         "\n";
}

// What is found in a form, in words; "" if it is not taken.
std::string Decoded(const std::string& form, Language language, uint32_t furthest) {
  static const Decoder& decoder = *new Decoder(TheReadings());
  static Decoder::Word word;  // used again and again, as callers do
  static Decoder::Likely likely;
  static Decoder::Results results;
  if (!decoder.Take(form, &word)) return "";
  decoder.Choose(word, language, &likely);
  decoder.Read(word, likely, furthest, &results);
  std::string out = std::to_string(likely.native_cost) + " " + std::to_string(likely.foreign_cost) + " " +
                    std::to_string(likely.foreign_group);
  for (uint32_t i = 0; i < likely.count; ++i)
    out += " " + std::to_string(likely.groups[i].number) + ":" + std::to_string(likely.groups[i].cost);
  out += "\n";
  for (uint32_t i = 0; i < results.count; ++i) {
    const Decoder::Result& result = results.items[i];
    std::string sounds(Decoder::kMaxSounds + kPacked, '\0');
    sounds.resize(result.Write(reinterpret_cast<Sound*>(sounds.data())));
    out += Line(sounds, result.cost, result.group, result.bonus);
  }
  return out;
}

std::string NaivelyDecoded(const std::string& form, Language language, uint32_t furthest) {
  static const NaiveDecoder& decoder = *new NaiveDecoder(TheReadings());
  NaiveDecoder::Word word;
  if (!decoder.Take(form, &word)) return "";
  const NaiveDecoder::Likely likely = decoder.Choose(word, language);
  std::string out = std::to_string(likely.native_cost) + " " + std::to_string(likely.foreign_cost) + " " +
                    std::to_string(likely.foreign_group);
  for (const NaiveDecoder::Group& group : likely.groups)
    out += " " + std::to_string(group.number) + ":" + std::to_string(group.cost);
  out += "\n";
  for (const NaiveDecoder::Result& result : decoder.Read(word, likely, furthest))
    out += Line(result.sounds, result.cost, result.group, result.bonus);
  return out;
}

void Compare(const std::string& form, std::mt19937_64& random) {
  constexpr Language kLanguages[] = {Language::kNone, Language::kBe, Language::kRu, Language::kUk};
  const Language language = kLanguages[random() % 8 < 5 ? 0 : random() % 4];
  const uint32_t furthest = random() % 4 == 0 ? Decoder::kFurthest : 8;
  ASSERT_EQ(Decoded(form, language, furthest), NaivelyDecoded(form, language, furthest)) << form;
}

// Forms of the index that are one word of Latin or Cyrillic letters, evenly chosen.
const std::vector<std::u32string>& Words() {
  static const std::vector<std::u32string>& words = *[] {
    auto* made = new std::vector<std::u32string>;
    NaiveDecoder::Word word;
    size_t count = 0;
    testing::DefaultDatabase().reader().trie().Each("", [&](std::string_view form) {
      if (++count % 50 == 0 && NaiveDecoder(TheReadings()).Take(form, &word)) made->push_back(DecodeAll(form));
      return true;
    });
    return made;
  }();
  return words;
}

TEST(DecoderReferenceTest, NamesOfTheTables) {
  std::mt19937_64 random(1);
  ASSERT_GT(Words().size(), 20000u);
  for (size_t i = 0; i < Words().size(); i += 2) {
    Compare(EncodeAll(Words()[i]), random);
    if (HasFatalFailure()) return;
  }
}

TEST(DecoderReferenceTest, HalvesOfTwoNames) {
  std::mt19937_64 random(2);
  for (int i = 0; i < 20000; ++i) {
    const std::u32string& a = Words()[random() % Words().size()];
    const std::u32string& b = Words()[random() % Words().size()];
    Compare(EncodeAll(a.substr(0, (a.size() + 1) / 2) + b.substr(b.size() / 2)), random);
    if (HasFatalFailure()) return;
  }
}

TEST(DecoderReferenceTest, NamesWithLettersChanged) {
  std::mt19937_64 random(3);
  for (int i = 0; i < 20000; ++i) {
    std::u32string word = Words()[random() % Words().size()];
    for (size_t changes = 1 + random() % 3; changes > 0; --changes) {
      const std::u32string& other = Words()[random() % Words().size()];
      const char32_t letter = other[random() % other.size()];
      const size_t at = random() % word.size();
      switch (random() % 3) {
        case 0:
          word[at] = letter;
          break;
        case 1:
          word.insert(at, 1, letter);
          break;
        default:
          word.insert(at, word.substr(at, 1 + random() % 3));
          break;
      }
    }
    Compare(EncodeAll(word), random);
    if (HasFatalFailure()) return;
  }
}

TEST(DecoderReferenceTest, RandomLetters) {
  std::mt19937_64 random(4);
  const std::u32string alphabets[] = {U"abcdefghijklmnopqrstuvwxyz'",
                                      U"aeiouyjhszctxškčžłńöüëïâñøåæßıșțʹ",
                                      U"абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєўґ'",
                                      U"шчщжсцзь",
                                      U"schtzkiyaeoj",
                                      U"qwx'"};
  for (int i = 0; i < 20000; ++i) {
    const std::u32string& alphabet = alphabets[random() % std::size(alphabets)];
    Compare(testing::RandomText(random, alphabet, 1 + random() % (i % 8 == 0 ? 49 : 14)), random);
    if (HasFatalFailure()) return;
  }
}

}  // namespace
}  // namespace onoma
