// Writing JSON: strings of any bytes, and numbers.
#ifndef ONOMA_CLI_JSON_WRITER_H_
#define ONOMA_CLI_JSON_WRITER_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace onoma::cli {

// Appends `text` as a quoted JSON string. Control characters are escaped; every byte that is not UTF-8 becomes U+FFFD.
void AppendJsonString(std::string_view text, std::string* out);

// Appends "key": with its colon, after a comma if something stands before it in its object or array.
void AppendJsonKey(std::string_view key, std::string* out);
// Appends "key":"value".
void AppendJsonMember(std::string_view key, std::string_view value, std::string* out);
void AppendJsonMember(std::string_view key, uint64_t value, std::string* out);

// A score with 3 decimals, as in every output.
void AppendScore(float score, std::string* out);

// `text` with every byte that is not UTF-8 replaced by `replacement`.
std::string ReplaceInvalidUtf8(std::string_view text, std::string_view replacement);

}  // namespace onoma::cli

#endif  // ONOMA_CLI_JSON_WRITER_H_
