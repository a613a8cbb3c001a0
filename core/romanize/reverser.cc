#include "onoma/reverser.h"

#include <algorithm>
#include <map>
#include <queue>
#include <span>
#include <unordered_set>

#include "format/reader.h"
#include "romanize/romanizer_impl.h"
#include "romanize/spelling_model.h"
#include "romanize/writer.h"
#include "text/utf8.h"

namespace onoma {
namespace {

constexpr uint16_t kCopied = 0xFFFF;   // no rule: an apostrophe that the system leaves alone
constexpr uint32_t kVariantCost = 64;  // 1/16 bit: what a further variant of a rule costs
constexpr uint32_t kStart = 0xFFFFFFFF;
constexpr size_t kBest = 0;
constexpr size_t kOfOneStep = 2;

// One way to write some letters: a rule, read backward.
struct Step {
  uint16_t rule;
  uint16_t variant;     // of the rule's outputs
  std::u32string from;  // native letters
  std::u32string to;    // what stands for them, decomposed; may be empty
};

// A beginning of a native word that accounts for the Latin word up to some place.
struct Node {
  uint32_t parent;
  uint32_t step;
  uint32_t cost;             // 1/16 bit
  uint8_t further, before;   // the last two letters, as the spelling model numbers them
  uint8_t previous, letter;  // and as the rule set's alphabet does
  uint8_t written;           // 0: the last step stands for no Latin letter
};

// Apostrophes, primes, and the quotes that stand for double ones.
bool IsApostrophe(const FoldTable& fold, char32_t cp) {
  const CharClass kind = fold.Find(cp).char_class();
  return kind == CharClass::kApostrophe || kind == CharClass::kQuote;
}

}  // namespace

struct Reverser::Impl {
  const FoldTable* fold;
  const Romanizer::Impl::Engine* engine = nullptr;
  SpellingModel::Spelling spelling;
  std::vector<Step> steps;
  std::vector<uint32_t> silent;                      // the steps that write nothing
  std::map<char32_t, std::vector<uint32_t>> begins;  // the others, by their first letter; apostrophes under '
  std::unordered_set<char32_t> letters;              // that steps write

  char32_t Key(char32_t cp) const { return IsApostrophe(*fold, cp) ? U'\'' : cp; }

  // Lower case, canonically decomposed.
  std::u32string Letters(std::string_view text) const {
    std::u32string out;
    const auto push = [&](auto&& self, char32_t cp, int depth) -> void {
      char32_t first, second;
      if (depth < FoldTable::kMaxDecompositions && fold->Decompose(cp, &first, &second)) {
        self(self, first, depth + 1);
        self(self, second, depth + 1);
      } else {
        out.push_back(cp);
      }
    };
    for (size_t pos = 0; pos < text.size();) {
      const char32_t cp = DecodeUtf8(text, &pos);
      if (engine->rules.turkic_case() && (cp == U'İ' || cp == U'I')) {
        out.push_back(cp == U'I' ? U'ı' : U'i');
        continue;
      }
      const FoldEntry entry = fold->Find(cp);
      // Only letters: the fold makes other things of apostrophes and marks.
      push(push, entry.char_class() == CharClass::kLetter && !entry.sequence() ? entry.value() : cp, 0);
    }
    return out;
  }

  // A letter, or what stands on or between letters.
  bool OfWord(char32_t cp) const {
    const CharClass kind = fold->Find(cp).char_class();
    return kind == CharClass::kLetter || kind == CharClass::kMark || kind == CharClass::kApostrophe ||
           kind == CharClass::kInvisible;
  }

  void AddStep(Step step) {
    if (step.from.empty()) return;
    const uint32_t index = static_cast<uint32_t>(steps.size());
    if (step.to.empty()) {
      silent.push_back(index);
    } else {
      begins[Key(step.to[0])].push_back(index);
      letters.insert(step.to.begin(), step.to.end());
    }
    steps.push_back(std::move(step));
  }

  void MakeSteps(bool plain) {
    const RuleSet& rules = engine->rules;
    for (size_t r = 0; r < rules.rules(); ++r) {
      const RuleSet::Rule rule = rules.rule(r);
      std::u32string from;
      for (uint32_t k = 0; k < rule.from_length; ++k) from.push_back(rules.FromLetter(rule, k));
      std::vector<std::u32string> seen;
      for (uint32_t v = 0; v < rule.outputs; ++v) {
        std::string to(rules.Output(rule, v));
        if (plain) to = PlainLetters(*fold, to);
        const std::u32string written = Letters(to);
        if (std::find(seen.begin(), seen.end(), written) != seen.end()) continue;
        seen.push_back(written);
        AddStep({static_cast<uint16_t>(r), static_cast<uint16_t>(v), from, written});
      }
    }
    // An apostrophe of the orthography that no rule covers is copied.
    if (rules.Covers(U'\'') || spelling.Number(U'\'') > spelling.letters()) return;
    AddStep({kCopied, 0, U"'", plain ? U"" : U"'"});
  }

