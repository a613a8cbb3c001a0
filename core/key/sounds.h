// Sounds: the letters of which keys are made before they are written in Latin ones, one small number each.
//
// They are those of the Russian form of a name, ё taken for е, и for ы, г for ґ, doubled ones for single ones. A and U
// are я and ю behind a consonant or alone; ш and ч together are щ.
#ifndef ONOMA_KEY_SOUNDS_H_
#define ONOMA_KEY_SOUNDS_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace onoma {

using Sound = uint8_t;  // 1 to kSounds; 0 is a word's edge
inline constexpr uint32_t kSounds = 27;
inline constexpr uint32_t kSoundsAndEdge = kSounds + 1;

// The sign of each sound in tables/key/, and what keys have for it.
inline constexpr char kSoundSigns[] = " abvgdZzklmnprstfxcCSWeiouAU";
inline constexpr std::string_view kSoundLetters[kSoundsAndEdge] = {
    "",  "a", "b", "v",  "g",  "d",  "zh", "z",    "k", "l", "m", "n", "p",  "r",
    "s", "t", "f", "kh", "ts", "ch", "sh", "shch", "e", "i", "o", "u", "ia", "iu"};

// 0 if the sign is none.
constexpr Sound SoundOf(char sign) {
  for (uint32_t i = 1; i < kSoundsAndEdge; ++i) {
    if (kSoundSigns[i] == sign) return static_cast<Sound>(i);
  }
  return 0;
}

inline constexpr Sound kSoundCh = SoundOf('C'), kSoundSh = SoundOf('S'), kSoundShch = SoundOf('W'),
                       kSoundE = SoundOf('e'), kSoundI = SoundOf('i'), kSoundO = SoundOf('o'), kSoundA = SoundOf('a'),
                       kSoundV = SoundOf('v'), kSoundR = SoundOf('r'), kSoundZh = SoundOf('Z'), kSoundTs = SoundOf('c');

constexpr bool IsVowel(Sound sound) { return sound == kSoundA || sound >= kSoundE; }

// Up to kPacked sounds as one number, which compares equal if and only if they are.
inline constexpr uint32_t kPacked = 12;
inline uint64_t PackSounds(const Sound* sounds, uint32_t count) {
  uint64_t packed = 0;
  for (uint32_t i = 0; i < count; ++i) packed |= uint64_t{sounds[i]} << (5 * i);
  return packed;
}
// The first `count` of them.
inline uint64_t FirstSounds(uint64_t packed, uint32_t count) { return packed & ((uint64_t{1} << (5 * count)) - 1); }

}  // namespace onoma

#endif  // ONOMA_KEY_SOUNDS_H_
