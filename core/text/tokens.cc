#include "text/tokens.h"

#include <algorithm>

#include "text/combining_marks.h"
#include "text/utf8.h"

namespace onoma {
namespace {

// The byte between two tokens. Each folds to the same gap again.
char ByteOf(Gap gap) {
  switch (gap) {
    case Gap::kHyphen:
      return '-';
    case Gap::kComma:
      return ',';
    case Gap::kSeparator:
      return '|';
    case Gap::kBreak:
      return '!';
    case Gap::kStart:
    case Gap::kSpace:
      break;
  }
  return ' ';
}

// What nobody sees and people don't mean to write into a name: soft hyphens, zero-width characters, bidi controls. Not
// all that folding drops: middle dots and Armenian stress marks are seen, variation selectors are part of a letter.
bool HidesInWord(char32_t cp) {
  return cp == 0xAD || cp == 0x34F || cp == 0x61C || cp == 0x180E || (cp >= 0x200B && cp <= 0x200F) ||
         (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2060 && cp <= 0x206F) || cp == 0xFEFF;
}

bool IsJoiner(char32_t cp) { return cp == 0x200C || cp == 0x200D; }

// Persian and the scripts of India spell with joiners and non-joiners.
bool SpellsWithJoiners(Script script) { return script == Script::kArabic || script == Script::kOther; }

bool IsCyrillicVowel(char32_t cp) {
  return std::u32string_view(U"аеёиіїоуэыюяєѣѵәөүұӣӯӑӗӧӳӱӓӕѐѝ").find(cp) != std::u32string_view::npos;
}

class Folder {
 public:
  Folder(const FoldTable& table, std::string_view raw, FoldedText* out) : table_(table), raw_(raw), out_(*out) {
    out_.text.clear();
    out_.tokens.clear();
  }

  void Run() {
    size_t pos = 0;
    while (pos < raw_.size()) {
      if (hidden_ == 0 && accents_from_ == 0) {
        TakePlainLetters(&pos);
        if (pos == raw_.size()) break;
      }
      const size_t begin = pos;
      const FoldEntry entry = table_.Find(DecodeUtf8(raw_, &pos));
      Take(entry, begin, pos);
    }
    CloseToken();
  }

 private:
  void Take(FoldEntry entry, size_t begin, size_t end) {
    switch (entry.char_class()) {
      case CharClass::kLetter:
      case CharClass::kDigit:
        TakeLetter(entry, begin, end);
        return;
      case CharClass::kMark:
        if (open_) {
          if (entry.sequence()) {
            table_.Sequence(entry.value(), [&](char32_t mark) { TakeMark(mark); });
          } else {
            TakeMark(entry.value());
          }
          token_.end = static_cast<uint32_t>(end);
        }
        return;
      case CharClass::kInvisible:
        // Of several, one that is no joiner tells more.
        if (open_ && HidesInWord(entry.value()) && (hidden_ == 0 || IsJoiner(hidden_))) hidden_ = entry.value();
        return;
      case CharClass::kApostrophe:
      case CharClass::kQuote:
        // Part of a word only between two letters; a final one belongs to a quotation or a genitive, and the index
        // holds every form without it. A quote elsewhere ends a name; an apostrophe elsewhere is passed over.
        // A word of which nothing is left so far (a presentation form of marks alone) has not begun yet.
        if (open_ && out_.text.size() > token_.folded_begin && LetterAt(end)) {
          FinishLetter();
          base_ = 0;
          lower_before_ = false;  // O'Brien
          // What a presentation form of marks alone stands between are two, of which one is enough.
          if (out_.text.back() != '\'') out_.text.push_back('\'');
        } else if (entry.char_class() == CharClass::kQuote) {
          CloseToken();
          RaiseGap(Gap::kBreak);
        }
        return;
      case CharClass::kHyphen:
        if (open_ && LetterAt(end)) {
          CloseToken();
          gap_ = Gap::kHyphen;
        } else {
          CloseToken();
          RaiseGap(Gap::kBreak);
        }
        return;
      case CharClass::kSpace:
        CloseToken();
        RaiseGap(Gap::kSpace);
        return;
      case CharClass::kNewline:
        CloseToken();
        // A line break is a blank; an empty line ends a paragraph.
        if (raw_[begin] != '\r') {
          RaiseGap(newline_ ? Gap::kBreak : Gap::kSpace);
          newline_ = true;
        }
        return;
      case CharClass::kPeriod:
        if (open_) {
          // "A. G. Lukashenko", "Yu. Petrov", "St. Petersburg": short words keep what follows within reach.
          const bool abbreviation = token_.letters <= 2;
          token_.period_after = true;
          CloseToken();
          gap_ = abbreviation ? Gap::kSpace : Gap::kBreak;
        } else {
          RaiseGap(Gap::kBreak);
        }
        return;
      case CharClass::kComma:
        CloseToken();
        if (gap_ == Gap::kStart || gap_ == Gap::kSpace) {
          gap_ = Gap::kComma;
        } else {
          RaiseGap(Gap::kBreak);
        }
        return;
      case CharClass::kSeparator:
        CloseToken();
        gap_ = Gap::kSeparator;
        return;
      case CharClass::kOther:
        CloseToken();
        RaiseGap(Gap::kBreak);
        return;
    }
    CloseToken();  // a class that a damaged table made up
    RaiseGap(Gap::kBreak);
  }

