#include "tests/reference/naive_fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "text/utf8.h"

namespace onoma::testing {
namespace {

bool IsMark(char32_t cp) { return (U_GET_GC_MASK(static_cast<UChar32>(cp)) & U_GC_M_MASK) != 0; }
bool IsInvisible(char32_t cp) { return cp == 0xAD || (cp >= 0x200B && cp <= 0x200F) || cp == 0x2060 || cp == 0xFEFF; }
bool IsApostrophe(char32_t cp) { return std::u32string_view(U"'’‘ʼʹ`´′").find(cp) != std::u32string_view::npos; }
bool IsLetter(char32_t cp) { return u_isalpha(static_cast<UChar32>(cp)) && !IsMark(cp) && !IsApostrophe(cp); }

}  // namespace

std::string NaiveFold(std::string_view text) {
  // Invisibles go; apostrophes that do not stand between a word and a letter go.
  std::u32string visible;
  for (const char32_t cp : DecodeAll(text)) {
    if (!IsInvisible(cp)) visible += cp;
  }
  std::u32string plain;
  bool word = false;
  for (size_t i = 0; i < visible.size(); ++i) {
    const char32_t cp = visible[i];
    if (cp == U' ') {
      word = false;
      plain += cp;
    } else if (IsApostrophe(cp)) {
      if (word && i + 1 < visible.size() && IsLetter(visible[i + 1])) plain += U'\'';
    } else if (IsLetter(cp) || word) {  // a mark without a letter goes
      word = true;
      plain += cp;
    }
  }
  UErrorCode error = U_ZERO_ERROR;
  const icu::UnicodeString folded = icu::Normalizer2::getNFKCCasefoldInstance(error)->normalize(
      icu::UnicodeString::fromUTF8(EncodeAll(plain)), error);
  std::string utf8;
  folded.toUTF8String(utf8);
  // Marks that composed with nothing go; blanks become one, none at the ends.
  std::string out;
  bool blank = false;
  for (const char32_t cp : DecodeAll(utf8)) {
    if (IsMark(cp)) continue;
    if (cp == U' ') {
      blank = !out.empty();
      continue;
    }
    if (blank) out += ' ';
    blank = false;
    AppendUtf8(cp, &out);
  }
  return out;
}

}  // namespace onoma::testing
