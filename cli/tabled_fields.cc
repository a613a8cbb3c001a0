#include "cli/tabled_fields.h"

#include "cli/json_writer.h"

namespace onoma::cli {
TabledFields::TabledFields(const Normalizer* normalizer, Table table)
    : normalizer_(normalizer), table_(table), texts_(kCopied, '\0') {
  // One at least: what has no match asks for the first one's place, though a database may have no names.
  for (const Database& layer : normalizer->layers()) names_.emplace_back(layer.GetInfo().names + 1);
}

void TabledFields::Append(const Match& match, std::string* out) {
  const Text& text = TextOf(match);
  const Way& way = WayOf(match);
  out->append(texts_, text.begin, text.size);
  out->append(way.text, way.size);
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
