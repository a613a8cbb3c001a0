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
  if (names_.size() < missing_.size()) names_.resize(missing_.size());
  normalizer_->NamesOf(missing_, std::span(names_).first(missing_.size()));
  for (size_t i = 0; i < missing_.size(); ++i) {
    Text& text = texts_[missing_[i].layer][missing_[i].ordinal];
    made_.clear();
    AppendText(missing_[i], names_[i], &made_);
    text.size = Keep(made_, text.bytes);
  }
}

void TabledFields::Append(const Match& match, std::string* out) {
  const Text& text = TextOf(match);
  const Way& way = WayOf(match);
  if (text.size == kLong) {
    AppendText(match, normalizer_->NameOf(match), out);
  } else {
    out->append(text.bytes, text.size);
  }
  way.size == kLong ? out->append(MakeWay(match)) : out->append(way.text, way.size);
}

void TabledFields::AppendText(const Match& match, std::string_view name, std::string* out) const {
  const char separator = Separator(table_);
  const auto hex = match.id.Hex();
  out->push_back(separator);
  out->append(hex.data(), hex.size());
  out->push_back(separator);
  AppendField(name, table_, out);
  out->push_back(separator);
  out->append(KindName(match.kind));
  out->push_back(separator);
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