  // How many bytes the letter at `at` has if it is Latin or Cyrillic, has no more than two and folds to one that has no
  // more; else 0.
  static size_t PlainLetterAt(const FoldTable& table, std::string_view raw, size_t at, FoldEntry* entry) {
    const auto lead = static_cast<uint8_t>(raw[at]);
    size_t bytes = 1;
    char32_t cp = lead;
    if (lead >= 0x80) {
      const uint8_t trail = at + 1 < raw.size() ? static_cast<uint8_t>(raw[at + 1]) : 0;
      if (lead < 0xC3 || lead > 0xD3 || (trail & 0xC0) != 0x80) return 0;
      cp = static_cast<char32_t>((lead & 0x1F) << 6 | (trail & 0x3F));
      bytes = 2;
    }
    *entry = table.Find(cp);
    return entry->short_letter() ? bytes : 0;
  }

  // TakeLetter for nearly all letters there are: the run of plain ones from `pos` on. Nothing happens between two of
  // them, so that what there is to know is gathered in registers. To be called where the last letter is done with.
  void TakePlainLetters(size_t* pos) {
    const FoldTable& table = table_;
    const std::string_view raw = raw_;
    size_t at = *pos;
    FoldEntry entry{};
    size_t bytes = PlainLetterAt(table, raw, at, &entry);
    if (bytes == 0) return;
    if (!open_) OpenToken(at, entry.upper());
    char block[64];
    size_t size = 0, last = 0;
    uint16_t scripts = 0;
    uint32_t letters = token_.letters;
    bool camel = false, lower_any = false, lower_before = lower_before_;
    do {
      at += bytes;
      const bool upper = entry.upper();
      const uint32_t value = entry.value();
      scripts |= ScriptBit(entry.script());
      ++letters;
      camel |= upper && lower_before;
      lower_any |= !upper;
      lower_before = !upper;
      last = size;
      const bool two = value >= 0x80;
      block[size] = static_cast<char>(two ? 0xC0 | value >> 6 : value);
      block[size + 1] = static_cast<char>(0x80 | (value & 0x3F));  // another goes over it if it is none
      size += two ? 2 : 1;
    } while (size + 2 <= sizeof(block) && at < raw.size() && (bytes = PlainLetterAt(table, raw, at, &entry)) != 0);
    *pos = at;
    token_.end = static_cast<uint32_t>(at);
    token_.scripts |= scripts;
    token_.letters = static_cast<uint16_t>(std::min<uint32_t>(letters, 0xFFFF));
    token_.camel |= camel;
    token_.lower_any |= lower_any;
    lower_before_ = lower_before;
    size_t end = last;
    base_ = DecodeUtf8({block, size}, &end);
    base_at_ = out_.text.size() + last;
    marks_ = 0;
    out_.text.append(block, size);
  }

