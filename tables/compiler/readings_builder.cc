#include "tables/compiler/readings_builder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <map>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "key/readings.h"
#include "tables/compiler/readings_section.h"
#include "tables/compiler/sound_model.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace onoma {
namespace {

constexpr const char* kUnits = "key/learned/units.tsv";
// Of a stem's endings together, beside a word's one.
constexpr double kStemWeight = 2;

// Letters that stand for vowels, and those behind which be and uk change vowels: the twin of train.py's.
constexpr std::u32string_view kBack = U"aouyâäåãáàóòôöőõøúùûüůűŭýỳаоуыэў";
constexpr std::u32string_view kFront = U"ijíìîïı'ёиіїюяьй";
constexpr std::u32string_view kLettersE = U"eéèêëěеєэ";
constexpr std::u32string_view kHushers = U"hšžčřrcjżźśжшчщцр";
// Plain Cyrillic letters in the order of their numbers, and those that are others with a mark.
constexpr std::u32string_view kCyrillic = U"абвгдежзийклмнопрстуфхцчшыьюяі'";
constexpr std::u32string_view kMarked = U"ёўїєґэщъ", kUnmarked = U"еуіегеш'";

class Builder {
 public:
  Builder(const std::string& folder, const FoldTable& fold, Problems* problems)
      : folder_(folder), fold_(fold), problems_(*problems) {}

  std::string Build() {
    const std::optional<TableFile> groups = Table("key/learned/groups.tsv");
    if (!groups) return "";
    ReadGroups(*groups);
    ReadUnits();
    ReadCosts();
    ReadStems();
    ReadForeign();
    out_.sound_costs = sounds_.Costs();
    return out_.Bytes();
  }

 private:
  std::optional<TableFile> Table(const std::string& path) {
    std::vector<TableFile> files = ReadTables(folder_, path, &problems_);
    if (files.empty()) return std::nullopt;
    return std::move(files.front());
  }

  template <typename Take>
  void Each(const std::string& path, const std::vector<std::string>& columns, Take take) {
    const std::optional<TableFile> file = Table(path);
    if (!file) {
      problems_.Add(path, 0, "is missing; tables/key/train/train.py writes it");
      return;
    }
    const Rows rows(*file, columns, &problems_);
    for (size_t i = 0; i < rows.size(); ++i) take(rows, i);
  }

  Sounds SoundsOf(const Rows& rows, size_t i, const std::string& signs) {
    Sounds out;
    for (const char sign : signs) {
      if (sign == '-') continue;
      out.push_back(SoundOf(sign));
      if (out.back() == 0) problems_.Add(rows.file(), rows.line(i), "no such sound: " + std::string(1, sign));
    }
    return out;
  }

  void ReadGroups(const TableFile& file) {
    const Rows rows(file, {"script", "convention", "language", "bits"}, &problems_);
    for (size_t i = 0; i < rows.size(); ++i) {
      Readings::Group group{};
      const std::string& language = rows.Get(i, "language");
      const std::string name = rows.Get(i, "convention") + " " + language;
      std::memcpy(group.name, name.data(), std::min(name.size(), sizeof(group.name)));
      group.script = rows.Get(i, "script") == "Latn" ? Readings::Script::kLatin : Readings::Script::kCyrillic;
      const bool foreign = rows.Get(i, "convention") == "foreign";
      group.speech = foreign            ? Readings::Speech::kForeign
                     : language == "be" ? Readings::Speech::kBe
                     : language == "uk" ? Readings::Speech::kUk
                                        : Readings::Speech::kRu;
      double bits = 0;
      if (!absl::SimpleAtod(rows.Get(i, "bits"), &bits)) problems_.Add(rows.file(), rows.line(i), "no number of bits");
      group.cost = static_cast<uint16_t>(std::lround(bits * 8));
      number_[name] = out_.groups.size();
      ++of_script_[group.script == Readings::Script::kLatin];
      out_.groups.push_back(group);
    }
    if (of_script_[0] > Readings::kCyrillicGroups || of_script_[1] > Readings::kMaxGroups) {
      problems_.Add(file.name, 1, "too many groups");
    }
  }

  static Readings::Script ScriptOf(char32_t cp) {
    return cp == U'\''                 ? Readings::Script::kNone
           : cp >= 0x400 && cp < 0x530 ? Readings::Script::kCyrillic
                                       : Readings::Script::kLatin;
  }

