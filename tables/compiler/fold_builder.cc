#include "tables/compiler/fold_builder.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/uversion.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "absl/strings/str_cat.h"
#include "format/writer.h"
#include "tables/compiler/table_file.h"
#include "text/fold_table.h"
#include "text/utf8.h"

namespace onoma {
namespace {

std::u32string ToU32(const icu::UnicodeString& text) {
  std::u32string out;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) out.push_back(text.char32At(i));
  return out;
}
icu::UnicodeString ToIcu(std::u32string_view text) {
  icu::UnicodeString out;
  for (const char32_t cp : text) out.append(static_cast<UChar32>(cp));
  return out;
}

Script ScriptOf(char32_t cp) {
  UErrorCode error = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(cp), &error)) {
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED:
      return Script::kCommon;
    case USCRIPT_LATIN:
      return Script::kLatin;
    case USCRIPT_CYRILLIC:
      return Script::kCyrillic;
    case USCRIPT_GREEK:
      return Script::kGreek;
    case USCRIPT_GEORGIAN:
      return Script::kGeorgian;
    case USCRIPT_ARMENIAN:
      return Script::kArmenian;
    case USCRIPT_ARABIC:
      return Script::kArabic;
    case USCRIPT_HEBREW:
      return Script::kHebrew;
    case USCRIPT_HAN:
      return Script::kHan;
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
      return Script::kKana;
    case USCRIPT_HANGUL:
      return Script::kHangul;
    default:
      return Script::kOther;
  }
}

CharClass ClassOf(char32_t cp) {
  switch (u_charType(static_cast<UChar32>(cp))) {
    case U_UPPERCASE_LETTER:
    case U_LOWERCASE_LETTER:
    case U_TITLECASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
    case U_LETTER_NUMBER:
      return CharClass::kLetter;
    case U_NON_SPACING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_ENCLOSING_MARK:
      return CharClass::kMark;
    case U_DECIMAL_DIGIT_NUMBER:
    case U_OTHER_NUMBER:
      return CharClass::kDigit;
    case U_SPACE_SEPARATOR:
      return CharClass::kSpace;
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
      return CharClass::kNewline;
    default:
      return CharClass::kOther;
  }
}

const std::map<std::string, CharClass>& ClassNames() {
  static const std::map<std::string, CharClass> kNames = {
      {"drop", CharClass::kInvisible},     {"apostrophe", CharClass::kApostrophe}, {"quote", CharClass::kQuote},
      {"hyphen", CharClass::kHyphen},      {"space", CharClass::kSpace},           {"newline", CharClass::kNewline},
      {"break", CharClass::kOther},        {"period", CharClass::kPeriod},         {"comma", CharClass::kComma},
      {"separator", CharClass::kSeparator}};
  return kNames;
}

bool ParseCodePoint(std::string_view text, char32_t* cp) {
  if (!text.starts_with("U+")) {
    const std::u32string letters = DecodeAll(text);
    if (letters.size() != 1) return false;
    *cp = letters[0];
    return true;
  }
  *cp = 0;
  for (const char c : text.substr(2)) {
    const char* digits = "0123456789ABCDEF";
    const char* at = std::find(digits, digits + 16, c);
    if (at == digits + 16 || *cp > 0x10FFFF) return false;
    *cp = *cp * 16 + static_cast<char32_t>(at - digits);
  }
  return text.size() > 2 && *cp <= 0x10FFFF;
}

class Builder {
 public:
  explicit Builder(const std::string& folder) : folder_(folder) {}

  absl::StatusOr<FoldSection> Build() {
    UErrorCode error = U_ZERO_ERROR;
    fold_ = icu::Normalizer2::getNFKCCasefoldInstance(error);
    nfd_ = icu::Normalizer2::getNFDInstance(error);
    nfc_ = icu::Normalizer2::getNFCInstance(error);
    if (U_FAILURE(error)) return absl::InternalError(absl::StrCat("ICU: ", u_errorName(error)));
    ReadOverrides();
    for (char32_t cp = 0; cp < 0x110000; ++cp) {
      const uint32_t entry = Entry(cp);
      const bool self = (entry & FoldEntry::kSequence) == 0 && FoldEntry{entry}.value() == cp;
      entries_.push_back(self ? (entry & ~0x1FFFFFu) | FoldEntry::kSelf : entry);
    }
    AddComposition();
    AddStrips();
    AddLookAlikes();
    AddUppers();
    if (!problems_.empty()) return problems_.ToStatus();
    UVersionInfo version;
    u_getUnicodeVersion(version);
    return FoldSection{Write(), uint32_t{version[0]} << 24 | uint32_t{version[1]} << 16 | uint32_t{version[2]} << 8};
  }

