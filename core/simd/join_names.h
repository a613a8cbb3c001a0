// The kernel "join names": texts, most of them short, one behind the other.
//
// A copy of just a name's bytes has a branch by their number, which names take by chance: foretold wrongly, it costs
// more than all the rest of what is done with the name. AVX-512 copies what a mask says.
#ifndef ONOMA_SIMD_JOIN_NAMES_H_
#define ONOMA_SIMD_JOIN_NAMES_H_

#include <cstddef>
#include <span>
#include <string_view>

#include "simd/level.h"

namespace onoma {

// Writes names, each with `end` behind it, into `room`, up to the first one that may not fit. Returns how many, and
// sets `size` to their bytes; what is behind those is garbage.
using JoinNamesKernel = size_t (*)(std::span<const std::string_view> names, char end, std::span<char> room,
                                   size_t* size);

// The level must be one that the machine has.
JoinNamesKernel JoinNames(SimdLevel level);

namespace simd {
// Twins: the same bytes.
size_t JoinNamesPortable(std::span<const std::string_view> names, char end, std::span<char> room, size_t* size);
#if ONOMA_SIMD_X86
size_t JoinNamesAvx512(std::span<const std::string_view> names, char end, std::span<char> room, size_t* size);
#endif
// Every name needs this much room, however short it is.
inline constexpr size_t kJoinBlock = 64;
}  // namespace simd

}  // namespace onoma

#endif  // ONOMA_SIMD_JOIN_NAMES_H_
