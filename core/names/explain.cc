// Every step of one lookup, in words.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "names/normalizer_impl.h"
#include "onoma/normalizer.h"
#include "onoma/romanizer.h"

namespace onoma {
namespace {

constexpr size_t kMaxRules = 8;

class Explainer {
 public:
  Explainer(const Normalizer& normalizer, const LookupOptions& options)
      : normalizer_(normalizer), options_(options), lexicon_(normalizer.impl().lexicon) {}

  std::vector<ExplainStep> Run(std::string_view name) {
    const Answer& answer = normalizer_.Resolve(name, options_, scratch_);
    if (answer.flags & kFlagTooLong) {
      Say("fold", absl::StrCat("longer than ", kMaxNameBytes, " bytes: not looked up"));
      return std::move(steps_);
    }
    const FoldedText folded = scratch_.state().folded;
    Say("fold", folded.tokens.empty() ? "no letter in it: no name, ID 0" : absl::StrCat("\"", folded.text, "\""));
    for (const Token& token : folded.tokens) {
      if (token.scripts == 0) {
        Say("token", absl::StrCat(std::string(folded.View(token)), ": no letters, no name"));
        continue;
      }
      ExplainToken(std::string(folded.View(token)), token.scripts);
    }
    // The tokens' lookups used the scratch: ask again.
    const Answer& again = normalizer_.Resolve(name, options_, scratch_);
    for (size_t i = 0; i < again.count; ++i) {
      const Candidate& candidate = again.candidates[i];
      Say(i == 0 ? "answer" : "candidate",
          absl::StrFormat("%s %s, %s, via %s, link %s, score %.3f", candidate.id.ToString(),
                          normalizer_.NameOf(candidate), std::string(KindName(candidate.kind)),
                          std::string(ViaName(candidate.via)), std::string(LinkName(candidate.link)), candidate.score));
    }
    if (again.flags & kFlagSeveralNames) Say("note", "the cell holds several names; the first is the answer");
    return std::move(steps_);
  }

 private:
  void Say(std::string step, std::string detail) { steps_.push_back({std::move(step), std::move(detail)}); }

  void ExplainToken(const std::string& form, uint16_t scripts) {
    Say("token", form);
    PartMatches matches;
    KindMask kinds = kPartKinds;
    lexicon_.Find(form, scripts, kinds, options_, scratch_.state(), &matches);
    for (size_t i = 0; i < matches.count; ++i) {
      const PartMatch& match = matches.items[i];
      std::string text = absl::StrCat(std::string(KindName(match.kind)), "/", std::string(match.label), ", link ",
                                      std::string(LinkName(match.link)));
      if (match.feminine) absl::StrAppend(&text, ", feminine");
      if (match.posting_flags & Posting::kStripped) absl::StrAppend(&text, ", written without its diacritics");
      if (match.repaired) absl::StrAppend(&text, ", look-alike letters put right");
      absl::StrAppend(&text, "; ", normalizer_.SourceOf(match));
      const std::string rules = RulesThatGive(match, form);
      if (!rules.empty()) absl::StrAppend(&text, "; ", rules);
      Say(std::string(ViaName(match.via)), text);
    }
    if (matches.count > 0 && matches.items[0].via == Via::kExact) return;
    std::vector<std::string> keys;
    lexicon_.keys().Make(form, &scratch_.state().keys);
    for (size_t i = 0; i < scratch_.state().keys.count; ++i) {
      Say("key", absl::StrCat("\"", scratch_.state().keys.keys[i], "\", read as ",
                              std::string(scratch_.state().keys.readings[i])));
    }
    if (matches.count == 0) Say("derive", "stands in no table: its ID is made from the first key");
  }

  // The systems and styles under which one of the name's native forms is spelled so.
  std::string RulesThatGive(const PartMatch& match, const std::string& form) {
    const Database& database = normalizer_.layers()[match.layer];
    const format::Reader& reader = database.reader();
    const format::NameRecord name = reader.name(match.ordinal);
    const Romanizer romanizer(database);
    std::string out;
    size_t found = 0;
    std::vector<std::string> seen;  // one form is often that of two languages
    const Language languages[] = {Language::kBe, Language::kRu, Language::kUk};
    for (int i = 0; i < 3; ++i) {
      const uint32_t* labels = match.feminine ? name.feminine : name.masculine;
      const std::string native(reader.String(labels[format::kLabelBe + i]));
      if (native.empty() || std::find(seen.begin(), seen.end(), native) != seen.end()) continue;
      seen.push_back(native);
      if (FoldForm(lexicon_.fold(), native) == form) return absl::StrCat("its native form ", native);
      for (const RomanizationSystem& system : romanizer.systems()) {
        if (!romanizer.Has(system, languages[i])) continue;
        for (const std::string& variant : romanizer.Variants(system, native, kMaxRules, {.language = languages[i]})) {
          if (FoldForm(lexicon_.fold(), variant) != form) continue;
          if (++found > kMaxRules) return out + " ...";
          absl::StrAppend(&out, out.empty() ? "" : ", ", native, " under ", system.code);
          break;
        }
      }
    }
    return out;
  }

  const Normalizer& normalizer_;
  const LookupOptions& options_;
  const Lexicon& lexicon_;
  Scratch scratch_;
  std::vector<ExplainStep> steps_;
};

}  // namespace

std::vector<ExplainStep> Normalizer::Explain(std::string_view name, const LookupOptions& options) const {
  return Explainer(*this, options).Run(name);
}

}  // namespace onoma
