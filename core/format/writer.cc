#include "format/writer.h"

#include <bit>
#include <cstring>
#include <tuple>

#include "base/hash.h"
#include "format/format.h"
#include "index/exact_table.h"
#include "index/trie.h"

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

std::string BuildExactTable(const std::vector<std::pair<std::string, std::vector<Posting>>>& forms,
                            std::vector<Posting>* runs, std::vector<uint32_t>* slot_of) {
  const size_t slots = std::bit_ceil(forms.size() * 4 / 3 + 2);  // load at most .75
  std::vector<ExactTable::Slot> table(slots);
  for (ExactTable::Slot& slot : table) {
    slot = {};
    slot.length = ExactTable::kEmpty;
  }
  std::string arena;
  if (slot_of != nullptr) slot_of->clear();
  for (const auto& [form, postings] : forms) {
    size_t i = ExactTable::Home(Hash64(form), slots);
    while (table[i].length != ExactTable::kEmpty) i = (i + 1) & (slots - 1);
    ExactTable::Slot& slot = table[i];
    if (form.size() <= ExactTable::kInline) {
      std::memcpy(slot.form, form.data(), form.size());
      slot.length = static_cast<uint8_t>(form.size());
    } else {
      const uint64_t place[2] = {arena.size(), form.size()};
      std::memcpy(slot.form, place, sizeof(place));
      slot.length = ExactTable::kInArena;
      arena += form;
    }
    slot.posting = postings.front();
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
    if (slot_of != nullptr) slot_of->push_back(static_cast<uint32_t>(i));
  }
  std::string out;
  AppendRaw(static_cast<uint64_t>(slots), &out);
  AppendRaw(static_cast<uint64_t>(arena.size()), &out);
  out.resize(kAlignment, '\0');
  out.append(reinterpret_cast<const char*>(table.data()), table.size() * sizeof(ExactTable::Slot));
  out += arena;
  return out;
}

std::string BuildTrie(const std::vector<std::pair<std::string, uint32_t>>& keys) {
  struct Range {
    size_t begin, end, depth;
  };
  std::vector<Range> level{{0, keys.size(), 0}};  // all nodes, level by level
  std::vector<uint32_t> first_child, values;
  std::string labels(1, '\0');
  for (size_t node = 0; node < level.size(); ++node) {
    auto [begin, end, depth] = level[node];
    uint32_t value = Trie::kNoValue;
    if (begin < end && keys[begin].first.size() == depth) value = keys[begin++].second;
    values.push_back(value);
    first_child.push_back(static_cast<uint32_t>(level.size()));
    while (begin < end) {
      const char label = keys[begin].first[depth];
      size_t next = begin;
      while (next < end && keys[next].first[depth] == label) ++next;
      level.push_back({begin, next, depth + 1});
      labels.push_back(label);
      begin = next;
    }
  }
  first_child.push_back(static_cast<uint32_t>(level.size()));
  std::string out;
  AppendRaw(static_cast<uint64_t>(level.size()), &out);
  AppendRaw(static_cast<uint64_t>(keys.size()), &out);
  out.append(reinterpret_cast<const char*>(first_child.data()), first_child.size() * sizeof(uint32_t));
  out.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(uint32_t));
  out += labels;
  return out;
}

}  // namespace onoma::format
