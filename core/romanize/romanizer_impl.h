// What a Romanizer holds, for the Reverser to share.
#ifndef ONOMA_ROMANIZE_ROMANIZER_IMPL_H_
#define ONOMA_ROMANIZE_ROMANIZER_IMPL_H_

#include <algorithm>
#include <bitset>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "format/reader.h"
#include "onoma/romanizer.h"
#include "romanize/window_table.h"

namespace onoma {

struct Romanizer::Impl {
  static constexpr size_t kMaxLanguages = 128;
  using LanguageSet = std::bitset<kMaxLanguages>;  // by position in `languages`

  // A compiled rule set, checked.
  struct Engine {
    RuleSet rules;
    WindowTable windows;
  };

  const format::Reader& reader() const { return database.reader(); }
  // Which engine writes `text` for a system: `language`'s, or that of a language that the text can be in.
  size_t EngineFor(const RomanizationSystem& system, std::string_view text, Language language) const {
    if (system.engines.size() == 1) return system.engines.front();
    if (language != Language::kNone) {
      for (size_t i = 0; i < system.languages.size(); ++i) {
        if (system.languages[i] == language) return system.engines[i];
      }
    }
    return LikeliestEngine(system, text);
  }
  // False if that depends on the text.
  bool OneEngine(const RomanizationSystem& system, Language language) const {
    const std::vector<uint32_t>& all = system.engines;
    return all.size() <= 1 || std::equal(all.begin() + 1, all.end(), all.begin()) ||
           std::find(system.languages.begin(), system.languages.end(), language) != system.languages.end();
  }
  // Among several.
  size_t LikeliestEngine(const RomanizationSystem& system, std::string_view text) const;
  // Appends what Romanize gives.
  void Append(const RomanizationSystem& system, std::string_view text, const RomanizeOptions& options,
              std::string* out) const {
    const size_t number = EngineFor(system, text, options.language);
    size_t done = 0;
    if (number < engines.size() && !options.plain) done = engines[number].windows.Write(text, out);
    if (done < text.size()) WriteRest(number, text, done, options.plain, out);
  }
  // Appends text[done..] where the windows of an engine stop.
  void WriteRest(size_t number, std::string_view text, size_t done, bool plain, std::string* out) const;
  // The languages in which a text can be written by its letters: by those of their alphabets, and by those met in
  // their texts besides (і in Russian ones of before 1918). A letter of none decides nothing.
  struct Possible {
    LanguageSet by_alphabet, by_texts;
    // What to go by where one answer is wanted.
    const LanguageSet& best() const { return by_alphabet.any() ? by_alphabet : by_texts; }
  };
  Possible PossibleLanguages(std::string_view text) const;
  LanguageSet SetOf(Language language) const {
    LanguageSet set;
    const auto it = std::find(languages.begin(), languages.end(), language);
    if (it != languages.end() && it - languages.begin() < static_cast<ptrdiff_t>(kMaxLanguages)) {
      set.set(static_cast<size_t>(it - languages.begin()));
    }
    return set;
  }

  Database database;
  std::vector<RomanizationSystem> systems;
  std::vector<Engine> engines;  // that systems refer to
  std::vector<Language> languages;
  std::vector<std::pair<char32_t, Possible>> letters;  // in order: the languages that a letter occurs in
};

}  // namespace onoma

#endif  // ONOMA_ROMANIZE_ROMANIZER_IMPL_H_