 private:
  void ReadOverrides() {
    for (const TableFile& file : ReadTables(folder_, "fold/overrides.tsv", &problems_)) {
      const Rows rows(file, {"from", "to", "note"}, &problems_);
      for (size_t i = 0; i < rows.size(); ++i) {
        const std::string& from = rows.Get(i, "from");
        const size_t dots = from.find("..");
        char32_t low, high;
        if (!ParseCodePoint(from.substr(0, dots), &low) ||
            !ParseCodePoint(dots == std::string::npos ? from : from.substr(dots + 2), &high) || low > high) {
          problems_.Add(file.name, rows.line(i), "FROM is neither a letter, nor U+XXXX, nor U+XXXX..U+XXXX: " + from);
          continue;
        }
        for (char32_t cp = low; cp <= high; ++cp) overrides_[cp] = rows.Get(i, "to");
      }
    }
  }

  uint32_t Entry(char32_t cp) {
    const bool upper = u_isUUppercase(static_cast<UChar32>(cp)) || u_istitle(static_cast<UChar32>(cp));
    // What Unicode holds to be the same character (U+037E and ;) folds the same.
    if (!(cp >= 0xD800 && cp <= 0xDFFF) && !overrides_.contains(cp)) {
      const std::u32string canonical = ToU32(nfc_->normalize(ToIcu({&cp, 1}), error_));
      if (canonical.size() == 1 && canonical[0] != cp) return Entry(canonical[0]);
    }
    std::u32string to;
    if (const auto it = overrides_.find(cp); it != overrides_.end()) {
      const auto name = ClassNames().find(it->second);
      if (name != ClassNames().end()) {
        return FoldEntry::Pack(name->second == CharClass::kApostrophe || name->second == CharClass::kQuote ? '\'' : cp,
                               false, name->second, Script::kCommon, false);
      }
      to = DecodeAll(it->second);
    } else {
      if (cp >= 0xD800 && cp <= 0xDFFF) return FoldEntry::Pack(cp, false, CharClass::kOther, Script::kCommon, false);
      to = ToU32(fold_->normalize(ToIcu({&cp, 1}), error_));
      if (to.empty()) return FoldEntry::Pack(cp, false, CharClass::kInvisible, Script::kCommon, false);
      // A symbol that decomposes into letters (™, №, ㎏) is a symbol.
      const CharClass own_class = ClassOf(cp);
      if (own_class == CharClass::kOther || own_class == CharClass::kSpace || own_class == CharClass::kNewline) {
        return FoldEntry::Pack(cp, false, own_class, Script::kCommon, false);
      }
    }
    // Within a sequence the overrides hold too (ŉ has an apostrophe); blanks go, for the sequence is one word (ﷺ).
    std::u32string plain;
    for (const char32_t part : to) {
      const auto it = overrides_.find(part);
      if (it == overrides_.end()) {
        plain.push_back(part);
      } else if (it->second == "apostrophe" || it->second == "quote") {
        plain.push_back(U'\'');
      }
    }
    if (plain.empty()) return FoldEntry::Pack(cp, false, CharClass::kInvisible, Script::kCommon, false);
    to = plain;
    // ¼ is 1⁄4, no number of a name.
    const auto is_digit = [](char32_t part) { return ClassOf(part) == CharClass::kDigit; };
    if (ClassOf(cp) == CharClass::kDigit && !std::all_of(to.begin(), to.end(), is_digit)) {
      return FoldEntry::Pack(cp, false, CharClass::kOther, Script::kCommon, false);
    }
    // A letter stays one where its folding begins with a mark (Thai sara am).
    const CharClass own = ClassOf(cp);
    const CharClass char_class = own == CharClass::kLetter && to.size() > 1 ? own : ClassOf(to[0]);
    const Script script = ScriptOf(to[0]);
    if (to.size() == 1) return FoldEntry::Pack(to[0], false, char_class, script, upper);
    return FoldEntry::Pack(Sequence(to), true, char_class, script, upper);
  }

