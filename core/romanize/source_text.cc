#include "romanize/source_text.h"

#include <algorithm>

#include "text/utf8.h"

namespace onoma {

void SourceText::Set(const FoldTable& table, const Alphabet& alphabet, std::string_view text) {
  table_ = &table;
  alphabet_ = &alphabet;
  code_points_.clear();
  letters_.clear();
  written_.clear();
  // The last letter with the marks that made one letter with it, and where its parts begin: и, breve is й.
  char32_t composed = 0;
  size_t first = 0;
  std::string composed_text;
  for (size_t pos = 0; pos < text.size();) {
    const size_t begin = pos;
    const char32_t cp = DecodeUtf8(text, &pos);
    const std::string_view original = text.substr(begin, pos - begin);
    if (composed != 0 && table.Find(cp).char_class() == CharClass::kMark) {
      if (const char32_t both = table.Compose(composed, cp)) {
        code_points_.resize(first);
        letters_.resize(first);
        composed = both;
        composed_text.append(original);
        Push(both, composed_text);
        continue;
      }
      composed = 0;  // what follows stands on this mark
    } else {
      composed = table.Find(cp).char_class() == CharClass::kLetter ? cp : 0;
      composed_text = original;
      first = letters_.size();
    }
    Push(cp, original);
  }
}

// True if the set speaks of a letter, or of what is left of it without marks.
bool SourceText::Covered(char32_t cp) const {
  for (int steps = 0; steps <= FoldTable::kMaxDecompositions; ++steps) {
    if ((alphabet_->Entry(cp) & Alphabet::kNumber) != 0 &&
        (alphabet_->Entry(cp) & Alphabet::kNumber) <= alphabet_->size()) {
      return true;
    }
    char32_t first, second;
    if (!table_->Decompose(cp, &first, &second)) return false;
    cp = first;
  }
  return false;
}

void SourceText::Add(char32_t cp, std::string_view original, bool upper, bool letter) {
  code_points_.push_back(cp);
  if (!letter && cp != 0) upper = !letters_.empty() && letters_.back().upper;
  const uint32_t begin = static_cast<uint32_t>(written_.size());
  written_.append(original);
  letters_.push_back({begin, static_cast<uint32_t>(written_.size()), upper, letter, ""});
}

void SourceText::Push(char32_t cp, std::string_view original, int depth) {
  const uint16_t entry = alphabet_->Entry(cp);
  const uint32_t number = entry & Alphabet::kNumber;
  if (number != 0 && number <= alphabet_->size()) {
    return Add(alphabet_->letter(number), original, (entry & Alphabet::kUpper) != 0, (entry & Alphabet::kLetter) != 0);
  }
  const FoldEntry fold = table_->Find(cp);
  char32_t parts[2];
  const bool divisible = depth < FoldTable::kMaxDecompositions;  // in a sound file always
  if (divisible && table_->Decompose(cp, &parts[0], &parts[1]) && Covered(parts[0])) {
    for (const char32_t part : parts) {
      std::string text;
      AppendUtf8(part, &text);
      Push(part, text, depth + 1);
    }
    return;
  }
  if (fold.char_class() == CharClass::kLetter && fold.sequence()) {
    // A ligature, written out: ﬓ is մն.
    std::u32string letters;
    table_->Sequence(fold.value(), [&](char32_t letter) { letters.push_back(letter); });
    if (std::all_of(letters.begin(), letters.end(), [&](char32_t letter) { return alphabet_->Number(letter) != 0; })) {
      for (const char32_t letter : letters) {
        std::string text;
        AppendUtf8(letter, &text);
        Push(letter, text);
      }
      return;
    }
  }
  switch (fold.char_class()) {
    case CharClass::kLetter:
      return Add(kReplacement, original, fold.upper(), true);
    case CharClass::kMark:
    case CharClass::kInvisible:
      if (letters_.empty() || code_points_.back() == 0) return Add(0, original, false, false);
      letters_.back().marks.append(original);
      return;
    case CharClass::kApostrophe:
      return Add(alphabet_->Number('\'') != 0 ? U'\'' : kReplacement, original, false, false);
    default:
      return Add(0, original, false, false);
  }
}

}  // namespace onoma
