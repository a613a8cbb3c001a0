// Keys: the canonical phonemic string to which the regular spellings of one name reduce.
//
// A native word, or a romanized one, is read (key/decoder.h) and its sounds are written in the letters a to z:
// Грищенко, Hryščanka, Hryszczenko -> grishchenko. A name in Latin letters that is no romanization keeps its own
// letters: Smith -> smith. Greek, Georgian and Armenian are romanized by their own standards first, other scripts by
// tables made from ICU's (key/generic_scripts.h), and then keep those letters.
//
// Keys come best first: the first makes the ID, the others are candidates. Keys are of version format::kKeyVersion, and
// do not depend on the tables of names.
#ifndef ONOMA_KEY_KEY_MAKER_H_
#define ONOMA_KEY_KEY_MAKER_H_

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "format/reader.h"
#include "key/decoder.h"
#include "key/endings.h"
#include "key/generic_scripts.h"
#include "onoma/language.h"
#include "onoma/name_id.h"

namespace onoma {

inline constexpr size_t kMaxKeys = 4;
// How much a second key may cost beyond the first to be an answer where that is none; what costs more is a candidate.
inline constexpr uint32_t kAsGood = 8;
// A shorter key says too little for a name of the tables to be found by it.
inline constexpr size_t kMinKey = 4;

struct Keys {
  std::array<std::string, kMaxKeys> keys;
  std::array<std::string_view, kMaxKeys> readings;  // what gave it: "english be", "foreign de", "as written"
  std::array<uint32_t, kMaxKeys> costs;             // beyond the first's, in eighths of a bit
  size_t count = 0;
  bool foreign = false;  // the first is a name that is no romanization: nothing else may take it

  // What these are the keys of and who made them, so that asking again costs nothing.
  std::string of;
  uint64_t maker = 0;
  Language language = Language::kNone;
  size_t most = 0;  // 0: of nothing

  // Scratch.
  std::u32string letters;
  std::string latin, key;
  Decoder::Word word;
  Decoder::Likely likely;
  Decoder::Results results;
};

class KeyMaker {
 public:
  // `reader` must outlive it.
  explicit KeyMaker(const format::Reader& reader);

  // Replaces `keys` with those of a folded form: distinct, best first. At least one for a form that is not empty. A
  // form of several words has one key, its words' joined by '-'. Stops after `most` keys; of fewer than kMaxKeys, those
  // behind the first are at most kAsGood worse. `language` is what the form is known to be written in or from, or
  // kNone.
  void Make(std::string_view folded, Language language, Keys* keys, size_t most = kMaxKeys) const;
  // The same in two steps, for one word of letters that a few words are taken apart of before any is read: what the
  // first one fetches has come then. False, if Make has to be asked.
  bool Begin(std::string_view folded, Decoder::Word* word) const;
  void Finish(std::string_view folded, const Decoder::Word& word, Language language, Keys* keys, size_t most) const;

  // Turns the key of a surname's feminine into that of its masculine; true if it was one.
  bool ToMasculine(std::string* key) const;
  // What an unknown name is taken for when nobody says. It looks at the key alone, so that all spellings agree.
  Kind KindOf(std::string_view key) const;
  // True if the key has the shape of a patronymic (and, it may be, of a surname: Pavlovich).
  bool LooksLikePatronymic(std::string_view key) const;
  // True if the key has the shape of an East Slavic surname.
  bool LooksLikeSurname(std::string_view key) const;

 private:
  void MakeWord(std::string_view word, Language language, Keys* keys, size_t most) const;
  // The keys of a word: what it sounds like, and its own letters where it is none of ours. `latin` is the same word.
  void AddReadings(std::string_view latin, const Decoder::Word& word, Language language, Keys* keys, size_t most) const;
  // Makes `keys` those of a form, of which there are none yet.
  void Clear(std::string_view folded, Language language, Keys* keys, size_t most) const;
  // The keys of a word in a script that nothing here reads letter by letter.
  void MakeGeneric(std::string_view word, Script script, Keys* keys, size_t most) const;
  // Replaces keys->latin with a word of Greek, Georgian or Armenian in Latin letters; false if it is none of these.
  bool Romanize(std::string_view word, Script script, Keys* keys) const;
  // The script of the first letter that has one.
  Script ScriptOf(std::string_view word) const;
  // Adds a key if it is new.
  void Add(std::string_view key, std::string_view reading, uint32_t cost, Keys* keys, size_t most) const;
  // A word's letters as they are, without marks, in keys->key.
  void WriteOwn(std::string_view word, Keys* keys) const;
  // Sounds as a key, in keys->key; a be or uk stem is put in its Russian form.
  void WriteSounds(const Decoder::Result& result, Keys* keys) const;

  const uint64_t number_;  // of all key makers that there ever were, from 1
  const format::Reader* reader_;
  Decoder decoder_;
  std::vector<std::pair<Script, RuleSet>> romanizers_;
  Endings surname_endings_, patronymic_endings_, place_endings_, father_endings_, feminine_endings_, equal_endings_;
};

}  // namespace onoma

#endif  // ONOMA_KEY_KEY_MAKER_H_
