#include "tables/compiler/compile.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <unordered_set>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "format/format.h"
#include "format/reader.h"
#include "format/writer.h"
#include "names/ids.h"
#include "onoma/normalizer.h"
#include "romanize/variants.h"
#include "tables/compiler/conventions.h"
#include "tables/compiler/form_table.h"
#include "tables/compiler/forward_section.h"
#include "tables/compiler/language_table.h"
#include "tables/compiler/list_section.h"
#include "tables/compiler/morphology.h"
#include "tables/compiler/name_table.h"
#include "tables/compiler/readings_builder.h"
#include "tables/compiler/rule_file.h"
#include "tables/compiler/rule_section.h"
#include "tables/compiler/spelling_builder.h"
#include "tables/compiler/table_file.h"
#include "text/strip.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace onoma {
namespace {

constexpr const char* kSlugSystem = "bgnpcgn-rus-Cyrl-Latn-1947";
constexpr const char* kEnglishStyle = "press-en";

class Compiler {
 public:
  Compiler(const CompileOptions& options, CompileReport* report) : options_(options), report_(*report) {}

  absl::StatusOr<std::string> Run() {
    if (options_.base != nullptr) {
      if (absl::Status status = options_.base->Verify(); !status.ok()) return status;
      base_ = options_.base->shared_reader();
    }
    languages_.emplace(options_.folder, base_.get(), &problems_);
    morphology_.emplace(options_.folder, base_.get(), &problems_);
    if (absl::Status status = MakeTools(); !status.ok()) return status;
    std::unordered_set<std::string> base_slugs;
    if (options_.layer && base_ != nullptr) {
      for (size_t i = 0; i < base_->names(); ++i) {
        const format::NameRecord name = base_->name(i);
        base_slugs.insert(absl::StrCat(std::string(KindName(static_cast<Kind>(name.kind))), "/",
                                       std::string(base_->String(name.slug))));
      }
    }
    table_ = ReadNames(
        options_.folder, [&](Kind kind, const std::string& form) { return SlugOf(kind, form); }, *morphology_,
        *languages_, base_slugs, &problems_);
    if (table_.names.empty() && problems_.empty()) {
      problems_.Add(options_.folder, 0, "no names there; the tables' folder has names/ and places/ in it");
    }
    if (absl::Status status = problems_.ToStatus(); !status.ok()) return status;
    return Write();
  }

