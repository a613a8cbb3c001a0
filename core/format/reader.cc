#include "format/reader.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "base/hash.h"

namespace onoma::format {
namespace {

constexpr std::string_view kKnown[] = {kMeta,      kFold,    kForms,    kTrie,  kTerms,   kPostings,
                                       kKeys,      kNames,   kNameIds,  kIds,   kForward, kRules,
                                       kLanguages, kGeneric, kReadings, kLists, kStrings};

std::string TagOf(const SectionEntry& entry) { return std::string(entry.tag, 4); }

}  // namespace

absl::StatusOr<std::shared_ptr<const Reader>> Reader::FromFile(const std::string& path) {
  absl::StatusOr<MappedFile> file = MappedFile::Open(path);
  if (!file.ok()) return file.status();
  std::shared_ptr<Reader> reader(new Reader);
  reader->label_ = path;
  reader->file_ = *std::move(file);
  reader->bytes_ = reader->file_.bytes();
  return Open(std::move(reader));
}

absl::StatusOr<std::shared_ptr<const Reader>> Reader::FromMemory(Bytes bytes, std::string_view label) {
  std::shared_ptr<Reader> reader(new Reader);
  reader->label_ = std::string(label);
  reader->bytes_ = bytes;
  return Open(std::move(reader));
}

absl::StatusOr<std::shared_ptr<const Reader>> Reader::Open(std::shared_ptr<Reader> reader) {
  if (absl::Status status = reader->Check(); !status.ok()) return status;
  return std::shared_ptr<const Reader>(std::move(reader));
}

absl::Status Reader::Check() {
  const auto bad = [&](auto&&... what) { return absl::DataLossError(absl::StrCat(label_, ": ", what...)); };
  if (bytes_.size() < sizeof(Header)) {
    return bad("no onoma database: only ", bytes_.size(), " bytes, the header alone has ", sizeof(Header));
  }
  std::memcpy(&header_, bytes_.data(), sizeof(Header));
  if (std::memcmp(header_.magic, kMagic, sizeof(kMagic)) != 0) {
    return absl::InvalidArgumentError(
        absl::StrCat(label_, ": no onoma database (its first 8 bytes are not the magic number)"));
  }
  if (header_.format_version != kFormatVersion) {
    return absl::FailedPreconditionError(absl::StrCat(
        label_, ": format version ", header_.format_version, ", this program reads ", kFormatVersion, "; ",
        header_.format_version > kFormatVersion ? "use a newer onoma, or recompile the tables with this one"
                                                : "recompile the tables: onoma compile"));
  }
  if (Hash64(AsText(bytes_.first(offsetof(Header, header_hash)))) != header_.header_hash) {
    return bad("damaged header (hash at offset ", offsetof(Header, header_hash), "); fetch or compile the file again");
  }
  if (header_.key_version != kKeyVersion) {
    return absl::FailedPreconditionError(absl::StrCat(label_, ": key version ", header_.key_version,
                                                      ", this program makes keys of version ", kKeyVersion,
                                                      "; recompile the tables: onoma compile"));
  }
  if (header_.file_size != bytes_.size()) {
    return bad("has ", bytes_.size(), " bytes, its header says ", header_.file_size,
               "; it was cut short or added to: fetch or compile it again");
  }
  if (header_.sections > kMaxSections) return bad("says it has ", header_.sections, " sections");
  const Bytes table = Sub(bytes_, sizeof(Header), uint64_t{header_.sections} * sizeof(SectionEntry));
  if (table.size() != header_.sections * sizeof(SectionEntry)) return bad("its section table does not fit");
  if (Hash64(AsText(table)) != header_.content_hash) {
    return bad("damaged section table at offset ", sizeof(Header), "; fetch or compile the file again");
  }
  const Array<SectionEntry> entries(table);
  for (size_t i = 0; i < entries.size(); ++i) {
    const SectionEntry entry = entries[i];
    if (entry.offset % kAlignment != 0 || Sub(bytes_, entry.offset, entry.size).size() != entry.size) {
      return bad("section ", TagOf(entry), " at offset ", entry.offset, " does not fit the file");
    }
    const bool known =
        std::find(std::begin(kKnown), std::end(kKnown), std::string_view(entry.tag, 4)) != std::end(kKnown);
    if (!known && (entry.flags & kRequired) != 0) {
      return absl::FailedPreconditionError(absl::StrCat(label_, ": needs section ", TagOf(entry),
                                                        ", which this program doesn't know; use a newer onoma"));
    }
    entries_.push_back(entry);
  }
  for (const std::string_view tag : kKnown) {
    if (std::none_of(entries_.begin(), entries_.end(),
                     [&](const SectionEntry& e) { return std::string_view(e.tag, 4) == tag; })) {
      return bad("section ", std::string(tag), " is missing");
    }
  }

  meta_ = Array<Meta>(Section(kMeta))[0];
  fold_ = FoldTable(Section(kFold));
  forms_ = ExactTable(Section(kForms));
  trie_ = Trie(Section(kTrie));
  term_filter_ = TermFilter(Section(kTerms));
  postings_ = Array<Posting>(Section(kPostings));
  keys_ = ExactTable(Section(kKeys));
  names_ = Array<NameRecord>(Section(kNames));
  name_ids_ = Array<uint64_t>(Section(kNameIds));
  by_id_ = Array<uint32_t>(Section(kIds));
  forward_ = Array<ForwardRecord>(Section(kForward));
  rules_ = Section(kRules);
  const RulesHeader rules = Array<RulesHeader>(rules_)[0];
  systems_ = Array<SystemRecord>(Sub(rules_, sizeof(RulesHeader), uint64_t{rules.systems} * sizeof(SystemRecord)));
  sets_ = Array<SetRecord>(Sub(rules_, sizeof(RulesHeader) + uint64_t{rules.systems} * sizeof(SystemRecord),
                               uint64_t{rules.sets} * sizeof(SetRecord)));
  languages_ = SpellingModel(Section(kLanguages));
  generic_ = GenericScripts(Section(kGeneric));
  readings_ = Readings(Section(kReadings));
  lists_ = Array<ListRecord>(Section(kLists));
  strings_ = Section(kStrings);
  return absl::OkStatus();
}

Bytes Reader::Section(std::string_view tag) const {
  for (const SectionEntry& entry : entries_) {
    if (std::string_view(entry.tag, 4) == tag) return Sub(bytes_, entry.offset, entry.size);
  }
  return {};
}

std::string_view Reader::String(uint32_t offset) const {
  const Bytes length = Sub(strings_, offset, sizeof(uint16_t));
  if (length.empty()) return {};
  uint16_t size;
  std::memcpy(&size, length.data(), sizeof(size));
  return AsText(Sub(strings_, uint64_t{offset} + sizeof(uint16_t), size));
}

int64_t Reader::FindId(uint64_t id) const {
  const uint32_t found = by_id_[LowerBound(by_id_.size(), [&](size_t i) { return name_ids_[by_id_[i]] < id; })];
  return id != 0 && found < names_.size() && name_ids_[found] == id ? int64_t{found} : -1;
}

uint64_t Reader::Forward(uint64_t id) const {
  const ForwardRecord found = forward_[LowerBound(forward_.size(), [&](size_t i) { return forward_[i].from < id; })];
  return found.from == id ? found.to : 0;
}

Bytes Reader::rule_set_bytes(size_t i) const {
  const SetRecord record = sets_[i];
  return Sub(rules_, record.offset, record.size);
}

RuleSet Reader::rule_set(size_t i) const { return RuleSet(rule_set_bytes(i)); }

absl::Status Reader::Verify() const {
  const auto bad = [&](auto&&... what) { return absl::DataLossError(absl::StrCat(label_, ": ", what...)); };
  uint64_t end = sizeof(Header) + entries_.size() * sizeof(SectionEntry);
  for (const SectionEntry& entry : entries_) {
    if (entry.offset < end) return bad("section ", TagOf(entry), " at offset ", entry.offset, " overlaps another");
    for (uint64_t i = end; i < entry.offset; ++i) {
      if (bytes_[i] != std::byte{0}) return bad("padding at offset ", i, " is not zero");
    }
    const Bytes section = Sub(bytes_, entry.offset, entry.size);
    if (Hash64(AsText(section)) != entry.hash) {
      return bad("section ", TagOf(entry), " at offset ", entry.offset,
                 " is damaged (its hash differs); fetch or compile the file again");
    }
    end = entry.offset + entry.size;
  }
  for (uint64_t i = end; i < bytes_.size(); ++i) {
    if (bytes_[i] != std::byte{0}) return bad("padding at offset ", i, " is not zero");
  }

  // The hashes hold, so what follows finds mistakes of a compiler rather than of a disk.
  if (meta_.names != names_.size() || meta_.names != name_ids_.size() || meta_.postings != postings_.size())
    return bad("META disagrees with NAME, NAID or POST");
  const auto check_table = [&](const ExactTable& table, uint64_t count, const char* tag) -> absl::Status {
    uint64_t taken = 0;
    for (size_t i = 0; i < table.slots(); ++i) {
      const ExactTable::Slot slot = table.slot(i);
      if (slot.empty()) continue;
      ++taken;
      absl::Status status;
      size_t run = 0;
      EachPosting(slot, [&](const Posting& posting) {
        ++run;
        if (posting.ordinal >= names_.size()) status = bad(tag, ": slot ", i, " refers to a name that is not there");
      });
      if (run == 0) return bad(tag, ": slot ", i, " has no postings");
      if (!status.ok()) return status;
    }
    if (taken != count) return bad(tag, " has ", taken, " entries, META says ", count);
    return absl::OkStatus();
  };
  if (absl::Status status = check_table(forms_, meta_.forms, kForms); !status.ok()) return status;
  if (absl::Status status = check_table(keys_, meta_.keys, kKeys); !status.ok()) return status;
  if (!trie_.WellFormed()) return bad("TRIE is not well formed");
  if (!generic_.WellFormed()) return bad("GENR is not well formed");
  absl::Status status;
  std::string last;
  uint64_t forms = 0;
  trie_.Each("", [&](std::string_view form) {
    ++forms;
    if (form <= last && forms > 1) status = bad("TRIE: ", std::string(form), " is out of order");
    if (forms_.Find(form) < 0) status = bad("TRIE: ", std::string(form), " is not in FORM");
    if (!term_filter_.MayMatter(FormHash::Of(form, forms_.seed()))) {
      status = bad("TERM: ", std::string(form), " is not let through");
    }
    last = std::string(form);
    return status.ok();
  });
  if (!status.ok()) return status;
  if (forms != meta_.forms) return bad("TRIE has ", forms, " forms, META says ", meta_.forms);
  for (size_t i = 0; i < names_.size(); ++i) {
    const NameRecord name = names_[i];
    if (FindId(name_ids_[i]) != static_cast<int64_t>(i)) return bad("NAME: ", i, " can't be found by its ID");
    if (String(name.slug).empty() || String(name.source).empty()) return bad("NAME: ", i, " has no slug or source");
  }
  return absl::OkStatus();
}

}  // namespace onoma::format
