// Keys: the canonical phonemic string to which the regular spellings of one name reduce.
//
// A reading is a rule set of tables/key/ that says how the letters of one script, or the spelling habits of one
// language, sound: ch is ч in English, ш in French, х in Polish. A Latin form is read as the language whose evidence it
// shows most of ("tsch" speaks for German), and by the others after that; so keys come best first.
//
// Keys are of version format::kKeyVersion.
#ifndef ONOMA_KEY_KEY_MAKER_H_
#define ONOMA_KEY_KEY_MAKER_H_

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "format/reader.h"
#include "onoma/name_id.h"

namespace onoma {

inline constexpr size_t kMaxKeys = 4;
// A shorter key says too little for a name of the tables to be found by it.
inline constexpr size_t kMinKey = 4;

struct Keys {
  std::array<std::string, kMaxKeys> keys;
  std::array<std::string_view, kMaxKeys> readings;  // which reading gave it: "latin", "fr"
  size_t count = 0;
  std::u32string letters;  // scratch
};

class KeyMaker {
 public:
  // `reader` must outlive it.
  explicit KeyMaker(const format::Reader& reader);

  // Replaces `keys` with those of a folded form: distinct, best first. At least one for a form that is not empty; what
  // no reading knows (another script) is its own key. Stops after `most` keys.
  void Make(std::string_view folded, Keys* keys, size_t most = kMaxKeys) const;

  // Turns the key of a surname's feminine into that of its masculine; true if it was one.
  bool ToMasculine(std::string* key) const;
  // What an unknown name is taken for when nobody says. It looks at the key alone, so that all spellings agree.
  Kind KindOf(std::string_view key) const;
  // True if the key has the shape of a patronymic (and, it may be, of a surname: Pavlovich).
  bool LooksLikePatronymic(std::string_view key) const;
  // True if the key has the shape of an East Slavic surname.
  bool LooksLikeSurname(std::string_view key) const;

 private:
  // A spelling that speaks for a reading: "tsch"; "ow$" at the end.
  struct Evidence {
    std::string letters;
    bool at_end;
    int points;
    uint64_t pairs;  // a bit for each pair of bytes, hashed: without these bits in a form there is no need to search it
  };
  struct Reading {
    std::string code;
    bool latin;
    RuleSet rules;
    std::vector<Evidence> evidence;
  };

  void Apply(const Reading& reading, std::string_view folded, std::u32string* letters, std::string* key) const;

  const format::Reader* reader_;
  std::vector<Reading> readings_;
  std::vector<std::string> surname_endings_, patronymic_endings_, place_endings_, father_endings_;
  std::vector<std::pair<std::string, std::string>> feminine_endings_;
};

}  // namespace onoma

#endif  // ONOMA_KEY_KEY_MAKER_H_
