// Our systems against ICU 72's transliterators of the same systems: both write the same, but for what kDifferences
// lists with its reason. Words: all sequences of two and of three letters, random words, and real names. What is listed
// must be met, so that no line outlives what it explains.
//
// Compared is every BGN system of ICU for a language of ours, and its UNGEGN one for Greek; it has no other of ours
// (Cyrillic-Latin, Greek-Latin, Armenian-Latin and Georgian-Latin follow no edition).
#include <gtest/gtest.h>
#include <unicode/locid.h>
#include <unicode/regex.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <random>
#include <set>
#include <sstream>

#include "format/reader.h"
#include "onoma/romanizer.h"
#include "tests/support/icu_text.h"
#include "tests/support/rules.h"
#include "tests/support/test_text.h"
#include "text/utf8.h"

namespace onoma {
namespace {

struct Pair {
  const char* name;  // as in kDifferences
  const char* icu;
  const char* system;
  const char* language;
  const char* also;  // letters beside the alphabet
};
void PrintTo(const Pair& pair, std::ostream* out) { *out << pair.icu; }

constexpr Pair kPairs[] = {
    {"ru", "Russian-Latin/BGN", "bgnpcgn-rus-Cyrl-Latn-1947", "ru", ""},
    {"be", "Belarusian-Latin/BGN", "bgnpcgn-bel-Cyrl-Latn-1979", "be", "ґ"},
    {"uk", "Ukrainian-Latin/BGN", "bgnpcgn-ukr-Cyrl-Latn-1965", "uk", ""},
    {"bg", "Bulgarian-Latin/BGN", "bgnpcgn-bul-Cyrl-Latn-1952", "bg", "ѣѫ"},
    {"sr", "Serbian-Latin/BGN", "bgnpcgn-srp-Cyrl-Latn-1962", "sr", ""},
    {"mk", "Macedonian-Latin/BGN", "bgnpcgn-mkd-Cyrl-Latn-1981", "mk", ""},
    {"mn", "Mongolian-Latin/BGN", "bgnpcgn-mon-Cyrl-Latn-1964", "mn", ""},
    {"kk", "Kazakh-Latin/BGN", "bgnpcgn-kaz-Cyrl-Latn-1979", "kk", ""},
    {"ky", "Kirghiz-Latin/BGN", "bgnpcgn-kir-Cyrl-Latn-1979", "ky", ""},
    {"tk", "Turkmen-Latin/BGN", "bgnpcgn-tuk-Cyrl-Latn-1979", "tk", ""},
    {"uz", "Uzbek-Latin/BGN", "bgnpcgn-uzb-Cyrl-Latn-1979", "uz", ""},
    {"az", "Azerbaijani-Latin/BGN", "bgnpcgn-aze-Cyrl-Latn-1993", "az", "йэюя"},
    {"hy", "Armenian-Latin/BGN", "bgnpcgn-arm-Armn-Latn-1981", "hy", ""},
    {"ka", "Georgian-Latin/BGN", "bgnpcgn-kat-Geor-Latn-2009", "ka", ""},
    {"ka1981", "ka-ka_Latn/BGN_1981", "bgnpcgn-kat-Geor-Latn-1981", "ka", "ჱჲჴ"},
    {"el", "Greek-Latin/BGN", "bgnpcgn-ell-Grek-Latn-1962", "el", "άέήίόύώϊϋΐΰ"},
    {"elUN", "Greek-Latin/UNGEGN", "un-ell-Grek-Latn-1987-tl", "el", "άέήίόύώϊϋΐΰ"},
};

enum How {
  kIcu,   // what ICU writes is changed into ours
  kBoth,  // what either writes is changed
  kCase,  // the case does not matter
};
struct Difference {
  const char* pairs;
  How how;
  const char* where;    // a regular expression found in the word
  const char* changes;  // "from>to from>to": regular expressions for any case, and what stands in the match's case
  const char* reason;
};

constexpr Difference kDifferences[] = {
    // Signs and apostrophes. The standards print apostrophes; the choice of the character is either's own.
    {"ru be uk mn kk ky tk uz", kIcu, "", "ʹ>’", "ICU has the prime U+02B9 where the tables print ’ (mn, uz: ъ too)"},
    {"ru be uk kk ky tk", kIcu, "", "ʺ>”", "ICU has the double prime U+02BA where the tables print ”"},
    {"be uk", kIcu, "'", "'>”", "ICU knows the apostrophe U+2019 only and lets ' pass"},
    {"az", kIcu, "'", "'>’", "ICU knows the apostrophe U+2019 only and lets ' pass"},
    // Case.
    {"ru be uk bg sr mk mn kk ky tk uz az hy el elUN", kCase, "(?<!\\p{L})\\p{Lu}(?!\\p{L})", "",
     "a letter by itself is an initial: Zh here, ZH in ICU"},
    {"be uk mk az", kCase, "\\p{Lu}’", "", "ICU takes ’ for a small letter: Zh before it among capitals"},
    {"mn", kCase, "[ЕЁЗЦЧШЩЮЯ][зөүъь]", "", "ICU's list of small letters lacks з ө ү ъ ь: DZü for Зү"},
    {"tk uz", kCase, "(?<!\\p{L})[ЕЁ]\\p{Lu}", "", "ICU writes Ye at the start of a word in capitals"},
    {"uz", kCase, "Э", "", "ICU has a small e for the capital Э, a slip"},
    // Dots. They are optional in all these systems ('may'); our tables say which are written first.
    {"ru", kIcu, "(?i)тс(ск|ств)|тс(к|тв)", "(?<=t)·(?=s(k|tv))>",
     "the dot is for unusual sequences: not in Братск, агентство; ICU always has it"},
    {"ru", kIcu, "(?i)[ьъ]э", "(?<=[’”])·(?=e)>", "ICU takes ь and ъ for consonants; the note has ·e after consonants"},
    {"ru", kIcu, "(?i)[аеёиоуыэюя]ы[ауэ]", "(?<=·y)(?=[aue])>·",
     "ICU's first pass writes ·y for ы after a vowel, and the rule for ы before а у э never sees it"},
    {"be uk", kIcu, "(?i)тсг", "t·sh>t·s·h", "ICU reads тс first and forgets that сг is s·h"},
    {"bg", kBoth, "(?i)шт", "·>",
     "ICU's sh·t is implied from the Russian table (CLDR's comment); the standard has t·s only"},
    {"uk mn kk ky tk", kIcu, "(?i)шч", "(?<=sh)·(?=ch)>",
     "ICU's sh·ch is implied from the Russian table (CLDR's comment); the standards don't have it"},
    {"kk ky tk uz", kIcu, "(?i)нг|[гзксц]һ|[зсц]х|[гксц]ҳ", "·(?=[gh])>", "ICU always writes the dot, we do not"},
    // ICU's rules for Russian е ё ы э run in a pass of their own, before the other letters.
    {"ru", kIcu, "^Ё$", "ë>yë", "ICU's rule for Ё at the start wants a letter behind it"},
    {"ru", kCase, "\\p{Lu}[ЕЁ](?!\\p{Lu})|[ЕЁ][Ыы]|[ЁАЕИОУЫЭЮЯ]ы|[ЖХЦЧШЩЮЯ]э", "",
     "ICU asks for the case of what follows, and finds the word's end or what the first pass has written"},
    {"ru", kBoth, "(?i)\\p{L}[еёыэ][еёыэ]", "[·y]>",
     "the first of two is Latin already when ICU comes to the second, whose rule wants a Russian vowel before it"},
    // ICU decomposes the word first (NFD), and then rules for й ё ў ѓ ќ, written with the whole letter, never apply.
    {"bg ky uz", kIcu, "", "ĭ>y", "NFD: ICU writes й as и with a breve"},
    {"kk", kIcu, "", "ī̆>y", "NFD: ICU writes й as и with a breve"},
    {"az", kIcu, "", "ĭ>ẏ İ̆>ẏ", "NFD: ICU writes й as и with a breve"},
    {"tk", kIcu, "", "й>y", "NFD: ICU leaves й in Cyrillic, as its и"},
    {"tk uz", kIcu, "(?i)(?<!\\p{L})ё", "(?<!\\p{L})yë>yo", "NFD: ICU writes ё as е with a diaeresis"},
    {"kk ky tk uz", kIcu, "(?i)ё", "ë>yo", "NFD: ICU writes ё as е with a diaeresis"},
    {"uz", kIcu, "", "ū̆>ŭ", "NFD: ICU writes ў as у with a breve"},
    {"mk", kIcu, "", "ǵ(?=[ei])>g ǵ>đ ḱ(?=[ei])>k ḱ>ć", "NFD: ICU writes ѓ ќ as г к with an accent"},
    // Letters.
    {"bg", kIcu, "(?i)ъ(?!\\p{L})", "ŭ(?![\\p{L}’])>", "note 1 omits a final ъ; ICU's rule for it is never reached"},
    {"mn", kBoth, "(?i)ю", "yü>yu", "note 7: ю is yü before и э ө ү; ICU has left it out (CLDR's comment)"},
    {"tk", kIcu, "", "и(?!̆)>i", "ICU's rule writes и for и, a slip"},
    {"tk", kIcu, "", "җ>j", "ICU has no rule for җ"},
    {"uz", kIcu, "", "ū(?!̆)>u", "ICU's ū for у is from the Kazakh table"},
    {"tk uz", kBoth, "(?i)[аеёиоөуүыэюяўйъь]е|е[аеёиоөуүыэюяўйъь]", "y+e>e",
     "rule 1: е is ye after these; ICU looks for them behind е"},
    // Armenian. ICU has three passes: և, then ե, then the rest.
    {"hy", kCase, "(?<!\\p{L})Ե\\p{Lu}", "", "ICU writes Ye at the start of a word in capitals"},
    {"hy", kCase, "[ԺԽԾՁՂՃՇՌՉՑՈ][եև]", "", "ե, և are Latin already when ICU asks whether a small letter follows"},
    {"hy", kBoth, "(?i)եե", "ye>e", "the first ե is Latin already when ICU asks for a vowel before the second"},
    {"hy", kBoth, "(?i)ը(և|եւ|եվ)", "y+ev>ev", "rule 3: և is yev after ը too; ICU's list lacks ը"},
    {"hy", kBoth, "(?i)եի", ".+>", "ICU reads եի as եւ, a slip"},
    {"hy", kIcu, "(?i)[թչցփք]ո", "(?<=’)vo>o", "ICU takes the apostrophe it has written for the start of a word"},
    {"hy", kIcu, "(?i)(?<!\\p{L})ով\\p{L}", "(?<!\\p{L})ov>vov",
     "rule 2: ov in the word ով; ICU: in any that begins so"},
    {"hy", kIcu, "Ու", "V?oւ>u", "ICU writes Ու as U only if a small Armenian letter follows"},
    {"hy", kIcu, "(?i)ւե", "(?<=ւ)ye>e", "the ւ of rule 1 is that of ու; ICU has ye after a single ւ as well"},
    {"hy", kIcu, "", "ւ>v", "a single ւ is not in the table: ICU leaves it, we write v"},
    // Georgian.
    {"ka ka1981", kBoth, "[Ა-Ჿ]", ".+>", "ICU has no capital (Mtavruli) letters and leaves them"},
    {"ka1981", kIcu, "", "ჱ>ey ჲ>j ჴ>q’", "the table has these archaic letters in brackets; ICU leaves them"},
    // Greek, 1962. Here too NFD comes first and has taken the accents off when the rules look for them.
    {"el", kBoth, "(?i)[αεηο][ϊϋΐΰ]", "v\\u0308\\u0301>ḯ v\\u0308>ï ǘ>ḯ ü>ï [eë]*ḯ>ḯ [eë]*ï>ï",
     "NFD: ICU reads ει ευ ου across the diaeresis"},
    {"el", kIcu, "(?i)έι", "(?<=é|ë́)i>ï", "έι is έϊ in monotonic spelling; ICU has éi"},
    {"el", kIcu, "(?i)[αεη]ύ", "av́>áv ev́>év iv́>ív", "note 2c: the accent is on the first letter; NFD: ICU has it on v"},
    {"el", kBoth, "(?i:ά[εέηή]|ό[ηή]|ώ[οό])|Α[ΕΈΗΉ]|Ο[ΗΉ]|Ω[ΟΌ]", "ë́>é ë>e ï>i ḯ>í ö́>ó ö>o",
     "note 3: αε αη οη ωο have a diaeresis; ICU: not in capitals, and (NFD) not behind an accent"},
    {"el", kBoth, "(?i)αε[ιίυύ]|[αο]η[υύ]|ωο[υύηή]", ".+>",
     "of three vowels ICU takes αε αη οη ωο first, we ει ευ ηυ ου (and οη)"},
    {"el", kBoth, "(?i)υ[ιί]", "i+>i i+í>í", "υι is one vowel, i; ICU has no rule for it"},
    {"el", kIcu, "(?i)νδρ", "ndh>nd", "note 4a: δ is d between ν and ρ; ν is Latin already when ICU asks for it"},
    {"el", kIcu, "(?i)ντζ", "(?<!\\p{L})d(?=z)>nt (?<=n)d(?=z)>t", "ντζ is ntz; ICU has no rule for it"},
    {"el", kIcu, "(?i)γ[αο][ιί]", "g(?=[ao][ií])>y", "note 3b: γ is y before αι οι; ICU's rule for α ο comes first"},
    // Greek of the United Nations. ICU's is made to be turned back, with signs that the resolution does not have.
    {"elUN", kBoth, "", "s̱>s", "ICU marks a σ at the end and a ς elsewhere"},
    {"elUN", kIcu, "", "'(?=s)>", "ICU tells πσ from ψ"},
    {"elUN", kIcu, "", "'(?=[gkxcn])>", "ICU tells νγ νκ νξ νχ from γγ γκ γξ γχ"},
    {"elUN", kBoth, "(?i)γ[γξχ]", "ṉ>n", "the resolution underlines this n, ICU does not"},
    {"elUN", kIcu, "(?i)γκ", "nk>gk", "γκ is gk in the resolution's table"},
    {"elUN", kBoth, "(?i)[άέό]ι", "ï>i", "the table has áï éï óï; ICU as the later UNGEGN report: ái éi ói"},
    {"elUN", kBoth, "[ΑΕΗ][ΥΎ]", ".+>", "ICU has U̱ for a capital Υ, and does not look past its accent"},
    {"elUN", kBoth, "(?i)ι[υύϋΰ]", ".+>", "ICU takes its own i from ι for the e or i of ευ, ηυ"},
    {"elUN", kBoth, "(?i)[αεηο][ϋΰ]", ".+>", "NFD: ICU reads αυ ευ ηυ ου across the diaeresis"},
};

using testing::FromUtf8;
using testing::ToUtf8;

icu::UnicodeString Upper(icu::UnicodeString text) { return text.toUpper(icu::Locale::getRoot()); }
icu::UnicodeString Lower(icu::UnicodeString text) { return text.toLower(icu::Locale::getRoot()); }

// What ICU and we write, in NFC.
struct Outputs {
  icu::UnicodeString ours, theirs;
  bool Same() const { return testing::Nfc(ToUtf8(ours)) == testing::Nfc(ToUtf8(theirs)); }
};

class Explanation {
 public:
  explicit Explanation(const Difference& difference) : difference_(difference), where_(Compile(difference.where, 0)) {
    std::istringstream changes(difference.changes);
    for (std::string change; changes >> change;) {
      const size_t at = change.rfind('>');
      changes_.emplace_back(Compile(change.substr(0, at), UREGEX_CASE_INSENSITIVE), FromUtf8(change.substr(at + 1)));
    }
  }
  const char* reason() const { return difference_.reason; }

