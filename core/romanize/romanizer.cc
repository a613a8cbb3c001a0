#include "onoma/romanizer.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include "index/posting.h"
#include "onoma/normalizer.h"
#include "romanize/romanizer_impl.h"
#include "romanize/variants.h"
#include "romanize/writer.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace onoma {
namespace {

// The languages whose tables have a text as it is.
std::vector<Language> TabledLanguages(const format::Reader& reader, std::string_view text) {
  std::vector<Language> languages;
  if (text.size() > kMaxNameBytes) return languages;
  const int64_t slot = reader.forms().Find(FoldForm(reader.fold(), text));
  if (slot < 0) return languages;
  uint8_t flags = 0;
  reader.EachPosting(reader.forms().slot(static_cast<size_t>(slot)),
                     [&](const Posting& posting) { flags |= posting.flags & Posting::kLanguages; });
  for (const Language language : {Language::kRu, Language::kBe, Language::kUk}) {
    if (flags & Posting::LanguageFlag(language)) languages.push_back(language);
  }
  return languages;
}

}  // namespace

Romanizer::Impl::Possible Romanizer::Impl::PossibleLanguages(std::string_view text) const {
  Possible possible;
  possible.by_alphabet.set();
  possible.by_texts.set();
  const FoldTable& fold = reader().fold();
  const auto narrow = [&](char32_t lower) {
    const auto it = std::lower_bound(letters.begin(), letters.end(), lower,
                                     [](const auto& letter, char32_t wanted) { return letter.first < wanted; });
    // A stray letter decides nothing.
    if (it == letters.end() || it->first != lower || (possible.by_texts & it->second.by_texts).none()) return;
    possible.by_alphabet &= it->second.by_alphabet;
    possible.by_texts &= it->second.by_texts;
  };
  char32_t last = 0;  // composed with the marks behind it, as far as they compose
  for (size_t pos = 0; pos < text.size();) {
    const char32_t cp = DecodeUtf8(text, &pos);
    const FoldEntry entry = fold.Find(cp);
    const char32_t lower = entry.sequence() ? cp : entry.value();
    const char32_t both = entry.char_class() == CharClass::kMark && last != 0 ? fold.Compose(last, lower) : 0;
    if (both == 0 && last >= 0x80) narrow(last);
    last = both != 0 ? both : lower;
  }
  if (last >= 0x80) narrow(last);
  return possible;
}

size_t Romanizer::Impl::LikeliestEngine(const RomanizationSystem& system, std::string_view text) const {
  const std::vector<uint32_t>& all = system.engines;
  if (all.empty()) return engines.size();  // damaged
  // Languages of the same rules need no choice.
  if (std::equal(all.begin() + 1, all.end(), all.begin())) return all.front();
  const Possible possible = PossibleLanguages(text);
  // Where several languages can be, Russian is the likeliest: most names of the press stand in it.
  std::vector<Language> order = TabledLanguages(reader(), text);
  order.push_back(Language::kRu);
  order.insert(order.end(), system.languages.begin(), system.languages.end());
  for (const LanguageSet& languages_of_text : {possible.by_alphabet, possible.by_texts}) {
    for (const Language candidate : order) {
      const auto it = std::find(system.languages.begin(), system.languages.end(), candidate);
      if (it != system.languages.end() && (SetOf(candidate) & languages_of_text).any()) {
        return all[static_cast<size_t>(it - system.languages.begin())];
      }
    }
  }
  return all.front();
}

Romanizer::Romanizer(Database database) {
  auto impl = std::make_unique<Impl>(Impl{std::move(database), {}, {}, {}, {}});
  const format::Reader& reader = impl->reader();
  impl->languages = reader.languages().All();
  std::map<char32_t, Impl::Possible> letters;
  for (const Language language : impl->languages) {
    const Impl::LanguageSet own = impl->SetOf(language);
    for (const char32_t letter : reader.languages().Letters(language)) letters[letter].by_texts |= own;
    for (const char32_t letter : reader.languages().AlphabetOf(language)) letters[letter].by_alphabet |= own;
  }
  impl->letters.assign(letters.begin(), letters.end());
  std::map<uint64_t, uint32_t> engine_at;  // by the set's place: languages with the same rules share one
  for (size_t i = 0; i < reader.systems(); ++i) {
    const format::SystemRecord record = reader.system(i);
    RomanizationSystem system;
    const auto text = [&](uint32_t offset) { return std::string(reader.String(offset)); };
    system.code = text(record.code);
    system.title = text(record.title);
    system.authority = text(record.authority);
    system.year = text(record.year);
    system.scope = text(record.scope);
    system.reversible = (record.flags & format::kReversible) != 0;
    system.style = (record.flags & format::kStyle) != 0;
    system.rules = record.rules;
    for (uint32_t s = 0; s < record.sets && s < Impl::kMaxLanguages; ++s) {
      const uint32_t set = record.first_set + s;
      if (set >= reader.sets()) break;  // damaged
      const auto [engine, inserted] =
          engine_at.try_emplace(reader.set(set).offset, static_cast<uint32_t>(impl->engines.size()));
      if (inserted) {
        const RuleSet rules = reader.rule_set(set);
        impl->engines.push_back({rules, WindowTable(rules, reader.fold())});
      }
      system.engines.push_back(engine->second);
      system.languages.push_back(static_cast<Language>(reader.set(set).language));
    }
    impl->systems.push_back(std::move(system));
  }
  impl_ = std::move(impl);
}

