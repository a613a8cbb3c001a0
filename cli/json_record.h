// A line of JSONL: its members are read, its text is passed through with members appended.
#ifndef ONOMA_CLI_JSON_RECORD_H_
#define ONOMA_CLI_JSON_RECORD_H_

#include <optional>
#include <string>
#include <string_view>

#include "simdjson.h"

namespace onoma::cli {

class JsonRecord {
 public:
  // Reads a line, which must be followed by SIMDJSON_PADDING readable bytes and outlive this record's use. False if it
  // holds no JSON object; `error` then says why. What JSON's grammar allows or people have anyway is let through:
  // numbers that no machine has, halves of surrogate pairs (U+FFFD in String), and bytes that are not UTF-8 (each is
  // U+FFFD in what is passed through).
  bool Parse(std::string_view line);
  const std::string& error() const { return error_; }

  bool Has(std::string_view key) const;
  // The string at a top-level key. A null reads as the empty string; nullopt if there is no such key or another value.
  // Bytes that were not UTF-8 stand in it as one byte each (DEL), so that offsets stay those of the original.
  std::optional<std::string_view> String(std::string_view key) const;
  // The string as it is shown: those bytes as U+FFFD.
  std::string Shown(std::string_view value) const;

  // Appends the object's text with `members` ("key":value,...) before its closing brace.
  void AppendWith(std::string_view members, std::string* out) const;

 private:
  void Patch(std::string_view line);

  simdjson::dom::parser parser_;
  simdjson::dom::object object_;
  bool patched_bytes_ = false;
  std::string patched_;  // what is parsed instead of the line
  std::string shown_;    // what is passed through instead of the line
  std::string_view text_;
  std::string error_;
};

}  // namespace onoma::cli

#endif  // ONOMA_CLI_JSON_RECORD_H_
