#include "tables/compiler/window_builder.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <string>
#include <vector>

#include "format/writer.h"
#include "romanize/window_table.h"
#include "romanize/writer.h"
#include "text/utf8.h"

namespace onoma {
namespace {

using Fit = RuleSet::Fit;

class Builder {
 public:
  Builder(const FoldTable& fold, const RuleSet& rules)
      : fold_(fold), rules_(rules), numbers_(rules.alphabet().size() + 3) {}

  Windows Build() {
    MapIndex(std::vector<uint8_t>(numbers_, 0));  // 0: no context matters
    for (uint32_t number = 0; number < numbers_; ++number) AddLetter(number);
    for (const char sign : WindowTable::kSigns) {
      entries_.insert(entries_.end(), 3, uint64_t{1} << 56 | static_cast<uint8_t>(sign));
      entries_.push_back(0);
      entry_rules_.push_back(WindowTable::kNoRule);
    }
    Windows windows;
    windows.entries = static_cast<uint32_t>(entry_rules_.size());
    windows.maps = static_cast<uint32_t>(maps_.size());
    for (const uint64_t entry : entries_) format::AppendRaw(entry, &windows.bytes);
    for (const WindowTable::Letter& letter : letters_) format::AppendRaw(letter, &windows.bytes);
    for (const uint16_t rule : entry_rules_) format::AppendRaw(rule, &windows.bytes);
    for (const auto& map : maps_) windows.bytes.append(reinterpret_cast<const char*>(map.data()), map.size());
    windows.bytes.resize((windows.bytes.size() + 7) / 8 * 8, '\0');
    windows.outcomes = static_cast<uint32_t>(outcomes_.size());
    windows.rows = static_cast<uint32_t>(known_rows_.size());
    for (const auto& outcome : outcomes_) format::AppendRaw(outcome, &windows.bytes);
    for (const uint16_t outcome : rows_) format::AppendRaw(outcome, &windows.bytes);
    windows.bytes.resize((windows.bytes.size() + 7) / 8 * 8, '\0');
    return windows;
  }

 private:
  // A word's edge, a letter of the alphabet, one of another, or nothing, which is an edge to its neighbours.
  char32_t CodePoint(uint32_t number) const {
    if (number == 0 || number == numbers_ - 1) return 0;
    return number > rules_.alphabet().size() ? kReplacement : rules_.alphabet().letter(number);
  }

  uint16_t MapIndex(const std::vector<uint8_t>& map) {
    const auto [it, inserted] =
        known_maps_.try_emplace(std::string(map.begin(), map.end()), static_cast<uint16_t>(maps_.size()));
    if (inserted) maps_.push_back(map);
    return it->second;
  }

  void AddLetter(uint32_t number) {
    if (number == numbers_ - 1) {
      letters_.push_back({static_cast<uint32_t>(entry_rules_.size()), 0, 0});
      entries_.insert(entries_.end(), 4, 0);
      entry_rules_.push_back(WindowTable::kNoRule);
      return;
    }
    WindowTable::Letter letter{static_cast<uint32_t>(entry_rules_.size()), 0, 0};
    const bool known = number != 0 && number <= rules_.alphabet().size();
    const uint32_t first = known ? rules_.first_rule(number) : 0, end = known ? rules_.end_rule(number) : 0;
    // Neighbours that no rule of the letter tells apart are one class. Where a rule has to know more than the next
    // letter, that letter is a class by itself, for the letters that follow it are looked at.
    const auto classes = [&](auto fits_of, std::vector<Side>* sides) {
      std::vector<uint8_t> map(numbers_, 0);
      for (uint32_t n = 0; n < numbers_; ++n) {
        const Side side = fits_of(n);
        const auto it = std::find(sides->begin(), sides->end(), side);
        map[n] = static_cast<uint8_t>(it - sides->begin());
        if (it == sides->end()) sides->push_back(side);
      }
      return map;
    };
    std::vector<Side> lefts, rights;
    std::vector<uint8_t> left = classes(
        [&](uint32_t n) {
          Side side;
          for (uint32_t r = first; r < end; ++r) side.fits.push_back(rules_.FitsBefore(rules_.rule(r), CodePoint(n)));
          return side;
        },
        &lefts);
    const std::vector<uint8_t> right = classes(
        [&](uint32_t n) {
          Side side;
          const char32_t next = CodePoint(n);
          for (uint32_t r = first; r < end; ++r) {
            const Fit fit = rules_.FitsAfter(rules_.rule(r), {&next, 1});
            side.fits.push_back(fit);
            if (fit == Fit::kFurther || (fit == Fit::kYes && rules_.rule(r).from_length > 1)) side.letter = n;
          }
          return side;
        },
        &rights);
    if (lefts.size() * rights.size() > 256) {
      AddAsk(0);
      letters_.push_back(letter);
      return;
    }
    for (uint8_t& c : left) c = static_cast<uint8_t>(c * rights.size());
    letter.left = static_cast<uint16_t>(MapIndex(left) * numbers_);
    letter.right = static_cast<uint16_t>(MapIndex(right) * numbers_);
    for (const Side& before : lefts) {
      for (const Side& after : rights) {
        const Decision found = Decide(first, end, before, [&](uint32_t r) { return after.fits[r - first]; });
        if (found.rule == end) {
          AddEntry(uint64_t{WindowTable::kCopy} << 56);
        } else if (found.certain && rules_.rule(found.rule).from_length == 1) {
          AddRule(found.rule);
        } else {
          AddAsk(RowOf(first, end, before, after));
        }
      }
    }
    letters_.push_back(letter);
  }

