#include "onoma/romanizer.h"

#include <algorithm>

#include "format/reader.h"
#include "index/posting.h"
#include "romanize/variants.h"
#include "romanize/writer.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace onoma {
namespace {

// The languages, as bits, in which a text can be written by its letters.
uint32_t PossibleLanguages(const SourceText& source) {
  constexpr uint32_t kBe = 1, kRu = 2, kUk = 4;
  uint32_t possible = kBe | kRu | kUk;
  const auto narrow = [&](uint32_t languages) {
    if ((possible & languages) != 0) possible &= languages;  // a stray letter decides nothing
  };
  for (const char32_t letter : source.code_points()) {
    switch (letter) {
      case U'ў':
        narrow(kBe);
        break;
      case U'ї':
      case U'є':
        narrow(kUk);
        break;
      case U'ъ':
        narrow(kRu);
        break;
      case U'и':
      case U'щ':
        narrow(kRu | kUk);
        break;
      case U'ы':
      case U'э':
      case U'ё':
        narrow(kBe | kRu);
        break;
      case U'і':
        narrow(kBe | kUk);
        break;
    }
  }
  return possible;
}

// The languages whose tables have a text as it is, as bits; 0 if none has.
uint32_t TabledLanguages(const format::Reader& reader, std::string_view text) {
  if (text.size() > kMaxNameBytes) return 0;
  const int64_t slot = reader.forms().Find(FoldForm(reader.fold(), text));
  uint32_t languages = 0;
  if (slot < 0) return languages;
  reader.EachPosting(reader.forms().slot(static_cast<size_t>(slot)),
                     [&](const Posting& posting) { languages |= posting.flags / Posting::kBe & 7u; });
  return languages;
}

// The rule set of a system for a language; the first one where there is none for it.
RuleSet SetFor(const format::Reader& reader, const RomanizationSystem& system, Language language,
               const SourceText& source) {
  if (system.sets.size() == 1) return reader.rule_set(system.sets.front());
  uint32_t possible = static_cast<uint32_t>(language);
  if (language == Language::kNone) {
    possible = PossibleLanguages(source);
    if (const uint32_t tabled = TabledLanguages(reader, source.original()) & possible) possible = tabled;
  }
  // Where several languages can be, Russian is the likeliest: most names of the press stand in it.
  for (const uint32_t wanted : {possible & static_cast<uint32_t>(Language::kRu), possible}) {
    for (const uint32_t set : system.sets) {
      if (reader.set(set).languages & wanted) return reader.rule_set(set);
    }
  }
  return system.sets.empty() ? RuleSet() : reader.rule_set(system.sets.front());
}

}  // namespace

Romanizer::Romanizer(Database database) : database_(std::move(database)) {
  const format::Reader& reader = database_.reader();
  for (size_t i = 0; i < reader.systems(); ++i) {
    const format::SystemRecord record = reader.system(i);
    if (record.flags & format::kKeyReading) continue;
    RomanizationSystem system;
    const auto text = [&](uint32_t offset) { return std::string(reader.String(offset)); };
    system.code = text(record.code);
    system.title = text(record.title);
    system.authority = text(record.authority);
    system.year = text(record.year);
    system.languages = text(record.languages);
    system.scope = text(record.scope);
    system.reversible = (record.flags & format::kReversible) != 0;
    system.style = (record.flags & format::kStyle) != 0;
    system.rules = record.rules;
    for (uint32_t s = 0; s < record.sets && s < 64; ++s) system.sets.push_back(record.first_set + s);
    systems_.push_back(std::move(system));
  }
}

const RomanizationSystem* Romanizer::Find(std::string_view code) const {
  const auto it = std::find_if(systems_.begin(), systems_.end(), [&](const auto& s) { return s.code == code; });
  return it == systems_.end() ? nullptr : &*it;
}

bool Romanizer::Has(const RomanizationSystem& system, Language language) const {
  return std::any_of(system.sets.begin(), system.sets.end(), [&](uint32_t set) {
    return (database_.reader().set(set).languages & static_cast<uint32_t>(language)) != 0;
  });
}

bool Romanizer::Fits(const RomanizationSystem& system, std::string_view text) const {
  SourceText source;
  source.Set(database_.reader().fold(), text);
  const uint32_t possible = PossibleLanguages(source);
  return std::any_of(system.sets.begin(), system.sets.end(),
                     [&](uint32_t set) { return (database_.reader().set(set).languages & possible) != 0; });
}

void Romanizer::Romanize(const RomanizationSystem& system, std::string_view text, std::string* out,
                         Language language) const {
  const format::Reader& reader = database_.reader();
  out->clear();
  SourceText source;
  source.Set(reader.fold(), text);
  WriteRomanized(
      reader.fold(), SetFor(reader, system, language, source), source, [](const auto&) { return 0u; }, out);
}

std::vector<std::string> Romanizer::Variants(const RomanizationSystem& system, std::string_view text, size_t cap,
                                             Language language) const {
  const format::Reader& reader = database_.reader();
  SourceText source;
  source.Set(reader.fold(), text);
  return RomanizedVariants(reader.fold(), SetFor(reader, system, language, source), text, cap);
}

}  // namespace onoma
