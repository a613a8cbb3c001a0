// XXH3-64: the hash in IDs and files. (absl::Hash is salted per process and fits neither.)
#ifndef ONOMA_BASE_HASH_H_
#define ONOMA_BASE_HASH_H_

#include <cstdint>
#include <string_view>

#define XXH_INLINE_ALL
#include "xxhash.h"

namespace onoma {

inline uint64_t Hash64(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

}  // namespace onoma

#endif  // ONOMA_BASE_HASH_H_
