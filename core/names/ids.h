// How IDs are made. The contract is in onoma/name_id.h; nothing here may ever change but by a new key version.
#ifndef ONOMA_NAMES_IDS_H_
#define ONOMA_NAMES_IDS_H_

#include <string_view>

#include "onoma/name_id.h"

namespace onoma {

// `slug` with its kind: "given/sergei".
NameId TabledId(std::string_view slug);
// XXH3-64 of the kind's name, NUL, the key version as u32, the key; top bit set.
NameId DerivedId(Kind kind, std::string_view key);
// XXH3-64 of "person", NUL, the IDs in this order, little-endian; top bits 01, or top bit 1 if a part is derived.
NameId PersonId(NameId given, NameId surname);
NameId FullPersonId(NameId given, NameId surname, NameId patronymic);

}  // namespace onoma

#endif  // ONOMA_NAMES_IDS_H_
