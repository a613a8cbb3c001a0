#include "onoma/writing_rule.h"

#include <algorithm>
#include <vector>

#include "onoma/reverser.h"
#include "romanize/romanizer_impl.h"
#include "romanize/variants.h"
#include "romanize/writer.h"
#include "text/tokens.h"

namespace onoma {
struct WritingRule::Impl {
  struct Direction {
    Language language;
    Reverser whole, plain;
  };

  const Romanizer* romanizer;
  const RomanizationSystem* system;
  std::vector<Direction> directions;
};

WritingRule::WritingRule(const Romanizer& romanizer, const RomanizationSystem& system, Language language) {
  auto impl = std::make_unique<Impl>(Impl{&romanizer, &system, {}});
  for (const Language source : system.languages) {
    if (language != Language::kNone && source != language) continue;
    impl->directions.push_back(
        {source, Reverser(romanizer, system, source), Reverser(romanizer, system, source, {.plain = true})});
  }
  impl_ = std::move(impl);
}

WritingRule::~WritingRule() = default;
WritingRule::WritingRule(WritingRule&&) noexcept = default;

const RomanizationSystem& WritingRule::system() const { return *impl_->system; }

bool WritingRule::Writes(std::string_view native, Language language, std::string_view spelling) const {
  const bool has = std::any_of(impl_->directions.begin(), impl_->directions.end(),
                               [&](const Impl::Direction& d) { return d.language == language; });
  if (!has || native.empty()) return false;
  const FoldTable& fold = impl_->romanizer->impl().reader().fold();
  const std::vector<std::string> variants =
      impl_->romanizer->Variants(*impl_->system, native, kMaxVariants, {.language = language});
  return std::any_of(variants.begin(), variants.end(), [&](const std::string& variant) {
    return FoldForm(fold, variant) == spelling || FoldForm(fold, PlainLetters(fold, variant)) == spelling;
  });
}

std::optional<std::string> WritingRule::Read(std::string_view spelling) const {
  std::optional<Reading> best;
  for (const bool plain : {false, true}) {
    for (const Impl::Direction& direction : impl_->directions) {
      std::optional<Reading> reading = (plain ? direction.plain : direction.whole).Best(spelling);
      if (reading && (!best || reading->bits < best->bits)) best = std::move(reading);
    }
    if (best) break;
  }
  if (!best) return std::nullopt;
  return std::move(best->text);
}

}  // namespace onoma
