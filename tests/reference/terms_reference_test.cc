// TermMatcher against the plain way, over every text at hand: the project's own files, forms of the index one after
// another as people and machines write them, random letters of all scripts, random bytes. CTest runs it once for each
// level of vector instructions.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "onoma/term_matcher.h"
#include "tests/reference/naive_terms.h"
#include "tests/support/test_tables.h"
#include "tests/support/test_text.h"

namespace onoma {
namespace {

namespace fs = std::filesystem;

std::string Describe(std::string_view text, const std::vector<Term>& terms) {
  std::string out;
  for (const Term& term : terms) {
    out += std::to_string(term.begin) + "-" + std::to_string(term.end) + " " +
           std::string(text.substr(term.begin, term.end - term.begin)) + " @" + std::to_string(term.layer) + ":" +
           std::to_string(term.slot) + "\n";
  }
  return out;
}

// Compares, and returns how many terms there were.
size_t Compare(const Normalizer& normalizer, const std::string& text) {
  static TermScratch& scratch = *new TermScratch;  // one for all, as callers do
  const TermMatcher matcher(normalizer);
  std::vector<Term> terms;
  // A block of exactly this size, so that sanitizers see a byte too many.
  const std::vector<char> exact(text.begin(), text.end());
  matcher.Match({exact.data(), exact.size()}, scratch, &terms);
  const std::string expected = Describe(text, NaiveTerms(normalizer.layers(), text));
  EXPECT_EQ(Describe(text, terms), expected) << text.substr(0, 2000);
  for (const Term& term : terms) {
    EXPECT_FALSE(term.id.none());
    EXPECT_NE(term.kind, Kind::kNone);
    std::vector<NameId> names;
    matcher.NamesOf(term, &names);
    EXPECT_FALSE(names.empty());
    EXPECT_EQ(names.front(), term.id);
    EXPECT_EQ(names.size() > 1, term.more);
  }
  return terms.size();
}
size_t Compare(const std::string& text) { return Compare(testing::DefaultNormalizer(), text); }

const std::vector<std::string>& Forms() {
  static const std::vector<std::string>& forms = *[] {
    auto* made = new std::vector<std::string>;
    testing::DefaultDatabase().reader().trie().Each("", [&](std::string_view form) {
      made->emplace_back(form);
      return true;
    });
    return made;
  }();
  return forms;
}

TEST(TermsReferenceTest, TheProjectsOwnFiles) {
  size_t terms = 0, bytes = 0;
  for (const char* folder :
       {"samples", "tests", "docs", "tables/names", "tables/places", "tables/styles", "tables/fold"}) {
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(fs::path(ONOMA_SOURCE_DIR) / folder)) {
      if (!entry.is_regular_file() || entry.file_size() > 300000) continue;
      std::ostringstream text;
      text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
      bytes += text.str().size();
      terms += Compare(text.str());
      if (entry.path().extension() == ".txt") terms += Compare(testing::Nfd(text.str()));
      if (HasFailure()) FAIL() << entry.path();
    }
  }
  EXPECT_GT(bytes, 1000000u);
  EXPECT_GT(terms, 10000u);
}

TEST(TermsReferenceTest, EveryFormIsATermOfItsOwn) {
  const TermMatcher matcher(testing::DefaultNormalizer());
  TermScratch scratch;
  std::vector<Term> terms;
  for (const std::string& form : Forms()) {
    matcher.Match(form, scratch, &terms);
    ASSERT_EQ(terms.size(), 1u) << form;
    ASSERT_EQ(terms[0].begin, 0u) << form;
    ASSERT_EQ(terms[0].end, form.size()) << form;
    ASSERT_EQ(terms[0].slot, testing::DefaultDatabase().reader().forms().Find(form)) << form;
  }
}

// Forms and their pieces, in all the ways in which a text may have them.
TEST(TermsReferenceTest, FormsOneAfterAnother) {
  std::mt19937_64 random(7);
  std::vector<std::string> several;
  for (const std::string& form : Forms()) {
    if (form.find_first_of(" -") != std::string::npos) several.push_back(form);
  }
  ASSERT_GT(several.size(), 100u);
  const char* const gaps[] = {" ",       " ",      " ",      " ", " ",  "-",   "  ",  "\n",   "\r\n",
                              "\n\n",    ", ",     ". ",     ".", "; ", "/",   " - ", " — ",  "—",
                              "‑",       "\u00A0", "\u00AD", "’", "'",  "'s ", "` ",  "« ",   "» ",
                              "\u0301 ", "_",      "\t",     "(", ") ", "!",   "… ",  "\xFF", "\u200B"};
  size_t terms = 0;
  for (int i = 0; i < 3000; ++i) {
    std::string text;
    const size_t parts = 1 + random() % 60;
    for (size_t k = 0; k < parts; ++k) {
      const std::vector<std::string>& from = random() % 3 == 0 ? several : Forms();
      std::string part = from[random() % from.size()];
      if (random() % 8 == 0) part.resize(random() % (part.size() + 1));
      switch (random() % 6) {
        case 0:
          part = testing::Upper(part);
          break;
        case 1:
          part = testing::Nfd(part);
          break;
        case 2:
          part = testing::Replace(part, " ", gaps[random() % std::size(gaps)]);
          break;
        case 3:
          part = testing::WithApostrophe(part, "’");
          break;
        default:
          break;
      }
      text += part;
      text += gaps[random() % std::size(gaps)];
    }
    terms += Compare(text);
    if (HasFailure()) return;
  }
  EXPECT_GT(terms, 30000u);
}

TEST(TermsReferenceTest, LettersOfAllScriptsAndBytes) {
  std::mt19937_64 random(11);
  const std::u32string alphabet =
      U"abcdeinorstАБВабвгдеиіїйоурсьяёЁґҐўЎЃѓњќџүҰӑÄÖäößéÉŁłŠšžŽğĞıİșȚΑαςΣάაბԱաւאבعبﷺﱞ王明カﾊﾞ한ᄒ"
      U"           --''’`.,;/|!_\n\r\t—«»“”…\u0301\u0308\u0306\u0327\u200B\u00AD\u2028\U0001F600ﬁ²½№";
  for (int i = 0; i < 20000; ++i) Compare(testing::RandomText(random, alphabet, random() % 200));
  for (int i = 0; i < 5000; ++i) Compare(testing::RandomBytes(random, random() % 300));
  // Valid text with bytes changed, cut and put in.
  for (int i = 0; i < 5000; ++i) {
    std::string text = testing::RandomText(random, alphabet, 1 + random() % 150);
    for (size_t k = random() % 5; k > 0 && !text.empty(); --k) {
      const size_t at = random() % text.size();
      if (random() % 2 == 0) {
        text[at] = static_cast<char>(random());
      } else {
        text.erase(at, 1);
      }
    }
    Compare(text);
    if (HasFailure()) return;
  }
}

TEST(TermsReferenceTest, LongWordsLongGapsAndPieces) {
  for (const size_t n : {1, 31, 32, 33, 55, 56, 57, 63, 64, 65, 127, 128, 4095, 4096, 4097, 100000}) {
    Compare(std::string(n, 'a'));
    Compare("Minsk " + std::string(n, 'x') + " Minsk");
    Compare(std::string(n, ' ') + "Minsk");
    Compare("New" + std::string(n, ' ') + "York Nizhny" + std::string(n, '\t') + "Novgorod");
    Compare(testing::Replace(std::string(n, 'a'), "a", "я") + " Минск");
    Compare(std::string(n, '.') + "Нижний Новгород");
    Compare(std::string(n, '\'') + "Minsk" + std::string(n, '\''));
    if (HasFailure()) FAIL() << n;
  }
  EXPECT_EQ(Compare(""), 0u);
}

TEST(TermsReferenceTest, Layers) {
  testing::TestTables tables;
  const Database& base = testing::DefaultDatabase();
  const Database layer =
      tables.Write("names/given/own.tsv", "slug\tgender\tru\tsource\nsergeyka\tm\tСергейка\teditor\n").Open(&base);
  const Normalizer both({base, layer});
  EXPECT_GE(Compare(both, "Сергейка и Сергей в Нижнем Новгороде, Nizhny Novgorod"), 3u);
}

}  // namespace
}  // namespace onoma
