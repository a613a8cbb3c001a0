// What a program without onoma would do: ICU's generic means, made once and used for each name.
#ifndef ONOMA_BENCH_ICU_PEERS_H_
#define ONOMA_BENCH_ICU_PEERS_H_

#include <unicode/normalizer2.h>
#include <unicode/translit.h>

#include <memory>
#include <string>
#include <string_view>

namespace onoma::bench {

class IcuTransliterator {
 public:
  explicit IcuTransliterator(const char* id);
  // Replaces `out`.
  void Apply(std::string_view text, std::string* out) const;

 private:
  std::unique_ptr<icu::Transliterator> transliterator_;
  mutable icu::UnicodeString buffer_;
};
inline constexpr char kAnyLatinAsciiLower[] = "Any-Latin; Latin-ASCII; Lower";

class IcuCasefold {
 public:
  IcuCasefold();
  // Replaces `out` with the NFKC_Casefold of `text`.
  void Apply(std::string_view text, std::string* out) const;

 private:
  const icu::Normalizer2* normalizer_;
};

}  // namespace onoma::bench

#endif  // ONOMA_BENCH_ICU_PEERS_H_
