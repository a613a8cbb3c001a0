// What a sound costs behind three others in native names: the 4-gram of section READ, counted over words and over stems
// with their endings.
#ifndef ONOMA_TABLES_COMPILER_SOUND_MODEL_H_
#define ONOMA_TABLES_COMPILER_SOUND_MODEL_H_

#include <array>
#include <string>
#include <vector>

#include "key/sounds.h"

namespace onoma {

using Sounds = std::vector<Sound>;

class SoundModel {
 public:
  // Counts the sounds of a word from `first` on, each behind none to three before it; with `end`, its edge too.
  void Count(const Sounds& word, size_t first, bool end, double weight);

  // The costs at their Readings::SoundAt: u8[Readings::kSoundCosts].
  std::string Costs() const;

 private:
  static constexpr size_t Power(size_t exponent) { return exponent == 0 ? 1 : kSoundsAndEdge * Power(exponent - 1); }

  std::array<std::vector<double>, 4> counts_ = {std::vector<double>(Power(1)), std::vector<double>(Power(2)),
                                                std::vector<double>(Power(3)), std::vector<double>(Power(4))};
};

}  // namespace onoma

#endif  // ONOMA_TABLES_COMPILER_SOUND_MODEL_H_
