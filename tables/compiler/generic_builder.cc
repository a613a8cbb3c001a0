#include "tables/compiler/generic_builder.h"

#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <map>
#include <memory>
#include <vector>

#include "absl/strings/str_cat.h"
#include "format/writer.h"
#include "key/generic_scripts.h"
#include "text/utf8.h"

namespace onoma {
namespace {

using G = GenericScripts;
using Letter = G::Letter;

constexpr size_t kAll = (1u << G::kPositions) - 1;
constexpr size_t At(std::initializer_list<G::Position> positions) {
  size_t set = 0;
  for (const G::Position position : positions) set |= size_t{1} << position;
  return set;
}
// Where a weak letter is a vowel.
constexpr size_t kAsVowel = At({G::kAfterCarrier, G::kBetween, G::kLast});
constexpr size_t kInitial = At({G::kFirst, G::kFirstCarrier});

// The ways of reading, as a set: the first, those that read vowels.
constexpr size_t kLiteral = 1, kVocalic = 2 | 4, kThird = 4;

// Letters of Persian and Urdu that ICU's Arabic-Latin leaves as they are.
constexpr std::pair<char32_t, const char*> kMoreArabic[] = {{U'ٹ', "t"}, {U'ڈ', "d"}, {U'ڑ', "r"}, {U'ں', "n"},
                                                            {U'ہ', "h"}, {U'ھ', "h"}, {U'ۀ', "h"}, {U'ۂ', "h"}};

// Kana that write sounds of foreign names. ICU reads the parts one by one (デュ as deyu) and says by ~ that it does.
constexpr std::pair<const char*, const char*> kMoreKana[] = {
    {"イェ", "ye"},  {"ウィ", "wi"},  {"ウェ", "we"},  {"ウォ", "wo"},  {"ヴァ", "va"},
    {"ヴィ", "vi"},  {"ヴェ", "ve"},  {"ヴォ", "vo"},  {"ヴュ", "vyu"}, {"クァ", "kwa"},
    {"クィ", "kwi"}, {"クェ", "kwe"}, {"クォ", "kwo"}, {"グァ", "gwa"}, {"スィ", "si"},
    {"ズィ", "zi"},  {"ツァ", "tsa"}, {"ツィ", "tsi"}, {"ツェ", "tse"}, {"ツォ", "tso"},
    {"テュ", "tyu"}, {"デュ", "dyu"}, {"トゥ", "tu"},  {"ドゥ", "du"},  {"フュ", "fyu"}};

class Builder {
 public:
  absl::StatusOr<std::string> Build() {
    Number("");  // unknown
    readings_.push_back("");
    AddHangul();
    AddHan();
    AddKana();
    AddMarks();
    AddArabic();
    AddHebrew();
    if (!problem_.empty()) return absl::InternalError(problem_);
    return Write();
  }

 private:
  static_assert(G::kSilent == 1);

  // What the transliterator makes of it, and that in letters a-z: ICU has diacritics, ~ and apostrophes too.
  class Icu {
   public:
    Icu(const char* id, std::string* problem) {
      UErrorCode error = U_ZERO_ERROR;
      transliterator_.reset(icu::Transliterator::createInstance(id, UTRANS_FORWARD, error));
      if (U_FAILURE(error)) *problem = absl::StrCat("ICU: ", id, ": ", u_errorName(error));
    }
    std::string Whole(std::u32string_view text) const {
      icu::UnicodeString unicode;
      for (const char32_t cp : text) unicode.append(static_cast<UChar32>(cp));
      if (transliterator_ != nullptr) transliterator_->transliterate(unicode);
      std::string out;
      unicode.toUTF8String(out);
      return out;
    }
    std::string Plain(std::u32string_view text) const {
      std::string out = Whole(text);
      std::erase_if(out, [](char c) { return c < 'a' || c > 'z'; });
      return out;
    }

   private:
    std::unique_ptr<icu::Transliterator> transliterator_;
  };

