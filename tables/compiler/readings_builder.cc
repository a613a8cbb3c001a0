#include "tables/compiler/readings_builder.h"

#include <algorithm>
#include <array>
#include <bit>
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
#include "format/writer.h"
#include "key/decoder.h"
#include "key/readings.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace onoma {
namespace {

using Sounds = std::vector<Sound>;

// How much the sounds of a word weigh against what its letters say.
constexpr double kSoundWeight = 0.45;
// Of a stem's endings together, beside a word's one.
constexpr double kStemWeight = 2;
// What a sound's costs rest on where nothing was met.
constexpr double kEven = 1.0 / 30;

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
    SoundCosts();
    return Write();
  }

 private:
  struct Group {
    std::string name;
    Readings::Script script;
    Readings::Speech speech;
    uint16_t cost;
  };

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
      Group group;
      const std::string& language = rows.Get(i, "language");
      group.name = rows.Get(i, "convention") + " " + language;
      group.script = rows.Get(i, "script") == "Latn" ? Readings::Script::kLatin : Readings::Script::kCyrillic;
      const bool foreign = rows.Get(i, "convention") == "foreign";
      group.speech = foreign            ? Readings::Speech::kForeign
                     : language == "be" ? Readings::Speech::kBe
                     : language == "uk" ? Readings::Speech::kUk
                                        : Readings::Speech::kRu;
      double bits = 0;
      if (!absl::SimpleAtod(rows.Get(i, "bits"), &bits)) problems_.Add(rows.file(), rows.line(i), "no number of bits");
      group.cost = static_cast<uint16_t>(std::lround(bits * 8));
      number_[group.name] = groups_.size();
      of_script_[group.script == Readings::Script::kLatin].push_back(groups_.size());
      groups_.push_back(group);
    }
    if (of_script_[0].size() > Readings::kCyrillicGroups || of_script_[1].size() > Readings::kMaxGroups ||
        groups_.size() > Readings::kAllGroups) {
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
    const auto [it, inserted] = letters_.try_emplace(cp);
    Readings::Letter& letter = it->second;
    if (!inserted) return letter.id;
    if (letters_.size() > 255) problems_.Add("key/learned/units.tsv", 1, "more than 255 letters");
    letter.id = static_cast<uint8_t>(letters_.size());
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

  uint16_t ArcList(const Rows& rows, size_t i, const std::string& cell) {
    const auto [it, inserted] = lists_.try_emplace(cell, static_cast<uint16_t>(arcs_.size()));
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
      arcs_.push_back(arc);
    }
    if (arcs_.size() >= 0xFFFF) problems_.Add(rows.file(), rows.line(i), "too many arcs");
    if (!arcs_.empty()) arcs_.back().last = 1;
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
    Each("key/learned/units.tsv", {"group", "letters", "before", "behind", "sounds"}, [&](const Rows& rows, size_t i) {
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
    starts_.assign(groups_.size() * 256, 0xFFFF);
    for (const auto& [key, value] : units) {
      uint16_t& start = starts_[key.group * 256 + key.letters[0]];
      if (start == 0xFFFF) start = static_cast<uint16_t>(units_.size());
      Readings::Unit unit{};
      for (size_t k = 0; k < key.letters.size(); ++k) unit.letters |= uint64_t{key.letters[k]} << (8 * k);
      unit.size = static_cast<uint8_t>(key.letters.size());
      unit.group = static_cast<uint8_t>(key.group);
      unit.arcs = value.any;
      if (!value.by_context.empty()) {
        for (size_t c = 0; c < Readings::kContexts; ++c) {
          const auto it = value.by_context.find(c);
          contexts_.push_back(it == value.by_context.end() ? value.any : it->second);
        }
        unit.contexts = static_cast<uint32_t>(contexts_.size() / Readings::kContexts);
      }
      units_.push_back(unit);
    }
    if (units_.size() >= 0xFFFF) problems_.Add("key/learned/units.tsv", 1, "too many units");
    // What a letter without its mark is.
    for (char32_t cp = U'a'; cp <= U'z'; ++cp) Id(cp);
    for (const char32_t cp : kCyrillic) Id(cp);
  }

  // One sign for each group of the script.
  std::string CostRow(const Rows& rows, size_t i, Readings::Script script, size_t width) {
    const std::string& signs = rows.Get(i, "bits");
    const std::vector<size_t>& members = of_script_[script == Readings::Script::kLatin];
    std::string row(width, '\0');
    if (signs.size() != members.size()) {
      problems_.Add(rows.file(), rows.line(i), absl::StrCat("expected ", members.size(), " signs"));
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
      mark_rows_ += CostRow(rows, i, script, Readings::kMaxGroups);
      letters_[letter[0]].mark = static_cast<uint8_t>(++marks_);
    });
    for (auto& index : index_) index.assign(Readings::kTrigrams, 0);
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
      rows_[latin] += CostRow(rows, i, script, width);
      if (at < Readings::kTrigrams) index_[latin][at] = static_cast<uint16_t>(rows_[latin].size() / width);
    });
  }

  void ReadStems() {
    Each("key/learned/words.tsv", {"sounds"},
         [&](const Rows& rows, size_t i) { Count(SoundsOf(rows, i, rows.Get(i, "sounds")), 0, true, 1); });
    std::map<std::string, std::vector<std::pair<Sounds, double>>> endings;
    Each("key/endings.tsv", {"after", "ending", "weight"}, [&](const Rows& rows, size_t i) {
      double weight = 0;
      if (!absl::SimpleAtod(rows.Get(i, "weight"), &weight)) problems_.Add(rows.file(), rows.line(i), "no weight");
      const Sounds ending = SoundsOf(rows, i, rows.Get(i, "ending"));
      endings[rows.Get(i, "after")].emplace_back(ending, weight);
      if (!ending.empty()) endings_[Pack(ending)] |= rows.Get(i, "after") == "soft" ? 2 : 1;
    });
    double total[2] = {0, 0};
    for (const auto& [ending, weight] : endings["hard"]) total[0] += weight;
    for (const auto& [ending, weight] : endings["soft"]) total[1] += weight;
    Each("key/learned/stems.tsv", {"sounds", "after"}, [&](const Rows& rows, size_t i) {
      const Sounds stem = SoundsOf(rows, i, rows.Get(i, "sounds"));
      const bool soft = rows.Get(i, "after") == "soft";
      Count(stem, 0, false, 1);
      for (const auto& [ending, weight] : endings[soft ? "soft" : "hard"]) {
        Sounds word = stem;
        word.insert(word.end(), ending.begin(), ending.end());
        // Behind ж, ч, ш, щ, ц the ending -ов is -ев.
        const std::string_view hushers = "ZCSWc";
        if (!soft && !ending.empty() && ending[0] == kSoundO && ending.size() > 1 && ending[1] == kSoundV &&
            hushers.find(kSoundSigns[stem.back()]) != hushers.npos) {
          word[stem.size()] = kSoundE;
        }
        Count(word, stem.size(), true, kStemWeight * weight / total[soft]);
      }
      if (stem.size() <= kPacked) stems_[Pack(stem)] |= soft ? 2 : 1;
    });
    Each("key/learned/cognates.tsv", {"sounds", "russian", "languages"}, [&](const Rows& rows, size_t i) {
      const Sounds heard = SoundsOf(rows, i, rows.Get(i, "sounds")),
                   russian = SoundsOf(rows, i, rows.Get(i, "russian"));
      if (heard.size() > kPacked || russian.size() > kPacked) return;
      const std::string& languages = rows.Get(i, "languages");
      cognates_[Pack(heard)] = Pack(russian) | (languages.find("be") != languages.npos ? Readings::kBeStem : 0) |
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
      if (packed != 0) foreign_[packed] = 1;
    });
  }

  static uint64_t Pack(const Sounds& sounds) { return PackSounds(sounds.data(), static_cast<uint32_t>(sounds.size())); }

  // Counts the sounds of a word from `first` on, each behind none to three before it; with `end`, its edge too.
  void Count(const Sounds& word, size_t first, bool end, double weight) {
    for (size_t i = first; i < word.size() + (end ? 1 : 0); ++i) {
      size_t gram = i < word.size() ? word[i] : 0;
      size_t scale = 1;
      for (size_t order = 0; order < 4; ++order) {
        if (order > 0) {
          scale *= kSoundsAndEdge;
          gram += (i >= order ? word[i - order] : 0) * scale;
        }
        counts_[order][gram] += weight;
      }
    }
  }

  // Witten and Bell's mixture of what stands behind three sounds, two, one, and none.
  void SoundCosts() {
    std::vector<double> lower(kSoundsAndEdge, kEven);
    size_t size = 1;  // of the contexts
    for (size_t order = 0; order < 4; ++order) {
      std::vector<double> p(size * kSoundsAndEdge);
      for (size_t context = 0; context < size; ++context) {
        const double* counts = &counts_[order][context * kSoundsAndEdge];
        double total = 0, kinds = 0;
        for (size_t s = 0; s < kSoundsAndEdge; ++s) {
          total += counts[s];
          kinds += counts[s] > 0;
        }
        const size_t below = order == 0 ? 0 : context % (size / kSoundsAndEdge);
        for (size_t s = 0; s < kSoundsAndEdge; ++s) {
          const double base = order == 0 ? kEven : lower[below * kSoundsAndEdge + s];
          p[context * kSoundsAndEdge + s] = total == 0 ? base : (counts[s] + kinds * base) / (total + kinds);
        }
      }
      lower = std::move(p);
      size *= kSoundsAndEdge;
    }
    for (const double p : lower) {
      sound_costs_.push_back(
          static_cast<char>(std::clamp<long>(std::lround(-8 * kSoundWeight * std::log2(p)), 0, 255)));
    }
  }

  static std::string Map(const std::map<uint64_t, uint64_t>& map, uint32_t* slots) {
    *slots = static_cast<uint32_t>(std::bit_ceil(std::max<size_t>(map.size() * 2, 2)));
    std::vector<Readings::Pair> pairs(*slots);
    for (const auto& [key, value] : map) {
      size_t at = Readings::Slot(key, *slots);
      while (pairs[at].key != 0) at = (at + 1) & (*slots - 1);
      pairs[at] = {key, value};
    }
    std::string out;
    for (const Readings::Pair& pair : pairs) format::AppendRaw(pair, &out);
    return out;
  }

  std::string Write() {
    uint32_t counts[16] = {};
    std::string maps;
    size_t k = 7;
    for (const auto* map : {&stems_, &cognates_, &endings_, &foreign_}) maps += Map(*map, &counts[k++]);
    counts[0] = static_cast<uint32_t>(groups_.size());
    counts[1] = marks_;
    counts[2] = static_cast<uint32_t>(rows_[0].size() / Readings::kCyrillicGroups);
    counts[3] = static_cast<uint32_t>(rows_[1].size() / Readings::kMaxGroups);
    counts[4] = static_cast<uint32_t>(units_.size());
    counts[5] = static_cast<uint32_t>(contexts_.size() / Readings::kContexts);
    counts[6] = static_cast<uint32_t>(arcs_.size());
    std::string out;
    for (const uint32_t count : counts) format::AppendRaw(count, &out);
    for (const Group& group : groups_) {
      Readings::Group record{};
      std::memcpy(record.name, group.name.data(), std::min(group.name.size(), sizeof(record.name)));
      record.script = group.script;
      record.speech = group.speech;
      record.cost = group.cost;
      format::AppendRaw(record, &out);
    }
    std::array<uint8_t, 2 * Readings::kPlainLetters> plain_ids{};
    for (uint32_t i = 0; i < Readings::kDirect + Readings::kExtended; ++i) {
      const char32_t cp = i < Readings::kDirect ? i : i - Readings::kDirect + Readings::kExtendedFirst;
      const auto it = letters_.find(cp);
      const Readings::Letter letter = it == letters_.end() ? Readings::Letter{} : it->second;
      format::AppendRaw(letter, &out);
      const bool latin = letter.script_and_place >> 4 == static_cast<uint8_t>(Readings::Script::kLatin);
      const bool plain = latin ? cp < 0x80 : kCyrillic.find(cp) != kCyrillic.npos;
      if (letter.plain != 0 && plain) plain_ids[latin * Readings::kPlainLetters + letter.plain] = letter.id;
    }
    out += mark_rows_;
    for (size_t latin = 0; latin < 2; ++latin) {
      for (const uint16_t row : index_[latin]) format::AppendRaw(row, &out);
      out += rows_[latin];
    }
    for (const uint8_t id : plain_ids) format::AppendRaw(id, &out);
    for (const uint16_t start : starts_) format::AppendRaw(start, &out);
    for (const Readings::Unit& unit : units_) format::AppendRaw(unit, &out);
    for (const uint16_t list : contexts_) format::AppendRaw(list, &out);
    for (const Readings::Arc& arc : arcs_) format::AppendRaw(arc, &out);
    return out + sound_costs_ + maps;
  }

  const std::string& folder_;
  const FoldTable& fold_;
  Problems& problems_;
  std::vector<Group> groups_;
  std::map<std::string, size_t> number_;
  std::vector<size_t> of_script_[2];
  std::map<char32_t, Readings::Letter> letters_;
  std::map<std::string, uint16_t> lists_;
  std::vector<Readings::Arc> arcs_;
  std::vector<Readings::Unit> units_;
  std::vector<uint16_t> starts_, contexts_, index_[2];
  std::string mark_rows_, rows_[2], sound_costs_;
  uint32_t marks_ = 0;
  std::map<uint64_t, uint64_t> stems_, cognates_, endings_, foreign_;
  std::array<std::vector<double>, 4> counts_ = {
      std::vector<double>(kSoundsAndEdge), std::vector<double>(kSoundsAndEdge* kSoundsAndEdge),
      std::vector<double>(kSoundsAndEdge* kSoundsAndEdge* kSoundsAndEdge),
      std::vector<double>(kSoundsAndEdge* kSoundsAndEdge* kSoundsAndEdge* kSoundsAndEdge)};
};

}  // namespace

std::string BuildReadingsSection(const std::string& folder, const FoldTable& fold, Problems* problems) {
  return Builder(folder, fold, problems).Build();
}

}  // namespace onoma
