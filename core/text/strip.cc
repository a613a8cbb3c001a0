#include "text/strip.h"

#include <algorithm>

#include "text/utf8.h"

namespace onoma {

bool StripDiacritics(const FoldTable& table, std::string_view folded, std::string* out) {
  if (std::all_of(folded.begin(), folded.end(), [](char c) { return static_cast<uint8_t>(c) < 0x80 && c != '\''; })) {
    out->append(folded);
    return false;
  }
  bool changed = false;
  for (size_t pos = 0; pos < folded.size();) {
    const size_t begin = pos;
    const char32_t cp = DecodeUtf8(folded, &pos);
    if (cp == '\'') {
      changed = true;
    } else if (cp >= 0x80 && table.Strip(cp, out)) {
      changed = true;
    } else {
      out->append(folded.substr(begin, pos - begin));
    }
  }
  return changed;
}

}  // namespace onoma
