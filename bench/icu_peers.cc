#include "bench/icu_peers.h"

#include <unicode/bytestream.h>
#include <unicode/stringpiece.h>

#include "bench/bench.h"

namespace onoma::bench {

IcuTransliterator::IcuTransliterator(const char* id) {
  UErrorCode error = U_ZERO_ERROR;
  transliterator_.reset(icu::Transliterator::createInstance(icu::UnicodeString(id), UTRANS_FORWARD, error));
  if (U_FAILURE(error)) Die(std::string("ICU has no transliterator ") + id);
}

void IcuTransliterator::Apply(std::string_view text, std::string* out) const {
  buffer_ = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  transliterator_->transliterate(buffer_);
  out->clear();
  buffer_.toUTF8String(*out);
}

IcuCasefold::IcuCasefold() {
  UErrorCode error = U_ZERO_ERROR;
  normalizer_ = icu::Normalizer2::getNFKCCasefoldInstance(error);
  if (U_FAILURE(error)) Die("ICU has no NFKC_Casefold");
}

void IcuCasefold::Apply(std::string_view text, std::string* out) const {
  out->clear();
  icu::StringByteSink<std::string> sink(out);
  UErrorCode error = U_ZERO_ERROR;
  normalizer_->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink, nullptr, error);
}

}  // namespace onoma::bench