  // The letter's number, given out at its first use.
  uint8_t Id(char32_t cp) {
    const auto [it, inserted] = out_.letters.try_emplace(cp);
    Readings::Letter& letter = it->second;
    if (!inserted) return letter.id;
    if (out_.letters.size() > 255) problems_.Add(kUnits, 1, "more than 255 letters");
    letter.id = static_cast<uint8_t>(out_.letters.size());
    const Readings::Script script = ScriptOf(cp);
    char32_t plain = cp;
    if (script == Readings::Script::kCyrillic) {
      if (const size_t at = kMarked.find(cp); at != kMarked.npos) plain = kUnmarked[at];
      const size_t at = kCyrillic.find(plain);
      letter.plain = at == kCyrillic.npos ? 0 : static_cast<uint8_t>(at + 1);
    } else if (script == Readings::Script::kLatin) {
      std::string stripped;
      if (cp >= 0x80 && fold_.Strip(cp, &stripped) && !stripped.empty())
        plain = static_cast<unsigned char>(stripped[0]);
      if (plain >= U'a' && plain <= U'z') letter.plain = static_cast<uint8_t>(plain - U'a' + 1);
    }
    const Readings::Place place = kBack.find(cp) != kBack.npos           ? Readings::kBackVowel
                                  : kLettersE.find(cp) != kLettersE.npos ? Readings::kE
                                  : kFront.find(cp) != kFront.npos       ? Readings::kFrontVowel
                                  : kHushers.find(cp) != kHushers.npos   ? Readings::kHusher
                                                                         : Readings::kOther;
    letter.script_and_place = static_cast<uint8_t>(static_cast<uint8_t>(script) << 4 | place);
    return letter.id;
  }

  void PlainId(char32_t cp, Readings::Script script) {
    const uint8_t id = Id(cp), plain = out_.letters[cp].plain;
    const size_t latin = script == Readings::Script::kLatin;
    if (plain != 0) out_.plain_ids[latin * Readings::kPlainLetters + plain] = id;
  }

  uint16_t ArcList(const Rows& rows, size_t i, const std::string& cell) {
    const auto [it, inserted] = lists_.try_emplace(cell, static_cast<uint16_t>(out_.arcs.size()));
    if (!inserted) return it->second;
    for (const auto& item : absl::StrSplit(cell, ' ')) {
      const std::vector<std::string> pair = absl::StrSplit(item, '=');
      int cost = 0;
      if (pair.size() != 2 || !absl::SimpleAtoi(pair[1], &cost)) {
        problems_.Add(rows.file(), rows.line(i), "expected sounds=cost: " + std::string(item));
        continue;
      }
      const Sounds sounds = SoundsOf(rows, i, pair[0]);
      if (sounds.size() > 6) problems_.Add(rows.file(), rows.line(i), "more than six sounds");
      Readings::Arc arc{};
      for (size_t k = 0; k < sounds.size() && k < 6; ++k) arc.sounds |= uint32_t{sounds[k]} << (5 * k);
      arc.cost = static_cast<uint16_t>(cost);
      out_.arcs.push_back(arc);
    }
    if (out_.arcs.size() >= 0xFFFF) problems_.Add(rows.file(), rows.line(i), "too many arcs");
    if (!out_.arcs.empty()) out_.arcs.back().last = 1;
    return it->second;
  }

