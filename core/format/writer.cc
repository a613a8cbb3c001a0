#include "format/writer.h"

#include <algorithm>
#include <cstring>
#include <tuple>

#include "absl/strings/str_cat.h"
#include "base/hash.h"
#include "format/format.h"
#include "index/exact_table.h"
#include "index/perfect_hash.h"
#include "index/term_filter.h"

namespace onoma::format {
namespace {

void Pad(std::string* out) { out->resize((out->size() + kAlignment - 1) / kAlignment * kAlignment, '\0'); }

}  // namespace

void Writer::Add(std::string_view tag, std::string bytes, bool required) {
  sections_.push_back({std::string(tag), std::move(bytes), required});
}

std::string Writer::Finish(uint32_t unicode_version, uint64_t base_hash) const {
  std::string body(sizeof(Header) + sections_.size() * sizeof(SectionEntry), '\0');
  std::string table;
  for (const Section& section : sections_) {
    Pad(&body);
    SectionEntry entry{};
    std::memcpy(entry.tag, section.tag.data(), sizeof(entry.tag));
    entry.flags = section.required ? kRequired : 0;
    entry.offset = body.size();
    entry.size = section.bytes.size();
    entry.hash = Hash64(section.bytes);
    AppendRaw(entry, &table);
    body += section.bytes;
  }
  Pad(&body);
  Header header{};
  std::memcpy(header.magic, kMagic, sizeof(kMagic));
  header.format_version = kFormatVersion;
  header.key_version = kKeyVersion;
  header.unicode_version = unicode_version;
  header.sections = static_cast<uint32_t>(sections_.size());
  header.file_size = body.size();
  header.base_hash = base_hash;
  header.content_hash = Hash64(table);
  header.header_hash = Hash64({reinterpret_cast<const char*>(&header), offsetof(Header, header_hash)});
  std::memcpy(body.data(), &header, sizeof(header));
  std::memcpy(body.data() + sizeof(header), table.data(), table.size());
  return body;
}

uint32_t StringPool::Add(std::string_view text) {
  text = text.substr(0, 0xFFFF);
  const auto [it, inserted] = offsets_.try_emplace(std::string(text), static_cast<uint32_t>(bytes_.size()));
  if (inserted) {
    AppendRaw(static_cast<uint16_t>(text.size()), &bytes_);
    bytes_ += text;
  }
  return it->second;
}

std::string BuildExactTable(const Forms& forms, std::vector<Posting>* runs) {
  // Two forms of one hash are two in 10^8 databases; another seed parts them.
  std::vector<uint64_t> hashes(forms.size());
  uint64_t seed = 0;
  for (;; ++seed) {
    for (size_t i = 0; i < forms.size(); ++i) hashes[i] = FormHash::Of(forms[i].first, seed);
    std::vector<uint64_t> sorted = hashes;
    std::sort(sorted.begin(), sorted.end());
    if (std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end()) break;
  }
  const PerfectHash perfect = BuildPerfectHash(hashes);
  std::string out;
  AppendRaw(perfect.slots, &out);
  AppendRaw(static_cast<uint64_t>(perfect.pilots.size()), &out);
  AppendRaw(seed, &out);
  Pad(&out);
  // Slots are written where they stand in the section: a second copy would be as large as all else.
  const size_t slots_at = out.size() + (perfect.pilots.size() + kAlignment - 1) / kAlignment * kAlignment;
  out.reserve(slots_at + perfect.slots * sizeof(ExactTable::Record));
  out.append(reinterpret_cast<const char*>(perfect.pilots.data()), perfect.pilots.size());
  out.resize(slots_at + perfect.slots * sizeof(ExactTable::Record), '\0');
  for (size_t i = 0; i < forms.size(); ++i) {
    const std::vector<Posting>& postings = forms[i].second;
    const uint8_t pilot = perfect.pilots[PerfectBucket(hashes[i], perfect.pilots.size())];
    ExactTable::Slot slot{hashes[i], postings.front()};
    slot.posting.flags &= static_cast<uint8_t>(~Posting::kMore);
    if (postings.size() > 1) {
      slot.posting.ordinal = static_cast<uint32_t>(runs->size());
      slot.posting.flags |= Posting::kMore;
      for (size_t k = 0; k < postings.size(); ++k) {
        Posting posting = postings[k];
        posting.flags &= static_cast<uint8_t>(~Posting::kMore);
        if (k + 1 < postings.size()) posting.flags |= Posting::kMore;
        runs->push_back(posting);
      }
    }
    const ExactTable::Record record = ExactTable::Pack(slot);
    const size_t at = PerfectSlot(hashes[i], pilot, perfect.slots);
    std::memcpy(out.data() + slots_at + at * sizeof(record), record.data(), sizeof(record));
  }
  return out;
}

absl::Status CheckCounts(const Meta& counts) {
  constexpr uint64_t kMost = uint64_t{ExactTable::kMaxOrdinal} + 1;
  for (const auto& [count, what] : {std::pair(counts.names, "names"), std::pair(counts.postings, "postings")}) {
    if (count <= kMost) continue;
    return absl::InvalidArgumentError(absl::StrCat("the tables make ", count, " ", what, ", and a file holds ", kMost,
                                                   " at most: split them into layers"));
  }
  return absl::OkStatus();
}

std::string BuildTermFilter(const Forms& forms, std::string_view table) {
  TermFilterBuilder builder(ExactTable(AsBytes(table)).seed());
  for (const auto& [form, postings] : forms) builder.Add(form);
  return builder.Finish();
}

}  // namespace onoma::format
