// Folding: offsets in order and inside, well-formed output, and nothing that folding again would change.
#include <string>

#include "format/reader.h"
#include "tests/fuzz/fuzz.h"
#include "text/look_alikes.h"
#include "text/plain_names.h"
#include "text/strip.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace onoma::fuzz {
namespace {

std::string Hex(std::string_view text) {
  std::string out;
  for (size_t pos = 0; pos < text.size();) {
    char code[16];
    std::snprintf(code, sizeof(code), "U+%04X ", static_cast<unsigned>(DecodeUtf8(text, &pos)));
    out += code;
  }
  return out;
}

// Null where the machine has no such kernels.
const PlainNames* NewPlainNames(SimdLevel level) {
  return HasSimdLevel(level) ? new PlainNames(DefaultDatabase().reader().fold(), level) : nullptr;
}

}  // namespace

void Fold(std::string_view input) {
  const FoldTable& table = DefaultDatabase().reader().fold();
  FoldedText folded;
  FoldTokens(table, input, &folded);
  Check(IsUtf8(folded.text), "folded text is UTF-8");
  size_t end = 0, folded_end = 0;
  for (size_t i = 0; i < folded.tokens.size(); ++i) {
    const Token& token = folded.tokens[i];
    Check(token.begin < token.end && token.end <= input.size() && token.begin >= end, "token offsets in order");
    // The first byte of a character stands at either end, where the input is well-formed at all.
    if (IsUtf8(input)) {
      const auto inside = [&](size_t at) {
        return at < input.size() && (static_cast<unsigned char>(input[at]) & 0xC0) == 0x80;
      };
      Check(!inside(token.begin) && !inside(token.end), "token offsets between characters");
    }
    Check(token.folded_begin < token.folded_end && token.folded_end <= folded.text.size(), "folded offsets inside");
    Check(token.folded_begin == (i == 0 ? 0 : folded_end + 1), "one byte between folded tokens");
    end = token.end;
    folded_end = token.folded_end;

    const std::string form(folded.View(token));
    FoldedText again;
    FoldTokens(table, form, &again);
    Check(again.tokens.size() == 1 && again.text == form, "folding a folded token changes nothing",
          Hex(form) + "-> " + Hex(again.text));
    std::string stripped;
    StripDiacritics(table, form, &stripped);
    Check(IsUtf8(stripped), "a stripped form is UTF-8");
    std::string twice;
    StripDiacritics(table, stripped, &twice);
    Check(twice == stripped, "stripping a stripped form changes nothing", Hex(stripped) + "-> " + Hex(twice));
    std::string repaired;
    if (RepairLookAlikes(table, form, &repaired)) {
      Check(IsUtf8(repaired) && !repaired.empty(), "a repaired form is UTF-8");
      std::string more;
      Check(!RepairLookAlikes(table, repaired, &more), "a repaired form is of one script", Hex(repaired));
    } else {
      Check(repaired.empty(), "what can't be repaired is not touched");
    }
  }
  Check(folded_end == folded.text.size(), "the folded text ends with its last token");

  // The short way, by each kind of kernels, gives the same or nothing.
  for (const SimdLevel level : {SimdLevel::kPortable, SimdLevel::kAvx2, SimdLevel::kAvx512}) {
    if (!HasSimdLevel(level)) continue;
    static const PlainNames* const names[] = {NewPlainNames(SimdLevel::kPortable), NewPlainNames(SimdLevel::kAvx2),
                                              NewPlainNames(SimdLevel::kAvx512)};
    PlainNames::Form form;
    if (!names[static_cast<int>(level)]->Fold(input, &form)) continue;
    Check(form.view() == folded.text, "a plain name is folded as any other",
          Hex(form.view()) + "; " + Hex(folded.text));
    PlainNames::Form stripped = form;
    std::string expected;
    const bool strips = StripDiacritics(table, form.view(), &expected);
    const Stripping stripping = names[static_cast<int>(level)]->Strip(&stripped);
    if (stripping == Stripping::kUnsure) continue;
    Check((stripping == Stripping::kDone) == strips, "a plain name is stripped if any other is");
    Check(stripped.view() == (strips ? std::string_view(expected) : form.view()),
          "a plain name is stripped as any other", Hex(stripped.view()));
  }
}

}  // namespace onoma::fuzz
