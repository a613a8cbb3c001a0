// The names of the tables: rows read, checked and completed (feminine surnames, patronymics), before any form is
// written.
#ifndef ONOMA_TABLES_COMPILER_NAME_TABLE_H_
#define ONOMA_TABLES_COMPILER_NAME_TABLE_H_

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "index/posting.h"
#include "onoma/link.h"
#include "onoma/name_id.h"
#include "tables/compiler/language_table.h"
#include "tables/compiler/morphology.h"
#include "tables/compiler/native_forms.h"
#include "tables/compiler/table_file.h"

namespace onoma {

struct ListedForm {
  std::string text;
  Link link;
};

struct Name {
  // How often the name is met: decides between names that share a spelling.
  enum Weight : uint8_t { kRare = kRareWeight, kUsual = 2, kFrequent = 3 };

  Kind kind;
  std::string slug;  // without the kind
  std::string file;
  size_t line;
  std::string source;
  uint8_t gender = 0;  // as in NameRecord
  uint8_t weight = kUsual;
  bool has_patronymic = true;  // of a father's name: false where his people have none
  bool native_only = false;    // romanized spellings are left to keys: patronymics of rare names
  Language home = Language::kNone;
  std::vector<NativeForm> natives;
  std::vector<ListedForm> listed;
  std::string former_of;  // slug
  std::string english;    // conventional; "" where the English press style gives it
  std::string note;

  // "lint-ok" in the note excuses what a rule would refuse.
  bool excused() const { return note.find("lint-ok") != std::string::npos; }
};

// A short form and the names that it can stand for.
struct Diminutive {
  std::string file;
  size_t line;
  std::vector<NativeForm> natives;
  std::vector<ListedForm> listed;
  std::vector<std::string> of;  // slugs of given names
};

struct Retired {
  std::string slug, into;  // with their kinds
  std::string file;
  size_t line;
};

struct Word {
  std::string use, word;
};

struct NameTable {
  std::vector<Name> names;
  std::vector<Diminutive> diminutives;
  std::vector<Retired> retired;
  std::vector<Word> words;
  size_t files = 0;

  // Index of a name, or -1.
  int64_t Find(Kind kind, const std::string& slug) const;
  std::unordered_map<std::string, size_t> by_slug;  // "given/sergei"
};

// `slug_of` makes the slug that a Russian form should have; a row whose slug differs must say why.
// `base_slugs` are names of the database that this one layers on: retired slugs may lead to them. Everything else in a
// layer refers to the layer's own rows, for a form can only belong to a name of its own file.
NameTable ReadNames(const std::string& folder, const std::function<std::string(Kind, const std::string&)>& slug_of,
                    const Morphology& morphology, const LanguageTable& languages,
                    const std::unordered_set<std::string>& base_slugs, Problems* problems);

}  // namespace onoma

#endif  // ONOMA_TABLES_COMPILER_NAME_TABLE_H_
