#include "onoma/attributor.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "names/normalizer_impl.h"
#include "onoma/reverser.h"
#include "romanize/variants.h"
#include "romanize/writer.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace onoma {
namespace {

// What people meet oftenest stands first: press styles, documents of persons, maps, libraries.
int Rank(const RomanizationSystem& system) {
  if (system.style) return 0;
  if (system.scope == "persons") return 1;
  return system.scope == "places" ? 3 : 2;
}

}  // namespace

struct Attributor::Impl {
  // One system in one language, forward and backward.
  struct Rule {
    const RomanizationSystem* system;
    Language language;
    Reverser whole, plain;
  };

  explicit Impl(const Normalizer& of) : normalizer(&of), romanizer(of.layers().front()) {
    for (const auto& [language, column] : format::kNativeLabels) AddRules(language, &rules);
  }

  void AddRules(Language language, std::vector<Rule>* to) const {
    for (const RomanizationSystem& system : romanizer.systems()) {
      if (!romanizer.Has(system, language)) continue;
      to->push_back({&system, language, Reverser(romanizer, system, language),
                     Reverser(romanizer, system, language, {.plain = true})});
    }
  }

  const FoldTable& fold() const { return normalizer->impl().lexicon.fold(); }

  struct Native {
    Language language;
    std::string text;
  };
  // The native forms of the names that the tables have for a spelling.
  std::vector<Native> TabledNatives(std::string_view spelling) const {
    std::vector<Native> natives;
    Scratch scratch;
    LookupOptions options;
    options.accept = Accept::kBroad;
    const Answer& answer = normalizer->Resolve(spelling, options, scratch);
    for (size_t i = 0; i < answer.count; ++i) {
      const Candidate& candidate = answer.candidates[i];
      for (const Part* part : {&candidate.given, &candidate.patronymic, &candidate.surname, &candidate.place}) {
        if (part->id.none() || part->derived()) continue;
        const format::Reader& reader = normalizer->impl().lexicon.reader(part->layer);
        const format::NameRecord name = reader.name(part->ordinal);
        for (const auto& [spoken, column] : format::kNativeLabels) {
          for (const uint32_t label : {name.masculine[column], name.feminine[column]}) {
            const std::string text(reader.String(label));
            const bool known = std::any_of(natives.begin(), natives.end(), [&, language = spoken](const Native& n) {
              return n.language == language && n.text == text;
            });
            if (!text.empty() && !known) natives.push_back({spoken, text});
          }
        }
      }
    }
    return natives;
  }

  // True if the tables have `text` as a native form of a language.
  bool IsNative(std::string_view text, Language language) const {
    const uint8_t flag = Posting::LanguageFlag(language);
    const std::string form = FoldForm(fold(), text);
    for (size_t layer = 0; layer < normalizer->impl().lexicon.layers() && flag != 0; ++layer) {
      const format::Reader& reader = normalizer->impl().lexicon.reader(layer);
      const int64_t slot = reader.forms().Find(form);
      bool found = false;
      if (slot >= 0) {
        reader.EachPosting(reader.forms().slot(static_cast<size_t>(slot)),
                           [&](const Posting& posting) { found |= (posting.flags & flag) != 0; });
      }
      if (found) return true;
    }
    return false;
  }

  const Normalizer* normalizer;
  Romanizer romanizer;
  std::vector<Rule> rules;  // for the languages that names are tabled in
};

Attributor::Attributor(const Normalizer& normalizer) : impl_(std::make_unique<Impl>(normalizer)) {}
Attributor::~Attributor() = default;
Attributor::Attributor(Attributor&&) noexcept = default;

const Romanizer& Attributor::romanizer() const { return impl_->romanizer; }

std::vector<Attribution> Attributor::Attribute(std::string_view spelling, Language language) const {
  std::vector<Attribution> found;
  const std::string form = FoldForm(impl_->fold(), spelling);
  if (form.empty()) return found;
  const std::vector<Impl::Native> natives = impl_->TabledNatives(spelling);
  std::vector<Impl::Rule> others;
  if (language != Language::kNone && !IsEastSlavic(language)) {
    impl_->AddRules(language, &others);
    if (others.empty()) language = Language::kNone;
  }
  for (const Impl::Rule& rule : others.empty() ? impl_->rules : others) {
    if (language != Language::kNone && rule.language != language) continue;
    std::optional<Reading> reading = rule.whole.Best(spelling);
    bool plain = false;
    if (!reading) {
      reading = rule.plain.Best(spelling);
      plain = reading.has_value();
    }
    if (!reading) continue;
    Attribution attribution{rule.system, rule.language, reading->text, false, true, plain, reading->bits};
    for (const Impl::Native& native : natives) {
      if (native.language != rule.language || attribution.tabled) continue;
      const RomanizeOptions options{.language = rule.language};
      bool first = true;
      for (std::string variant : impl_->romanizer.Variants(*rule.system, native.text, kMaxVariants, options)) {
        const bool usual = first;
        first = false;
        if (plain) variant = PlainLetters(impl_->fold(), variant);
        if (FoldForm(impl_->fold(), variant) != form) continue;
        attribution.usual = usual;
        attribution.native = native.text;
        attribution.tabled = true;
        attribution.bits = 0;
        break;
      }
    }
    // Names have more native forms than the labels that were tried: Зміцер beside Дзмітрый.
    if (!attribution.tabled && impl_->IsNative(attribution.native, rule.language)) {
      attribution.tabled = true;
      attribution.bits = 0;
    }
    found.push_back(std::move(attribution));
  }
  std::stable_sort(found.begin(), found.end(), [](const Attribution& a, const Attribution& b) {
    return std::tuple(!a.tabled, a.plain, !a.usual, Rank(*a.system), a.bits) <
           std::tuple(!b.tabled, b.plain, !b.usual, Rank(*b.system), b.bits);
  });
  return found;
}

