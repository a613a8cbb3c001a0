#include "cli/tabled_fields.h"

#include "cli/json_writer.h"

namespace onoma::cli {
TabledFields::TabledFields(const Normalizer* normalizer, Table table) : normalizer_(normalizer), table_(table) {
  // One at least: what has no match asks for the first one's place, though a database may have no names.
  for (const Database& layer : normalizer->layers()) texts_.emplace_back(layer.GetInfo().names + 1);
}

void TabledFields::Prepare(std::span<const Match> matches) {
  missing_.clear();
  for (const Match& match : matches) {
    if (TextOf(match).size == 0 && match.via != Via::kNone) [[unlikely]]
      missing_.push_back(match);
  }
  const std::vector<std::string> names = normalizer_->NamesOf(missing_);
  for (size_t i = 0; i < names.size(); ++i) {
    Text& text = texts_[missing_[i].layer][missing_[i].ordinal];
    text.size = Keep(MakeText(missing_[i], names[i]), text.bytes);
  }
}

void TabledFields::Append(const Match& match, std::string* out) {
  const Text& text = TextOf(match);
  const Way& way = WayOf(match);
  text.size == kLong ? out->append(MakeText(match, normalizer_->NameOf(match))) : out->append(text.bytes, text.size);
  way.size == kLong ? out->append(MakeWay(match)) : out->append(way.text, way.size);
}

std::string TabledFields::MakeText(const Match& match, std::string_view name) const {
  const char separator = Separator(table_);
  const auto hex = match.id.Hex();
  std::string text(1, separator);
  text.append(hex.data(), hex.size());
  text.push_back(separator);
  AppendField(name, table_, &text);
  text.push_back(separator);
  text.append(KindName(match.kind));
  text.push_back(separator);
  return text;
}

std::string TabledFields::MakeWay(const Match& match) const {
  std::string text(ViaName(match.via));
  text.push_back(Separator(table_));
  text.append(LinkName(match.link));
  text.push_back(Separator(table_));
  AppendScore(match.score, &text);
  return text;
}

}  // namespace onoma::cli
