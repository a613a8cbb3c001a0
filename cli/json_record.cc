#include "cli/json_record.h"

#include "cli/json_writer.h"

namespace onoma::cli {
namespace {

constexpr char kBadByte = '\x7F';

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// The UTF-16 unit of an escape \uXXXX at `at`; nullopt if none stands there.
std::optional<uint32_t> EscapedUnit(std::string_view json, size_t at) {
  if (json.size() < at + 6 || json[at] != '\\' || json[at + 1] != 'u') return std::nullopt;
  uint32_t unit = 0;
  for (const char c : json.substr(at + 2, 4)) {
    const char lower = static_cast<char>(c | 0x20);
    if (!IsDigit(c) && !(lower >= 'a' && lower <= 'f')) return std::nullopt;
    unit = unit << 4 | static_cast<uint32_t>(IsDigit(c) ? c - '0' : lower - 'a' + 10);
  }
  return unit;
}

// Makes what JSON's grammar has and simdjson does not read into what it reads; the values are nobody's business here.
// Halves of surrogate pairs (what is left of an emoji that was cut) become U+FFFD, integers of more than 18 digits end
// in blanks, exponents of more than 2 digits are 0.
void Tame(std::string* json) {
  constexpr size_t kSafeDigits = 18, kSafeExponent = 2;
  const auto digits_from = [&](size_t at) {
    while (at < json->size() && IsDigit((*json)[at])) ++at;
    return at;
  };
  bool in_string = false;
  for (size_t i = 0; i < json->size(); ++i) {
    const char c = (*json)[i];
    if (in_string) {
      if (c == '"') in_string = false;
      if (c != '\\') continue;
      const std::optional<uint32_t> unit = EscapedUnit(*json, i), next = EscapedUnit(*json, i + 6);
      const bool pair = unit && *unit >> 10 == 0x36 && next && *next >> 10 == 0x37;
      if (unit && *unit >> 11 == 0x1B && !pair) json->replace(i + 2, 4, "FFFD");
      i += pair ? 11 : 1;
    } else if (c == '"') {
      in_string = true;
    } else if (c == 'e' || c == 'E') {
      const size_t begin = i + 1 + (i + 1 < json->size() && ((*json)[i + 1] == '+' || (*json)[i + 1] == '-'));
      const size_t end = digits_from(begin);
      for (size_t k = begin; end > begin + kSafeExponent && k < end; ++k) (*json)[k] = '0';
    } else if (IsDigit(c)) {
      const size_t end = digits_from(i);
      const bool integer = end == json->size() || std::string_view(".eE").find((*json)[end]) == std::string_view::npos;
      const bool whole = i == 0 || std::string_view(".eE+").find((*json)[i - 1]) == std::string_view::npos;
      for (size_t k = i + kSafeDigits; integer && whole && k < end; ++k) (*json)[k] = ' ';
      i = end - 1;
    }
  }
}

}  // namespace

void JsonRecord::Patch(std::string_view line) {
  patched_ = ReplaceInvalidUtf8(line, std::string_view(&kBadByte, 1));
  patched_bytes_ = patched_ != line;
  if (patched_bytes_) {
    shown_ = ReplaceInvalidUtf8(line, "\xEF\xBF\xBD");
    text_ = shown_;
  }
  Tame(&patched_);
}

bool JsonRecord::Parse(std::string_view line) {
  text_ = line;
  patched_bytes_ = false;
  simdjson::dom::element element;
  simdjson::error_code error = parser_.parse(line.data(), line.size(), false).get(element);
  if (error == simdjson::UTF8_ERROR || error == simdjson::NUMBER_ERROR || error == simdjson::STRING_ERROR) {
    Patch(line);
    patched_.reserve(patched_.size() + simdjson::SIMDJSON_PADDING);
    error = parser_.parse(patched_.data(), patched_.size(), false).get(element);
  }
  if (error != simdjson::SUCCESS) {
    error_ = std::string("no JSON: ") + simdjson::error_message(error);
    return false;
  }
  if (element.get(object_) != simdjson::SUCCESS) {
    error_ = "a JSON value, but no object";
    return false;
  }
  return true;
}

bool JsonRecord::Has(std::string_view key) const { return object_.at_key(key).error() == simdjson::SUCCESS; }

std::optional<std::string_view> JsonRecord::String(std::string_view key) const {
  simdjson::dom::element value;
  if (object_.at_key(key).get(value) != simdjson::SUCCESS) return std::nullopt;
  if (value.is_null()) return std::string_view();
  std::string_view text;
  if (value.get(text) != simdjson::SUCCESS) return std::nullopt;
  return text;
}

std::string JsonRecord::Shown(std::string_view value) const {
  std::string shown;
  for (char c : value) {
    if (patched_bytes_ && c == kBadByte) {
      shown += "\xEF\xBF\xBD";
    } else {
      shown.push_back(c);
    }
  }
  return shown;
}

void JsonRecord::AppendWith(std::string_view members, std::string* out) const {
  const size_t brace = text_.rfind('}');
  out->append(text_.substr(0, brace));
  if (object_.begin() != object_.end()) out->push_back(',');
  out->append(members);
  out->append(text_.substr(brace));
}

}  // namespace onoma::cli
