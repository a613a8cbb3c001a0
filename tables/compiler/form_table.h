// Every spelling of every name: native forms under each system and style, listed forms, and plain-letter versions of
// them all.
#ifndef ONOMA_TABLES_COMPILER_FORM_TABLE_H_
#define ONOMA_TABLES_COMPILER_FORM_TABLE_H_

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "format/reader.h"
#include "format/writer.h"
#include "index/posting.h"
#include "key/key_maker.h"
#include "tables/compiler/name_table.h"

namespace onoma {

class FormTable {
 public:
  // `tools` holds the fold table, the compiled systems and styles, and the readings.
  explicit FormTable(const format::Reader& tools);

  // `ordinal` is the name's place in section NAME.
  void AddName(const Name& name, uint32_t ordinal);
  // Forms of a diminutive, as those of the given name with this ordinal; `rank` is its place among the names it stands
  // for.
  void AddDiminutive(const Diminutive& diminutive, uint32_t ordinal, size_t rank);
  // A former place name's forms, as those of the present one.
  void AddFormer(const Name& former, uint32_t ordinal);
  // Marks forms that are ordinary words.
  void MarkOrdinary(const std::vector<Word>& words);

  using Forms = format::Forms;
  // Sorted by form; each form's postings best first.
  Forms TakeForms() { return Take(&forms_); }
  Forms TakeKeys() { return Take(&keys_); }

 private:
  // A posting, and how many rules give the form for it: twice as many points for a rule's usual spelling as for a
  // variant or for what is left of it without its marks, kCommon times as many for a rule of the convention that is met
  // most; kListed for one that an editor listed, kNative for a native form.
  struct Entry : Posting {
    uint16_t rules = 0;

    bool SameName(const Posting& other) const { return ordinal == other.ordinal && kind() == other.kind(); }
    bool diminutive() const { return link() == Link::kDiminutive; }
    // What twelve systems write in full, or two common ones (Iakov for Яков), is no chance spelling.
    bool chance() const { return rules < kFew || (flags & kStripped) != 0; }
    // Takes up another entry of the same name.
    void Join(const Entry& other);
  };
  static constexpr int kFew = 24, kManyTimes = 6;
  static constexpr uint16_t kVariant = 1, kUsual = 2, kCommon = 6, kListed = 24, kNative = 10000;
  using Map = std::map<std::string, std::vector<Entry>>;

  void AddNative(Kind kind, const NativeForm& native, const std::string& form, bool feminine, Link base,
                 uint32_t ordinal, uint8_t weight, bool romanize = true);
  void AddSpelling(const std::string& spelling, Posting posting, uint16_t rules);
  // True if the name has this folded form from one of its native forms.
  bool Knows(const std::string& form, uint32_t ordinal) const;
  void AddKey(const std::string& spelling, Posting posting);
  static void Insert(const std::string& form, const Posting& posting, uint16_t rules, Map* map);
  // Takes a form from names that few rules write so where many write a diminutive of another name so: Zina, which is
  // hardly Тина, Lena, which is hardly the surname Лен with a Lithuanian ending. Where diminutives are not admitted it
  // is nobody's then, as the native Зина is.
  static void LeaveToDiminutives(std::vector<Entry>* postings);
  // Marks names that a form is hardly ever of.
  static void MarkMinor(std::vector<Entry>* postings);
  static Forms Take(Map* map);

  struct Speller {
    Language language;
    bool inflects;
    bool common;
    RuleSet rules;
  };

  const format::Reader& tools_;
  KeyMaker key_maker_;
  std::vector<Speller> spellers_;
  Map forms_, keys_;
  Keys scratch_;
};

}  // namespace onoma

#endif  // ONOMA_TABLES_COMPILER_FORM_TABLE_H_