Romanizer::~Romanizer() = default;
Romanizer::Romanizer(Romanizer&&) noexcept = default;

const std::vector<RomanizationSystem>& Romanizer::systems() const { return impl_->systems; }

const RomanizationSystem* Romanizer::Find(std::string_view code) const {
  const auto it =
      std::find_if(impl_->systems.begin(), impl_->systems.end(), [&](const auto& s) { return s.code == code; });
  return it == impl_->systems.end() ? nullptr : &*it;
}

bool Romanizer::Has(const RomanizationSystem& system, Language language) const {
  return std::find(system.languages.begin(), system.languages.end(), language) != system.languages.end();
}

bool Romanizer::Fits(const RomanizationSystem& system, std::string_view text) const {
  const Impl::LanguageSet possible = impl_->PossibleLanguages(text).best();
  return std::any_of(system.languages.begin(), system.languages.end(),
                     [&](Language language) { return (impl_->SetOf(language) & possible).any(); });
}

void Romanizer::Romanize(const RomanizationSystem& system, std::string_view text, std::string* out,
                         const RomanizeOptions& options) const {
  out->clear();
  impl_->Append(system, text, options, out);
}

void Romanizer::Impl::WriteRest(size_t number, std::string_view text, size_t done, bool plain, std::string* out) const {
  if (number >= engines.size()) {
    out->append(text);
    return;
  }
  const Engine& engine = engines[number];
  const FoldTable& fold = reader().fold();
  SourceText source;
  while (done < text.size()) {
    // A word that the windows don't take: the general way, up to the next blank or line end.
    size_t end = plain ? text.size() : done;
    while (end < text.size() && text[end] != ' ' && text[end] != '\n') ++end;
    if (end < text.size()) ++end;
    source.Set(fold, engine.rules.alphabet(), text.substr(done, end - done));
    WriteRomanized(
        fold, engine.rules, source, [](const auto&) { return 0u; }, plain, out);
    done = end;
    if (!plain) done += engine.windows.Write(text.substr(done), out);
  }
}

std::vector<std::string> Romanizer::Variants(const RomanizationSystem& system, std::string_view text, size_t cap,
                                             const RomanizeOptions& options) const {
  const size_t number = impl_->EngineFor(system, text, options.language);
  if (number >= impl_->engines.size()) return {std::string(text)};
  return RomanizedVariants(impl_->reader().fold(), impl_->engines[number].rules, text, cap, options.plain);
}

std::vector<RomanizedSpelling> Romanizer::Spellings(std::string_view text, size_t cap,
                                                    const RomanizeOptions& options) const {
  std::vector<Language> languages = TabledLanguages(impl_->reader(), text);
  if (options.language != Language::kNone) {
    languages = {options.language};
  } else if (languages.empty()) {
    const Impl::LanguageSet possible = impl_->PossibleLanguages(text).best();
    for (const Language language : impl_->languages) {
      if ((impl_->SetOf(language) & possible).any()) languages.push_back(language);
    }
  }
  std::vector<RomanizedSpelling> spellings;
  std::unordered_map<std::string, size_t> place;
  const auto add = [&](std::string spelling, const RomanizedSpelling::Rule& rule) {
    const auto [it, inserted] = place.try_emplace(std::move(spelling), spellings.size());
    if (inserted) spellings.push_back({it->first, {}});
    spellings[it->second].rules.push_back(rule);
  };
  for (const RomanizationSystem& system : impl_->systems) {
    for (const Language language : languages) {
      if (!Has(system, language)) continue;
      bool usual = true;
      const RomanizeOptions asked = {.language = language, .plain = options.plain};
      for (std::string& variant : Variants(system, text, std::max<size_t>(cap, 1), asked)) {
        add(std::move(variant), {&system, language, usual});
        usual = false;
      }
    }
  }
  std::stable_sort(spellings.begin(), spellings.end(), [](const auto& a, const auto& b) {
    const auto usual = [](const RomanizedSpelling& s) {
      return std::count_if(s.rules.begin(), s.rules.end(), [](const auto& rule) { return rule.usual; });
    };
    return std::pair(usual(a), a.rules.size()) > std::pair(usual(b), b.rules.size());
  });
  return spellings;
}

}  // namespace onoma