  void TakeLetter(FoldEntry entry, size_t begin, size_t end) {
    if (!open_) OpenToken(begin, entry.upper());
    if (hidden_ != 0) {
      token_.invisible |= !IsJoiner(hidden_) || !SpellsWithJoiners(entry.script());
      hidden_ = 0;
    }
    token_.end = static_cast<uint32_t>(end);
    const bool letter = entry.char_class() == CharClass::kLetter;  // digits of any script are no letters
    token_.scripts |= !letter || entry.script() == Script::kCommon ? 0 : ScriptBit(entry.script());
    token_.letters += token_.letters < 0xFFFF;
    token_.camel |= entry.upper() && lower_before_ && entry.char_class() == CharClass::kLetter;
    lower_before_ = !entry.upper() && entry.char_class() == CharClass::kLetter;
    token_.lower_any |= !entry.upper();
    token_.digit |= entry.char_class() == CharClass::kDigit;
    if (!entry.sequence()) {
      Emit(entry.value());
      return;
    }
    table_.Sequence(entry.value(), [&](char32_t cp) {
      // An apostrophe at the beginning, or a second one, is passed over as in any text.
      if (cp == '\'' && (out_.text.size() == token_.folded_begin || out_.text.back() == '\'')) return;
      if (table_.Find(cp).char_class() == CharClass::kMark) {
        TakeMark(cp);
      } else {
        Emit(cp);
      }
    });
  }

  void Emit(char32_t cp) {
    FinishLetter();
    if (const char32_t syllable = ComposeHangul(base_, cp)) {
      out_.text.resize(base_at_);
      cp = syllable;
      --token_.letters;
    }
    base_at_ = out_.text.size();
    base_ = cp;
    marks_ = 0;
    AppendUtf8(cp, &out_.text);
  }

  // Adds a combining mark to the last letter.
  void TakeMark(char32_t mark) {
    if (base_ == 0 || ++marks_ > kMaxMarks) return;
    const MarkedLetter letter = AddMark(table_, std::string_view(out_.text).substr(base_at_), mark);
    out_.text.resize(base_at_);
    AppendUtf8(letter.base, &out_.text);
    // A mark that composes with nothing is an accent for the reader on our alphabets (Лукаше́нко), and a letter's own
    // part elsewhere. It goes when the letter is done with: a later mark may still compose below it.
    const Script script = table_.Find(letter.base).script();
    const bool accent = script == Script::kLatin || script == Script::kCyrillic || script == Script::kGreek ||
                        script == Script::kCommon;
    accents_from_ = accent && letter.count > 0 ? out_.text.size() : 0;
    for (size_t i = 0; i < letter.count; ++i) AppendUtf8(letter.marks[i], &out_.text);
    base_ = letter.base;
  }

  // Ends what marks may still change.
  void FinishLetter() {
    if (accents_from_ != 0) {
      for (size_t pos = accents_from_; pos < out_.text.size() && IsCyrillicVowel(base_);) {
        const char32_t mark = DecodeUtf8(out_.text, &pos);
        token_.stressed |= mark == 0x300 || mark == 0x301;
      }
      out_.text.resize(accents_from_);
    }
    accents_from_ = 0;
  }

  bool LetterAt(size_t pos) const {
    // Invisible characters are passed over, a bounded number of them.
    for (int i = 0; i < 8 && pos < raw_.size(); ++i) {
      switch (table_.Find(DecodeUtf8(raw_, &pos)).char_class()) {
        case CharClass::kLetter:
        case CharClass::kDigit:
          return true;
        case CharClass::kInvisible:
          continue;
        default:
          return false;
      }
    }
    return false;
  }