std::vector<std::vector<Attribution>> Attributor::AttributeBatch(std::span<const std::string_view> spellings,
                                                                 Language language) const {
  std::vector<std::vector<Attribution>> results;
  results.reserve(spellings.size());
  std::unordered_map<std::string_view, size_t> done;
  for (const std::string_view spelling : spellings) {
    const auto [it, inserted] = done.try_emplace(spelling, results.size());
    results.push_back(inserted ? Attribute(spelling, language) : results[it->second]);
  }
  return results;
}

std::optional<Departure> Attributor::Nearest(std::string_view spelling) const {
  const std::u32string form = DecodeAll(FoldForm(impl_->fold(), spelling));
  std::optional<Departure> nearest;
  size_t least = form.size() + 1;
  for (const Impl::Native& native : impl_->TabledNatives(spelling)) {
    for (const Impl::Rule& rule : impl_->rules) {
      if (rule.language != native.language) continue;
      std::string written;
      impl_->romanizer.Romanize(*rule.system, native.text, &written, {.language = rule.language});
      const std::u32string other = DecodeAll(FoldForm(impl_->fold(), written));
      // Levenshtein, a row at a time.
      std::vector<size_t> row(other.size() + 1);
      for (size_t j = 0; j <= other.size(); ++j) row[j] = j;
      for (size_t i = 1; i <= form.size(); ++i) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= other.size(); ++j) {
          const size_t change = diagonal + (form[i - 1] != other[j - 1]);
          diagonal = row[j];
          row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
        }
      }
      if (row.back() >= least) continue;
      least = row.back();
      size_t same = 0;
      while (same < form.size() && same < other.size() && form[same] == other[same]) ++same;
      nearest.emplace();
      nearest->rule = {rule.system, rule.language, native.text, true, true, false, 0};
      nearest->written = std::move(written);
      nearest->at = EncodeAll(std::u32string_view(form).substr(0, same)).size();
    }
  }
  return nearest;
}

std::vector<std::string> Attributor::LatinWords(std::string_view text) const {
  std::vector<std::string> words;
  FoldedText folded;
  FoldTokens(impl_->fold(), text, &folded);
  for (const Token& token : folded.tokens) {
    if (token.scripts == ScriptBit(Script::kLatin) && token.letters > 1) words.emplace_back(folded.View(token));
  }
  return words;
}

std::vector<RuleEvidence> Attributor::Column(std::span<const std::string_view> names) const {
  constexpr size_t kTelling = 3;  // letters: a shorter word says nothing of who wrote it
  std::set<std::string> words;
  for (const std::string_view name : names) {
    for (std::string& word : LatinWords(name)) {
      if (word.size() >= kTelling && words.size() < kMaxColumnWords) words.insert(std::move(word));
    }
  }
  std::vector<RuleEvidence> evidence(impl_->rules.size());
  size_t explicable = 0;
  for (const std::string& word : words) {
    bool any = false;
    for (size_t r = 0; r < impl_->rules.size(); ++r) {
      const std::optional<Reading> reading = impl_->rules[r].whole.Best(word);
      if (!reading) continue;
      any = true;
      ++evidence[r].explained;
      evidence[r].bits += reading->bits;
    }
    explicable += any;
  }
  for (size_t r = 0; r < evidence.size(); ++r) {
    evidence[r].system = impl_->rules[r].system;
    evidence[r].language = impl_->rules[r].language;
    evidence[r].words = explicable;
    if (evidence[r].explained != 0) evidence[r].bits /= static_cast<float>(evidence[r].explained);
  }
  std::erase_if(evidence, [](const RuleEvidence& e) { return e.explained == 0; });
  // A word that a rule doesn't explain costs it as much as an unlikely word.
  const auto cost = [](const RuleEvidence& e) {
    constexpr float kUnexplained = 80;
    const float share = static_cast<float>(e.explained) / static_cast<float>(e.words);
    return share * e.bits + (1 - share) * kUnexplained;
  };
  std::stable_sort(evidence.begin(), evidence.end(), [&](const RuleEvidence& a, const RuleEvidence& b) {
    return std::tuple(cost(a), Rank(*a.system)) < std::tuple(cost(b), Rank(*b.system));
  });
  return evidence;
}

}  // namespace onoma
