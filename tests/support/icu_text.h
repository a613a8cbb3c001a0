// UTF-8 to and from ICU's strings.
#ifndef ONOMA_TESTS_SUPPORT_ICU_TEXT_H_
#define ONOMA_TESTS_SUPPORT_ICU_TEXT_H_

#include <unicode/unistr.h>

#include <string>
#include <string_view>

namespace onoma::testing {

inline icu::UnicodeString FromUtf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

inline std::string ToUtf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

}  // namespace onoma::testing

#endif  // ONOMA_TESTS_SUPPORT_ICU_TEXT_H_
