#include "bench/synthetic_database.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <map>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "bench/bench.h"
#include "bench/random.h"
#include "format/format.h"
#include "format/reader.h"
#include "format/writer.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace onoma::bench {
namespace {

using format::Forms;

Forms AllForms(const format::Reader& reader) {
  Forms forms;
  reader.trie().Each("", [&](std::string_view form) {
    std::vector<Posting> postings;
    reader.EachPosting(reader.forms().slot(static_cast<size_t>(reader.forms().Find(form))),
                       [&](const Posting& posting) { postings.push_back(posting); });
    forms.emplace_back(std::string(form), std::move(postings));
    return true;
  });
  return forms;
}

// `wanted` forms, the alphabets in their shares: real ones, and where they don't suffice ones that are put together
// from halves of real ones, each with the name of its first half.
Forms Sample(const Forms& real, size_t wanted, const FoldTable& fold, Random* random) {
  std::vector<size_t> by_alphabet[kAlphabets];
  for (size_t i = 0; i < real.size(); ++i) {
    const size_t alphabet = static_cast<size_t>(AlphabetOfForm(real[i].first));
    if (alphabet < kAlphabets) by_alphabet[alphabet].push_back(i);
  }
  Forms out;
  out.reserve(wanted);
  for (size_t a = 0; a < kAlphabets; ++a) {
    random->Shuffle(&by_alphabet[a]);
    const size_t share = wanted * kShares[a] / 100;
    absl::flat_hash_set<std::string> known;
    for (size_t i = 0; i < std::min(share, by_alphabet[a].size()); ++i) {
      out.push_back(real[by_alphabet[a][i]]);
      if (share > by_alphabet[a].size()) known.insert(out.back().first);
    }
    for (size_t made = by_alphabet[a].size(); made < share;) {
      const auto& [first, postings] = real[random->Pick(by_alphabet[a])];
      std::string form = Recombine(first, real[random->Pick(by_alphabet[a])].first);
      // Two halves can meet in a way that the fold changes, or without a diacritic; those are no forms of this
      // alphabet.
      if (form.empty() || AlphabetOfForm(form) != static_cast<Alphabet>(a) || FoldForm(fold, form) != form) continue;
      if (!known.insert(form).second) continue;
      out.emplace_back(std::move(form), std::vector<Posting>{postings.front()});
      ++made;
    }
  }
  return out;
}

}  // namespace

Alphabet AlphabetOfForm(std::string_view folded) {
  bool latin = false, cyrillic = false, ascii = true;
  for (size_t pos = 0; pos < folded.size();) {
    const char32_t cp = DecodeUtf8(folded, &pos);
    ascii &= cp < 0x80;
    latin |= (cp >= 'a' && cp <= 'z') || (cp >= 0xC0 && cp < 0x250) || (cp >= 0x1E00 && cp < 0x1F00);
    cyrillic |= cp >= 0x400 && cp < 0x530;
  }
  if (ascii) return Alphabet::kAscii;
  if (cyrillic) return latin ? Alphabet::kOther : Alphabet::kCyrillic;
  return latin ? Alphabet::kDiacritics : Alphabet::kOther;
}

std::string Recombine(std::string_view a, std::string_view b) {
  const std::u32string first = DecodeAll(a), second = DecodeAll(b);
  const size_t cut = (first.size() + 1) / 2;
  return EncodeAll(first.substr(0, cut) + second.substr(second.size() / 2));
}

const SyntheticDatabase& SyntheticDatabase::Of(size_t forms) {
  static std::map<size_t, std::unique_ptr<SyntheticDatabase>> made;
  auto& slot = made[forms];
  if (slot == nullptr) slot.reset(new SyntheticDatabase(forms));
  return *slot;
}

SyntheticDatabase::SyntheticDatabase(size_t wanted) {
  const Database embedded = Database::Default();
  const format::Reader& base = embedded.reader();
  static const Forms& real = *new Forms(AllForms(base));
  Random random(wanted + 1);
  Forms forms = wanted == real.size() ? real : Sample(real, wanted, base.fold(), &random);
  std::sort(forms.begin(), forms.end(), [](const auto& a, const auto& b) { return a.first < b.first; });

  // KEYS refers to runs in POST by their place: what stands there stays, new runs follow.
  const Array<Posting> old_runs(base.Section(format::kPostings));
  std::vector<Posting> runs;
  for (size_t i = 0; i < old_runs.size(); ++i) runs.push_back(old_runs[i]);
  const size_t old_run_count = runs.size();
  const std::string table = format::BuildExactTable(forms, &runs);
  std::string postings;
  for (const Posting& posting : runs) format::AppendRaw(posting, &postings);
  bytes_per_form_ = static_cast<double>(table.size() + (runs.size() - old_run_count) * sizeof(Posting)) /
                    static_cast<double>(forms.size());
  format::Meta meta = base.meta();
  meta.forms = forms.size();
  meta.postings = runs.size();
  format::Writer writer;
  for (const format::SectionEntry& entry : base.sections()) {
    const std::string_view tag(entry.tag, sizeof(entry.tag));
    std::string section(AsText(base.Section(tag)));
    if (tag == format::kMeta) {
      section.clear();
      format::AppendRaw(meta, &section);
    } else if (tag == format::kForms) {
      section = table;
    } else if (tag == format::kTrie) {
      section = format::BuildTrie(forms);
    } else if (tag == format::kTerms) {
      section = format::BuildTermFilter(forms, table);
    } else if (tag == format::kPostings) {
      section = postings;
    }
    writer.Add(tag, std::move(section), (entry.flags & format::kRequired) != 0);
  }
  const std::string file = writer.Finish(base.header().unicode_version, 0);
  size_bytes_ = file.size();
  owned_ = {static_cast<char*>(std::aligned_alloc(format::kAlignment, size_bytes_)), std::free};  // a multiple of 64
  if (owned_ == nullptr) Die("out of memory");
  std::memcpy(owned_.get(), file.data(), file.size());
  bytes_ = owned_.get();
  auto database = Database::FromMemory({reinterpret_cast<const std::byte*>(bytes_), size_bytes_}, "synthetic database");
  if (!database.ok()) Die(std::string(database.status().message()));
  if (const absl::Status status = database->Verify(); !status.ok()) Die(std::string(status.message()));
  database_ = std::make_unique<Database>(*std::move(database));
  normalizer_ = std::make_unique<Normalizer>(*database_);

  forms_.reserve(forms.size());
  for (auto& [form, form_postings] : forms) {
    by_alphabet_[static_cast<size_t>(AlphabetOfForm(form))].push_back(static_cast<uint32_t>(forms_.size()));
    forms_.push_back(std::move(form));
  }
}

const SyntheticDatabase::Map& SyntheticDatabase::map() const {
  if (map_ == nullptr) {
    map_ = std::make_unique<Map>();
    map_->reserve(forms_.size());
    for (size_t i = 0; i < forms_.size(); ++i) map_->emplace(forms_[i], i);
  }
  return *map_;
}

double SyntheticDatabase::MapBytes(const Map& map) {
  // A slot and its control byte for each place, and a heap block (with its own header) for each longer key.
  double bytes = static_cast<double>(map.capacity() * (sizeof(Map::value_type) + 1));
  for (const auto& [key, id] : map) {
    if (key.capacity() > 15) bytes += static_cast<double>((key.capacity() + 1 + 8 + 15) / 16 * 16);
  }
  return bytes;
}

}  // namespace onoma::bench
