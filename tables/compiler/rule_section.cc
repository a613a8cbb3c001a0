#include "tables/compiler/rule_section.h"

#include "base/bytes.h"

namespace onoma {

void RuleSection::Add(const RuleFile& file, bool common) {
  format::SystemRecord record{};
  const auto text = [&](const char* name) { return strings_.Add(file.Meta(name)); };
  record.code = text("code");
  record.title = text("title");
  record.authority = text("authority");
  record.year = text("year");
  record.languages = text("languages");
  record.scope = text("scope");
  record.flags = (file.Meta("reversible") == "yes" ? format::kReversible : 0) |
                 (file.kind == RuleFileKind::kStyle ? format::kStyle : 0) | (common ? format::kCommon : 0) |
                 (file.Meta("inflects") == "yes" ? format::kInflects : 0);
  record.first_set = static_cast<uint32_t>(sets_.size());
  record.sets = static_cast<uint32_t>(file.sets.size());
  for (const LanguageRules& set : file.sets) {
    if (file.by_language || &set == &file.sets.front()) record.rules += static_cast<uint32_t>(set.rules.size());
    AddSet(set.compiled, static_cast<uint32_t>(set.language));
  }
  systems_.push_back(record);
}

void RuleSection::CopyFrom(const format::Reader& base) {
  for (size_t i = 0; i < base.systems(); ++i) {
    format::SystemRecord record = base.system(i);
    for (uint32_t* string :
         {&record.code, &record.title, &record.authority, &record.year, &record.languages, &record.scope}) {
      *string = strings_.Add(base.String(*string));
    }
    const uint32_t first = record.first_set;
    record.first_set = static_cast<uint32_t>(sets_.size());
    for (uint32_t s = 0; s < record.sets; ++s) {
      AddSet(std::string(AsText(base.rule_set_bytes(first + s))), base.set(first + s).language);
    }
    systems_.push_back(record);
  }
}

std::string RuleSection::Bytes() const {
  std::string out;
  format::AppendRaw(format::RulesHeader{static_cast<uint32_t>(systems_.size()), static_cast<uint32_t>(sets_.size())},
                    &out);
  for (const format::SystemRecord& system : systems_) format::AppendRaw(system, &out);
  // Sets are read as arrays of eight bytes.
  const size_t base = (out.size() + sets_.size() * sizeof(format::SetRecord) + 7) / 8 * 8;
  for (format::SetRecord set : sets_) {
    set.offset += base;
    format::AppendRaw(set, &out);
  }
  out.resize(base, '\0');
  return out + blobs_;
}

void RuleSection::AddSet(const std::string& compiled, uint32_t language) {
  const auto [it, inserted] = offsets_.try_emplace(compiled, blobs_.size());
  if (inserted) {
    blobs_ += compiled;
    blobs_.resize((blobs_.size() + 7) / 8 * 8, '\0');
  }
  sets_.push_back({it->second, compiled.size(), language, 0});
}

}  // namespace onoma
