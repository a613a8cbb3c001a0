// What the index says of a form: one name that it may denote, in 8 bytes.
#ifndef ONOMA_INDEX_POSTING_H_
#define ONOMA_INDEX_POSTING_H_

#include <cstdint>

#include "onoma/language.h"
#include "onoma/link.h"
#include "onoma/name_id.h"

namespace onoma {

inline constexpr uint8_t kRareWeight = 1;

struct Posting {
  uint32_t ordinal = 0;  // of the name in section NAME
  uint8_t kind_link = 0;
  uint8_t flags = 0;
  uint8_t weight = 0;  // how common the name is: kRareWeight, 2, 3; of a diminutive, how likely it is of this name
  uint8_t traits = 0;

  // flags
  static constexpr uint8_t kMore = 0x01;      // in a slot: the postings are in section POST; there: another one follows
  static constexpr uint8_t kStripped = 0x02;  // diacritics or apostrophes were dropped
  static constexpr uint8_t kVariant = 0x04;   // not the first variant of its style
  static constexpr uint8_t kMinor = 0x08;     // few rules write the name so, and many write another one so
  static constexpr uint8_t kBe = 0x10;        // it is a spelling of the Belarusian form
  static constexpr uint8_t kRu = 0x20;
  static constexpr uint8_t kUk = 0x40;
  static constexpr uint8_t kLanguages = kBe | kRu | kUk;  // none: the spelling is listed, no rule gives it
  static constexpr uint8_t kFeminine = 0x80;

  // traits
  static constexpr uint8_t kOrdinary = 0x01;     // an ordinary word of some language too: no name at a sentence's start
  static constexpr uint8_t kCapitalised = 0x02;  // one that is written with a capital anyway: August, Wolf in German

  // The flag of a language that names are tabled in; 0 for others.
  static constexpr uint8_t LanguageFlag(Language language) {
    switch (language) {
      case Language::kBe:
        return kBe;
      case Language::kRu:
        return kRu;
      case Language::kUk:
        return kUk;
      default:
        return 0;
    }
  }

  Kind kind() const { return static_cast<Kind>(kind_link & 0x0F); }
  Link link() const { return static_cast<Link>(kind_link >> 4); }
  static uint8_t Pack(Kind kind, Link link) {
    return static_cast<uint8_t>(static_cast<uint8_t>(kind) | static_cast<uint8_t>(link) << 4);
  }
};
static_assert(sizeof(Posting) == 8);

}  // namespace onoma

#endif  // ONOMA_INDEX_POSTING_H_
