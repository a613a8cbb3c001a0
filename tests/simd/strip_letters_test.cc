// The kernels against a map that is asked letter by letter.
#include "simd/strip_letters.h"

#include <gtest/gtest.h>

#include <cstring>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "tests/support/test_text.h"
#include "text/utf8.h"

namespace onoma {
namespace {

// What becomes of a letter: of all sorts, whatever it is in any language.
struct Letters {
  std::map<char32_t, std::string> strips;  // "": unsure
  StripTable table;
  std::u32string all;

  Letters() {
    std::mt19937_64 random(41);
    for (const uint8_t lead : LetterTable::kLeads) {
      for (char32_t trail = 0; trail < 64; ++trail) {
        const char32_t cp = (lead & 31u) << 6 | trail;
        const std::string from = EncodeAll(std::u32string(1, cp));
        const std::string becomes[] = {from, from, from, "a", "z", "ae", "и", "ÿ", "", "abc"};
        std::string to = becomes[random() % std::size(becomes)];
        if (!to.empty()) table.Set(reinterpret_cast<const uint8_t*>(from.data()), to);
        if (to.size() > 2) to.clear();
        strips[cp] = to;
        all.push_back(cp);
      }
    }
  }
};
const Letters& TestLetters() {
  static const Letters& letters = *new Letters;
  return letters;
}

Stripping Naive(std::string_view name, std::string* out) {
  bool changed = false;
  for (const char32_t cp : DecodeAll(name)) {
    const std::string letter = EncodeAll(std::u32string(1, cp));
    std::string to = letter;
    if (cp == U'\'') to.clear();
    if (cp >= 0x80) {
      to = TestLetters().strips.at(cp);
      if (to.empty()) return Stripping::kUnsure;
    }
    changed |= to != letter;
    *out += to;
  }
  return changed ? Stripping::kDone : Stripping::kNothing;
}

void Compare(const std::string& name) {
  for (const SimdLevel level : {SimdLevel::kPortable, SimdLevel::kAvx2, SimdLevel::kAvx512}) {
    if (!HasSimdLevel(level)) continue;
    FoldedName form{};
    name.copy(form.bytes, name.size());
    form.size = static_cast<uint32_t>(name.size());
    form.name.bits = 0x12345;
    const FoldedName before = form;
    std::string expected;
    const Stripping wanted = Naive(name, &expected);
    ASSERT_EQ(StripLetters(level)(TestLetters().table, &form), wanted) << SimdLevelName(level) << ": " << name;
    if (wanted != Stripping::kDone) expected = name;
    ASSERT_EQ(form.view(), expected) << SimdLevelName(level) << ": " << name;
    for (size_t i = form.size; i < kMaxPlainName; ++i) ASSERT_EQ(form.bytes[i], 0) << name;
    ASSERT_EQ(form.name.bits, before.name.bits);
  }
}

TEST(StripLettersTest, EveryLetterAtEveryPlace) {
  for (const char32_t cp : TestLetters().all) {
    const std::string letter = EncodeAll(std::u32string(1, cp));
    for (size_t before = 0; before <= 62; ++before) {
      for (const size_t behind : {size_t{0}, size_t{1}, 62 - before}) {
        if (before + behind <= 62) Compare(std::string(before, 'b') + letter + std::string(behind, 'c'));
        ASSERT_FALSE(HasFatalFailure());
      }
    }
  }
}

TEST(StripLettersTest, Apostrophes) {
  for (const char* name : {"o'neill", "a'b'c", "d'", "'", "oneill", ""}) Compare(name);
}

TEST(StripLettersTest, RandomNames) {
  std::mt19937_64 random(42);
  for (int round = 0; round < 200000; ++round) {
    std::u32string text;
    const size_t letters = random() % 24;
    for (size_t i = 0; i < letters; ++i) {
      const size_t dice = random() % 8;
      text += dice == 0  ? U"'- "[random() % 3]
              : dice < 4 ? U'a' + random() % 26
                         : TestLetters().all[random() % TestLetters().all.size()];
    }
    Compare(EncodeAll(text));
    ASSERT_FALSE(HasFatalFailure()) << round;
  }
}

}  // namespace
}  // namespace onoma
