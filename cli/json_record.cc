#include "cli/json_record.h"

#include "cli/json_writer.h"

namespace onoma::cli {
namespace {

constexpr char kBadByte = '\x7F';

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Makes every integer of more than 18 digits outside strings end in blanks: simdjson reads 64 bits and no more, and the
// value of such a number is nobody's business here.
void ShortenIntegers(std::string* json) {
  constexpr size_t kSafeDigits = 18;
  bool in_string = false;
  for (size_t i = 0; i < json->size(); ++i) {
    const char c = (*json)[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (IsDigit(c)) {
      size_t end = i;
      while (end < json->size() && IsDigit((*json)[end])) ++end;
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
  ShortenIntegers(&patched_);
}

bool JsonRecord::Parse(std::string_view line) {
  text_ = line;
  patched_bytes_ = false;
  simdjson::dom::element element;
  simdjson::error_code error = parser_.parse(line.data(), line.size(), false).get(element);
  if (error == simdjson::UTF8_ERROR || error == simdjson::NUMBER_ERROR) {
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