  uint32_t Sequence(const std::u32string& text) {
    const auto [it, inserted] = sequence_at_.try_emplace(text, static_cast<uint32_t>(sequences_.size()));
    if (inserted) {
      sequences_.push_back(static_cast<uint32_t>(text.size()));
      sequences_.insert(sequences_.end(), text.begin(), text.end());
    }
    return it->second;
  }

  void AddComposition() {
    for (char32_t cp = 0; cp < 0x110000; ++cp) {
      if (cp >= 0xAC00 && cp <= 0xD7A3) continue;  // Hangul composes by arithmetic
      if (const uint8_t rank = u_getCombiningClass(static_cast<UChar32>(cp))) {
        classes_.push_back({cp, rank});
      }
      icu::UnicodeString raw;
      if (!nfd_->getRawDecomposition(static_cast<UChar32>(cp), raw)) continue;
      const std::u32string parts = ToU32(raw);
      // Only what composes again: NFC leaves out some.
      if (parts.size() != 2 || nfc_->composePair(static_cast<UChar32>(parts[0]), static_cast<UChar32>(parts[1])) !=
                                   static_cast<UChar32>(cp)) {
        continue;
      }
      pairs_.push_back({cp, parts[0], parts[1]});
    }
  }

  void AddStrips() {
    std::map<char32_t, std::u32string> strips;
    for (char32_t cp = 0x80; cp < 0x110000; ++cp) {
      const Script script = ScriptOf(cp);
      if ((script != Script::kLatin && script != Script::kGreek) || !u_isalpha(static_cast<UChar32>(cp))) continue;
      const std::u32string parts = ToU32(nfd_->normalize(ToIcu({&cp, 1}), error_));
      std::u32string base;
      for (const char32_t part : parts) {
        if (u_getCombiningClass(static_cast<UChar32>(part)) == 0) base.push_back(part);
      }
      if (!base.empty() && base.size() < parts.size()) strips[cp] = base;
    }
    for (const TableFile& file : ReadTables(folder_, "fold/strip.tsv", &problems_)) {
      const Rows rows(file, {"from", "to", "note"}, &problems_);
      for (size_t i = 0; i < rows.size(); ++i) {
        char32_t cp;
        if (!ParseCodePoint(rows.Get(i, "from"), &cp)) {
          problems_.Add(file.name, rows.line(i), "FROM is neither a letter nor U+XXXX");
          continue;
        }
        strips[cp] = DecodeAll(rows.Get(i, "to"));
      }
    }
    // ǽ is æ with an accent, and æ is ae.
    for (auto& [cp, base] : strips) {
      std::u32string plain;
      for (const char32_t part : base) {
        const auto it = strips.find(part);
        plain += it == strips.end() ? std::u32string(1, part) : it->second;
      }
      base = plain;
    }
    for (const auto& [cp, base] : strips) strips_.push_back({cp, Sequence(base)});
  }

