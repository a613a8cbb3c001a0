// Every step of one lookup, in words.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "names/normalizer_impl.h"
#include "onoma/attributor.h"
#include "onoma/normalizer.h"
#include "text/look_alikes.h"

namespace onoma {
namespace {

constexpr size_t kMaxRules = 8;  // named of one native form
constexpr size_t kMaxNatives = 4;

class Explainer {
 public:
  Explainer(const Normalizer& normalizer, const LookupOptions& options)
      : normalizer_(normalizer), options_(options), lexicon_(normalizer.impl().lexicon), attributor_(normalizer) {}

  std::vector<ExplainStep> Run(std::string_view name) {
    const Answer& answer = normalizer_.Resolve(name, options_, scratch_);
    if (answer.flags & kFlagTooLong) {
      Say("fold", absl::StrCat("longer than ", kMaxNameBytes, " bytes: not looked up"));
      return std::move(steps_);
    }
    const FoldedText folded = scratch_.state().folded;
    const bool person = answer.count > 0 && IsPerson(answer.best().kind);
    const KindMask kinds = person ? kPersonKinds : KindsOf(options_.kind);
    Say("fold", folded.tokens.empty() ? "no letter in it: no name, ID 0" : absl::StrCat("\"", folded.text, "\""));
    for (const Token& token : folded.tokens) {
      if (token.scripts == 0) {
        Say("token", absl::StrCat(std::string(folded.View(token)), ": no letters, no name"));
        continue;
      }
      // A view into the scratch's own text, which is the same: it knows the case of the letters.
      ExplainToken(scratch_.state().folded.View(token), token.scripts, kinds);
      ExplainRules(token, name.substr(token.begin, token.end - token.begin));
    }
    // The tokens' lookups used the scratch: ask again.
    const Answer& again = normalizer_.Resolve(name, options_, scratch_);
    for (size_t i = 0; i < again.count; ++i) {
      const Candidate& candidate = again.candidates[i];
      Say(i == 0 ? "answer" : "candidate",
          absl::StrFormat("%s %s, %s, via %s, link %s, score %.3f", candidate.id.ToString(),
                          normalizer_.NameOf(candidate), std::string(KindName(candidate.kind)),
                          std::string(ViaName(candidate.via)), std::string(LinkName(candidate.link)), candidate.score));
      if (i == 0) ExplainParts(candidate);
    }
    if (again.flags & kFlagSeveralNames) Say("note", "the cell holds several names; the first is the answer");
    if (again.flags & kFlagKeyboard) Say("flag", "keyboard: a letter was typed for one that the keyboard lacks");
    if (again.flags & kFlagAccent) Say("flag", "accent: a stress mark was left out");
    if (again.flags & kFlagLookAlike) Say("flag", "lookalike: a letter of another script that no honest typing gives");
    if (again.flags & kFlagInvisible) Say("flag", "invisible: a soft hyphen, zero-width or bidi control within a word");
    return std::move(steps_);
  }

 private:
  // What the answer is made of, and the rows behind it: the parts may be found otherwise together than word by word.
  void ExplainParts(const Candidate& candidate) {
    for (const Part* part : {&candidate.given, &candidate.patronymic, &candidate.surname, &candidate.place}) {
      if (part->id.none()) continue;
      Say("part", absl::StrCat(std::string(KindName(part->kind)), part->derived() ? "~" : "/", std::string(part->label),
                               ", via ", std::string(ViaName(part->via)), ", link ", std::string(LinkName(part->link)),
                               part->derived() ? "" : "; ", normalizer_.SourceOf(*part)));
    }
  }

  void Say(std::string step, std::string detail) { steps_.push_back({std::move(step), std::move(detail)}); }