  // What a letter before or behind says of each rule; and itself, where it is a class of its own.
  struct Side {
    static constexpr uint32_t kSeveral = ~uint32_t{0};
    std::vector<Fit> fits;
    uint32_t letter = kSeveral;
    friend bool operator==(const Side&, const Side&) = default;
  };

  // The first of the rules [first, end) that may be the one, or `end`; and whether it is, by all that is known.
  struct Decision {
    uint32_t rule;
    bool certain;
  };
  template <typename FitAfter>
  static Decision Decide(uint32_t first, uint32_t end, const Side& before, FitAfter fit_after) {
    for (uint32_t r = first; r < end; ++r) {
      const Fit left = before.fits[r - first], right = fit_after(r);
      if (left != Fit::kNo && right != Fit::kNo) return {r, left == Fit::kYes && right == Fit::kYes};
    }
    return {end, false};
  }

  static constexpr uint64_t kAskEntry = uint64_t{WindowTable::kAsk} << 56;
  // What a rule writes, as an entry in each case. What is too long for one is asked for.
  std::array<uint64_t, 4> TextsOf(uint32_t rule) const {
    std::array<uint64_t, 4> texts{};
    for (uint32_t which = 0; which < 3; ++which) {
      const std::string to =
          Cased(fold_, rules_.Output(rules_.rule(rule), 0), rules_.lower_case() ? 0 : which, rules_.turkic_case());
      const bool fits = to.size() <= WindowTable::kMaxBytes;
      texts[which] = fits ? uint64_t{to.size()} << 56 : kAskEntry;
      if (fits) std::memcpy(&texts[which], to.data(), to.size());
    }
    return texts;
  }

  // The same in all cases.
  void AddEntry(uint64_t entry) {
    entry_rules_.push_back(WindowTable::kNoRule);
    entries_.insert(entries_.end(), 3, entry);
    entries_.push_back(0);
  }
  void AddAsk(uint32_t row) { AddEntry(kAskEntry | row); }
  void AddRule(uint32_t rule) {
    const std::array<uint64_t, 4> texts = TextsOf(rule);
    entry_rules_.push_back(rule < WindowTable::kNoRule ? static_cast<uint16_t>(rule) : WindowTable::kNoRule);
    entries_.insert(entries_.end(), texts.begin(), texts.end());
  }

  // The number, from 1 on, of the row that says what becomes of a letter in a window by the letter after the next one;
  // 0 if none of those decides. The rules of the letter are [first, end).
  uint32_t RowOf(uint32_t first, uint32_t end, const Side& before, const Side& after) {
    if (after.letter == Side::kSeveral) return 0;  // it is what stands further before that is not known
    std::vector<uint16_t> row;
    for (uint32_t third = 0; third < numbers_; ++third) {
      const char32_t following[] = {CodePoint(after.letter), CodePoint(third)};
      const Decision found =
          Decide(first, end, before, [&](uint32_t r) { return rules_.FitsAfter(rules_.rule(r), following); });
      row.push_back(found.certain ? OutcomeOf(found.rule) : WindowTable::kNoOutcome);
    }
    if (std::count(row.begin(), row.end(), WindowTable::kNoOutcome) == std::ssize(row)) return 0;
    const auto [it, inserted] = known_rows_.try_emplace(row, static_cast<uint32_t>(known_rows_.size()) + 1);
    if (inserted) rows_.insert(rows_.end(), row.begin(), row.end());
    return it->second;
  }

  uint16_t OutcomeOf(uint32_t rule) {
    std::array<uint64_t, 4> outcome = TextsOf(rule);
    if (std::find(outcome.begin(), outcome.end(), kAskEntry) != outcome.end()) return WindowTable::kNoOutcome;
    outcome[3] = rules_.rule(rule).from_length;
    const auto it = std::find(outcomes_.begin(), outcomes_.end(), outcome);
    const auto index = static_cast<uint16_t>(it - outcomes_.begin());
    if (it == outcomes_.end()) outcomes_.push_back(outcome);
    return index;
  }

  const FoldTable& fold_;
  const RuleSet& rules_;
  const uint32_t numbers_;
  std::vector<uint64_t> entries_;
  std::vector<uint16_t> entry_rules_;
  std::vector<WindowTable::Letter> letters_;
  std::vector<std::array<uint64_t, 4>> outcomes_;
  std::vector<uint16_t> rows_;
  std::map<std::vector<uint16_t>, uint32_t> known_rows_;
  std::vector<std::vector<uint8_t>> maps_;
  std::map<std::string, uint16_t> known_maps_;  // by their bytes
};

}  // namespace

Windows BuildWindows(const FoldTable& fold, const RuleSet& rules) { return Builder(fold, rules).Build(); }

}  // namespace onoma
