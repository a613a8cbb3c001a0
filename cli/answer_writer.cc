#include "cli/answer_writer.h"

#include <algorithm>

#include "cli/json_writer.h"

namespace onoma::cli {
namespace {

const Candidate kNoCandidate;

const Candidate& Best(const Answer& answer) { return answer.count > 0 ? answer.best() : kNoCandidate; }

void AppendHex(NameId id, std::string* out) {
  const auto hex = id.Hex();
  out->append(hex.data(), hex.size());
}

void AppendJsonId(std::string_view prefix, std::string_view key, NameId id, std::string* out) {
  AppendJsonMember(std::string(prefix) + std::string(key), id.ToString(), out);
}

void AppendJsonText(std::string_view prefix, std::string_view key, std::string_view value, std::string* out) {
  AppendJsonMember(std::string(prefix) + std::string(key), value, out);
}

}  // namespace

bool Matched(const Answer& answer) {
  const Candidate& best = Best(answer);
  return best.via != Via::kNone && best.via != Via::kDerived;
}

std::vector<std::string> AnswerWriter::Names(const AnswerColumns& columns) {
  std::vector<std::string> names = {"id", "name", "kind", "via", "link", "score"};
  if (columns.parts) names.insert(names.end(), {"given_id", "patronymic_id", "surname_id", "full_id"});
  if (columns.label) names.push_back("label");
  return names;
}

void AnswerWriter::AppendFields(const Answer* answer, Table table, std::string* out) const {
  const char separator = Separator(table);
  out->push_back(separator);
  if (answer == nullptr) {
    AppendHex(NameId(), out);
    out->append(Names(columns_).size() - 1, separator);
    return;
  }
  const Candidate& best = Best(*answer);
  AppendHex(best.id, out);
  out->push_back(separator);
  if (!best.id.none()) AppendField(normalizer_->NameOf(best), table, out);
  for (std::string_view word : {KindName(best.kind), ViaName(best.via), LinkName(best.link)}) {
    out->push_back(separator);
    out->append(word);
  }
  out->push_back(separator);
  AppendScore(best.score, out);
  if (columns_.parts) {
    for (NameId id : {best.given.id, best.patronymic.id, best.surname.id, best.full_id}) {
      out->push_back(separator);
      if (!id.none()) AppendHex(id, out);
    }
  }
  if (columns_.label) {
    out->push_back(separator);
    if (!best.id.none()) AppendField(normalizer_->LabelOf(best, *columns_.label), table, out);
  }
}

void AnswerWriter::AppendCandidate(const Candidate& c, std::string_view prefix, std::string* out) const {
  AppendJsonId(prefix, "id", c.id, out);
  AppendJsonText(prefix, "name", c.id.none() ? std::string() : normalizer_->NameOf(c), out);
  AppendJsonText(prefix, "kind", KindName(c.kind), out);
  AppendJsonText(prefix, "via", ViaName(c.via), out);
  AppendJsonText(prefix, "link", LinkName(c.link), out);
  AppendJsonKey(std::string(prefix) + "score", out);
  AppendScore(c.score, out);
  if (columns_.parts) {
    const auto part = [&](std::string_view key, NameId id) {
      AppendJsonText(prefix, key, id.none() ? std::string() : id.ToString(), out);
    };
    part("given_id", c.given.id);
    part("patronymic_id", c.patronymic.id);
    part("surname_id", c.surname.id);
    part("full_id", c.full_id);
  }
  if (columns_.label) {
    AppendJsonText(prefix, "label", c.id.none() ? std::string() : normalizer_->LabelOf(c, *columns_.label), out);
  }
}

void AnswerWriter::AppendMembers(const Answer* answer, std::string_view prefix, std::string* out) const {
  if (answer == nullptr) {
    AppendJsonId(prefix, "id", NameId(), out);
    return;
  }
  AppendCandidate(Best(*answer), prefix, out);
  if (answer->flags != 0) {
    AppendJsonKey(std::string(prefix) + "flags", out);
    out->push_back('[');
    const auto flag = [&](Flag bit, std::string_view name) {
      if ((answer->flags & bit) == 0) return;
      if (out->back() != '[') out->push_back(',');
      AppendJsonString(name, out);
    };
    flag(kFlagSeveralNames, "several");
    flag(kFlagRepaired, "repaired");
    flag(kFlagTooLong, "too_long");
    flag(kFlagKeyboard, "keyboard");
    flag(kFlagAccent, "accent");
    flag(kFlagLookAlike, "lookalike");
    flag(kFlagInvisible, "invisible");
    out->push_back(']');
  }
  if (columns_.top == 0) return;
  AppendJsonKey(std::string(prefix) + "candidates", out);
  out->push_back('[');
  for (size_t i = 0; i < std::min(columns_.top, answer->count); ++i) {
    if (i > 0) out->push_back(',');
    out->push_back('{');
    AppendCandidate(answer->candidates[i], "", out);
    out->push_back('}');
  }
  out->push_back(']');
}

}  // namespace onoma::cli