  // The spelling's letter numbers after `from`, and its cost; the edge is number 0.
  uint32_t CostOf(const std::u32string& from, uint8_t* further, uint8_t* before) const {
    uint32_t cost = 0;
    for (const char32_t letter : from) {
      const uint32_t number = spelling.Number(letter);
      cost += spelling.Cost(*further, *before, number);
      *further = *before;
      *before = static_cast<uint8_t>(std::min<uint32_t>(number, 255));
    }
    return cost;
  }

  uint32_t AlphabetNumber(char32_t letter) const {
    const uint32_t number = engine->rules.alphabet().Number(letter);
    return number == 0 ? engine->rules.alphabet().foreign() : number;
  }

  // Whether the step that made `node` can stand before `next`, a letter by number (0: the word's end). What lies
  // further is looked at in the end.
  bool CanPrecede(const Node& node, uint32_t next, char32_t next_letter) const {
    const Step& step = steps[node.step];
    if (step.rule == kCopied) return true;
    const RuleSet::Rule rule = engine->rules.rule(step.rule);
    if (engine->rules.FitsBehind(rule, {&next_letter, 1}) == RuleSet::Fit::kNo) return false;
    if (rule.from_length > 1) return true;
    const int32_t decided = engine->windows.RuleAt(node.previous, node.letter, next);
    return decided < 0 || decided == step.rule;
  }