  void Apply(const icu::UnicodeString& word, Outputs* outputs) {
    if (!where_->reset(word).find()) return;
    const bool capitals = word == Upper(word);
    if (difference_.how != kIcu) Change(capitals, &outputs->ours);
    Change(capitals, &outputs->theirs);
  }

  bool met = false;

 private:
  using Matcher = std::unique_ptr<icu::RegexMatcher>;
  static Matcher Compile(const std::string& pattern, uint32_t flags) {
    UErrorCode error = U_ZERO_ERROR;
    auto matcher = std::make_unique<icu::RegexMatcher>(FromUtf8(pattern), flags, error);
    EXPECT_TRUE(U_SUCCESS(error)) << pattern;
    return matcher;
  }

  void Change(bool capitals, icu::UnicodeString* text) {
    if (difference_.how == kCase) *text = Lower(*text);
    for (auto& [from, to] : changes_) {
      UErrorCode error = U_ZERO_ERROR;
      const icu::UnicodeString source = *text;
      from->reset(source);
      text->remove();
      int32_t end = 0;
      while (from->find(error)) {
        const icu::UnicodeString match = from->group(error);
        text->append(source, end, from->start(error) - end);
        if (match == Lower(match)) {
          text->append(to);
        } else if (match == Upper(match) && (match.length() > 1 || capitals)) {
          text->append(Upper(to));
        } else {
          text->append(Upper(to), 0, 1).append(to, 1, to.length());
        }
        end = from->end(error);
      }
      text->append(source, end, source.length() - end);
      EXPECT_TRUE(U_SUCCESS(error)) << difference_.changes;
    }
  }