  uint16_t Number(const std::string& reading) {
    const auto [it, inserted] = number_of_.try_emplace(reading, static_cast<uint16_t>(readings_.size()));
    if (inserted) readings_.push_back(reading);
    if (reading.size() > G::kReadingSize || readings_.size() > 0xFFFF) problem_ = "GENR: no room for " + reading;
    return it->second;
  }
  // Of a letter that is known, be it silent.
  uint16_t Known(const std::string& reading) { return reading.empty() ? G::kSilent : Number(reading); }

  // A syllable is what its three jamo are, one after another: 68 readings instead of 11,172.
  void AddHangul() {
    const Icu icu("Hangul-Latin", &problem_);
    const auto syllable = [&](size_t leading, size_t vowel, size_t trailing) {
      const auto cp = static_cast<char32_t>(0xAC00 + (leading * G::kVowels + vowel) * G::kTrailing + trailing);
      return icu.Plain({&cp, 1});
    };
    constexpr size_t kSilentLeading = 11;  // ㅇ
    const size_t vowel_size = syllable(kSilentLeading, 0, 0).size();
    std::vector<std::string> leadings, vowels, trailings;
    for (size_t i = 0; i < G::kLeading; ++i) {
      const std::string whole = syllable(i, 0, 0);
      leadings.push_back(whole.substr(0, whole.size() - vowel_size));
    }
    for (size_t i = 0; i < G::kVowels; ++i) vowels.push_back(syllable(kSilentLeading, i, 0));
    for (size_t i = 0; i < G::kTrailing; ++i) trailings.push_back(syllable(kSilentLeading, 0, i).substr(vowel_size));
    for (size_t l = 0; l < G::kLeading; ++l) {
      for (size_t v = 0; v < G::kVowels; ++v) {
        for (size_t t = 0; t < G::kTrailing; ++t) {
          if (syllable(l, v, t) != leadings[l] + vowels[v] + trailings[t]) {
            problem_ = "ICU: Hangul-Latin is not the jamo one by one";
          }
        }
      }
    }
    for (const auto* parts : {&leadings, &vowels, &trailings}) {
      for (const std::string& part : *parts) jamo_.push_back(Known(part));
    }
  }

  void AddHan() {
    const Icu icu("Han-Latin; Latin-ASCII", &problem_);
    // ICU's other table: how 27 characters are read in surnames.
    const Icu names("Han-Latin/Names; Latin-ASCII", &problem_);
    for (char32_t cp = G::kFirstHan; cp <= G::kLastHan; ++cp) {
      const std::string reading = icu.Plain({&cp, 1});
      // What it doesn't know, it leaves as it is.
      if (reading.empty() || reading != icu.Whole({&cp, 1})) {
        han_.push_back(0);
        continue;
      }
      han_.push_back(Number(reading));
      const std::string other = names.Plain({&cp, 1});
      if (!other.empty() && other != reading) others_.push_back({static_cast<uint16_t>(cp), Number(other)});
    }
  }

  void AddKana() {
    const Icu icu("Katakana-Latin", &problem_);
    std::map<std::u32string, std::string> more;
    for (const auto& [kana, reading] : kMoreKana) more[DecodeAll(kana)] = reading;
    for (char32_t cp = G::kFirstKana; cp <= G::kLastKana; ++cp) {
      constexpr char32_t kDoubling = U'ッ';
      kana_.push_back(cp == kDoubling ? 0 : Number(icu.Plain({&cp, 1})));
      for (const char32_t small : std::u32string_view(U"ァィゥェォャュョヮ")) {
        const std::u32string pair = {cp, small};
        const auto it = more.find(pair);
        const bool read = icu.Whole(pair).find('~') == std::string::npos;
        if (cp == kDoubling || (!read && it == more.end())) continue;
        pairs_.push_back(
            {static_cast<uint16_t>(cp), static_cast<uint16_t>(small), Number(read ? icu.Plain(pair) : it->second)});
      }
    }
  }

