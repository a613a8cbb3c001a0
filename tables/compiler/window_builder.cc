#include "tables/compiler/window_builder.h"

#include <algorithm>
#include <cstring>
#include <map>
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
    return windows;
  }

 private:
  // A word's edge, a letter of the alphabet, one of another, or nothing, which is an edge to its neighbours.
  char32_t CodePoint(uint32_t number) const {
    if (number == 0 || number == numbers_ - 1) return 0;
    return number > rules_.alphabet().size() ? kReplacement : rules_.alphabet().letter(number);
  }

  uint16_t MapIndex(const std::vector<uint8_t>& map) {
    const auto [it, inserted] = known_maps_.try_emplace(map, static_cast<uint16_t>(maps_.size()));
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
    // Neighbours that no rule of the letter tells apart are one class.
    const auto classes = [&](auto fit, std::vector<std::vector<Fit>>* kinds) {
      std::vector<uint8_t> map(numbers_, 0);
      for (uint32_t n = 0; n < numbers_; ++n) {
        std::vector<Fit> fits;
        for (uint32_t r = first; r < end; ++r) fits.push_back(fit(rules_.rule(r), CodePoint(n)));
        const auto it = std::find(kinds->begin(), kinds->end(), fits);
        map[n] = static_cast<uint8_t>(it - kinds->begin());
        if (it == kinds->end()) kinds->push_back(fits);
      }
      return map;
    };
    std::vector<std::vector<Fit>> lefts, rights;
    std::vector<uint8_t> left =
        classes([&](const RuleSet::Rule& rule, char32_t cp) { return rules_.FitsBefore(rule, cp); }, &lefts);
    const std::vector<uint8_t> right =
        classes([&](const RuleSet::Rule& rule, char32_t cp) { return rules_.FitsAfter(rule, cp); }, &rights);
    if (lefts.size() * rights.size() > 256) {
      AddEntry(WindowTable::kAsk, 0);
      letters_.push_back(letter);
      return;
    }
    for (uint8_t& c : left) c = static_cast<uint8_t>(c * rights.size());
    letter.left = static_cast<uint16_t>(MapIndex(left) * numbers_);
    letter.right = static_cast<uint16_t>(MapIndex(right) * numbers_);
    for (const std::vector<Fit>& before : lefts) {
      for (const std::vector<Fit>& after : rights) {
        uint32_t kind = WindowTable::kCopy, rule = 0;
        for (uint32_t r = 0; r < end - first; ++r) {
          if (before[r] == Fit::kNo || after[r] == Fit::kNo) continue;
          rule = first + r;
          kind = before[r] == Fit::kYes && after[r] == Fit::kYes ? 0 : WindowTable::kAsk;
          break;
        }
        AddEntry(kind, rule);
      }
    }
    letters_.push_back(letter);
  }

  // One entry for each case. What is too long for an entry is asked for.
  void AddEntry(uint32_t kind, uint32_t rule) {
    entry_rules_.push_back(kind == 0 && rule < WindowTable::kNoRule ? static_cast<uint16_t>(rule)
                                                                    : WindowTable::kNoRule);
    for (uint32_t which = 0; which < 3; ++which) {
      uint64_t entry = uint64_t{kind} << 56;
      if (kind == 0) {
        const std::string to =
            Cased(fold_, rules_.Output(rules_.rule(rule), 0), rules_.lower_case() ? 0 : which, rules_.turkic_case());
        if (to.size() <= WindowTable::kMaxBytes) {
          std::memcpy(&entry, to.data(), to.size());
          entry |= uint64_t{to.size()} << 56;
        } else {
          entry = uint64_t{WindowTable::kAsk} << 56;
        }
      }
      entries_.push_back(entry);
    }
    entries_.push_back(0);
  }

  const FoldTable& fold_;
  const RuleSet& rules_;
  const uint32_t numbers_;
  std::vector<uint64_t> entries_;
  std::vector<uint16_t> entry_rules_;
  std::vector<WindowTable::Letter> letters_;
  std::vector<std::vector<uint8_t>> maps_;
  std::map<std::vector<uint8_t>, uint16_t> known_maps_;
};

}  // namespace

Windows BuildWindows(const FoldTable& fold, const RuleSet& rules) { return Builder(fold, rules).Build(); }

}  // namespace onoma