  void ReadUnits() {
    struct Key {
      size_t group;
      std::vector<uint8_t> letters;
      bool operator<(const Key& other) const {
        // By group and first letter, the longest first.
        return std::tuple(group, letters[0], -static_cast<int>(letters.size()), letters) <
               std::tuple(other.group, other.letters[0], -static_cast<int>(other.letters.size()), other.letters);
      }
    };
    struct Value {
      uint16_t any = 0;
      std::map<size_t, uint16_t> by_context;
    };
    std::map<Key, Value> units;
    Each(kUnits, {"group", "letters", "before", "behind", "sounds"}, [&](const Rows& rows, size_t i) {
      const auto group = number_.find(rows.Get(i, "group"));
      if (group == number_.end()) {
        problems_.Add(rows.file(), rows.line(i), "no such group");
        return;
      }
      Key key{group->second, {}};
      for (const char32_t cp : DecodeAll(rows.Get(i, "letters"))) key.letters.push_back(Id(cp));
      if (key.letters.empty() || key.letters.size() > Readings::kMaxUnit) {
        problems_.Add(rows.file(), rows.line(i), "no letters, or more than eight");
        return;
      }
      const uint16_t list = ArcList(rows, i, rows.Get(i, "sounds"));
      int before = 0, behind = 0;
      if (rows.Get(i, "before").empty()) {
        units[key].any = list;
      } else if (absl::SimpleAtoi(rows.Get(i, "before"), &before) && absl::SimpleAtoi(rows.Get(i, "behind"), &behind)) {
        units[key].by_context[static_cast<size_t>(before) * Readings::kBehind + static_cast<size_t>(behind)] = list;
      }
    });
    out_.starts.resize(out_.groups.size() * 256);
    for (const auto& [key, value] : units) {
      Readings::Start& start = out_.starts[key.group * 256 + key.letters[0]];
      Readings::Meaning meaning{.arcs = value.any, .contexts = 0};
      if (!value.by_context.empty()) {
        for (size_t c = 0; c < Readings::kContexts; ++c) {
          const auto it = value.by_context.find(c);
          out_.contexts.push_back(it == value.by_context.end() ? value.any : it->second);
        }
        meaning.contexts = static_cast<uint16_t>(out_.contexts.size() / Readings::kContexts);
      }
      if (key.letters.size() == 1) {
        start.alone = 1;
        start.meaning = meaning;
        continue;
      }
      if (start.longer == 0) start.first = static_cast<uint16_t>(out_.units.size());
      if (start.longer == 255) problems_.Add(kUnits, 1, "too many units of one letter");
      ++start.longer;
      start.seconds |= uint32_t{1} << key.letters[1] % 32;
      Readings::Unit unit{};
      for (size_t k = 0; k < key.letters.size(); ++k) unit.letters |= uint64_t{key.letters[k]} << (8 * k);
      unit.size = static_cast<uint8_t>(key.letters.size());
      unit.meaning = meaning;
      out_.units.push_back(unit);
    }
    const size_t contexts = out_.contexts.size() / Readings::kContexts;
    if (out_.units.size() > 0xFFFF || contexts > 0xFFFF) problems_.Add(kUnits, 1, "too many units");
    // What a letter without its mark is.
    for (char32_t cp = U'a'; cp <= U'z'; ++cp) PlainId(cp, Readings::Script::kLatin);
    for (const char32_t cp : kCyrillic) PlainId(cp, Readings::Script::kCyrillic);
  }

  // One sign for each group of the script.
  std::string CostRow(const Rows& rows, size_t i, Readings::Script script, size_t width) {
    const std::string& signs = rows.Get(i, "bits");
    const size_t members = of_script_[script == Readings::Script::kLatin];
    std::string row(width, '\0');
    if (signs.size() != members) {
      problems_.Add(rows.file(), rows.line(i), absl::StrCat("expected ", members, " signs"));
      return row;
    }
    for (size_t k = 0; k < signs.size(); ++k) row[k] = static_cast<char>(signs[k] - '0');
    return row;
  }

  void ReadCosts() {
    Each("key/learned/marks.tsv", {"script", "letter", "bits"}, [&](const Rows& rows, size_t i) {
      const auto script = rows.Get(i, "script") == "Latn" ? Readings::Script::kLatin : Readings::Script::kCyrillic;
      const std::u32string letter = DecodeAll(rows.Get(i, "letter"));
      if (letter.size() != 1 || marks_ == 255) return;
      Id(letter[0]);
      out_.mark_rows += CostRow(rows, i, script, Readings::kMaxGroups);
      out_.letters[letter[0]].mark = static_cast<uint8_t>(++marks_);
    });
    for (auto& index : out_.index) index.assign(Readings::kTrigrams, 0);
    Each("key/learned/ngrams.tsv", {"script", "letters", "bits"}, [&](const Rows& rows, size_t i) {
      const auto script = rows.Get(i, "script") == "Latn" ? Readings::Script::kLatin : Readings::Script::kCyrillic;
      const bool latin = script == Readings::Script::kLatin;
      size_t at = 0;
      const std::u32string letters = DecodeAll(rows.Get(i, "letters"));
      if (letters.size() != 3) return;
      for (const char32_t cp : letters) {
        const size_t place = latin ? cp - U'a' : kCyrillic.find(cp);
        at = at * Readings::kPlainLetters + (cp == U'^' || cp == U'$' ? 0 : (place & 31) + 1);
      }
      const size_t width = latin ? Readings::kMaxGroups : Readings::kCyrillicGroups;
      out_.rows[latin] += CostRow(rows, i, script, width);
      if (at < Readings::kTrigrams) out_.index[latin][at] = static_cast<uint16_t>(out_.rows[latin].size() / width);
    });
  }