  Letter& Add(char32_t cp, G::Role role, const std::string& reading) {
    Letter& letter = letters_[cp];
    letter = {};
    letter.letter = static_cast<uint16_t>(cp);
    letter.role = role;
    Set(&letter, kAll, kLiteral | kVocalic, reading);
    return letter;
  }
  void Set(Letter* letter, size_t positions, size_t ways, const std::string& reading) {
    for (size_t position = 0; position < G::kPositions; ++position) {
      for (size_t way = 0; way < G::kMaxReadings; ++way) {
        if (positions >> position & ways >> way & 1) letter->readings[position][way] = Known(reading);
      }
    }
  }

  // Vowel points and what else stands above or below; tatweel; the apostrophe, which geresh and gershayim are folded
  // to.
  void AddMarks() {
    for (char32_t cp = 0x590; cp < 0x700; ++cp) {
      if (u_charType(static_cast<UChar32>(cp)) == U_NON_SPACING_MARK) Add(cp, G::kMark, "");
    }
    Add(U'ـ', G::kMark, "");
    Add(U'\'', G::kMark, "");
  }

  // The letters that the transliterator reads, each as itself wherever it stands.
  void AddLetters(const Icu& icu, char32_t first, char32_t last, UScriptCode script) {
    for (char32_t cp = first; cp <= last; ++cp) {
      UErrorCode error = U_ZERO_ERROR;
      if (u_charType(static_cast<UChar32>(cp)) != U_OTHER_LETTER) continue;
      bool read = true;
      for (const char32_t part : DecodeAll(icu.Whole({&cp, 1}))) {
        if (uscript_getScript(static_cast<UChar32>(part), &error) == script) read = false;
      }
      if (read) Add(cp, G::kConsonant, icu.Plain({&cp, 1}));
    }
  }

  // Letters that are above all vowels, or two things, are done by hand; ICU has one reading for each.
  void AddArabic() {
    const Icu icu("Arabic-Latin; Latin-ASCII", &problem_);
    AddLetters(icu, 0x620, 0x6D5, USCRIPT_ARABIC);
    for (const auto& [cp, reading] : kMoreArabic) Add(cp, G::kConsonant, reading);
    for (const char32_t cp : std::u32string_view(U"اأإآٱ")) {
      Letter& alef = Add(cp, G::kVowel, "");
      alef.flags = G::kCarrier | (cp == U'ا' || cp == U'ٱ' ? G::kArticleFirst : 0);
      Set(&alef, kInitial, kLiteral, "a");
      Set(&alef, kAll, kVocalic, cp == U'إ' ? "i" : "a");
      // ايران is Iran. آ is a long a whatever follows.
      if (cp != U'آ') Set(&alef, At({G::kFirstCarrier}), kVocalic, "");
    }
    Letter& ayn = Add(U'ع', G::kConsonant, "");  // علي is Ali, عيسى Isa
    ayn.flags = G::kCarrier;
    Set(&ayn, At({G::kFirst}), kVocalic, "a");
    letters_[U'ل'].flags = G::kArticleSecond;

    Letter& waw = Add(U'و', G::kWeak, "w");
    Set(&waw, kAll, kThird, "v");  // Persian
    Set(&waw, kAsVowel, kVocalic, "u");
    for (const char32_t cp : std::u32string_view(U"يی")) {
      Set(&Add(cp, G::kWeak, "y"), kAsVowel, kVocalic, "i");
    }
    for (const char32_t cp : std::u32string_view(U"ےۓ")) {  // Urdu
      Set(&Add(cp, G::kWeak, "y"), kAsVowel, kVocalic, "e");
    }
    // Hamza's seat is the vowel that it stands between.
    Set(&Add(U'ؤ', G::kVowel, "w"), kAll, kVocalic, "u");
    Set(&Add(U'ئ', G::kVowel, "y"), kAll, kVocalic, "i");
    // Alef maksura ends مصطفى, Mustafa; where ya has no dots at the end, as in Egypt, it is an i.
    Set(&Add(U'ى', G::kVowel, "a"), kAll, kThird, "i");
    for (const char32_t cp : std::u32string_view(U"ةۃ")) Set(&Add(cp, G::kVowel, "a"), kAll, kThird, "at");
    // What Persian and Urdu make of consonants that only Arabic has: رضا is Reza.
    for (const auto& [cp, reading] : {std::pair{U'ض', "z"}, {U'ذ', "z"}, {U'ث', "s"}}) {
      Set(&letters_[cp], kAll, kThird, reading);
    }
  }

