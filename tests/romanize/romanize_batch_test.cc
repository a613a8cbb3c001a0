// RomanizeBatch: what Romanize gives, text by text.
#include <gtest/gtest.h>

#include <random>
#include <vector>

#include "onoma/romanizer.h"
#include "tests/support/test_tables.h"
#include "tests/support/test_text.h"

namespace onoma {
namespace {

const Romanizer& TheRomanizer() {
  static const Romanizer& romanizer = *new Romanizer(testing::DefaultDatabase());
  return romanizer;
}

void ExpectSame(const RomanizationSystem& system, const std::vector<std::string>& texts,
                const RomanizeOptions& options) {
  const std::vector<std::string_view> views(texts.begin(), texts.end());
  std::vector<std::string_view> results(views.size());
  std::string memory = "what stood there before", wanted;
  TheRomanizer().RomanizeBatch(system, views, results, &memory, options);
  for (size_t i = 0; i < texts.size(); ++i) {
    TheRomanizer().Romanize(system, texts[i], &wanted, options);
    ASSERT_EQ(results[i], wanted) << system.code << " " << LanguageCode(options.language) << ": " << texts[i];
  }
}

// What is in a name, and what is in none: line ends, marks at the beginning, letters cut in two, texts of any length.
std::string AnyText(std::mt19937_64& random) {
  static const std::u32string kNames = U"абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґўАБВИЙСКЬЮЯЁІЇ'’- ";
  static const std::u32string kOther = U"aZé\u0301\u0306\u00AD王ά\U0001F600.,1\r\t";
  std::string text = testing::RandomText(random, kNames, random() % 14);
  switch (random() % 16) {
    case 0:
      return testing::RandomText(random, kOther, random() % 4) + text;
    case 1:
      return text + testing::RandomText(random, kOther, random() % 4);
    case 2:
      return text.substr(0, text.size() - std::min<size_t>(text.size(), 1));
    case 3:
      return random() % 8 == 0 ? text + "\n" + text : text;
    case 4:
      return testing::RandomText(random, kNames, random() % 100);
    case 5:
      return random() % 32 == 0 ? testing::RandomText(random, kNames, random() % 5000) : text;
    case 6:
      return testing::RandomBytes(random, random() % 8);
    default:
      return text;
  }
}

TEST(RomanizeBatchTest, GivesWhatRomanizeGives) {
  std::mt19937_64 random(5);
  for (const RomanizationSystem& system : TheRomanizer().systems()) {
    std::vector<Language> languages = system.languages;
    if (languages.size() > 4) languages.resize(4);
    languages.push_back(Language::kNone);
    for (const Language language : languages) {
      std::vector<std::string> texts(random() % 300);
      for (std::string& text : texts) text = AnyText(random);
      ExpectSame(system, texts, {.language = language});
      texts.resize(texts.size() / 4);
      ExpectSame(system, texts, {.language = language, .plain = true});
    }
  }
}

TEST(RomanizeBatchTest, EdgesOfWhatIsJoined) {
  const RomanizationSystem& system = *TheRomanizer().Find("press-en");
  const RomanizeOptions options{.language = Language::kRu};
  ExpectSame(system, {}, options);
  ExpectSame(system, {"", "", ""}, options);
  ExpectSame(system, {"\n", "Юрий", "\n\n", ""}, options);
  ExpectSame(system, std::vector<std::string>(3000, ""), options);
  ExpectSame(system, std::vector<std::string>(200, "\n"), options);
  for (const size_t letters : {1, 8, 31, 32, 33, 100, 2014, 2015, 2016, 2047, 2048, 9000}) {
    std::string text;
    for (size_t i = 0; i < letters; ++i) text += "й";
    ExpectSame(system, {text, "Ий", text, text, "x" + text, "", text + "x"}, options);
    ExpectSame(system, std::vector<std::string>(130, text), options);
  }
}

TEST(RomanizeBatchTest, TheShorterSpanCounts) {
  const RomanizationSystem& system = *TheRomanizer().Find("press-en");
  const std::vector<std::string_view> texts = {"Юрий", "Пётр"};
  std::vector<std::string_view> results(3, "untouched");
  std::string memory;
  const RomanizeOptions options{.language = Language::kRu};
  TheRomanizer().RomanizeBatch(system, texts, results, &memory, options);
  EXPECT_EQ(results, (std::vector<std::string_view>{"Yury", "Pyotr", "untouched"}));
  results.assign(1, "");
  TheRomanizer().RomanizeBatch(system, texts, results, &memory, options);
  EXPECT_EQ(results.front(), "Yury");
}

}  // namespace
}  // namespace onoma