  void ReadStems() {
    Each("key/learned/words.tsv", {"sounds"},
         [&](const Rows& rows, size_t i) { sounds_.Count(SoundsOf(rows, i, rows.Get(i, "sounds")), 0, true, 1); });
    std::map<std::string, std::vector<std::pair<Sounds, double>>> endings;
    Each("key/endings.tsv", {"after", "ending", "weight"}, [&](const Rows& rows, size_t i) {
      double weight = 0;
      if (!absl::SimpleAtod(rows.Get(i, "weight"), &weight)) problems_.Add(rows.file(), rows.line(i), "no weight");
      const Sounds ending = SoundsOf(rows, i, rows.Get(i, "ending"));
      endings[rows.Get(i, "after")].emplace_back(ending, weight);
      if (ending.size() > kPacked) problems_.Add(rows.file(), rows.line(i), "too long an ending");
      if (!ending.empty()) out_.endings[Pack(ending)] |= rows.Get(i, "after") == "soft" ? 2 : 1;
    });
    double total[2] = {0, 0};
    for (const auto& [ending, weight] : endings["hard"]) total[0] += weight;
    for (const auto& [ending, weight] : endings["soft"]) total[1] += weight;
    Each("key/learned/stems.tsv", {"sounds", "after"}, [&](const Rows& rows, size_t i) {
      const Sounds stem = SoundsOf(rows, i, rows.Get(i, "sounds"));
      const bool soft = rows.Get(i, "after") == "soft";
      sounds_.Count(stem, 0, false, 1);
      for (const auto& [ending, weight] : endings[soft ? "soft" : "hard"]) {
        Sounds word = stem;
        word.insert(word.end(), ending.begin(), ending.end());
        // Behind ж, ч, ш, щ, ц the ending -ов is -ев.
        const std::string_view hushers = "ZCSWc";
        if (!soft && !ending.empty() && ending[0] == kSoundO && ending.size() > 1 && ending[1] == kSoundV &&
            hushers.find(kSoundSigns[stem.back()]) != hushers.npos) {
          word[stem.size()] = kSoundE;
        }
        sounds_.Count(word, stem.size(), true, kStemWeight * weight / total[soft]);
      }
      if (stem.size() <= kPacked) out_.stems[Pack(stem)] |= soft ? 2 : 1;
    });
    Each("key/learned/cognates.tsv", {"sounds", "russian", "languages"}, [&](const Rows& rows, size_t i) {
      const Sounds heard = SoundsOf(rows, i, rows.Get(i, "sounds")),
                   russian = SoundsOf(rows, i, rows.Get(i, "russian"));
      if (heard.size() > kPacked || russian.size() > kPacked) return;
      const std::string& languages = rows.Get(i, "languages");
      out_.cognates[Pack(heard)] = Pack(russian) | (languages.find("be") != languages.npos ? Readings::kBeStem : 0) |
                                   (languages.find("uk") != languages.npos ? Readings::kUkStem : 0);
    });
  }

  void ReadForeign() {
    Each("key/foreign.tsv", {"name", "language"}, [&](const Rows& rows, size_t i) {
      const std::string form = FoldForm(fold_, rows.Get(i, "name"));
      std::string plain;
      for (const char32_t cp : DecodeAll(form)) {
        if (cp != U'\'' && !fold_.Strip(cp, &plain)) AppendUtf8(cp, &plain);
      }
      const uint64_t packed = Readings::PackLetters(plain);
      if (packed != 0) out_.foreign[packed] = 1;
    });
  }

  static uint64_t Pack(const Sounds& sounds) { return PackSounds(sounds.data(), static_cast<uint32_t>(sounds.size())); }

  const std::string& folder_;
  const FoldTable& fold_;
  Problems& problems_;
  std::map<std::string, size_t> number_;   // of groups
  std::array<size_t, 2> of_script_{};      // groups: Cyrillic, Latin
  std::map<std::string, uint16_t> lists_;  // of arcs
  size_t marks_ = 0;
  SoundModel sounds_;
  ReadingsSection out_;
};

}  // namespace

std::string BuildReadingsSection(const std::string& folder, const FoldTable& fold, Problems* problems) {
  return Builder(folder, fold, problems).Build();
}

}  // namespace onoma