  // `kinds`: those that the answer took it for.
  void ExplainToken(std::string_view form, uint16_t scripts, KindMask kinds) {
    Say("token", std::string(form));
    PartMatches matches;
    lexicon_.Find(form, scripts, kinds, options_, scratch_.state(), &matches);
    for (size_t i = 0; i < matches.count; ++i) {
      const PartMatch& match = matches.items[i];
      std::string text = absl::StrCat(std::string(KindName(match.kind)), "/", std::string(match.label), ", link ",
                                      std::string(LinkName(match.link)));
      if (match.feminine) absl::StrAppend(&text, ", feminine");
      if (match.posting_flags & Posting::kStripped) absl::StrAppend(&text, ", written without its diacritics");
      if (match.repaired) absl::StrAppend(&text, ", look-alike letters put right");
      absl::StrAppend(&text, "; ", normalizer_.SourceOf(match));
      Say(std::string(ViaName(match.via)), text);
    }
    if (matches.count > 0 && matches.items[0].via == Via::kExact) return;
    std::string clean;
    if (RepairLookAlikes(lexicon_.fold(), form, &clean, &scratch_.state().folded)) {
      Say("repair", absl::StrCat("read as ", clean));
      form = clean;
    }
    if (options_.written_by != nullptr && matches.count == 0) {
      if (const std::optional<std::string> native = options_.written_by->Read(form)) {
        Say("read", absl::StrCat(*native, ", as ", options_.written_by->system().code, " writes it"));
      }
    }
    lexicon_.MakeKeys(form, options_, &scratch_.state().keys, kMaxKeys);
    for (size_t i = 0; i < scratch_.state().keys.count; ++i) {
      Say("key", absl::StrCat("\"", scratch_.state().keys.keys[i], "\", read as ",
                              std::string(scratch_.state().keys.readings[i])));
    }
    if (matches.count == 0) Say("derive", "stands in no table: its ID is made from the first key");
  }

  // The systems and styles that write a Latin token so, by native form; what stands in the tables first.
  void ExplainRules(const Token& token, std::string_view written) {
    if (token.scripts != ScriptBit(Script::kLatin) || token.letters < 2) return;
    const std::vector<Attribution> all = attributor_.Attribute(written, options_.language);
    struct Group {
      const Attribution* first;
      std::string rules;
      size_t count;
    };
    std::vector<Group> groups;
    const bool tabled = !all.empty() && all.front().tabled;
    for (const Attribution& a : all) {
      if (a.tabled != tabled) continue;  // where the tables know it, mere readings say no more
      auto group = std::find_if(groups.begin(), groups.end(), [&](const Group& g) {
        return g.first->native == a.native && g.first->language == a.language && g.first->plain == a.plain;
      });
      if (group == groups.end()) group = groups.insert(groups.end(), {&a, "", 0});
      if (++group->count <= kMaxRules) absl::StrAppend(&group->rules, group->count > 1 ? ", " : "", a.system->code);
    }
    for (size_t i = 0; i < groups.size() && i < kMaxNatives; ++i) {
      const Group& group = groups[i];
      Say("spelling",
          absl::StrCat(group.first->native, " (", LanguageCode(group.first->language),
                       group.first->tabled ? "" : ", read only", group.first->plain ? ", marks dropped" : "",
                       ") under ", group.rules,
                       group.count > kMaxRules ? absl::StrCat(" and ", group.count - kMaxRules, " more") : ""));
    }
    if (!groups.empty()) return;
    if (const std::optional<Departure> nearest = attributor_.Nearest(written)) {
      Say("spelling", absl::StrCat("no rule writes it so; nearest is ", nearest->rule.system->code, ", which writes ",
                                   nearest->written, " for ", nearest->rule.native, ": they differ from byte ",
                                   nearest->at, " on"));
    } else {
      Say("spelling", "no rule writes it so");
    }
  }

  const Normalizer& normalizer_;
  const LookupOptions& options_;
  const Lexicon& lexicon_;
  const Attributor attributor_;
  Scratch scratch_;
  std::vector<ExplainStep> steps_;
};

}  // namespace

std::vector<ExplainStep> Normalizer::Explain(std::string_view name, const LookupOptions& options) const {
  return Explainer(*this, options).Run(name);
}

}  // namespace onoma
