#include "tables/compiler/name_table.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "onoma/normalizer.h"
#include "tables/compiler/morphology.h"
#include "tables/compiler/native_forms.h"
#include "tables/compiler/rule_file.h"
#include "text/utf8.h"

namespace onoma {
namespace {

class Reader {
 public:
  Reader(const std::string& folder, const std::function<std::string(Kind, const std::string&)>& slug_of,
         const Morphology& morphology, const LanguageTable& languages,
         const std::unordered_set<std::string>& base_slugs, Problems* problems)
      : folder_(folder),
        slug_of_(slug_of),
        base_slugs_(base_slugs),
        problems_(*problems),
        morphology_(morphology),
        languages_(languages) {}

  NameTable Read() {
    ReadSources();
    for (const TableFile& file : Files("names/given")) ReadGiven(file);
    for (const TableFile& file : Files("names/surnames")) ReadSurnames(file);
    for (const TableFile& file : Files("places")) ReadPlaces(file);
    MakePatronymics();
    for (const TableFile& file : Files("names/diminutives")) ReadDiminutives(file);
    for (const TableFile& file : Files("retired.tsv")) ReadRetired(file);
    for (const TableFile& file : Files("names/words")) ReadWords(file);
    for (const Name& name : table_.names) {
      if (!name.former_of.empty() && !Known(Kind::kPlace, name.former_of)) {
        problems_.Add(name.file, name.line, NoSuch("place", name.former_of));
      }
    }
    CheckClashes();
    return std::move(table_);
  }

 private:
  std::vector<TableFile> Files(const std::string& path) {
    std::vector<TableFile> files = ReadTables(folder_, path, &problems_);
    table_.files += files.size();
    return files;
  }

  bool Known(Kind kind, const std::string& slug) const { return table_.Find(kind, slug) >= 0; }

  std::string NoSuch(const std::string& kind, const std::string& slug) const {
    const std::string full = kind + "/" + slug;
    return base_slugs_.contains(full) ? full + " is a name of the base database: a layer can only add to its own rows"
                                      : "there is no " + full;
  }

  void ReadSources() {
    for (const TableFile& file : Files("sources.tsv")) {
      const Rows rows(file, {"code", "title", "year", "note"}, &problems_);
      for (size_t i = 0; i < rows.size(); ++i) sources_.insert(rows.Get(i, "code"));
    }
    sources_.insert("editor");
  }

  void CheckSource(const std::string& source, const std::string& file, size_t line) {
    if (!sources_.contains(source)) {
      problems_.Add(file, line,
                    absl::StrCat("source \"", source, "\" is not in sources.tsv (editor is an honest one)"));
    }
  }

  static void List(const Rows& rows, size_t i, const std::string& column, Link link, std::vector<ListedForm>* out) {
    for (const std::string& form : rows.List(i, column)) out->push_back({form, link});
  }