 private:
  // A database of the fold table, the rules and the lists alone: with it, forms are made by the run time's own code.
  absl::Status MakeTools() {
    std::string fold = options_.fold_section;
    unicode_version_ = options_.unicode_version;
    if (fold.empty()) {
      if (base_ == nullptr) return absl::InvalidArgumentError("no fold table: neither ICU's nor a base database's");
      fold = std::string(AsText(base_->Section(format::kFold)));
      unicode_version_ = base_->header().unicode_version;
    }
    std::string generic = options_.generic_section;
    if (generic.empty()) {
      if (base_ == nullptr) return absl::InvalidArgumentError("no section GENR: neither ICU's nor a base database's");
      generic = std::string(AsText(base_->Section(format::kGeneric)));
    }
    size_t files = 0;
    for (const auto& [folder, kind] : {std::pair{"systems", RuleFileKind::kSystem}, {"styles", RuleFileKind::kStyle}}) {
      for (const TableFile& table : ReadTables(options_.folder, folder, &problems_)) {
        rule_files_.push_back(ParseRuleFile(table, kind, *languages_, &problems_));
        ++files;
      }
    }
    ResolveRuleFiles(&rule_files_, &problems_);
    for (RuleFile& file : rule_files_) CompileRuleFile(FoldTable(AsBytes(fold)), &file, &problems_);
    if (absl::Status status = problems_.ToStatus(); !status.ok()) return status;
    if (files == 0 && base_ == nullptr)
      return absl::InvalidArgumentError(options_.folder + ": no systems/ and styles/ there");
    format::StringPool strings;
    RuleSection rules(&strings);
    if (files == 0) {
      rules.CopyFrom(*base_);
    } else {
      const Conventions conventions(options_.folder, &problems_);
      for (const RuleFile& file : rule_files_) rules.Add(file, conventions.Common(file.Meta("code")));
    }
    const std::string lists = BuildListSection(options_.folder, ListBase(), *morphology_, &strings, &problems_);
    // A layer, and tables without readings of their own, have the base's.
    std::string readings;
    if (!options_.layer) readings = BuildReadingsSection(options_.folder, FoldTable(AsBytes(fold)), &problems_);
    if (readings.empty() && base_ != nullptr) readings = AsText(base_->readings().bytes());
    if (readings.empty()) problems_.Add("key/learned", 0, "is missing; tables/key/train/train.py writes it");
    format::Writer writer;
    const format::Meta meta{};
    std::string meta_bytes;
    format::AppendRaw(meta, &meta_bytes);
    writer.Add(format::kMeta, meta_bytes);
    writer.Add(format::kFold, std::move(fold));
    writer.Add(format::kForms, format::BuildExactTable({}, nullptr));
    writer.Add(format::kTrie, format::BuildTrie({}));
    writer.Add(format::kTerms, format::BuildTermFilter({}, {}));
    writer.Add(format::kPostings, "");
    writer.Add(format::kKeys, format::BuildExactTable({}, nullptr));
    writer.Add(format::kNames, "");
    writer.Add(format::kNameIds, "");
    writer.Add(format::kIds, "");
    writer.Add(format::kForward, "");
    writer.Add(format::kRules, rules.Bytes());
    writer.Add(format::kLanguages, BuildSpellingSection(*languages_, {}));
    writer.Add(format::kGeneric, std::move(generic));
    writer.Add(format::kReadings, std::move(readings));
    writer.Add(format::kLists, lists);
    writer.Add(format::kStrings, strings.bytes());
    tools_bytes_ = writer.Finish(unicode_version_, 0);
    auto tools = format::Reader::FromMemory(AsBytes(tools_bytes_), "(tables)");
    if (!tools.ok()) return tools.status();
    tools_ = *tools;
    for (const RuleFile& file : rule_files_) {
      CheckRuleFile(file, tools_->fold(), *languages_, &problems_);
      for (const LanguageRules& set : file.sets) {
        if (file.by_language || &set == &file.sets.front()) report_.samples += set.samples.size();
      }
      report_.systems += file.kind == RuleFileKind::kSystem;
      report_.styles += file.kind == RuleFileKind::kStyle;
    }
    report_.files += files;
    for (size_t i = 0; i < tools_->systems(); ++i) {
      const format::SystemRecord system = tools_->system(i);
      const std::string_view code = tools_->String(system.code);
      if (code == kSlugSystem) slug_rules_ = tools_->rule_set(system.first_set);
      if (code != kEnglishStyle) continue;
      for (uint32_t s = 0; s < system.sets; ++s) {
        english_.push_back({static_cast<Language>(tools_->set(system.first_set + s).language),
                            tools_->rule_set(system.first_set + s)});
      }
    }
    return problems_.ToStatus();
  }

  // The database whose words a layer has beside its own.
  const format::Reader* ListBase() const { return options_.layer ? base_.get() : nullptr; }

  std::string Romanized(const RuleSet& rules, const std::string& form) const {
    const std::vector<std::string> variants = RomanizedVariants(tools_->fold(), rules, form, 1);
    return variants.front();
  }

  // BGN/PCGN Russian in the letters a-z: see tables/README.md.
  std::string SlugOf(Kind kind, const std::string& russian) const {
    if (slug_rules_.empty()) return "";
    std::string plain;
    for (const char32_t cp : DecodeAll(russian)) {
      AppendUtf8(cp == U'ё' ? U'е' : cp == U'Ё' ? U'Е' : cp, &plain);
    }
    const std::string form = FoldForm(tools_->fold(), Romanized(slug_rules_, plain));
    std::string slug;
    StripDiacritics(tools_->fold(), form, &slug);
    std::replace(slug.begin(), slug.end(), ' ', '-');
    if (kind == Kind::kGiven && (slug.ends_with("ay") || slug.ends_with("ey"))) slug.back() = 'i';
    return slug;
  }

  std::string EnglishOf(Language language, const std::string& form) const {
    for (const auto& [source, rules] : english_) {
      if (source == language) return Romanized(rules, form);
    }
    return "";
  }

