#include "romanize/writer.h"

#include "text/utf8.h"

namespace onoma {

std::string Cased(const FoldTable& table, std::string_view text, uint32_t which, bool turkic) {
  if (which == 0) return std::string(text);
  constexpr char32_t kTie = 0x0361;
  std::string out;
  bool wanted = true;  // this letter is to be a capital
  for (size_t pos = 0; pos < text.size();) {
    const char32_t cp = DecodeUtf8(text, &pos);
    if (cp == kTie) wanted = true;  // libraries capitalise both of two tied letters: T͡Svetaeva
    char32_t upper = wanted ? table.Upper(cp) : cp;
    if (wanted && turkic && cp == U'i') upper = U'İ';
    char32_t base, mark;
    if (wanted && upper == cp && table.Decompose(cp, &base, &mark) && table.Upper(base) != base) {
      AppendUtf8(table.Upper(base), &out);  // ǰ has no capital of one code point
      upper = mark;
    }
    AppendUtf8(upper, &out);
    if (table.Find(cp).char_class() == CharClass::kLetter) wanted = which == 2;
  }
  return out;
}

std::string PlainLetters(const FoldTable& table, std::string_view text) {
  std::string out;
  for (size_t pos = 0; pos < text.size();) {
    const char32_t cp = DecodeUtf8(text, &pos);
    if (cp < 0x80) {
      if (cp != '\'' && cp != '`') out.push_back(static_cast<char>(cp));
      continue;
    }
    const FoldEntry entry = table.Find(cp);
    std::string stripped;
    if (entry.char_class() != CharClass::kLetter) continue;  // a mark, a prime, a dot
    const char32_t lower = entry.sequence() ? cp : entry.value();
    if (!table.Strip(lower, &stripped)) AppendUtf8(lower, &stripped);
    out.append(Cased(table, stripped, entry.upper() ? 1 : 0));
  }
  return out;
}

}  // namespace onoma