  void AddHebrew() {
    const Icu icu("Hebrew-Latin; Latin-ASCII", &problem_);
    AddLetters(icu, 0x5D0, 0x5EA, USCRIPT_HEBREW);
    for (const char32_t cp : std::u32string_view(U"אע")) {
      Letter& letter = Add(cp, G::kConsonant, "");
      letter.flags = G::kCarrier;
      Set(&letter, kInitial, kLiteral, "a");
      Set(&letter, At({G::kFirst}), kVocalic, "a");  // but אורי is Uri
    }
    // ICU has the scholars' letters for these: ş, ẕ, q, w.
    Add(U'ש', G::kConsonant, "sh");
    Add(U'ק', G::kConsonant, "k");
    for (const char32_t cp : std::u32string_view(U"צץ")) Add(cp, G::kConsonant, "ts").geresh = Number("ch");
    letters_[U'ג'].geresh = Number("j");
    letters_[U'ז'].geresh = Number("zh");
    Letter& vav = Add(U'ו', G::kWeak, "v");
    Set(&vav, kAsVowel, kVocalic, "o");
    Set(&vav, kAsVowel, kThird, "u");
    Set(&Add(U'י', G::kWeak, "y"), kAsVowel, kVocalic, "i");
    // Without points nothing shows which of its two sounds a letter has; at the beginning it is always the hard one.
    Set(&letters_[U'ב'], kAll & ~kInitial, kVocalic, "v");
    for (const char32_t cp : std::u32string_view(U"כך")) Set(&letters_[cp], kAll & ~kInitial, kVocalic, "kh");
    for (const char32_t cp : std::u32string_view(U"פף")) {
      Set(&letters_[cp], At({G::kAfterVowel, G::kAfterCarrier, G::kLast, G::kLastAfterVowel}), kVocalic, "f");
    }
    Set(&letters_[U'ח'], kAll, kThird, "ch");
    Set(&letters_[U'ה'], At({G::kLast}), kThird, "a");  // שרה, Sara
  }

  std::string Write() const {
    std::string out;
    for (const size_t count : {readings_.size(), jamo_.size(), han_.size(), others_.size(), kana_.size(), pairs_.size(),
                               letters_.size(), size_t{0}}) {
      format::AppendRaw(static_cast<uint32_t>(count), &out);
    }
    for (std::string reading : readings_) {
      reading.resize(G::kReadingSize, '\0');
      out += reading;
    }
    const auto append = [&](const auto& items) {
      for (const auto& item : items) format::AppendRaw(item, &out);
    };
    append(jamo_);
    append(han_);
    append(others_);
    append(kana_);
    append(pairs_);
    for (const auto& [cp, letter] : letters_) format::AppendRaw(letter, &out);
    return out;
  }

  std::string problem_;
  std::vector<std::string> readings_;
  std::map<std::string, uint16_t> number_of_;
  std::vector<uint16_t> jamo_, han_, kana_;
  std::vector<G::Other> others_;
  std::vector<G::KanaPair> pairs_;
  std::map<char32_t, Letter> letters_;
};

}  // namespace

absl::StatusOr<std::string> BuildGenericSection() { return Builder().Build(); }

}  // namespace onoma
