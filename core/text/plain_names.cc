#include "text/plain_names.h"

#include <bit>
#include <cstring>
#include <string>

#include "text/plain_letters.h"
#include "text/utf8.h"

namespace onoma {
namespace {

bool IsAsciiLetter(uint8_t byte) { return static_cast<uint8_t>((byte | 0x20) - 'a') < 26; }
bool IsApostrophe(CharClass c) { return c == CharClass::kApostrophe || c == CharClass::kQuote; }

// Of a database whose table has ASCII otherwise than the kernels have it.
void NoName(const LetterTable&, std::string_view, FoldedName* out) { out->name = {}; }
uint64_t NoNames(const LetterTable&, std::span<const std::string_view> names, FoldedName* out) {
  for (size_t i = 0; i < names.size(); ++i) out[i].name = {};
  return ~uint64_t{0} >> (kMaxNamesAtOnce - names.size());
}

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

PlainNames::PlainNames(const FoldTable& table, SimdLevel level)
    : table_(table),
      kernel_(FoldLetters(level)),
      many_(FoldManyLetters(level)),
      strip_(StripLetters(level)),
      letters_(PlainLetters(table)) {
  // What the kernels know of ASCII without asking.
  if (!HasPlainAscii(table) || !IsApostrophe(table.Find('\'').char_class()) ||
      table.Find('-').char_class() != CharClass::kHyphen || table.Find(' ').char_class() != CharClass::kSpace) {
    kernel_ = NoName;
    many_ = NoNames;
  }

  std::string text;
  for (char32_t cp = 0x80; cp < 0x800; ++cp) {
    char from[3];
    Write(cp, from);
    text.clear();
    if (!table.Strip(cp, &text)) text.assign(from, 2);
    strips_.Set(reinterpret_cast<const uint8_t*>(from), text);
  }
  compositions_.resize(kCompositions);
  for (char32_t cp = 0x80; cp < 0x800; ++cp) {  // fewer than there are places
    char32_t letter, mark, first, second;
    if (!table.Decompose(cp, &letter, &mark) || table.Decompose(letter, &first, &second)) continue;
    if (table.Compose(letter, mark) != cp) continue;
    size_t at = CompositionAt(letter, mark);
    while (compositions_[at].composed != 0) at = (at + 1) % kCompositions;
    compositions_[at] = {letter, mark, cp};
  }
  for (int byte = 0; byte < 256; ++byte) {
    const auto b = static_cast<uint8_t>(byte);
    const bool lead = LetterTable::LeadOf(b) < LetterTable::kLeads.size();
    const bool trail = (b & 0xC0) == 0x80;
    odd_[b] = !IsAsciiLetter(b) && b != '\'' && b != '-' && b != ' ' && !lead && !trail;
  }
}

// One in fifty of the plain names: with marks that stand apart from their letters, or an apostrophe that the kernel
// does not know. What is odd in it is spelled as the kernel knows it, then the kernel has its turn.
bool PlainNames::Respell(std::string_view raw, Form* form) const {
  if (raw.empty() || raw.size() > kMaxPlainName) return false;  // of an empty one there may be no bytes at all
  // Where something odd begins, worked out without a branch a byte.
  uint64_t odd = 0;
  for (size_t i = 0; i < raw.size(); ++i) odd |= uint64_t{odd_[static_cast<uint8_t>(raw[i])]} << i;
  // Pieces are copied with what stands behind them, all of one size, which takes no branch; the next one goes over it.
  char source[2 * kMaxPlainName], spelled[2 * kMaxPlainName + 4];
  std::memcpy(source, raw.data(), raw.size());
  size_t size = 0, from = 0;
  for (; odd != 0; odd &= odd - 1) {
    size_t pos = static_cast<size_t>(std::countr_zero(odd));
    if (pos < from) return false;
    std::memcpy(spelled + size, source + from, kMaxPlainName);
    size += pos - from;
    const FoldEntry entry = table_.Find(DecodeUtf8(raw, &pos));
    if (IsApostrophe(entry.char_class())) {
      spelled[size++] = '\'';
    } else if (entry.char_class() != CharClass::kMark || entry.sequence() || !Compose(entry.value(), spelled, &size)) {
      return false;
    }
    from = pos;
  }
  if (from == 0) return false;
  std::memcpy(spelled + size, source + from, kMaxPlainName);
  size += raw.size() - from;
  kernel_(letters_, {spelled, size}, form);
  form->name.bits |= PlainName::kMarked;
  return form->name.plain();
}

// Puts a mark on the letter that ends a spelling. What has marks already, and what doesn't compose, is for FoldTokens.
bool PlainNames::Compose(char32_t mark, char* spelled, size_t* size) const {
  size_t begin = *size;
  if (begin == 0) return false;
  do --begin;
  while (begin > 0 && (spelled[begin] & 0xC0) == 0x80);
  size_t end = begin;
  const FoldEntry letter = table_.Find(DecodeUtf8({spelled, *size}, &end));
  if (end != *size || letter.char_class() != CharClass::kLetter || letter.sequence()) return false;
  const char32_t composed = Composed(letter.value(), mark);
  if (composed == 0) return false;
  *size = begin + Write(composed, spelled + begin);
  return true;
}

char32_t PlainNames::Composed(char32_t letter, char32_t mark) const {
  for (size_t at = CompositionAt(letter, mark);; at = (at + 1) % kCompositions) {
    const Composition& here = compositions_[at];
    if (here.composed == 0 || (here.letter == letter && here.mark == mark)) return here.composed;
  }
}

}  // namespace onoma