  format::NameRecord RecordOf(const Name& name, format::StringPool* strings) const {
    format::NameRecord record{};
    record.slug = strings->Add(name.slug);
    record.source = strings->Add(absl::StrCat(name.file, " (", name.source, ")"));
    record.line = static_cast<uint32_t>(name.line);
    record.kind = static_cast<uint8_t>(name.kind);
    record.weight = name.weight;
    record.home = Posting::LanguageFlag(name.home);
    record.gender = name.gender;
    for (const auto& [language, column] : format::kNativeLabels) {
      for (const NativeForm& native : name.natives) {
        if (native.language != language || record.masculine[column] != 0) continue;
        record.masculine[column] = strings->Add(native.masculine);
        if (!native.feminine.empty()) record.feminine[column] = strings->Add(native.feminine);
        if (language == name.home) {
          record.masculine[format::kLabelEnglish] = strings->Add(EnglishOf(language, native.masculine));
          if (!native.feminine.empty()) {
            record.feminine[format::kLabelEnglish] = strings->Add(EnglishOf(language, native.feminine));
          }
        }
      }
    }
    if (!name.english.empty()) record.masculine[format::kLabelEnglish] = strings->Add(name.english);
    if (!name.former_of.empty()) {
      const int64_t now = table_.Find(Kind::kPlace, name.former_of);
      if (now >= 0) record.former_of = static_cast<uint32_t>(now) + 1;
    }
    return record;
  }

  absl::StatusOr<std::string> Write() {
    format::StringPool strings;
    RuleSection rules(&strings);
    rules.CopyFrom(*tools_);
    const std::string lists = BuildListSection(options_.folder, ListBase(), *morphology_, &strings, &problems_);

    FormTable forms(*tools_);
    std::string names, name_ids;
    std::vector<std::pair<uint64_t, uint32_t>> ids;  // with ordinals
    for (size_t i = 0; i < table_.names.size(); ++i) {
      const format::NameRecord record = RecordOf(table_.names[i], &strings);
      format::AppendRaw(record, &names);
      const uint64_t id =
          TabledId(absl::StrCat(std::string(KindName(table_.names[i].kind)), "/", table_.names[i].slug)).value();
      format::AppendRaw(id, &name_ids);
      ids.emplace_back(id, static_cast<uint32_t>(i));
      forms.AddName(table_.names[i], static_cast<uint32_t>(i));
      if (record.former_of != 0) forms.AddFormer(table_.names[i], record.former_of - 1);
    }
    for (const Diminutive& diminutive : table_.diminutives) {
      for (size_t rank = 0; rank < diminutive.of.size(); ++rank) {
        const int64_t ordinal = table_.Find(Kind::kGiven, diminutive.of[rank]);
        if (ordinal >= 0) forms.AddDiminutive(diminutive, static_cast<uint32_t>(ordinal), rank);
      }
    }
    forms.MarkOrdinary(table_.words);
    const FormTable::Forms keys = forms.TakeKeys();
    const FormTable::Forms all = forms.TakeForms();
    CheckForms(all);
    std::sort(ids.begin(), ids.end());
    for (size_t i = 1; i < ids.size(); ++i) {
      if (ids[i].first != ids[i - 1].first) continue;
      const Name& name = table_.names[ids[i].second];
      problems_.Add(name.file, name.line, "its slug has the same hash as another; choose another slug");
    }
    const std::string forward = BuildForwardSection(table_, all, ids, tools_bytes_, &problems_);
    if (absl::Status status = problems_.ToStatus(); !status.ok()) return status;

    std::vector<Posting> runs;
    std::string form_section = format::BuildExactTable(all, &runs);
    std::string key_section = format::BuildExactTable(keys, &runs);

    format::Writer writer;
    std::string meta_bytes, id_bytes, run_bytes;
    const format::Meta counts{table_.names.size(), all.size(), runs.size(), keys.size()};
    if (absl::Status status = format::CheckCounts(counts); !status.ok()) return status;
    format::AppendRaw(counts, &meta_bytes);
    for (const auto& [id, ordinal] : ids) format::AppendRaw(ordinal, &id_bytes);
    for (const Posting& posting : runs) format::AppendRaw(posting, &run_bytes);
    writer.Add(format::kMeta, meta_bytes);
    writer.Add(format::kFold, std::string(AsText(tools_->Section(format::kFold))));
    std::string term_section = format::BuildTermFilter(all, form_section);
    writer.Add(format::kForms, std::move(form_section));
    writer.Add(format::kTrie, format::BuildTrie(all));
    writer.Add(format::kTerms, std::move(term_section));
    writer.Add(format::kPostings, run_bytes);
    writer.Add(format::kKeys, std::move(key_section));
    writer.Add(format::kNames, names);
    writer.Add(format::kNameIds, name_ids);
    writer.Add(format::kIds, id_bytes);
    writer.Add(format::kForward, forward);
    writer.Add(format::kRules, rules.Bytes());
    writer.Add(format::kLanguages, Spelling());
    writer.Add(format::kGeneric, std::string(AsText(tools_->Section(format::kGeneric))));
    writer.Add(format::kReadings, std::string(AsText(tools_->readings().bytes())));
    writer.Add(format::kLists, lists);
    writer.Add(format::kStrings, strings.bytes());

    report_.files += table_.files;
    report_.names = table_.names.size();
    report_.forms = all.size();
    report_.postings = runs.size();
    report_.keys = keys.size();
    return writer.Finish(unicode_version_, options_.layer && base_ != nullptr ? base_->header().content_hash : 0);
  }