  std::vector<Reading> ReadWord(const std::u32string& latin, bool loose, size_t beam, bool* unsure) const;
  bool Holds(const std::vector<Node>& nodes, uint32_t last, std::u32string* native) const;
};

// Whether the rules, applied to the native letters that the steps make up, are those of the steps; and whether each
// rule takes one variant throughout, for a press has one habit.
bool Reverser::Impl::Holds(const std::vector<Node>& nodes, uint32_t last, std::u32string* native) const {
  std::vector<uint32_t> chain;
  for (uint32_t n = last; n != kStart; n = nodes[n].parent) chain.push_back(nodes[n].step);
  std::reverse(chain.begin(), chain.end());
  native->clear();
  for (const uint32_t step : chain) *native += steps[step].from;
  const std::span<const char32_t> text(native->data(), native->size());
  size_t at = 0;
  for (const uint32_t index : chain) {
    const Step& step = steps[index];
    const int64_t rule = engine->rules.FindIndex(text, at, SourceText::IsEdge);
    if (rule != (step.rule == kCopied ? -1 : int64_t{step.rule})) return false;
    at += step.from.size();
    if (std::any_of(chain.begin(), chain.end(), [&](uint32_t other) {
          return steps[other].rule == step.rule && steps[other].variant != step.variant;
        })) {
      return false;
    }
  }
  // A letter and a mark may be one letter, which the rules may know as such: ά.
  const bool marked = std::any_of(native->begin(), native->end(),
                                  [&](char32_t letter) { return fold->Find(letter).char_class() == CharClass::kMark; });
  if (!marked) return true;
  SourceText source;
  source.Set(*fold, engine->rules.alphabet(), EncodeAll(*native));
  return std::equal(text.begin(), text.end(), source.code_points().begin(), source.code_points().end());
}

// `beam`: how many of the likeliest beginnings are kept at each letter; kBest: a few for each last step. Sets `unsure`
// if there were readings that the rules refused in the end.
std::vector<Reading> Reverser::Impl::ReadWord(const std::u32string& latin, bool loose, size_t beam,
                                              bool* unsure) const {
  std::vector<Node> nodes;
  std::vector<std::vector<uint32_t>> at(latin.size() + 1);
  const auto extend = [&](uint32_t from, uint32_t step_index, size_t to) {
    const Step& step = steps[step_index];
    const uint32_t number = AlphabetNumber(step.from[0]);
    Node node{from, step_index, step.variant == 0 ? 0 : kVariantCost,  0, 0,
              0,    0,          static_cast<uint8_t>(!step.to.empty())};
    if (from != kStart) {
      const Node& parent = nodes[from];
      if (!CanPrecede(parent, number, step.from[0])) return;
      node.cost += parent.cost;
      node.further = parent.further;
      node.before = parent.before;
      node.previous = parent.letter;
    }
    if (step.rule != kCopied) {
      const char32_t previous = from == kStart ? 0 : steps[nodes[from].step].from.back();
      if (engine->rules.FitsBefore(engine->rules.rule(step.rule), previous) == RuleSet::Fit::kNo) return;
    }
    node.cost += CostOf(step.from, &node.further, &node.before);
    node.letter = static_cast<uint8_t>(number);
    if (step.from.size() > 1) {
      node.previous = static_cast<uint8_t>(AlphabetNumber(step.from[step.from.size() - 2]));
      node.letter = static_cast<uint8_t>(AlphabetNumber(step.from.back()));
    }
    if (beam == kBest) {
      // Beginnings that end in one step behind one letter go on alike, but for what lies further back.
      uint32_t worst = kStart;
      size_t same = 0;
      for (const uint32_t n : at[to]) {
        if (nodes[n].step != step_index || nodes[n].previous != node.previous) continue;
        ++same;
        if (worst == kStart || nodes[n].cost > nodes[worst].cost) worst = n;
      }
      if (same >= kOfOneStep) {
        // In its place: what goes on from it ends in the same letters, and costs only fall, so that no beginning comes
        // to stand behind itself. The rules look at whatever chain there is in the end.
        if (nodes[worst].cost > node.cost) nodes[worst] = node;
        return;
      }
    }
    at[to].push_back(static_cast<uint32_t>(nodes.size()));
    nodes.push_back(node);
  };
  const auto matches = [&](const Step& step, size_t i) {
    if (step.to.size() > latin.size() - i) return false;
    for (size_t k = 0; k < step.to.size(); ++k) {
      const char32_t a = step.to[k], b = latin[i + k];
      if (a != b && !(loose && Key(a) == U'\'' && Key(b) == U'\'')) return false;
    }
    return true;
  };
  for (size_t i = 0; i <= latin.size(); ++i) {
    // Letters that are not written, at most two of them one after another; then the best of all.
    for (int round = 0; round < 2; ++round) {
      const size_t known = at[i].size();
      for (size_t k = 0; k < known; ++k) {
        const uint32_t node = at[i][k];
        if (round == 1 && nodes[node].written != 0) continue;  // extended the round before
        for (const uint32_t step : silent) extend(node, step, i);
      }
      if (i == 0 && round == 0) {
        for (const uint32_t step : silent) extend(kStart, step, i);
      }
    }
    std::vector<uint32_t>& here = at[i];
    const auto better = [&](uint32_t a, uint32_t b) { return nodes[a].cost < nodes[b].cost; };
    if (beam != kBest && here.size() > beam) {
      std::nth_element(here.begin(), here.begin() + static_cast<ptrdiff_t>(beam), here.end(), better);
      here.resize(beam);
    }
    if (i == latin.size()) break;
    const auto group = begins.find(Key(latin[i]));
    if (group == begins.end()) continue;
    for (const uint32_t step : group->second) {
      if (!matches(steps[step], i)) continue;
      const size_t to = i + steps[step].to.size();
      if (i == 0) extend(kStart, step, to);
      for (size_t k = 0; k < here.size(); ++k) extend(here[k], step, to);
    }
  }
  std::vector<std::pair<uint32_t, uint32_t>> ends;  // cost, node
  for (const uint32_t n : at[latin.size()]) {
    if (!CanPrecede(nodes[n], 0, 0)) continue;
    ends.emplace_back(nodes[n].cost + spelling.Cost(nodes[n].further, nodes[n].before, 0), n);
  }
  std::sort(ends.begin(), ends.end());
  std::vector<Reading> readings;
  std::unordered_set<std::string> seen;
  std::u32string native;
  for (const auto& [cost, node] : ends) {
    if (!Holds(nodes, node, &native)) continue;
    std::string text = EncodeAll(native);
    if (!seen.insert(text).second) continue;
    readings.push_back({std::move(text), static_cast<float>(cost) / 16});
    if (beam == kBest) break;
  }
  if (readings.empty() && !ends.empty()) *unsure = true;
  return readings;
}

Reverser::Reverser(const Romanizer& romanizer, const RomanizationSystem& system, Language language,
                   const ReverseOptions& options) {
  auto impl = std::make_unique<Impl>();
  impl->fold = &romanizer.impl_->reader().fold();
  const Language wanted = language == Language::kNone ? Language::kRu : language;
  for (size_t i = 0; i < system.engines.size(); ++i) {
    if (i != 0 && system.languages[i] != wanted) continue;
    if (system.engines[i] >= romanizer.impl_->engines.size()) continue;
    impl->engine = &romanizer.impl_->engines[system.engines[i]];
    impl->spelling = romanizer.impl_->reader().languages().SpellingOf(system.languages[i]);
  }
  if (impl->engine != nullptr) impl->MakeSteps(options.plain);
  impl_ = std::move(impl);
}

Reverser::~Reverser() = default;
Reverser::Reverser(Reverser&&) noexcept = default;

namespace {

// The best combinations of the readings of several pieces that stand one after another.
std::vector<Reading> Combine(const std::vector<std::vector<Reading>>& pieces, size_t cap) {
  std::vector<Reading> results = {{"", 0}};
  for (const std::vector<Reading>& piece : pieces) {
    if (piece.empty()) return {};
    // Both lists are in order: the next best pair is one of those beside a pair that was taken.
    using Pair = std::pair<float, std::pair<size_t, size_t>>;
    std::priority_queue<Pair, std::vector<Pair>, std::greater<Pair>> queue;
    queue.push({results[0].bits + piece[0].bits, {0, 0}});
    std::vector<Reading> next;
    while (!queue.empty() && next.size() < cap) {
      const auto [bits, which] = queue.top();
      queue.pop();
      const auto [a, b] = which;
      next.push_back({results[a].text + piece[b].text, bits});
      if (b + 1 < piece.size()) queue.push({results[a].bits + piece[b + 1].bits, {a, b + 1}});
      if (b == 0 && a + 1 < results.size()) queue.push({results[a + 1].bits + piece[0].bits, {a + 1, 0}});
    }
    results = std::move(next);
  }
  return results;
}

}  // namespace

std::vector<Reading> Reverser::Read(std::string_view latin, size_t cap) const {
  bool unsure = false;
  std::vector<Reading> readings = ReadText(latin, kMaxReadings, &unsure);
  if (readings.size() > cap) readings.resize(cap);
  return readings;
}

std::optional<Reading> Reverser::Best(std::string_view latin) const {
  bool unsure = false;
  std::vector<Reading> readings = ReadText(latin, kBest, &unsure);
  // What was kept may have been all wrong where rules look far.
  if (readings.empty() && unsure) readings = ReadText(latin, kMaxReadings / 8, &unsure);
  if (readings.empty()) return std::nullopt;
  return std::move(readings.front());
}

std::vector<Reading> Reverser::ReadText(std::string_view latin, size_t beam, bool* unsure) const {
  if (impl_->engine == nullptr) return {};
  const FoldTable& fold = *impl_->fold;
  size_t words = 0;
  // A text as pieces: words with their readings, and what stands between them. `joined`: a sign that some rule writes
  // (t-s) belongs to the word, unless that gives no reading.
  const auto read = [&](auto&& self, std::string_view text, bool joined) -> std::vector<Reading> {
    std::vector<std::vector<Reading>> pieces;
    for (size_t pos = 0; pos < text.size();) {
      const size_t begin = pos;
      size_t end = pos, letters = 0, uppers = 0;
      bool capital = false, signs = false;
      while (end < text.size()) {
        size_t next = end;
        const char32_t cp = DecodeUtf8(text, &next);
        const FoldEntry entry = fold.Find(cp);
        const bool sign = !impl_->OfWord(cp);
        if (sign && !(joined && impl_->letters.contains(cp))) break;
        signs |= sign;
        if (entry.char_class() == CharClass::kLetter) {
          capital |= letters == 0 && entry.upper();
          uppers += entry.upper();
          ++letters;
        }
        end = next;
      }
      if (end == begin) DecodeUtf8(text, &end);
      const std::string_view piece = text.substr(begin, end - begin);
      pos = end;
      const std::u32string word = impl_->Letters(piece);
      if (word.size() > kMaxWordLetters || ++words > kMaxWords) {
        pieces.push_back({{std::string(piece), 0}});
        continue;
      }
      std::vector<Reading> readings = impl_->ReadWord(word, /*loose=*/false, beam, unsure);
      if (readings.empty()) readings = impl_->ReadWord(word, /*loose=*/true, beam, unsure);
      const uint32_t which = letters > 1 && uppers == letters ? 2 : capital ? 1 : 0;
      for (Reading& reading : readings) reading.text = Cased(fold, reading.text, which);
      if (readings.empty() && signs) readings = self(self, piece, false);
      if (readings.empty() && letters == 0) readings = {{std::string(piece), 0}};
      pieces.push_back(std::move(readings));
    }
    return Combine(pieces, kMaxReadings);
  };
  return read(read, latin, true);
}

}  // namespace onoma
