#include "text/combining_marks.h"

#include <iterator>
#include <utility>

#include "text/utf8.h"

namespace onoma {
namespace {

// Appends the parts of `cp` behind the first `n`; returns how many there are then.
size_t Decomposed(const FoldTable& table, char32_t cp, char32_t* parts, size_t n) {
  char32_t chain[FoldTable::kMaxDecompositions];
  size_t depth = 0;
  char32_t first, second;
  while (depth < std::size(chain) && table.Decompose(cp, &first, &second)) {
    chain[depth++] = second;
    cp = first;
  }
  parts[n++] = cp;
  while (depth > 0) parts[n++] = chain[--depth];
  return n;
}

}  // namespace

MarkedLetter AddMark(const FoldTable& table, std::string_view letter, char32_t mark) {
  std::array<char32_t, 2 * kMaxMarks + 8> parts;
  size_t n = 0;
  for (size_t pos = 0; pos < letter.size() && n < kMaxMarks + 4;) {
    n = Decomposed(table, DecodeUtf8(letter, &pos), parts.data(), n);
  }
  parts[n++] = mark;
  for (size_t k = 2; k < n; ++k) {  // canonical order; a composed letter's own marks may stand behind later ones
    const uint32_t rank = table.CombiningClass(parts[k]);
    for (size_t i = k; i > 1 && rank != 0 && table.CombiningClass(parts[i - 1]) > rank; --i) {
      std::swap(parts[i - 1], parts[i]);
    }
  }
  MarkedLetter out;
  out.base = parts[0];
  out.count = 0;
  uint32_t blocked = 0;  // class of the last mark that stayed
  for (size_t i = 1; i < n; ++i) {
    const uint32_t rank = table.CombiningClass(parts[i]);
    const char32_t composed = out.count > 0 && blocked >= rank ? 0 : table.Compose(out.base, parts[i]);
    if (composed != 0) {
      out.base = composed;
    } else {
      blocked = rank;
      out.marks[out.count++] = parts[i];
    }
  }
  return out;
}

char32_t ComposeHangul(char32_t first, char32_t second) {
  if (first >= 0x1100 && first <= 0x1112 && second >= 0x1161 && second <= 0x1175) {
    return 0xAC00 + ((first - 0x1100) * 21 + (second - 0x1161)) * 28;
  }
  if (first >= 0xAC00 && first <= 0xD7A3 && (first - 0xAC00) % 28 == 0 && second >= 0x11A8 && second <= 0x11C2) {
    return first + (second - 0x11A7);
  }
  return 0;
}

}  // namespace onoma
