// The database file, byte for byte: the twin of docs/format.md. Only core/format/ and the writers in tables/compiler/
// know these offsets; each section's inner layout is in the header of the class that reads it.
//
//   file     := header section-entry* padding (section padding)*
//   header   := 64 bytes, struct Header
//   entry    := 40 bytes, struct SectionEntry
//   padding  := zero bytes up to a multiple of 64
//
// Everything is little-endian.
#ifndef ONOMA_FORMAT_FORMAT_H_
#define ONOMA_FORMAT_FORMAT_H_

#include <cstddef>
#include <cstdint>
#include <utility>

#include "onoma/language.h"

namespace onoma::format {

// "onoma" and the marks by which PNG finds files that were sent as text: CR LF, end of file, LF... shortened to fit.
inline constexpr char kMagic[8] = {'o', 'n', 'o', 'm', 'a', '\r', '\n', '\x1A'};
inline constexpr uint32_t kFormatVersion = 8;
// Of the rules that reduce an unknown name to its key, and so of derived IDs: what they rest on is tables/key/learned.
// Version 1 is frozen: whoever changes a key makes version 2 (docs/decisions/0016).
inline constexpr uint32_t kKeyVersion = 1;
inline constexpr size_t kAlignment = 64;
inline constexpr uint32_t kMaxSections = 64;

struct Header {
  char magic[8];
  uint32_t format_version;
  uint32_t key_version;
  uint32_t unicode_version;  // major << 24 | minor << 16 | update << 8
  uint32_t sections;
  uint64_t file_size;
  uint64_t base_hash;     // content hash of the database that this one layers on, or 0
  uint64_t content_hash;  // XXH3-64 of the section entries, which hold each section's hash
  uint64_t reserved;
  uint64_t header_hash;  // XXH3-64 of the 56 bytes before it
};
static_assert(sizeof(Header) == 64);

struct SectionEntry {
  char tag[4];
  uint32_t flags;  // kRequired: a reader that doesn't know the tag must refuse the file
  uint64_t offset;
  uint64_t size;
  uint64_t hash;  // XXH3-64 of the section's bytes
  uint64_t reserved;
};
static_assert(sizeof(SectionEntry) == 40);
inline constexpr uint32_t kRequired = 1;

// Tags, in the order in which they stand in the file.
inline constexpr char kMeta[] = "META";       // Meta
inline constexpr char kFold[] = "FOLD";       // text/fold_table.h
inline constexpr char kForms[] = "FORM";      // index/exact_table.h: folded form -> postings
inline constexpr char kTrie[] = "TRIE";       // index/trie.h: the same forms, in order
inline constexpr char kTerms[] = "TERM";      // index/term_filter.h: which words of a text may be in a form
inline constexpr char kPostings[] = "POST";   // Posting[]: runs for forms and keys that have more than one
inline constexpr char kKeys[] = "KEYS";       // index/exact_table.h: key -> postings
inline constexpr char kNames[] = "NAME";      // NameRecord[]
inline constexpr char kNameIds[] = "NAID";    // u64[]: the ID of each name, dense: a lookup reads no more of a name
inline constexpr char kIds[] = "NIDX";        // u32[]: ordinals, by the IDs that NAID has for them
inline constexpr char kForward[] = "FRWD";    // ForwardRecord[], by ID: where retired and derived IDs lead
inline constexpr char kRules[] = "RULE";      // RulesHeader, SystemRecord[], SetRecord[], rule sets
inline constexpr char kLanguages[] = "LANG";  // romanize/spelling_model.h: alphabets, and how words are spelled
inline constexpr char kGeneric[] = "GENR";    // key/generic_scripts.h: scripts that no rules are for, in Latin letters
inline constexpr char kReadings[] = "READ";   // key/readings.h: how names are written, for those that no table has
inline constexpr char kLists[] = "LIST";      // ListRecord[]: small word lists
inline constexpr char kStrings[] = "STRS";  // length as u16, bytes; referred to by offset. Offset 0 is the empty string

struct Meta {
  uint64_t names;
  uint64_t forms;
  uint64_t postings;
  uint64_t keys;
};

enum LabelColumn { kLabelEnglish = 0, kLabelBe = 1, kLabelRu = 2, kLabelUk = 3, kLabelCount = 4 };
// Those of native forms.
inline constexpr std::pair<Language, LabelColumn> kNativeLabels[] = {
    {Language::kBe, kLabelBe}, {Language::kRu, kLabelRu}, {Language::kUk, kLabelUk}};

struct NameRecord {
  uint32_t slug;                    // string, without the kind: "sergei"
  uint32_t source;                  // string: "names/given/masculine.tsv (editor)"
  uint32_t masculine[kLabelCount];  // strings
  uint32_t feminine[kLabelCount];
  uint8_t kind;
  uint8_t home;    // language flag (index/posting.h) of the form that is the name's own
  uint8_t gender;  // 1 masculine, 2 feminine, 3 both, 0 none
  uint8_t weight;
  uint32_t former_of;  // ordinal + 1 of the place that this one is called now; 0: none
  uint32_t line;       // of the row in its file
  uint32_t reserved;
};
static_assert(sizeof(NameRecord) == 56);

struct ForwardRecord {
  uint64_t from;
  uint64_t to;
};

struct RulesHeader {
  uint32_t systems;
  uint32_t sets;
};

struct SystemRecord {
  uint32_t code, title, authority, year, languages, scope;  // strings
  uint32_t flags;
  uint32_t first_set, sets;
  uint32_t rules;
  uint32_t reserved[2];
};
static_assert(sizeof(SystemRecord) == 48);
inline constexpr uint32_t kReversible = 1;
inline constexpr uint32_t kStyle = 2;
inline constexpr uint32_t kCommon = 4;    // of the convention that is met most: passports and the press in English
inline constexpr uint32_t kInflects = 8;  // a style that gives names endings of its own: Putins, Putinas

struct SetRecord {
  uint64_t offset, size;  // of the rule set, within the section
  uint32_t language;      // code, as onoma/language.h packs it
  uint32_t reserved;
};
static_assert(sizeof(SetRecord) == 24);

// What a word in LIST is for.
enum class Purpose : uint32_t {
  kParticle = 1,          // van, de, bin: belongs to the surname that follows
  kHonorific = 2,         // Mr, President: no part of the name
  kAlias = 3,             // born, alias: another name follows
  kSurnameEnding = 4,     // of a key
  kPatronymicEnding = 5,  // of a key
  kPlaceEnding = 6,       // of a key
  kFeminineEnding = 7,    // of a surname's key; `into` is the masculine one
  kGeneration = 8,        // ogly, kyzy, oglu: follows the father's name
  kInitial = 9,           // more letters than one that are one letter's initial: Yu., Дз.
  kFatherEnding = 10,     // of a key: the shape of a patronymic, where a surname stands beside it
  kSurnameGender = 11,    // for compiling layers: "ru:" and masculine ending; `into` masculine/feminine
  kPatronymic = 12,       // for compiling layers: "ru:" and father's ending; `into` masculine/feminine
  kEqualEnding = 13,      // of a key: another ending of the same name, `into`
};

struct ListRecord {
  uint32_t purpose;
  uint32_t word;  // string
  uint32_t into;  // string
};

}  // namespace onoma::format

#endif  // ONOMA_FORMAT_FORMAT_H_
