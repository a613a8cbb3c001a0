#include "romanize/writer.h"

#include "text/utf8.h"

namespace onoma {

bool SourceText::IsEdge(char32_t cp) {
  // The Set below writes 0 for everything that is no letter, mark or apostrophe.
  return cp == 0;
}

void SourceText::Set(const FoldTable& table, std::string_view text) {
  original_ = text;
  code_points_.clear();
  letters_.clear();
  for (size_t pos = 0; pos < text.size();) {
    const size_t begin = pos;
    const FoldEntry entry = table.Find(DecodeUtf8(text, &pos));
    Letter letter{static_cast<uint32_t>(begin), static_cast<uint32_t>(pos), entry.upper(), true};
    char32_t cp = 0;
    switch (entry.char_class()) {
      case CharClass::kLetter:
        cp = entry.sequence() ? 0 : entry.value();
        break;
      case CharClass::kMark:
        // и + U+0306 is й. A mark that makes no letter stays where it is.
        if (!entry.sequence() && !letters_.empty() && letters_.back().end == begin) {
          if (const char32_t composed = table.Compose(code_points_.back(), entry.value())) {
            code_points_.back() = composed;
            letters_.back().end = static_cast<uint32_t>(pos);
            continue;
          }
        }
        letter.letter = false;
        cp = entry.sequence() ? 0 : entry.value();
        break;
      case CharClass::kApostrophe:
        letter.letter = false;
        cp = '\'';
        break;
      default:
        letter.letter = false;
        break;
    }
    code_points_.push_back(cp);
    letters_.push_back(letter);
  }
}

void AppendCapitalized(const FoldTable& table, std::string_view text, bool all, std::string* out) {
  bool done = false;
  for (size_t pos = 0; pos < text.size();) {
    const char32_t cp = DecodeUtf8(text, &pos);
    const char32_t upper = done && !all ? cp : table.Upper(cp);
    AppendUtf8(upper, out);
    done |= table.Find(cp).char_class() == CharClass::kLetter;
  }
}

}  // namespace onoma
