#include "simd/split_words.h"

#include <algorithm>

#include "simd/text_bytes.h"

namespace onoma {
namespace simd {

void SplitWordsPortable(const LetterTable& table, SplitText* text, size_t from, size_t to) {
  // How the letter whose first byte is at `i` changes.
  const auto change_at = [&](size_t i) -> uint8_t {
    return i + 1 < text->size ? ChangeOf(table, text->raw[i], text->raw[i + 1]) : uint8_t{0};
  };
  bool in_word = text->begun > text->ended;
  for (size_t block = from; block < to; block += SplitText::kBlock) {
    const size_t end = std::min(to, block + SplitText::kBlock);
    for (size_t i = block; i < end; ++i) {
      auto byte = static_cast<uint8_t>(text->raw[i]);
      const uint8_t kind = kTextBytes[byte];
      bool plain = kind == kPlain;
      if (plain) {
        if (byte >= 'A') byte |= 0x20;
      } else if (kind >= kTrail) {
        const uint8_t change = kind != kTrail ? change_at(i) : i > 0 ? change_at(i - 1) : uint8_t{0};
        plain = (change & LetterTable::kPlain) != 0;
        byte ^= kind == kTrail ? change & LetterTable::kFlipTrail : (change & LetterTable::kFlipLead) != 0 ? 1 : 0;
      }
      text->folded[i] = static_cast<char>(byte);
      if (kind == kBreak) {
        if (in_word) text->ends[text->ended++] = static_cast<uint32_t>(i);
      } else {
        if (!in_word) text->begins[text->begun++] = static_cast<uint32_t>(i);
        if (!plain) text->begins[text->begun - 1] |= SplitText::kOddWord;
      }
      in_word = kind != kBreak;
    }
  }
  if (in_word && to == text->size) text->ends[text->ended++] = static_cast<uint32_t>(to);
}

}  // namespace simd

SplitWordsKernel SplitWords(SimdLevel level) {
  switch (level) {
#if ONOMA_SIMD_X86
    case SimdLevel::kAvx2:
      return simd::SplitWordsAvx2;
    case SimdLevel::kAvx512:
      return simd::SplitWordsAvx512;
#endif
    default:
      return simd::SplitWordsPortable;
  }
}

}  // namespace onoma
