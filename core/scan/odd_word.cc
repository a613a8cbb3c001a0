#include "scan/odd_word.h"

#include "simd/text_bytes.h"
#include "text/utf8.h"

namespace onoma {
namespace {

// True if the character at [begin, end) is one that kernels fold.
bool IsPlain(const KernelText& text, size_t begin, size_t end) {
  if (end - begin == 1) return simd::kTextBytes[static_cast<uint8_t>(text.raw[begin])] == simd::kPlain;
  if (end - begin != 2) return false;
  return (simd::ChangeOf(text.letters, text.raw[begin], text.raw[begin + 1]) & LetterTable::kPlain) != 0;
}

// Most odd words are plain ones with a quotation mark or a dash: "«Газпром»". False if there is more to it.
bool CutPunctuation(const KernelText& text, size_t begin, size_t end, std::vector<TextWord>* words) {
  if (!text.plain_ascii) return false;
  // An apostrophe with no letter before it, or none behind, is passed over.
  const auto apostrophe = [&](size_t at) { return text.raw[at] == '\'' || text.raw[at] == '`'; };
  while (begin < end && apostrophe(begin)) ++begin;
  while (begin < end && apostrophe(end - 1)) --end;
  const std::string_view raw = text.raw.substr(0, end);
  size_t from = begin;
  const auto cut = [&](size_t to) {
    if (from < to) words->push_back({from, to, {text.folded + from, to - from}});
  };
  for (size_t pos = begin; pos < end;) {
    const size_t at = pos;
    const char32_t cp = DecodeUtf8(raw, &pos);
    if (IsPlain(text, at, pos)) continue;
    if (!EndsWord(text.fold.Find(cp).char_class())) return false;
    cut(at);
    from = pos;
  }
  cut(end);
  return true;
}

}  // namespace

void ReadOddWord(const KernelText& text, size_t begin, size_t end, OddWord* odd) {
  odd->words.clear();
  if (CutPunctuation(text, begin, end, &odd->words)) return;
  odd->words.clear();
  FoldTokens(text.fold, text.raw.substr(begin, end - begin), &odd->folded);
  for (const Token& token : odd->folded.tokens) {
    odd->words.push_back({begin + token.begin, begin + token.end, odd->folded.View(token)});
  }
}

}  // namespace onoma