  Name Begin(const Rows& rows, size_t i, Kind kind) {
    Name name;
    name.kind = kind;
    name.slug = rows.Get(i, "slug");
    name.file = rows.file();
    name.line = rows.line(i);
    name.source = rows.Get(i, "source");
    name.note = rows.Get(i, "note");
    name.english = rows.Get(i, "english");
    name.natives = ReadNatives(rows, i, false, languages_, &problems_);
    CheckSource(name.source, name.file, name.line);
    if (name.slug.empty() || name.slug.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") != std::string::npos) {
      problems_.Add(name.file, name.line, "a slug has the letters a-z and hyphens: \"" + name.slug + "\"");
    }
    const std::string& home = rows.Get(i, "home");
    name.home = NameLanguage(home);
    if (!home.empty() && name.home == Language::kNone)
      problems_.Add(name.file, name.line, "home is be, ru or uk, not " + home);
    if (name.home == Language::kNone) {
      name.home = Language::kRu;
      const bool russian = std::any_of(name.natives.begin(), name.natives.end(),
                                       [&](const NativeForm& f) { return f.language == name.home; });
      if (!russian && !name.natives.empty()) name.home = name.natives.front().language;
    }
    if (name.natives.empty()) problems_.Add(name.file, name.line, "has no native form");
    const std::string& use = rows.Get(i, "use");
    if (use == "frequent") {
      name.weight = Name::kFrequent;
    } else if (use == "rare") {
      name.weight = Name::kRare;
    } else if (use == "foreign") {
      name.has_patronymic = false;
    } else if (!use.empty()) {
      problems_.Add(name.file, name.line, "use is frequent, rare, foreign or empty, not " + use);
    }
    for (const NativeForm& native : name.natives) {
      if (native.language != Language::kRu) continue;
      const std::string wanted = slug_of_(kind, native.masculine);
      // The first Russian form makes the slug; a suffix tells homonyms apart.
      if (!wanted.empty() && name.slug != wanted && !name.slug.starts_with(wanted + "-") && !name.excused()) {
        problems_.Add(name.file, name.line,
                      absl::StrCat("slug \"", name.slug, "\", by the rule \"", wanted,
                                   "\"; mend it while it is new, or say lint-ok and why in the note"));
      }
      break;
    }
    return name;
  }

  void Add(Name name) {
    const std::string full = absl::StrCat(std::string(KindName(name.kind)), "/", name.slug);
    const auto [it, inserted] = table_.by_slug.try_emplace(full, table_.names.size());
    if (!inserted) {
      const Name& other = table_.names[it->second];
      problems_.Add(name.file, name.line, absl::StrCat("slug ", full, " is taken by ", other.file, ":", other.line));
      return;
    }
    table_.names.push_back(std::move(name));
  }

  uint8_t Gender(const Rows& rows, size_t i) {
    const std::string& gender = rows.Get(i, "gender");
    if (gender == "m") return 1;
    if (gender == "f") return 2;
    if (gender == "mf") return 3;
    problems_.Add(rows.file(), rows.line(i), "gender is m, f or mf, not \"" + gender + "\"");
    return 0;
  }

  void ReadGiven(const TableFile& file) {
    const Rows rows(file,
                    {"slug", "gender", "use", "home", "be", "ru", "uk", "natives", "latin", "english", "renderings",
                     "western", "source", "note"},
                    &problems_);
    for (size_t i = 0; i < rows.size(); ++i) {
      Name name = Begin(rows, i, Kind::kGiven);
      name.gender = Gender(rows, i);
      List(rows, i, "latin", Link::kSame, &name.listed);
      List(rows, i, "renderings", Link::kRendering, &name.listed);
      List(rows, i, "western", Link::kWestern, &name.listed);
      Add(std::move(name));
    }
  }

  void ReadSurnames(const TableFile& file) {
    const Rows rows(
        file, {"slug", "use", "home", "be", "ru", "uk", "natives", "feminine", "latin", "renderings", "source", "note"},
        &problems_);
    for (size_t i = 0; i < rows.size(); ++i) {
      Name name = Begin(rows, i, Kind::kSurname);
      const std::string& feminine = rows.Get(i, "feminine");
      if (feminine.empty()) {
        for (NativeForm& native : name.natives) {
          native.feminine = morphology_.Feminine(native.language, native.masculine);
        }
      } else if (feminine != "-") {
        for (const std::string& item : SplitList(feminine)) {
          const size_t colon = item.find(':');
          const Language language = NameLanguage(item.substr(0, colon == std::string::npos ? 0 : colon));
          if (language == Language::kNone) {
            problems_.Add(file.name, rows.line(i), "feminine is empty, - or like ru:Толстая, not " + item);
            continue;
          }
          const std::string form = item.substr(colon + 1);
          CheckNative(form, language, languages_, file.name, rows.line(i), &problems_);
          for (NativeForm& native : name.natives) {
            if (native.language == language) native.feminine = form;
          }
        }
      }
      List(rows, i, "latin", Link::kSame, &name.listed);
      List(rows, i, "renderings", Link::kRendering, &name.listed);
      Add(std::move(name));
    }
  }

