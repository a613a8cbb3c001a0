#include "cli/tabled_fields.h"

#include "cli/json_writer.h"

namespace onoma::cli {

TabledTexts::TabledTexts(const Normalizer& normalizer) {
  // One at least: what has no match asks for the first one's place, though a database may have no names.
  for (const Database& layer : normalizer.layers()) texts_.emplace_back(layer.GetInfo().names + 1);
}

void TabledFields::Prepare(std::span<const Match> matches) {
  missing_.clear();
  for (const Match& match : matches) {
    if (texts_->Of(match).Size() == Text::kNone && match.via != Via::kNone) [[unlikely]]
      missing_.push_back(match);
  }
  if (names_.size() < missing_.size()) names_.resize(missing_.size());
  normalizer_->NamesOf(missing_, std::span(names_).first(missing_.size()));
  for (size_t i = 0; i < missing_.size(); ++i) {
    Text& text = texts_->Of(missing_[i]);
    uint8_t none = Text::kNone;
    if (!text.size.compare_exchange_strong(none, Text::kMaking, std::memory_order_relaxed)) continue;
    made_.clear();
    AppendText(missing_[i], names_[i], &made_);
    text.size.store(Keep(made_, text.bytes), std::memory_order_release);
  }
}

void TabledFields::Append(const Match& match, std::string* out) {
  const Text& text = texts_->Of(match);
  const Way& way = WayOf(match);
  if (const uint8_t size = text.Size(); size <= kTextCopied) {
    out->append(text.bytes, size);
  } else {
    AppendText(match, normalizer_->NameOf(match), out);
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
