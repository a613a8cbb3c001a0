#include "cli/json_writer.h"

#include <charconv>

#include "text/utf8.h"

namespace onoma::cli {
namespace {

constexpr std::string_view kReplacementBytes = "\xEF\xBF\xBD";

// True if the character at `pos`, which ends before `next`, is a byte that is not UTF-8 (rather than a written U+FFFD).
bool IsInvalid(char32_t cp, size_t pos, size_t next) { return cp == kReplacement && next - pos == 1; }

void AppendEscaped(char c, std::string* out) {
  constexpr std::string_view kHex = "0123456789abcdef";
  switch (c) {
    case '"':
      *out += "\\\"";
      return;
    case '\\':
      *out += "\\\\";
      return;
    case '\n':
      *out += "\\n";
      return;
    case '\r':
      *out += "\\r";
      return;
    case '\t':
      *out += "\\t";
      return;
    default:
      *out += "\\u00";
      out->push_back(kHex[static_cast<unsigned char>(c) >> 4]);
      out->push_back(kHex[static_cast<unsigned char>(c) & 15]);
  }
}

}  // namespace

void AppendJsonString(std::string_view text, std::string* out) {
  out->push_back('"');
  size_t run = 0;  // start of what can be copied as it is
  for (size_t pos = 0; pos < text.size();) {
    const unsigned char c = static_cast<unsigned char>(text[pos]);
    if (c < 0x80) {
      if (c < 0x20 || c == '"' || c == '\\') {
        out->append(text, run, pos - run);
        AppendEscaped(text[pos], out);
        run = pos + 1;
      }
      ++pos;
      continue;
    }
    size_t next = pos;
    const char32_t cp = DecodeUtf8(text, &next);
    if (IsInvalid(cp, pos, next)) {
      out->append(text, run, pos - run);
      *out += kReplacementBytes;
      run = next;
    }
    pos = next;
  }
  out->append(text, run, text.size() - run);
  out->push_back('"');
}

void AppendJsonKey(std::string_view key, std::string* out) {
  if (!out->empty() && out->back() != '{' && out->back() != '[') out->push_back(',');
  AppendJsonString(key, out);
  out->push_back(':');
}

void AppendJsonMember(std::string_view key, std::string_view value, std::string* out) {
  AppendJsonKey(key, out);
  AppendJsonString(value, out);
}

void AppendJsonMember(std::string_view key, uint64_t value, std::string* out) {
  AppendJsonKey(key, out);
  *out += std::to_string(value);
}

void AppendScore(float score, std::string* out) {
  char digits[64];
  const auto [end, error] = std::to_chars(digits, digits + sizeof digits, score, std::chars_format::fixed, 3);
  if (error == std::errc()) out->append(digits, end);
}

std::string ReplaceInvalidUtf8(std::string_view text, std::string_view replacement) {
  std::string out;
  out.reserve(text.size());
  for (size_t pos = 0; pos < text.size();) {
    size_t next = pos;
    const char32_t cp = DecodeUtf8(text, &next);
    if (IsInvalid(cp, pos, next)) {
      out += replacement;
    } else {
      out.append(text, pos, next - pos);
    }
    pos = next;
  }
  return out;
}

}  // namespace onoma::cli
