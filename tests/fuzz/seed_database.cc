#include "tests/fuzz/seed_database.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <map>
#include <set>
#include <sstream>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "base/hash.h"
#include "format/format.h"
#include "format/reader.h"
#include "format/writer.h"
#include "names/ids.h"
#include "tables/compiler/rule_file.h"
#include "tests/fuzz/fuzz.h"

namespace onoma::fuzz {
namespace {

using format::AppendRaw;

constexpr char kSystem[] =
    "meta\tcode\ttest-rus\nmeta\tlanguages\tru be\nmeta\tscope\tpersons\nmeta\tauthority\tT\nmeta\tyear\t2000\n"
    "class\tV\tа е и о у ы э ю я\n"
    "rule\tа\ta\nrule\tб\tb\nrule\tв\tv\nrule\tг\tg\nrule\tд\td\nrule\tе\tye\t^ V ь ъ\nrule\tе\te\nrule\tж\tzh | "
    "j\nrule\tз\tz\n"
    "rule\tи\ti\nrule\tй\ty\nrule\tк\tk\nrule\tкс\tx\nrule\tл\tl\nrule\tм\tm\nrule\tн\tn\nrule\tо\to\nrule\tр\tr\nrule"
    "\tс\ts\n"
    "rule\tт\tt\nrule\tу\tu\nrule\tш\tsh\nrule\tы\ty\nrule\tий\ty\t\t$\nrule\tэ\te\nrule\tў\tu\t\tnot V\nrule\tь\t'\n";

// Section GENR without the Han characters behind the first 64: nine tenths of it.
std::string SmallGeneric(const format::Reader& reader) {
  std::string out(AsText(reader.Section(format::kGeneric)));
  uint32_t counts[8];
  std::memcpy(counts, out.data(), sizeof(counts));
  const size_t han = sizeof(counts) + size_t{counts[0]} * GenericScripts::kReadingSize + counts[1] * sizeof(uint16_t);
  constexpr uint32_t kKept = 64;
  out.erase(han + kKept * sizeof(uint16_t), (counts[2] - kKept) * sizeof(uint16_t));
  std::memcpy(out.data() + 2 * sizeof(uint32_t), &kKept, sizeof(kKept));
  return out;
}

// The embedded database's fold table without most of its blocks, which share one in which nothing is a letter.
std::string SmallFold(const format::Reader& reader) {
  const Bytes section = reader.Section(format::kFold);
  const Array<uint32_t> counts(section);
  size_t offset = 8 * sizeof(uint32_t);
  const auto take = [&](size_t bytes) {
    const Bytes part = Sub(section, offset, bytes);
    offset += bytes;
    return part;
  };
  const Array<uint16_t> index(take(kFoldIndexSize * sizeof(uint16_t)));
  const Array<uint32_t> blocks(take(size_t{counts[0]} * 128 * sizeof(uint32_t)));
  const Array<uint32_t> sequences(take(size_t{counts[1]} * sizeof(uint32_t)));
  const auto kept = [](uint32_t cp) {
    return cp < 0x580 || (cp >= 0x1E00 && cp < 0x1E80) || (cp >= 0x2000 && cp < 0x2080);
  };

  std::vector<uint32_t> new_sequences;
  std::map<uint32_t, uint32_t> moved;
  const auto move = [&](uint32_t position) {
    const auto [it, inserted] = moved.try_emplace(position, static_cast<uint32_t>(new_sequences.size()));
    for (uint32_t i = 0; inserted && i <= sequences[position]; ++i) new_sequences.push_back(sequences[position + i]);
    return it->second;
  };
  std::string new_index, new_blocks(128 * sizeof(uint32_t), '\0');
  uint16_t block_count = 1;
  for (uint32_t i = 0; i < kFoldIndexSize; ++i) {
    if (!kept(i << 7)) {
      AppendRaw(uint16_t{0}, &new_index);
      continue;
    }
    AppendRaw(block_count++, &new_index);
    for (uint32_t k = 0; k < 128; ++k) {
      FoldEntry entry{blocks[index[i] * size_t{128} + k]};
      if (entry.sequence()) entry.bits = (entry.bits & ~0x1FFFFFu) | move(entry.value());
      AppendRaw(entry.bits, &new_blocks);
    }
  }
  // Records of `words` u32 of which the first one (two for pairs in order of their parts) is a letter.
  const auto filter = [&](size_t count, size_t words, bool strips) {
    const Array<uint32_t> records(take(count * words * sizeof(uint32_t)));
    std::string out;
    for (size_t r = 0; r < count; ++r) {
      if (!kept(records[r * words])) continue;
      for (size_t w = 0; w < words; ++w) {
        AppendRaw(strips && w == 1 ? move(records[r * words + w]) : records[r * words + w], &out);
      }
    }
    return out;
  };
  const std::string by_composed = filter(counts[2], 3, false), by_parts = filter(counts[2], 3, false);
  const std::string classes = filter(counts[3], 2, false), strips = filter(counts[4], 2, true);
  const std::string look_alikes = filter(counts[5], 3, false), uppers = filter(counts[6], 2, false);
  std::string out;
  for (const size_t count : {size_t{block_count}, new_sequences.size(), by_composed.size() / 12, classes.size() / 8,
                             strips.size() / 8, look_alikes.size() / 12, uppers.size() / 8, size_t{0}}) {
    AppendRaw(static_cast<uint32_t>(count), &out);
  }
  out += new_index + new_blocks;
  for (const uint32_t word : new_sequences) AppendRaw(word, &out);
  return out + by_composed + by_parts + classes + strips + look_alikes + uppers;
}

TableFile Parsed(std::string_view text) {
  TableFile table{"seed.tsv", {}};
  size_t number = 0;
  for (const auto& line : absl::StrSplit(absl::string_view(text.data(), text.size()), '\n', absl::SkipEmpty())) {
    table.lines.push_back({++number, absl::StrSplit(line, '\t')});
  }
  return table;
}

std::string Rules(format::StringPool* strings) {
  std::vector<format::SystemRecord> systems;
  std::vector<format::SetRecord> sets;
  std::string blobs;
  const format::Reader& tools = DefaultDatabase().reader();
  Problems no_problems;
  const LanguageTable languages("", &tools, &no_problems);
  {
    Problems problems;
    RuleFile file = ParseRuleFile(Parsed(kSystem), RuleFileKind::kStyle, languages, &problems);
    CompileRuleFile(tools.fold(), &file, &problems);
    Check(problems.empty(), "the seed's rules are right", problems.empty() ? "" : problems.list().front());
    format::SystemRecord record{};
    record.code = strings->Add(file.Meta("code"));
    record.languages = strings->Add(file.Meta("languages"));
    record.scope = strings->Add(file.Meta("scope"));
    record.flags = format::kStyle;
    record.first_set = static_cast<uint32_t>(sets.size());
    record.sets = static_cast<uint32_t>(file.sets.size());
    for (const LanguageRules& set : file.sets) {
      sets.push_back({blobs.size(), set.compiled.size(), static_cast<uint32_t>(set.language), 0});
      blobs += set.compiled;
      blobs.resize((blobs.size() + 7) / 8 * 8, '\0');
    }
    systems.push_back(record);
  }
  std::string out;
  AppendRaw(format::RulesHeader{static_cast<uint32_t>(systems.size()), static_cast<uint32_t>(sets.size())}, &out);
  for (const format::SystemRecord& system : systems) AppendRaw(system, &out);
  const size_t base = (out.size() + sets.size() * sizeof(format::SetRecord) + 7) / 8 * 8;
  for (format::SetRecord set : sets) {
    set.offset += base;
    AppendRaw(set, &out);
  }
  out.resize(base, '\0');
  return out + blobs;
}

std::string Make() {
  const format::Reader& reader = DefaultDatabase().reader();
  format::StringPool strings;
  struct Row {
    Kind kind;
    const char* slug;
    const char* label;
  };
  const Row rows[] = {{Kind::kGiven, "aleksandr", "Александр"},
                      {Kind::kSurname, "lukashenko", "Лукашенко"},
                      {Kind::kPlace, "minsk", "Минск"},
                      {Kind::kPatronymic, "grigoriy", "Григорьевич"}};
  std::string names, name_ids, ids, forward, lists;
  std::vector<std::pair<uint64_t, uint32_t>> by_id;
  for (const Row& row : rows) {
    format::NameRecord record{};
    const uint64_t id = TabledId(absl::StrCat(std::string(KindName(row.kind)), "/", row.slug)).value();
    record.slug = strings.Add(row.slug);
    record.source = strings.Add("seed.tsv:1 (editor)");
    record.masculine[format::kLabelRu] = strings.Add(row.label);
    record.kind = static_cast<uint8_t>(row.kind);
    record.home = Posting::kRu;
    by_id.emplace_back(id, static_cast<uint32_t>(by_id.size()));
    AppendRaw(id, &name_ids);
    AppendRaw(record, &names);
  }
  std::sort(by_id.begin(), by_id.end());
  for (const auto& [id, ordinal] : by_id) AppendRaw(ordinal, &ids);
  AppendRaw(format::ForwardRecord{5, by_id[0].first}, &forward);
  AppendRaw(format::ForwardRecord{9, 5}, &forward);
  using format::Purpose;
  for (const auto& [purpose, word, into] :
       {std::tuple{Purpose::kParticle, "van", ""}, std::tuple{Purpose::kHonorific, "mr", ""},
        std::tuple{Purpose::kAlias, "born", ""}, std::tuple{Purpose::kSurnameEnding, "ko", ""},
        std::tuple{Purpose::kFeminineEnding, "ova", "ov"}}) {
    AppendRaw(format::ListRecord{static_cast<uint32_t>(purpose), strings.Add(word), strings.Add(into)}, &lists);
  }
  const auto posting = [](uint32_t ordinal, Kind kind, Link link) {
    Posting p;
    p.ordinal = ordinal;
    p.kind_link = Posting::Pack(kind, link);
    return p;
  };
  std::vector<std::pair<std::string, std::vector<Posting>>> forms = {
      {"aleksandr", {posting(0, Kind::kGiven, Link::kSame)}},
      {"alexander", {posting(0, Kind::kGiven, Link::kRendering), posting(1, Kind::kSurname, Link::kSame)}},
      {"lukashenka", {posting(1, Kind::kSurname, Link::kCognate)}},
      {"minsk", {posting(2, Kind::kPlace, Link::kSame), posting(1, Kind::kSurname, Link::kSame)}},
      {"minsk on a river that is not there", {posting(2, Kind::kPlace, Link::kExonym)}},
      {"александр", {posting(0, Kind::kGiven, Link::kSame)}},
      {"григорьевич", {posting(3, Kind::kPatronymic, Link::kSame)}},
      {"лукашенко", {posting(1, Kind::kSurname, Link::kSame)}},
  };
  std::sort(forms.begin(), forms.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Posting> runs;
  const std::string form_table = format::BuildExactTable(forms, &runs);
  const std::string key_table =
      format::BuildExactTable({{"lukashenko", {posting(1, Kind::kSurname, Link::kSame)}}}, &runs);
  std::string postings, meta;
  for (const Posting& p : runs) AppendRaw(p, &postings);
  format::Meta numbers{};
  numbers.names = std::size(rows);
  numbers.forms = forms.size();
  numbers.postings = runs.size();
  numbers.keys = 1;
  AppendRaw(numbers, &meta);
  const std::string rules = Rules(&strings);
  format::Writer writer;
  writer.Add(format::kMeta, meta);
  writer.Add(format::kFold, SmallFold(reader));
  writer.Add(format::kForms, form_table);
  writer.Add(format::kTrie, format::BuildTrie(forms));
  writer.Add(format::kTerms, format::BuildTermFilter(forms, form_table));
  writer.Add(format::kPostings, postings);
  writer.Add(format::kKeys, key_table);
  writer.Add(format::kNames, names);
  writer.Add(format::kNameIds, name_ids);
  writer.Add(format::kIds, ids);
  writer.Add(format::kForward, forward);
  writer.Add(format::kRules, rules);
  writer.Add(format::kLanguages, std::string(AsText(reader.languages().bytes())));
  writer.Add(format::kReadings, "");  // two megabytes; tests/key/readings_test.cc damages it
  writer.Add(format::kGeneric, SmallGeneric(reader));
  writer.Add(format::kLists, lists);
  writer.Add(format::kStrings, strings.bytes());
  return writer.Finish(reader.header().unicode_version, 0);
}

constexpr std::string_view kPatch = "patch\n";

// Where a section stands in the seed.
format::SectionEntry Place(std::string_view tag) {
  const std::string& seed = SeedDatabase();
  format::Header header;
  std::memcpy(&header, seed.data(), sizeof(header));
  for (uint32_t i = 0; i < header.sections; ++i) {
    format::SectionEntry entry;
    std::memcpy(&entry, seed.data() + sizeof(header) + i * sizeof(entry), sizeof(entry));
    if (std::string_view(entry.tag, sizeof(entry.tag)) == tag) return entry;
  }
  return {};
}

}  // namespace

const std::string& SeedDatabase() {
  static const std::string kSeed = Make();
  return kSeed;
}

bool IsPatchScript(std::string_view input) { return input.starts_with(kPatch); }

std::string ApplyPatchScript(std::string_view script) {
  std::string database = SeedDatabase();
  std::istringstream lines{std::string(script.substr(kPatch.size()))};
  for (std::string line; std::getline(lines, line);) {
    std::istringstream fields(line);
    std::string tag, hex;
    size_t offset = 0;
    if (!(fields >> tag >> offset >> hex) || tag[0] == '#') continue;
    offset += tag == "FILE" ? 0 : Place(tag).offset;
    for (size_t i = 0; i + 2 <= hex.size() && offset < database.size(); i += 2, ++offset) {
      database[offset] = static_cast<char>(std::strtoul(hex.substr(i, 2).c_str(), nullptr, 16));
    }
  }
  return database;
}

std::string PatchScript(std::string_view damaged) {
  const std::string& seed = SeedDatabase();
  std::string out(kPatch);
  format::Header header;
  std::memcpy(&header, seed.data(), sizeof(header));
  std::vector<std::pair<std::string, std::pair<size_t, size_t>>> parts = {
      {"FILE", {0, sizeof(header) + header.sections * sizeof(format::SectionEntry)}}};
  for (uint32_t i = 0; i < header.sections; ++i) {
    format::SectionEntry entry;
    std::memcpy(&entry, seed.data() + sizeof(header) + i * sizeof(entry), sizeof(entry));
    parts.push_back({std::string(entry.tag, sizeof(entry.tag)), {entry.offset, entry.offset + entry.size}});
  }
  for (const auto& [tag, range] : parts) {
    for (size_t at = range.first; at < range.second && at < damaged.size();) {
      if (damaged[at] == seed[at]) {
        ++at;
        continue;
      }
      absl::StrAppend(&out, tag, " ", at - range.first, " ");
      for (size_t n = 0; n < 32 && at < range.second && at < damaged.size() && damaged[at] != seed[at]; ++at, ++n) {
        absl::StrAppend(&out, absl::Hex(static_cast<unsigned char>(damaged[at]), absl::kZeroPad2));
      }
      out += '\n';
    }
  }
  return out;
}

void MendHashes(std::string* database) {
  using format::Header;
  using format::SectionEntry;
  if (database->size() < sizeof(Header)) return;
  Header header;
  std::memcpy(&header, database->data(), sizeof(header));
  std::memcpy(header.magic, format::kMagic, sizeof(header.magic));
  header.format_version = format::kFormatVersion;
  header.key_version = format::kKeyVersion;
  header.file_size = database->size();
  header.sections = std::min<uint32_t>(header.sections, format::kMaxSections);
  header.sections = std::min<uint32_t>(
      header.sections, static_cast<uint32_t>((database->size() - sizeof(Header)) / sizeof(SectionEntry)));
  for (uint32_t i = 0; i < header.sections; ++i) {
    SectionEntry entry;
    char* at = database->data() + sizeof(Header) + i * sizeof(SectionEntry);
    std::memcpy(&entry, at, sizeof(entry));
    const Bytes section = Sub(AsBytes(*database), entry.offset, entry.size);
    if (section.size() != entry.size) continue;
    entry.hash = Hash64(AsText(section));
    std::memcpy(at, &entry, sizeof(entry));
  }
  header.content_hash =
      Hash64(std::string_view(*database).substr(sizeof(Header), header.sections * sizeof(SectionEntry)));
  header.header_hash = Hash64({reinterpret_cast<const char*>(&header), offsetof(Header, header_hash)});
  std::memcpy(database->data(), &header, sizeof(header));
}

}  // namespace onoma::fuzz
