#include "cli/tabled_fields.h"

#include <bit>
#include <cstring>

#include "cli/json_writer.h"

namespace onoma::cli {
namespace {

// std::memcpy of so many bytes may be a call.
template <size_t kSize>
void Copy(const char* from, char* to) {
  for (size_t i = 0; i < kSize; i += 16) std::memcpy(to + i, from + i, 16);
}

}  // namespace

TabledFields::TabledFields(const Normalizer* normalizer, Table table)
    : normalizer_(normalizer), table_(table), texts_(kCopied, '\0') {
  for (const Database& layer : normalizer->layers()) names_.emplace_back(layer.GetInfo().names);
}

const TabledFields::Way& TabledFields::WayOf(const Match& match) {
  const uint32_t score = std::bit_cast<uint32_t>(match.score);
  Way& way = ways_[((score * 0x9E3779B1u) >> 24) ^ (static_cast<size_t>(match.link) * 31 & 0xFF)];
  if (way.via != match.via || way.link != match.link || way.score != match.score) [[unlikely]] Make(match, &way);
  return way;
}

void TabledFields::Append(const Match& match, std::string* out) {
  const Text& text = TextOf(match);
  const Way& way = WayOf(match);
  out->append(texts_, text.begin, text.size);
  out->append(way.text, way.size);
}

void TabledFields::AppendLine(std::string_view name, const Match& match, std::string* out) {
  const Text& text = TextOf(match);
  const Way& way = WayOf(match);
  // Of what a name may have, CSV alone has to quote something: a quote.
  if (text.size <= kCopied && (table_ == Table::kTsv || IsPlainField(name, table_))) [[likely]] {
    char line[3 * kCopied + 1];
    char* end = line;
    Copy<kCopied>(name.data(), end);
    Copy<kCopied>(texts_.data() + text.begin, end += name.size());
    Copy<kCopied>(way.text, end += text.size);
    end += way.size;
    *end++ = '\n';
    out->append(line, end);
  } else {
    AppendField(name, table_, out);
    Append(match, out);
    out->push_back('\n');
  }
}

void TabledFields::Make(const Match& match, Text* name) {
  texts_.resize(texts_.size() - kCopied);
  name->begin = static_cast<uint32_t>(texts_.size());
  const char separator = Separator(table_);
  const auto hex = match.id.Hex();
  texts_.push_back(separator);
  texts_.append(hex.data(), hex.size());
  texts_.push_back(separator);
  AppendField(normalizer_->NameOf(match), table_, &texts_);
  texts_.push_back(separator);
  texts_.append(KindName(match.kind));
  texts_.push_back(separator);
  name->size = static_cast<uint32_t>(texts_.size()) - name->begin;
  texts_.append(kCopied, '\0');
}

void TabledFields::Make(const Match& match, Way* way) const {
  std::string text(ViaName(match.via));
  text.push_back(Separator(table_));
  text.append(LinkName(match.link));
  text.push_back(Separator(table_));
  AppendScore(match.score, &text);
  way->via = match.via;
  way->link = match.link;
  way->score = match.score;
  way->size = static_cast<uint32_t>(text.size());
  text.resize(kCopied);
  std::memcpy(way->text, text.data(), kCopied);
}

}  // namespace onoma::cli
