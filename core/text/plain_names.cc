#include "text/plain_names.h"

#include <algorithm>
#include <cstring>

#include "text/utf8.h"

namespace onoma {
namespace {

bool IsAsciiLetter(uint8_t byte) { return static_cast<uint8_t>((byte | 0x20) - 'a') < 26; }
bool IsApostrophe(CharClass c) { return c == CharClass::kApostrophe || c == CharClass::kQuote; }

// Of a database whose table has ASCII otherwise than the kernels have it.
PlainName NoName(const LetterTable&, const char*, size_t, char*) { return {}; }

// Writes `cp`, of at most three bytes.
size_t Write(char32_t cp, char* out) {
  if (cp < 0x80) {
    out[0] = static_cast<char>(cp);
    return 1;
  }
  if (cp < 0x800) {
    out[0] = static_cast<char>(0xC0 | cp >> 6);
    out[1] = static_cast<char>(0x80 | (cp & 0x3F));
    return 2;
  }
  out[0] = static_cast<char>(0xE0 | cp >> 12);
  out[1] = static_cast<char>(0x80 | (cp >> 6 & 0x3F));
  out[2] = static_cast<char>(0x80 | (cp & 0x3F));
  return 3;
}

}  // namespace

PlainNames::PlainNames(const FoldTable& table, SimdLevel level) : table_(table), kernel_(FoldLetters(level)) {
  const auto is_letter = [&](char32_t cp) {
    const FoldEntry entry = table.Find(cp);
    return entry.char_class() == CharClass::kLetter && !entry.sequence() &&
           (entry.script() == Script::kLatin || entry.script() == Script::kCyrillic);
  };
  // Of letters of two bytes the kernels know what the table says. ASCII they know by themselves.
  bool agrees = IsApostrophe(table.Find('\'').char_class()) && table.Find('-').char_class() == CharClass::kHyphen &&
                table.Find(' ').char_class() == CharClass::kSpace;
  for (char32_t cp = 'A'; cp <= 'z'; ++cp) {
    if (IsAsciiLetter(static_cast<uint8_t>(cp))) agrees &= is_letter(cp) && table.Find(cp).value() == (cp | 0x20);
  }
  if (!agrees) kernel_ = NoName;

  std::string text;
  for (char32_t cp = 0x80; cp < 0x800; ++cp) {
    char from[3], to[3];
    Write(cp, from);
    Letter& letter = stripped_[from[0] & 31][from[1] & 63];
    text.clear();
    letter.strips = table.Strip(cp, &text);
    if (!letter.strips) text.assign(from, 2);
    letter.size = text.size() > sizeof(letter.bytes) ? Letter::kLong : static_cast<uint8_t>(text.size());
    text.resize(sizeof(letter.bytes));
    std::memcpy(letter.bytes, text.data(), sizeof(letter.bytes));
    if (is_letter(cp) && table.Find(cp).value() < 0x800 && Write(table.Find(cp).value(), to) == 2) {
      letters_.Set(reinterpret_cast<const uint8_t*>(from), reinterpret_cast<const uint8_t*>(to));
    }
  }
}

// One in twenty of the plain names: with an apostrophe of another sort, with marks that stand apart, with letters that
// the kernels don't have.
bool PlainNames::FoldByLetter(std::string_view raw, Form* form) const {
  if (kernel_ == NoName) return false;
  char* const out = form->bytes;
  size_t size = 0;
  size_t base = SIZE_MAX;  // where the last letter begins, if it can take a mark
  bool joint = true;       // nothing stands before, or what may only stand behind a letter
  uint32_t bits = PlainName::kMarked;
  for (size_t pos = 0; pos < raw.size();) {
    if (size + 3 > kMaxPlainName) return false;
    const auto byte = static_cast<uint8_t>(raw[pos]);
    if (IsAsciiLetter(byte)) {
      ++pos;
      base = size;
      out[size++] = static_cast<char>(byte | 0x20);
      joint = false;
      continue;
    }
    const FoldEntry entry = table_.Find(DecodeUtf8(raw, &pos));
    if (entry.sequence()) return false;
    switch (entry.char_class()) {
      case CharClass::kLetter:
        if ((entry.script() != Script::kLatin && entry.script() != Script::kCyrillic) || entry.value() > 0xFFFF) {
          return false;
        }
        base = size;
        size += Write(entry.value(), out + size);
        joint = false;
        break;
      case CharClass::kMark: {
        // A letter that has marks already, and a mark that doesn't compose, are for FoldTokens.
        if (base == SIZE_MAX) return false;
        size_t at = base;
        const char32_t letter = DecodeUtf8({out, size}, &at);
        char32_t first, second;
        const char32_t composed = table_.Compose(letter, entry.value());
        if (composed == 0 || composed > 0xFFFF || table_.Decompose(letter, &first, &second)) return false;
        size = base + Write(composed, out + base);
        base = SIZE_MAX;
        break;
      }
      case CharClass::kApostrophe:
      case CharClass::kQuote:
      case CharClass::kHyphen:
      case CharClass::kSpace: {
        if (joint) return false;
        const bool apostrophe = IsApostrophe(entry.char_class());
        out[size++] = apostrophe ? '\'' : entry.char_class() == CharClass::kHyphen ? '-' : ' ';
        bits += apostrophe ? 0 : 1u << PlainName::kGaps;
        base = SIZE_MAX;
        joint = true;
        break;
      }
      default:
        return false;
    }
  }
  if (joint) return false;
  std::memset(out + size, 0, kMaxPlainName - size);
  form->size = static_cast<uint32_t>(size);
  form->name.bits = bits;
  return true;
}

PlainNames::Stripping PlainNames::Strip(const Form& form, Form* stripped) const {
  // A letter of two bytes becomes three at most: half a form of room for it, and none is looked for at each letter.
  if (form.size > kMaxPlainName / 2) return Stripping::kUnsure;
  std::memset(stripped->bytes, 0, kMaxPlainName);
  char* out = stripped->bytes;
  bool changed = false;
  for (size_t i = 0; i < form.size;) {
    const auto byte = static_cast<uint8_t>(form.bytes[i]);
    if (byte < 0x80) {
      *out = form.bytes[i++];
      if (byte == '\'') {
        *out = 0;
        changed = true;
      } else {
        ++out;
      }
      continue;
    }
    if (byte >= 0xE0) return Stripping::kUnsure;
    const Letter& letter = stripped_[byte & 31][form.bytes[i + 1] & 63];
    if (letter.size == Letter::kLong) return Stripping::kUnsure;
    std::memcpy(out, letter.bytes, sizeof(letter.bytes));
    out += letter.size;
    changed |= letter.strips;
    i += 2;
  }
  stripped->size = static_cast<uint32_t>(out - stripped->bytes);
  return changed ? Stripping::kDone : Stripping::kNothing;
}

bool PlainNames::Mixed(const Form& form) const {
  bool latin = false, cyrillic = false;
  for (size_t i = 0; i < form.size;) {
    const auto byte = static_cast<uint8_t>(form.bytes[i]);
    if (byte < 0xE0) {
      // Of two bytes, all letters below D0 are Latin here, and those from there on Cyrillic.
      latin |= IsAsciiLetter(byte) || (byte >= 0xC0 && byte < 0xD0);
      cyrillic |= byte >= 0xD0;
      i += byte < 0x80 ? 1 : 2;
    } else {
      const Script script = table_.Find(DecodeUtf8(form.view(), &i)).script();
      latin |= script == Script::kLatin;
      cyrillic |= script == Script::kCyrillic;
    }
  }
  return latin && cyrillic;
}

}  // namespace onoma
