#include "tests/fuzz/fuzz.h"

#include <cstdio>
#include <cstdlib>

#include "format/reader.h"
#include "text/utf8.h"

namespace onoma::fuzz {

std::span<const Target> Targets() {
  static constexpr Target kTargets[] = {{"open", Open},         {"fold", Fold},   {"romanize", Romanize}, {"id", Id},
                                        {"annotate", Annotate}, {"terms", Terms}, {"tables", Tables}};
  return kTargets;
}

void Check(bool holds, std::string_view claim, std::string_view detail) {
  if (holds) return;
  std::fprintf(stderr, "fuzz: does not hold: %.*s: %.*s\n", static_cast<int>(claim.size()), claim.data(),
               static_cast<int>(detail.size()), detail.data());
  std::abort();
}

const Database& DefaultDatabase() {
  static const Database kDatabase = Database::Default();
  return kDatabase;
}

const Normalizer& DefaultNormalizer() {
  static const Normalizer kNormalizer(DefaultDatabase());
  return kNormalizer;
}

bool IsUtf8(std::string_view text) {
  for (size_t pos = 0; pos < text.size();) {
    const size_t begin = pos;
    if (DecodeUtf8(text, &pos) == kReplacement && pos - begin == 1) return false;
  }
  return true;
}

bool HasLetter(std::string_view text) {
  const FoldTable& fold = DefaultDatabase().reader().fold();
  for (size_t pos = 0; pos < text.size();) {
    const FoldEntry entry = fold.Find(DecodeUtf8(text, &pos));
    if (entry.char_class() == CharClass::kLetter && entry.script() != Script::kCommon) return true;
  }
  return false;
}

}  // namespace onoma::fuzz
