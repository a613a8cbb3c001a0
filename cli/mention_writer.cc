#include "cli/mention_writer.h"

#include "cli/json_writer.h"
#include "text/utf8.h"

namespace onoma::cli {
namespace {

void AppendParts(const Mention& mention, std::string* out) {
  const std::pair<std::string_view, NameId> parts[] = {
      {"given", mention.given}, {"patronymic", mention.patronymic}, {"surname", mention.surname}};
  int present = 0;
  for (const auto& [name, id] : parts) present += id.none() ? 0 : 1;
  if (present < 2) return;
  AppendJsonKey("parts", out);
  out->push_back('{');
  for (const auto& [name, id] : parts) {
    if (!id.none()) AppendJsonMember(name, id.ToString(), out);
  }
  out->push_back('}');
}

}  // namespace

size_t OffsetCounter::At(size_t byte) {
  if (unit_ == OffsetUnit::kBytes) return byte;
  while (pos_ < byte && pos_ < text_.size()) {
    const char32_t cp = DecodeUtf8(text_, &pos_);
    count_ += unit_ == OffsetUnit::kUtf16 && cp > 0xFFFF ? 2 : 1;
  }
  return count_;
}

void AppendMention(const Mention& mention, const ShownMention& shown, bool with_label, OffsetCounter* offsets,
                   std::string* out) {
  out->push_back('{');
  AppendJsonMember("start", uint64_t{offsets->At(mention.begin)}, out);
  AppendJsonMember("end", uint64_t{offsets->At(mention.end)}, out);
  AppendJsonMember("text", shown.text, out);
  AppendJsonMember("id", mention.match.id.ToString(), out);
  AppendJsonMember("name", mention.name, out);
  AppendJsonMember("kind", KindName(mention.match.kind), out);
  AppendJsonMember("via", ViaName(mention.match.via), out);
  AppendJsonMember("link", LinkName(mention.match.link), out);
  AppendJsonKey("score", out);
  AppendScore(mention.match.score, out);
  AppendParts(mention, out);
  if (!mention.person.none()) AppendJsonMember("person", mention.person.ToString(), out);
  if (with_label) AppendJsonMember("label", shown.label, out);
  out->push_back('}');
}

}  // namespace onoma::cli
