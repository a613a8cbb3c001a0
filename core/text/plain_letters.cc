#include "text/plain_letters.h"

#include <string>

#include "text/utf8.h"

namespace onoma {
namespace {

// Whether a byte of ASCII is what the kernels take it for.
bool Agrees(FoldEntry entry, char32_t cp) {
  if ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z') return entry.plain_letter() && entry.value() == (cp | 0x20);
  switch (entry.char_class()) {
    case CharClass::kDigit:
      return cp >= '0' && cp <= '9' && !entry.sequence() && entry.value() == cp;
    case CharClass::kApostrophe:
    case CharClass::kQuote:
      return cp == '\'' || cp == '`';
    default:
      return EndsWord(entry.char_class()) && !(cp >= '0' && cp <= '9') && cp != '\'' && cp != '`';
  }
}

}  // namespace

LetterTable PlainLetters(const FoldTable& table) {
  LetterTable letters;
  std::string from, to;
  const auto bytes = [](const std::string& text) { return reinterpret_cast<const uint8_t*>(text.data()); };
  constexpr char32_t kLast = 0x2040;  // behind those that the kernels know
  for (char32_t cp = 0x80; cp < kLast; ++cp) {
    const FoldEntry entry = table.Find(cp);
    from.clear();
    AppendUtf8(cp, &from);
    if (entry.char_class() == CharClass::kApostrophe || entry.char_class() == CharClass::kQuote) {
      letters.SetApostrophe(bytes(from), from.size());
    }
    if (!entry.plain_letter()) continue;
    to.clear();
    AppendUtf8(entry.value(), &to);
    if (from.size() == 2 && to.size() == 2) letters.Set(bytes(from), bytes(to));
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
