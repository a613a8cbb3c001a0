#include "tables/compiler/sound_model.h"

#include <algorithm>
#include <cmath>

#include "key/readings.h"

namespace onoma {
namespace {

// How much the sounds of a word weigh against what its letters say.
constexpr double kSoundWeight = 0.45;
// What a sound's costs rest on where nothing was met.
constexpr double kEven = 1.0 / 30;

}  // namespace

void SoundModel::Count(const Sounds& word, size_t first, bool end, double weight) {
  for (size_t i = first; i < word.size() + (end ? 1 : 0); ++i) {
    size_t gram = i < word.size() ? word[i] : 0;
    for (size_t order = 0; order < 4; ++order) {
      if (order > 0) gram += (i >= order ? word[i - order] : 0) * Power(order);
      counts_[order][gram] += weight;
    }
  }
}

// Witten and Bell's mixture of what stands behind three sounds, two, one, and none.
std::string SoundModel::Costs() const {
  std::vector<double> lower(kSoundsAndEdge, kEven);
  for (size_t order = 0; order < 4; ++order) {
    const size_t contexts = Power(order);
    std::vector<double> p(contexts * kSoundsAndEdge);
    for (size_t context = 0; context < contexts; ++context) {
      const double* counts = &counts_[order][context * kSoundsAndEdge];
      double total = 0, kinds = 0;
      for (size_t s = 0; s < kSoundsAndEdge; ++s) {
        total += counts[s];
        kinds += counts[s] > 0;
      }
      const size_t below = order == 0 ? 0 : context % Power(order - 1);
      for (size_t s = 0; s < kSoundsAndEdge; ++s) {
        const double base = order == 0 ? kEven : lower[below * kSoundsAndEdge + s];
        p[context * kSoundsAndEdge + s] = total == 0 ? base : (counts[s] + kinds * base) / (total + kinds);
      }
    }
    lower = std::move(p);
  }
  std::string out(Readings::kSoundCosts, '\0');
  for (size_t context = 0; context < Power(3); ++context) {
    const uint32_t place =
        static_cast<uint32_t>(context / Power(2) << 10 | context / Power(1) % Power(1) << 5 | context % Power(1));
    for (size_t s = 0; s < kSoundsAndEdge; ++s) {
      const double cost = -8 * kSoundWeight * std::log2(lower[context * kSoundsAndEdge + s]);
      out[place << 5 | s] = static_cast<char>(std::clamp<long>(std::lround(cost), 0, 255));
    }
  }
  return out;
}

}  // namespace onoma