  void AddLookAlikes() {
    constexpr std::pair<const char*, Script> kColumns[] = {
        {"latin", Script::kLatin}, {"cyrillic", Script::kCyrillic}, {"greek", Script::kGreek}};
    std::set<std::pair<char32_t, uint32_t>> known;
    // The first row that speaks of a letter decides.
    const auto add = [&](char32_t from, Script script, char32_t to, uint32_t reason) {
      if (!known.insert({from, static_cast<uint32_t>(script)}).second) return;
      look_alikes_.push_back({from, static_cast<uint32_t>(script), to | reason << 24});
    };
    for (const TableFile& file : ReadTables(folder_, "fold/look_alikes.tsv", &problems_)) {
      const Rows rows(file, {"latin", "cyrillic", "greek", "other", "why", "note"}, &problems_);
      for (size_t i = 0; i < rows.size(); ++i) {
        const std::string& why = rows.Get(i, "why");
        if (!why.empty() && why != "keyboard" && why != "accent") {
          problems_.Add(file.name, rows.line(i), "WHY is neither keyboard, nor accent, nor empty: " + why);
        }
        const uint32_t reason = why == "keyboard" ? kRepairKeyboard
                                : why == "accent" ? kRepairAccent
                                                  : kRepairLookAlike;
        for (const auto& [from_column, from_script] : kColumns) {
          const std::u32string from = DecodeAll(rows.Get(i, from_column));
          for (const auto& [to_column, to_script] : kColumns) {
            const std::u32string to = DecodeAll(rows.Get(i, to_column));
            if (from_script == to_script || from.empty() || to.empty()) continue;
            // An accent is put in for stress; nobody leaves out one that a Latin word has by a Cyrillic letter.
            if (why == "accent" && from_script == Script::kCyrillic) continue;
            if (from.size() != 1 || to.size() != 1) {
              problems_.Add(file.name, rows.line(i), "a cell holds one letter, lower case");
              continue;
            }
            const bool typed = from_script == Script::kLatin && to_script == Script::kCyrillic;
            add(from[0], to_script, to[0], typed ? reason : uint32_t{kRepairLookAlike});
          }
        }
        for (const char32_t from : DecodeAll(rows.Get(i, "other"))) {
          for (const auto& [to_column, to_script] : kColumns) {
            const std::u32string to = DecodeAll(rows.Get(i, to_column));
            if (to.size() == 1) add(from, to_script, to[0], kRepairLookAlike);
          }
        }
      }
    }
    std::sort(look_alikes_.begin(), look_alikes_.end());
  }

  void AddUppers() {
    for (char32_t cp = 'a'; cp < 0x110000; ++cp) {
      const UChar32 upper = u_toupper(static_cast<UChar32>(cp));
      if (upper == static_cast<UChar32>(cp)) continue;
      uppers_.push_back({cp, static_cast<uint32_t>(upper)});
    }
  }

  std::string Write() {
    // Equal blocks of 128 are stored once.
    std::vector<uint16_t> index;
    std::map<std::vector<uint32_t>, uint16_t> block_of;
    std::vector<uint32_t> blocks;
    for (size_t begin = 0; begin < entries_.size(); begin += 128) {
      const std::vector<uint32_t> block(entries_.begin() + static_cast<ptrdiff_t>(begin),
                                        entries_.begin() + static_cast<ptrdiff_t>(begin + 128));
      const auto [it, inserted] = block_of.try_emplace(block, static_cast<uint16_t>(blocks.size() / 128));
      if (inserted) blocks.insert(blocks.end(), block.begin(), block.end());
      index.push_back(it->second);
    }
    std::string out;
    for (const size_t count : {blocks.size() / 128, sequences_.size(), pairs_.size(), classes_.size(), strips_.size(),
                               look_alikes_.size(), uppers_.size(), size_t{0}}) {
      format::AppendRaw(static_cast<uint32_t>(count), &out);
    }
    const auto append = [&](const auto& items) {
      for (const auto& item : items) format::AppendRaw(item, &out);
    };
    append(index);
    append(blocks);
    append(sequences_);
    append(pairs_);
    std::sort(pairs_.begin(), pairs_.end(),
              [](const Triple& a, const Triple& b) { return a[1] != b[1] ? a[1] < b[1] : a[2] < b[2]; });
    append(pairs_);
    append(classes_);
    append(strips_);
    append(look_alikes_);
    append(uppers_);
    return out;
  }

  using Triple = std::array<uint32_t, 3>;
  using Pair = std::array<uint32_t, 2>;

  const std::string folder_;
  Problems problems_;
  UErrorCode error_ = U_ZERO_ERROR;
  const icu::Normalizer2* fold_ = nullptr;
  const icu::Normalizer2* nfd_ = nullptr;
  const icu::Normalizer2* nfc_ = nullptr;
  std::map<char32_t, std::string> overrides_;
  std::vector<uint32_t> entries_;
  std::map<std::u32string, uint32_t> sequence_at_;
  std::vector<uint32_t> sequences_;
  std::vector<Triple> pairs_;
  std::vector<Pair> classes_;
  std::vector<Pair> strips_;
  std::vector<Triple> look_alikes_;
  std::vector<Pair> uppers_;
};

}  // namespace

absl::StatusOr<FoldSection> BuildFoldSection(const std::string& folder) { return Builder(folder).Build(); }

}  // namespace onoma