  void ReadPlaces(const TableFile& file) {
    const Rows rows(file,
                    {"slug", "home", "be", "ru", "uk", "natives", "latin", "english", "renderings", "exonyms",
                     "former_of", "source", "note"},
                    &problems_);
    for (size_t i = 0; i < rows.size(); ++i) {
      Name name = Begin(rows, i, Kind::kPlace);
      // Places are tabled because many speak of them: Харьков by itself is the city, though there are Харьковs.
      name.weight = Name::kFrequent;
      name.former_of = rows.Get(i, "former_of");
      List(rows, i, "latin", Link::kSame, &name.listed);
      List(rows, i, "renderings", Link::kRendering, &name.listed);
      List(rows, i, "exonyms", Link::kExonym, &name.listed);
      Add(std::move(name));
    }
  }

  void MakePatronymics() {
    struct Row {
      std::string file;
      size_t line;
      std::string source;
      std::vector<NativeForm> natives;
      std::vector<ListedForm> listed;
    };
    std::unordered_map<std::string, Row> irregular;
    for (const TableFile& file : Files("names/patronymics")) {
      const Rows rows(file, {"slug", "be", "ru", "uk", "latin", "source", "note"}, &problems_);
      for (size_t i = 0; i < rows.size(); ++i) {
        Row row{file.name, rows.line(i), rows.Get(i, "source"), ReadNatives(rows, i, true, languages_, &problems_), {}};
        CheckSource(row.source, row.file, row.line);
        List(rows, i, "latin", Link::kSame, &row.listed);
        const std::string& slug = rows.Get(i, "slug");
        if (!Known(Kind::kGiven, slug)) problems_.Add(file.name, rows.line(i), NoSuch("given", slug));
        if (!irregular.emplace(slug, std::move(row)).second) {
          problems_.Add(file.name, rows.line(i), "a second row for " + slug);
        }
      }
    }
    const size_t given = table_.names.size();
    for (size_t n = 0; n < given; ++n) {
      const Name father = table_.names[n];
      if (father.kind != Kind::kGiven || (father.gender & 1) == 0 || !father.has_patronymic) continue;
      Name name;
      name.kind = Kind::kPatronymic;
      name.slug = father.slug;
      name.file = father.file;
      name.line = father.line;
      name.source = father.source;
      name.home = father.home;
      // Гуревич is a surname first; that it is Гурий's son too is rare.
      name.weight = father.weight == Name::kFrequent ? Name::kFrequent : Name::kRare;
      name.native_only = father.weight == Name::kRare;
      const auto row = irregular.find(father.slug);
      if (row != irregular.end()) {
        name.file = row->second.file;
        name.line = row->second.line;
        name.source = row->second.source;
        name.listed = row->second.listed;
      }
      for (const auto& [column, language] : kNameLanguages) {
        bool listed = false;
        if (row != irregular.end()) {
          for (const NativeForm& native : row->second.natives) {
            if (native.language != language) continue;
            name.natives.push_back(native);
            listed = true;
          }
        }
        for (const NativeForm& native : father.natives) {
          if (listed || native.language != language) continue;
          for (auto& [masculine, feminine] : morphology_.Patronymics(language, native.masculine)) {
            name.natives.push_back({language, std::move(masculine), std::move(feminine)});
          }
        }
      }
      if (!name.natives.empty()) Add(std::move(name));
    }
  }