  // A stronger gap replaces a weaker one; nothing is stronger than what parts two names.
  void RaiseGap(Gap gap) {
    if (gap_ == Gap::kStart || (gap == Gap::kBreak && gap_ != Gap::kSeparator)) gap_ = gap;
  }

  void OpenToken(size_t begin, bool upper) {
    if (out_.tokens.empty()) {
      gap_ = Gap::kStart;
    } else {
      if (gap_ == Gap::kStart) gap_ = Gap::kBreak;  // cannot be: something closed the last token
      out_.text.push_back(ByteOf(gap_));
    }
    token_ = Token{};
    token_.begin = static_cast<uint32_t>(begin);
    token_.folded_begin = static_cast<uint32_t>(out_.text.size());
    token_.before = gap_;
    token_.upper_first = upper;
    open_ = true;
    base_ = 0;
    newline_ = false;
    lower_before_ = false;
    hidden_ = 0;
  }

  // Letters that look otherwise as capitals, where the word's repair will ask for it.
  void NoteCase() {
    size_t h = 0, i = 0, letters = 0;
    bool capital = false;  // the last letter was a capital I behind another letter
    const auto note = [&](char32_t cp, bool upper) {
      if (capital && !upper && i <= 8) token_.inner_i |= static_cast<uint8_t>(1u << (i - 1));
      capital = cp == 'i' && upper && letters > 0;
      if (cp == 'h' && h++ < 8 && !upper) token_.small_h |= static_cast<uint8_t>(1u << (h - 1));
      i += cp == 'i';
      ++letters;
    };
    for (size_t pos = token_.begin; pos < token_.end;) {
      const FoldEntry entry = table_.Find(DecodeUtf8(raw_, &pos));
      if (entry.char_class() != CharClass::kLetter) continue;
      if (entry.sequence()) {
        table_.Sequence(entry.value(), [&](char32_t cp) { note(cp, entry.upper()); });
      } else {
        note(entry.value(), entry.upper());
      }
    }
  }

  void CloseToken() {
    if (!open_) return;
    open_ = false;
    FinishLetter();
    constexpr uint16_t kTyped = ScriptBit(Script::kLatin) | ScriptBit(Script::kCyrillic);
    if ((token_.scripts & kTyped) == kTyped) NoteCase();
    while (out_.text.size() > token_.folded_begin && out_.text.back() == '\'') out_.text.pop_back();  // of a sequence
    token_.folded_end = static_cast<uint32_t>(out_.text.size());
    if (token_.folded_end == token_.folded_begin) {
      // Nothing stayed: an Arabic presentation form of marks alone. The gap before it goes on.
      if (!out_.tokens.empty()) out_.text.pop_back();
      gap_ = token_.before;
      return;
    }
    out_.tokens.push_back(token_);
    gap_ = Gap::kStart;
    newline_ = false;
  }

  const FoldTable& table_;
  std::string_view raw_;
  FoldedText& out_;
  Token token_;
  bool open_ = false;
  bool newline_ = false;
  bool lower_before_ = false;  // the last letter was a small one
  char32_t hidden_ = 0;        // what HidesInWord behind the last letter; 0: nothing
  Gap gap_ = Gap::kStart;      // kStart: nothing seen since the last token
  char32_t base_ = 0;          // last letter written, to take combining marks; 0: none
  size_t base_at_ = 0;         // where it begins in the folded text
  size_t marks_ = 0;
  size_t accents_from_ = 0;  // where marks begin that compose with nothing; 0: there are none
};

}  // namespace

void FoldTokens(const FoldTable& table, std::string_view raw, FoldedText* out) { Folder(table, raw, out).Run(); }

std::string FoldForm(const FoldTable& table, std::string_view raw) {
  FoldedText folded;
  FoldTokens(table, raw, &folded);
  if (folded.tokens.empty()) return {};
  return std::string(folded.View(folded.tokens.front(), folded.tokens.back()));
}

}  // namespace onoma
