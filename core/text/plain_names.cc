#include "text/plain_names.h"

#include <cstring>
#include <string>

#include "text/utf8.h"

namespace onoma {
namespace {

bool IsApostrophe(CharClass c) { return c == CharClass::kApostrophe || c == CharClass::kQuote; }

PlainName NoName(const LetterTable&, const char*, size_t, char*) { return {}; }

}  // namespace

PlainNames::PlainNames(const FoldTable& table, SimdLevel level) : table_(table), kernel_(FoldLetters(level)) {
  // Of letters of two bytes the kernels know what the table says. ASCII they know by themselves.
  bool agrees = IsApostrophe(table.Find('\'').char_class()) && table.Find('-').char_class() == CharClass::kHyphen &&
                table.Find(' ').char_class() == CharClass::kSpace;
  const auto is_letter = [&](char32_t cp) {
    const FoldEntry entry = table.Find(cp);
    return entry.char_class() == CharClass::kLetter && !entry.sequence() &&
           (entry.script() == Script::kLatin || entry.script() == Script::kCyrillic);
  };
  for (char32_t small = 'a'; small <= 'z'; ++small) {
    for (const char32_t cp : {small, static_cast<char32_t>(small - 0x20)}) {
      agrees &= is_letter(cp) && table.Find(cp).value() == small;
    }
  }
  if (!agrees) {
    kernel_ = NoName;
    return;
  }
  std::string text;
  for (char32_t cp = 0x80; cp < 0x800; ++cp) {
    const uint8_t from[2] = {static_cast<uint8_t>(0xC0 | cp >> 6), static_cast<uint8_t>(0x80 | (cp & 0x3F))};
    text.clear();
    if (table.Strip(cp, &text)) stripped_[from[0] & 31] |= uint64_t{1} << (from[1] & 63);
    if (!is_letter(cp)) continue;
    text.clear();
    AppendUtf8(table.Find(cp).value(), &text);
    if (text.size() == 2) letters_.Set(from, reinterpret_cast<const uint8_t*>(text.data()));
  }
}

// One in twenty of the plain names: with an apostrophe of another sort, with marks that stand apart, with letters that
// the kernels don't have.
bool PlainNames::FoldByLetter(std::string_view raw, Form* form) const {
  if (kernel_ == NoName) return false;
  char* const out = form->bytes;
  size_t size = 0;
  char32_t base = 0;  // the last letter, where a mark may compose with it; 0: nothing to take a mark
  size_t base_at = 0;
  bool joint = true;  // nothing stands before, or what may only stand behind a letter
  uint32_t bits = PlainName::kMarked;
  const auto append = [&](char32_t cp) {
    if (cp < 0x80) {
      out[size++] = static_cast<char>(cp);
    } else if (cp < 0x800) {
      out[size++] = static_cast<char>(0xC0 | cp >> 6);
      out[size++] = static_cast<char>(0x80 | (cp & 0x3F));
    } else {
      out[size++] = static_cast<char>(0xE0 | cp >> 12);
      out[size++] = static_cast<char>(0x80 | (cp >> 6 & 0x3F));
      out[size++] = static_cast<char>(0x80 | (cp & 0x3F));
    }
  };
  for (size_t pos = 0; pos < raw.size();) {
    if (size + 3 > kMaxPlainName) return false;
    const auto byte = static_cast<uint8_t>(raw[pos]);
    if (static_cast<uint8_t>((byte | 0x20) - 'a') < 26) {
      ++pos;
      base = byte | 0x20u;
      base_at = size;
      joint = false;
      out[size++] = static_cast<char>(base);
      continue;
    }
    const FoldEntry entry = table_.Find(DecodeUtf8(raw, &pos));
    if (entry.sequence()) return false;
    switch (entry.char_class()) {
      case CharClass::kLetter: {
        const Script script = entry.script();
        if ((script != Script::kLatin && script != Script::kCyrillic) || entry.value() > 0xFFFF) return false;
        base = entry.value();
        base_at = size;
        joint = false;
        append(base);
        continue;
      }
      case CharClass::kMark: {
        // A letter that has marks already, and a mark that doesn't compose, are for FoldTokens.
        char32_t first, second;
        if (base == 0 || table_.Decompose(base, &first, &second)) return false;
        const char32_t composed = table_.Compose(base, entry.value());
        if (composed == 0 || composed > 0xFFFF) return false;
        size = base_at;
        append(composed);
        base = 0;
        continue;
      }
      case CharClass::kApostrophe:
      case CharClass::kQuote:
        if (joint) return false;
        out[size++] = '\'';
        break;
      case CharClass::kHyphen:
      case CharClass::kSpace:
        if (joint) return false;
        out[size++] = entry.char_class() == CharClass::kHyphen ? '-' : ' ';
        bits += 1u << PlainName::kGaps;
        break;
      default:
        return false;
    }
    joint = true;
    base = 0;
  }
  if (joint) return false;
  std::memset(out + size, 0, kMaxPlainName - size);
  form->size = size;
  form->name.bits = bits;
  return true;
}

bool PlainNames::Strip(const Form& form, std::string* buffer, Form* stripped) const {
  bool changed = false;
  buffer->clear();
  for (size_t i = 0; i < form.size;) {
    const auto byte = static_cast<uint8_t>(form.bytes[i]);
    if (byte == '\'') {
      changed = true;
      ++i;
      continue;
    }
    const size_t begin = i;
    const bool two = byte >= 0xC0 && byte < 0xE0;
    if (byte < 0x80 || (two && (stripped_[byte & 31] >> (form.bytes[i + 1] & 63) & 1) == 0)) {
      i += two ? 2 : 1;
    } else if (table_.Strip(DecodeUtf8(form.view(), &i), buffer)) {
      changed = true;
      continue;
    }
    buffer->append(form.bytes + begin, i - begin);
  }
  if (!changed || buffer->size() > kMaxPlainName) return false;
  std::memcpy(stripped->bytes, buffer->data(), buffer->size());
  std::memset(stripped->bytes + buffer->size(), 0, kMaxPlainName - buffer->size());
  stripped->size = buffer->size();
  return true;
}

bool PlainNames::Mixed(const Form& form) const {
  uint16_t scripts = 0;
  for (size_t i = 0; i < form.size;) scripts |= ScriptBit(table_.Find(DecodeUtf8(form.view(), &i)).script());
  return (scripts & ScriptBit(Script::kLatin)) != 0 && (scripts & ScriptBit(Script::kCyrillic)) != 0;
}

}  // namespace onoma