  void ReadDiminutives(const TableFile& file) {
    const Rows rows(file, {"be", "ru", "uk", "latin", "of", "gender", "source", "note"}, &problems_);
    for (size_t i = 0; i < rows.size(); ++i) {
      Diminutive diminutive{
          file.name, rows.line(i), ReadNatives(rows, i, false, languages_, &problems_), {}, rows.List(i, "of")};
      List(rows, i, "latin", Link::kDiminutive, &diminutive.listed);
      CheckSource(rows.Get(i, "source"), file.name, rows.line(i));
      Gender(rows, i);
      if (diminutive.of.empty()) problems_.Add(file.name, rows.line(i), "stands for no name: fill `of`");
      for (const std::string& slug : diminutive.of) {
        if (!Known(Kind::kGiven, slug)) problems_.Add(file.name, rows.line(i), NoSuch("given", slug));
      }
      table_.diminutives.push_back(std::move(diminutive));
    }
  }

  void ReadRetired(const TableFile& file) {
    const Rows rows(file, {"slug", "into", "note"}, &problems_);
    for (size_t i = 0; i < rows.size(); ++i) {
      const Retired retired{rows.Get(i, "slug"), rows.Get(i, "into"), file.name, rows.line(i)};
      if (table_.by_slug.contains(retired.slug)) {
        problems_.Add(file.name, rows.line(i), retired.slug + " is retired and has a row all the same");
      }
      table_.retired.push_back(retired);
    }
    // Each chain must end at a living name.
    std::unordered_map<std::string, std::string> into;
    for (const Retired& retired : table_.retired) into[retired.slug] = retired.into;
    for (const Retired& retired : table_.retired) {
      std::string slug = retired.into;
      for (size_t step = 0; step <= into.size() && into.contains(slug); ++step) slug = into[slug];
      if (!table_.by_slug.contains(slug) && !base_slugs_.contains(slug)) {
        problems_.Add(retired.file, retired.line, "leads to no name: " + retired.into);
      }
    }
  }

  void ReadWords(const TableFile& file) {
    const Rows rows(file, {"use", "word", "note"}, &problems_);
    for (size_t i = 0; i < rows.size(); ++i) table_.words.push_back({rows.Get(i, "use"), rows.Get(i, "word")});
  }

  // One native form of a kind and language belongs to one name, unless a row says that it knows.
  void CheckClashes() {
    std::unordered_map<std::string, size_t> owner;
    for (size_t n = 0; n < table_.names.size(); ++n) {
      const Name& name = table_.names[n];
      if (name.kind == Kind::kPatronymic) continue;  // made by rule: candidates tell Vasilevich from Vasilevich
      for (const NativeForm& native : name.natives) {
        // Other languages write several of these names alike: Rustam and Rustem are both Рөстәм.
        if (NameLanguage(LanguageCode(native.language)) == Language::kNone) continue;
        const std::string key = absl::StrCat(static_cast<int>(name.kind), ":", native.language, ":", native.masculine);
        const auto [it, inserted] = owner.try_emplace(key, n);
        if (inserted || it->second == n) continue;
        const Name& other = table_.names[it->second];
        if (name.excused() || other.excused()) continue;
        problems_.Add(name.file, name.line,
                      absl::StrCat(native.masculine, " is also in ", other.file, ":", other.line,
                                   "; one form is one name, unless a note says lint-ok and why"));
      }
    }
  }

  const std::string folder_;
  const std::function<std::string(Kind, const std::string&)>& slug_of_;
  const std::unordered_set<std::string>& base_slugs_;
  Problems& problems_;
  const Morphology& morphology_;
  const LanguageTable& languages_;
  std::unordered_set<std::string> sources_;
  NameTable table_;
};

}  // namespace

int64_t NameTable::Find(Kind kind, const std::string& slug) const {
  const auto it = by_slug.find(absl::StrCat(std::string(KindName(kind)), "/", slug));
  return it == by_slug.end() ? -1 : static_cast<int64_t>(it->second);
}

NameTable ReadNames(const std::string& folder, const std::function<std::string(Kind, const std::string&)>& slug_of,
                    const Morphology& morphology, const LanguageTable& languages,
                    const std::unordered_set<std::string>& base_slugs, Problems* problems) {
  return Reader(folder, slug_of, morphology, languages, base_slugs, problems).Read();
}

}  // namespace onoma