  // Letter statistics of the native names and the systems' samples; a layer has those of its base.
  std::string Spelling() const {
    if (options_.layer && base_ != nullptr) return std::string(AsText(base_->languages().bytes()));
    Words words;
    const auto add = [&](Language language, const std::string& text) {
      AddWords(FoldForm(tools_->fold(), text), &words[language]);
    };
    for (const Name& name : table_.names) {
      for (const NativeForm& native : name.natives) {
        add(native.language, native.masculine);
        if (!native.feminine.empty()) add(native.language, native.feminine);
      }
    }
    for (const RuleFile& file : rule_files_) {
      for (const LanguageRules& set : file.sets) {
        if (!file.by_language && file.sets.size() > 1) continue;  // which language a sample is in, is not said
        for (const SampleLine& sample : set.samples) add(set.language, sample.source);
      }
    }
    return BuildSpellingSection(*languages_, words);
  }

  // Each native form must come back to its own name, or it would be lost without a word.
  void CheckForms(const FormTable::Forms& forms) {
    for (size_t n = 0; n < table_.names.size(); ++n) {
      const Name& name = table_.names[n];
      for (const NativeForm& native : name.natives) {
        const std::string folded = FoldForm(tools_->fold(), native.masculine);
        const auto it = std::lower_bound(forms.begin(), forms.end(), folded,
                                         [](const auto& f, const std::string& key) { return f.first < key; });
        const bool found = it != forms.end() && it->first == folded &&
                           std::any_of(it->second.begin(), it->second.end(),
                                       [&](const Posting& p) { return p.ordinal == n && p.kind() == name.kind; });
        if (!found) problems_.Add(name.file, name.line, native.masculine + " does not come back to its name");
      }
    }
    // Latin spellings that two names of a kind share: candidates, and worth an editor's look.
    for (const auto& [form, postings] : forms) {
      for (size_t i = 1; i < postings.size(); ++i) {
        if (postings[i].link() > Link::kCognate || postings[i].kind() != postings[0].kind() ||
            postings[0].kind() == Kind::kPatronymic) {
          continue;
        }
        const Name& a = table_.names[postings[0].ordinal];
        const Name& b = table_.names[postings[i].ordinal];
        report_.notes.push_back(absl::StrCat(b.file, ":", b.line, ": \"", form, "\" is ", b.slug, " and, first, ",
                                             a.slug, " (", a.file, ":", a.line, ")"));
      }
    }
  }

  const CompileOptions& options_;
  CompileReport& report_;
  Problems problems_;
  std::shared_ptr<const format::Reader> base_, tools_;
  std::string tools_bytes_;
  uint32_t unicode_version_ = 0;
  std::vector<RuleFile> rule_files_;
  std::optional<LanguageTable> languages_;
  std::optional<Morphology> morphology_;
  RuleSet slug_rules_;
  std::vector<std::pair<Language, RuleSet>> english_;
  NameTable table_;
};

}  // namespace

absl::StatusOr<std::string> CompileTables(const CompileOptions& options, CompileReport* report) {
  return Compiler(options, report).Run();
}

}  // namespace onoma
