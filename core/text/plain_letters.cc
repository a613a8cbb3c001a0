#include "text/plain_letters.h"

#include <string>

#include "text/utf8.h"

namespace onoma {
namespace {

bool IsPlainLetter(FoldEntry entry) {
  return entry.char_class() == CharClass::kLetter && !entry.sequence() &&
         (entry.script() == Script::kLatin || entry.script() == Script::kCyrillic);
}

// Whether a byte of ASCII is what the kernels take it for.
bool Agrees(FoldEntry entry, char32_t cp) {
  if ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z') return IsPlainLetter(entry) && entry.value() == (cp | 0x20);
  switch (entry.char_class()) {
    case CharClass::kDigit:
      return cp >= '0' && cp <= '9' && !entry.sequence() && entry.value() == cp;
    case CharClass::kApostrophe:
    case CharClass::kQuote:
      return cp == '\'' || cp == '`';
    case CharClass::kOther:
    case CharClass::kHyphen:
    case CharClass::kSpace:
    case CharClass::kNewline:
    case CharClass::kPeriod:
    case CharClass::kComma:
    case CharClass::kSeparator:
      return !(cp >= '0' && cp <= '9') && cp != '\'' && cp != '`';
    default:
      return false;
  }
}

}  // namespace

LetterTable PlainLetters(const FoldTable& table) {
  LetterTable letters;
  std::string to;
  for (char32_t cp = 0x80; cp < 0x800; ++cp) {
    const FoldEntry entry = table.Find(cp);
    if (!IsPlainLetter(entry)) continue;
    to.clear();
    AppendUtf8(entry.value(), &to);
    const uint8_t from[2] = {static_cast<uint8_t>(0xC0 | cp >> 6), static_cast<uint8_t>(0x80 | (cp & 0x3F))};
    if (to.size() == 2) letters.Set(from, reinterpret_cast<const uint8_t*>(to.data()));
  }
  return letters;
}

bool HasPlainAscii(const FoldTable& table) {
  for (char32_t cp = 0; cp < 0x80; ++cp) {
    if (!Agrees(table.Find(cp), cp)) return false;
  }
  return true;
}

}  // namespace onoma