  const Difference& difference_;
  Matcher where_;
  std::vector<std::pair<Matcher, icu::UnicodeString>> changes_;
};

std::vector<Explanation> ExplanationsOf(const Pair& pair) {
  std::vector<Explanation> out;
  for (const Difference& difference : kDifferences) {
    std::istringstream names(difference.pairs);
    for (std::string name; names >> name;) {
      if (name == pair.name) out.emplace_back(difference);
    }
  }
  return out;
}

// All sequences of `count` letters, behind `before`.
void AddSequences(const std::u32string& letters, int count, const std::string& before, std::set<std::string>* words) {
  for (const char32_t letter : letters) {
    std::string word = before;
    AppendUtf8(letter, &word);
    if (count > 1) {
      AddSequences(letters, count - 1, word, words);
    } else {
      words->insert(word);
    }
  }
}

// The database's names in be, ru and uk, and the sources of the samples of all systems for the language, if they are
// written in these letters.
void AddReal(Language language, const std::u32string& letters, std::set<std::string>* words) {
  const auto add = [&](std::string_view word) {
    for (const char32_t cp : DecodeAll(testing::Lower(word))) {
      const bool counts = (U_GET_GC_MASK(static_cast<UChar32>(cp)) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
      if (counts && letters.find(cp) == std::u32string::npos) return;
    }
    words->emplace(word);
  };
  const format::Reader& reader = testing::DefaultDatabase().reader();
  for (const auto& [column, of] :
       {std::pair(format::kLabelBe, Language::kBe), std::pair(format::kLabelRu, Language::kRu),
        std::pair(format::kLabelUk, Language::kUk)}) {
    for (size_t i = 0; of == language && i < reader.names(); ++i) {
      add(reader.String(reader.name(i).masculine[column]));
      add(reader.String(reader.name(i).feminine[column]));
    }
  }
  static const std::vector<RuleFile>& systems = *new std::vector<RuleFile>(testing::ProjectRules("systems"));
  for (const RuleFile& file : systems) {
    for (const LanguageRules& set : file.sets) {
      if (set.language != language) continue;
      for (const SampleLine& sample : set.samples) add(sample.source);
    }
  }
}

std::string Titled(std::string_view word) {
  size_t pos = 0;
  std::string out;
  if (!word.empty()) AppendUtf8(static_cast<char32_t>(u_totitle(static_cast<UChar32>(DecodeUtf8(word, &pos)))), &out);
  return out.append(word.substr(pos));
}

std::set<std::string> WordsFor(const Pair& pair) {
  const Language language = ParseLanguage(pair.language);
  const std::u32string letters =
      testing::DefaultDatabase().reader().languages().AlphabetOf(language) + DecodeAll(pair.also);
  std::set<std::string> words, any_case;
  AddSequences(letters, 3, "", &words);
  AddSequences(letters, 2, "", &any_case);
  AddSequences(letters, 1, "", &any_case);
  AddReal(language, letters, &any_case);
  std::mt19937_64 random(72);
  for (int i = 0; i < 10'000; ++i) any_case.insert(testing::RandomText(random, letters, 3 + random() % 6));
  for (const std::string& word : any_case) {
    for (const std::string& cased : {word, Titled(word), testing::Upper(word)}) {
      words.insert(testing::Nfc(cased));
      words.insert(testing::Nfc(testing::WithApostrophe(cased, "’")));
    }
  }
  return words;
}

class IcuBgnTest : public ::testing::TestWithParam<Pair> {};

TEST_P(IcuBgnTest, EachDifferenceIsExplained) {
  const Pair& pair = GetParam();
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> icu(icu::Transliterator::createInstance(pair.icu, UTRANS_FORWARD, error));
  ASSERT_TRUE(U_SUCCESS(error)) << pair.icu;
  ASSERT_EQ(ToUtf8(icu->getID()), pair.icu);
  static const Romanizer& romanizer = *new Romanizer(testing::DefaultDatabase());
  const RomanizationSystem* system = romanizer.Find(pair.system);
  ASSERT_NE(system, nullptr);
  std::vector<Explanation> explanations = ExplanationsOf(pair);

  int unexplained = 0;
  const std::set<std::string> words = WordsFor(pair);
  EXPECT_GT(words.size(), 50'000u);
  for (const std::string& word : words) {
    std::string ours;
    romanizer.Romanize(*system, word, &ours, {.language = ParseLanguage(pair.language)});
    const icu::UnicodeString source = FromUtf8(word);
    icu::UnicodeString theirs = source;
    icu->transliterate(theirs);
    const Outputs outputs = {FromUtf8(testing::Nfc(ours)), FromUtf8(testing::Nfc(ToUtf8(theirs)))};
    if (outputs.ours == outputs.theirs) continue;
    Outputs explained = outputs;
    for (Explanation& explanation : explanations) explanation.Apply(source, &explained);
    if (!explained.Same()) {
      if (++unexplained <= 20) ADD_FAILURE() << word << ": " << ours << ", ICU " << ToUtf8(theirs);
      continue;
    }
    // An explanation is met if the word is not explained without it.
    for (Explanation& explanation : explanations) {
      if (explanation.met) continue;
      Outputs others = outputs;
      for (Explanation& other : explanations) {
        if (&other != &explanation) other.Apply(source, &others);
      }
      explanation.met = !others.Same();
    }
  }
  EXPECT_EQ(unexplained, 0);
  for (const Explanation& explanation : explanations)
    EXPECT_TRUE(explanation.met) << "never met: " << explanation.reason();
}

INSTANTIATE_TEST_SUITE_P(Systems, IcuBgnTest, ::testing::ValuesIn(kPairs),
                         [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace onoma
