#include "tables/compiler/forward_section.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "format/writer.h"
#include "names/ids.h"
#include "onoma/normalizer.h"

namespace onoma {

std::string BuildForwardSection(const NameTable& table, const FormTable::Forms& forms,
                                const std::vector<std::pair<uint64_t, uint32_t>>& ids, const std::string& tools,
                                Problems* problems) {
  std::vector<format::ForwardRecord> records;
  const auto known = [&](uint64_t id) {
    const auto it = std::lower_bound(ids.begin(), ids.end(), std::pair(id, uint32_t{0}));
    return it != ids.end() && it->first == id;
  };
  for (const Retired& retired : table.retired) {
    const uint64_t from = TabledId(retired.slug).value();
    if (known(from)) problems->Add(retired.file, retired.line, retired.slug + " is in use");
    records.push_back({from, TabledId(retired.into).value()});
  }
  // What the run time made of each spelling when it knew no name: asked as it is, and as the kind that it turned out
  // to be.
  absl::StatusOr<Database> nothing = Database::FromMemory(AsBytes(tools), "(tables)");
  if (!nothing.ok()) return "";  // cannot be: they were opened before
  const Normalizer normalizer(*std::move(nothing));
  Scratch scratch;
  struct Lead {
    format::ForwardRecord record;
    Link link;
  };
  std::vector<Lead> leads;
  for (const auto& [form, postings] : forms) {
    for (const Posting& posting : postings) {
      if (posting.link() > Link::kExonym) continue;
      // Rare names, a style's lesser variants, and what is left of a spelling without its marks, are too many to be
      // remembered one by one.
      if (posting.weight == kRareWeight) continue;
      if (posting.flags & (Posting::kVariant | Posting::kMinor | Posting::kStripped)) continue;
      const Name& name = table.names[posting.ordinal];
      const uint64_t to = TabledId(absl::StrCat(std::string(KindName(name.kind)), "/", name.slug)).value();
      for (const Kind asked : {posting.kind(), Kind::kNone}) {
        const Match match = normalizer.Lookup(form, {.kind = asked}, scratch);
        if (!match.id.none()) leads.push_back({{match.id.value(), to}, posting.link()});
      }
    }
  }
  // One ID leads one way: to the name whose closest spelling has it.
  std::stable_sort(leads.begin(), leads.end(), [](const Lead& a, const Lead& b) { return a.link < b.link; });
  for (const Lead& lead : leads) records.push_back(lead.record);
  std::stable_sort(records.begin(), records.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
  records.erase(
      std::unique(records.begin(), records.end(), [](const auto& a, const auto& b) { return a.from == b.from; }),
      records.end());
  std::string out;
  for (const format::ForwardRecord& record : records) format::AppendRaw(record, &out);
  return out;
}

}  // namespace onoma
