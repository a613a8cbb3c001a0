// Cyrillic letters that be, ru and uk do not have, as Russian papers write them: their bearers' passports and the press
// go through that spelling, so that Қасымжомартұлы meets Касымжомартулы. By the state languages' Russian renderings; ъ
// as a vowel is Bulgarian, and romanized a.
#ifndef ONOMA_KEY_CYRILLIC_H_
#define ONOMA_KEY_CYRILLIC_H_

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "text/utf8.h"

namespace onoma {

struct RussianLetter {
  char32_t letter;
  std::u32string_view russian;
};

// By letter.
inline constexpr RussianLetter kRussianLetters[] = {
    {U'ѐ', U"е"},  {U'ђ', U"дж"}, {U'ѓ', U"г"},  {U'ѕ', U"з"},  {U'ј', U"й"}, {U'љ', U"ль"}, {U'њ', U"нь"},
    {U'ћ', U"ч"},  {U'ќ', U"к"},  {U'ѝ', U"и"},  {U'џ', U"дж"}, {U'ѣ', U"е"}, {U'ѫ', U"у"},  {U'ѳ', U"ф"},
    {U'ѵ', U"и"},  {U'ғ', U"г"},  {U'ҕ', U"г"},  {U'җ', U"дж"}, {U'ҙ', U"з"}, {U'қ', U"к"},  {U'ҝ', U"г"},
    {U'ҟ', U"к"},  {U'ҡ', U"к"},  {U'ң', U"н"},  {U'ҥ', U"н"},  {U'ҧ', U"п"}, {U'ҩ', U"о"},  {U'ҫ', U"с"},
    {U'ҭ', U"т"},  {U'ү', U"у"},  {U'ұ', U"у"},  {U'ҳ', U"х"},  {U'ҵ', U"ц"}, {U'ҷ', U"дж"}, {U'ҹ', U"дж"},
    {U'һ', U"х"},  {U'ҽ', U"ч"},  {U'ҿ', U"ч"},  {U'ӑ', U"а"},  {U'ӓ', U"а"}, {U'ӗ', U"е"},  {U'ә', U"а"},
    {U'ӝ', U"дж"}, {U'ӟ', U"дз"}, {U'ӡ', U"дз"}, {U'ӣ', U"и"},  {U'ӥ', U"и"}, {U'ӧ', U"о"},  {U'ө', U"о"},
    {U'ӯ', U"у"},  {U'ӱ', U"у"},  {U'ӳ', U"у"},  {U'ӵ', U"ч"},  {U'ӹ', U"ы"},
};

static_assert(std::is_sorted(std::begin(kRussianLetters), std::end(kRussianLetters),
                             [](const RussianLetter& a, const RussianLetter& b) { return a.letter < b.letter; }));

// What a vowel is behind ј, љ, њ: ја is я, ље is ле.
inline char32_t Iotated(char32_t vowel) {
  switch (vowel) {
    case U'а':
      return U'я';
    case U'о':
      return U'ё';
    case U'у':
      return U'ю';
    default:
      return vowel;
  }
}

// Replaces `out` with the word in the letters that Russian has for those of the list above. True if it has any of them.
inline bool WriteAsRussian(std::u32string_view word, std::string* out) {
  constexpr std::u32string_view kVowels = U"аеиоу", kConsonants = U"бвгджзклмнпрстфхцчшщ";
  out->clear();
  bool any = false;
  for (size_t i = 0; i < word.size(); ++i) {
    const char32_t cp = word[i], next = i + 1 < word.size() ? word[i + 1] : U'\0';
    const auto* const at = std::lower_bound(std::begin(kRussianLetters), std::end(kRussianLetters), cp,
                                            [](const RussianLetter& a, char32_t b) { return a.letter < b; });
    std::u32string_view russian(&cp, 1);
    if (at != std::end(kRussianLetters) && at->letter == cp) {
      russian = at->russian;
    } else if (cp == U'ъ' && kConsonants.find(next) != kConsonants.npos) {
      russian = U"а";
    }
    any |= russian.front() != cp;
    const bool soft = (cp == U'ј' || cp == U'љ' || cp == U'њ') && kVowels.find(next) != kVowels.npos;
    if (soft) russian.remove_suffix(1);
    for (const char32_t letter : russian) AppendUtf8(letter, out);
    if (soft) {
      AppendUtf8(Iotated(next), out);
      ++i;
    }
  }
  return any;
}

}  // namespace onoma

#endif  // ONOMA_KEY_CYRILLIC_H_
