#include "index/term_filter.h"

#include <algorithm>

#include "index/form_hash.h"

namespace onoma {
namespace {

// One spurious yes in about thirty.
constexpr uint64_t kBitsPerForm = 9;

void Append(uint64_t value, std::string* out) { out->append(reinterpret_cast<const char*>(&value), sizeof(value)); }

}  // namespace

TermFilter::TermFilter(Bytes section) {
  const Array<uint64_t> sizes(section);
  const uint64_t words = sizes[0], beginnings = sizes[1];
  if (words > section.size() || beginnings > section.size()) return;
  Cutter cut(section, 2 * sizeof(uint64_t));
  words_.words = Array<uint64_t>(cut.Take(words * sizeof(uint64_t)));
  beginnings_.words = Array<uint64_t>(cut.Take(beginnings * sizeof(uint64_t)));
}

void TermFilterBuilder::Add(std::string_view form) {
  forms_.push_back(FormHash::Of(form, seed_));
  for (size_t at = 0; (at = form.find_first_of(TermFilter::kGaps, at)) != std::string_view::npos; ++at) {
    beginnings_.push_back(FormHash::Of(form.substr(0, at), seed_));
  }
}

std::string TermFilterBuilder::Finish() {
  std::sort(beginnings_.begin(), beginnings_.end());
  beginnings_.erase(std::unique(beginnings_.begin(), beginnings_.end()), beginnings_.end());
  forms_.insert(forms_.end(), beginnings_.begin(), beginnings_.end());
  const auto words_for = [](const std::vector<uint64_t>& hashes) { return hashes.size() * kBitsPerForm / 64 + 1; };
  std::string out;
  Append(words_for(forms_), &out);
  Append(words_for(beginnings_), &out);
  Write(forms_, words_for(forms_), &out);
  Write(beginnings_, words_for(beginnings_), &out);
  return out;
}

void TermFilterBuilder::Write(const std::vector<uint64_t>& hashes, uint64_t words, std::string* out) {
  std::vector<uint64_t> set(words);
  for (const uint64_t hash : hashes) set[BitSet::WordOf(hash, words)] |= BitSet::BitsOf(hash);
  out->append(reinterpret_cast<const char*>(set.data()), set.size() * sizeof(uint64_t));
}

}  // namespace onoma
