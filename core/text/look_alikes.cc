#include "text/look_alikes.h"

#include <algorithm>
#include <functional>

#include "text/utf8.h"

namespace onoma {
namespace {

// The token that a word of `text` begins; null if the word is no view into it.
const Token* TokenOf(const FoldedText* text, std::string_view word) {
  const std::less<const char*> before;
  if (text == nullptr || word.empty() || before(word.data(), text->text.data()) ||
      !before(word.data(), text->text.data() + text->text.size())) {
    return nullptr;
  }
  const auto at = static_cast<uint32_t>(word.data() - text->text.data());
  const auto it = std::lower_bound(text->tokens.begin(), text->tokens.end(), at,
                                   [](const Token& token, uint32_t begin) { return token.folded_begin < begin; });
  return it != text->tokens.end() && it->folded_begin == at ? &*it : nullptr;
}

// What a palochka stands behind in the languages that have it, within a word.
bool TakesPalochka(char32_t cp) { return std::u32string_view(U"гклптфхцчшщжая").find(cp) != std::u32string_view::npos; }

// One folded word, read as of one script.
class WordRepair {
 public:
  WordRepair(const FoldTable& table, std::string_view word, const Token* token)
      : table_(table), word_(word), token_(token) {}

  bool Run(std::string* out, uint8_t* reasons) const {
    size_t counts[16] = {};
    bool one = false;
    for (size_t pos = 0; pos < word_.size();) {
      const char32_t cp = DecodeUtf8(word_, &pos);
      one |= cp == '1';
      ++counts[static_cast<int>(table_.Find(cp).script())];
    }
    constexpr Script kScripts[] = {Script::kCyrillic, Script::kLatin, Script::kGreek};
    size_t letters = 0, most = 0;
    for (int i = 1; i < 16; ++i) {
      letters += counts[i];
      most = std::max(most, counts[i]);
    }
    // One script: nothing to put right but the palochka, which is a digit on most keyboards.
    if (letters == most) {
      return one && counts[static_cast<int>(Script::kCyrillic)] > 0 && Write(Script::kCyrillic, out, reasons);
    }
    // A letter without look-alikes rules out the other scripts. Where none does, the script of most letters is meant.
    Script script = Script::kCommon;
    size_t best = 0;
    for (const Script candidate : kScripts) {
      const size_t count = counts[static_cast<int>(candidate)];
      if (count == 0 || count < best || !Fits(candidate)) continue;
      script = count == best ? Script::kCommon : candidate;
      best = count;
    }
    return script != Script::kCommon && Write(script, out, reasons);
  }

 private:
  struct Letter {
    char32_t cp, before, after;  // 0 at the ends
    bool small_h, inner_i;
  };

  template <typename Take>
  void EachLetter(Take take) const {
    size_t h = 0, i = 0;
    char32_t before = 0;
    for (size_t pos = 0; pos < word_.size();) {
      Letter letter{DecodeUtf8(word_, &pos), before, 0, false, false};
      size_t next = pos;
      if (next < word_.size()) letter.after = DecodeUtf8(word_, &next);
      if (token_ != nullptr && letter.cp == 'h' && h < 8) letter.small_h = (token_->small_h >> h++ & 1) != 0;
      if (token_ != nullptr && letter.cp == 'i' && i < 8) letter.inner_i = (token_->inner_i >> i++ & 1) != 0;
      before = letter.cp;
      if (!take(letter)) return;
    }
  }

  // A neighbour, which may have to be put right itself; 0 if it is no Cyrillic letter.
  char32_t Cyrillic(char32_t cp) const {
    RepairReason reason = kRepairLookAlike;
    return table_.Find(cp).script() == Script::kCyrillic ? cp : table_.LookAlike(cp, Script::kCyrillic, &reason);
  }

  // What is meant by a letter in a word of a script; itself where it is right, 0 where it has no place in one.
  char32_t In(Script script, const Letter& letter, RepairReason* reason) const {
    const Script own = table_.Find(letter.cp).script();
    if (own == script) return letter.cp;
    if (script == Script::kCyrillic) {
      const bool palochka = letter.cp == '1' || letter.cp == 'l' || (letter.cp == 'i' && letter.inner_i);
      if (palochka && TakesPalochka(Cyrillic(letter.before)) && Cyrillic(letter.after) != 0) {
        *reason = kRepairKeyboard;
        return U'ӏ';
      }
      if (letter.cp == 'h' && letter.small_h) {  // a capital one is Н
        *reason = kRepairKeyboard;
        return U'һ';
      }
    }
    return own == Script::kCommon ? letter.cp : table_.LookAlike(letter.cp, script, reason);
  }

  bool Fits(Script script) const {
    bool fits = true;
    EachLetter([&](const Letter& letter) {
      RepairReason reason = kRepairLookAlike;
      return fits = In(script, letter, &reason) != 0;
    });
    return fits;
  }

  // False, with nothing appended, if all letters are right.
  bool Write(Script script, std::string* out, uint8_t* reasons) const {
    const size_t start = out->size();
    uint8_t found = 0;
    EachLetter([&](const Letter& letter) {
      RepairReason reason = kRepairLookAlike;
      const char32_t cp = In(script, letter, &reason);
      if (cp != letter.cp) found |= reason;
      AppendUtf8(cp, out);
      return true;
    });
    if (found == 0) out->resize(start);
    *reasons |= found;
    return found != 0;
  }

  const FoldTable& table_;
  const std::string_view word_;
  const Token* token_;  // null: not known
};

// True for a text whose bytes alone show that it is of one script and has no palochka: its letters are all a to z or
// U+00C0 to U+027F, or all U+0400 to U+047F.
bool OfOneScript(std::string_view folded) {
  bool latin = true, cyrillic = true;
  for (const char c : folded) {
    const uint8_t byte = static_cast<uint8_t>(c);
    const bool ascii = byte < 0x80;
    const bool inner = byte >= 0x80 && byte < 0xC0;
    latin &= ascii || inner || (byte >= 0xC3 && byte <= 0xC9);
    cyrillic &= ascii ? c == '\'' || IsGap(c) : inner || byte == 0xD0 || byte == 0xD1;
  }
  return latin || cyrillic;
}

}  // namespace

bool RepairLookAlikes(const FoldTable& table, std::string_view folded, std::string* out, const FoldedText* text,
                      uint8_t* reasons) {
  if (OfOneScript(folded)) return false;  // as most are
  const size_t start = out->size();
  uint8_t found = 0;
  for (size_t begin = 0; begin < folded.size();) {
    const size_t end = FindGap(folded, begin);
    const std::string_view word = folded.substr(begin, end - begin);
    if (!WordRepair(table, word, TokenOf(text, word)).Run(out, &found)) out->append(word);
    if (end < folded.size()) out->push_back(folded[end]);
    begin = end + 1;
  }
  if (found == 0) {
    out->resize(start);
    return false;
  }
  if (reasons != nullptr) *reasons |= found;
  return true;
}

}  // namespace onoma
