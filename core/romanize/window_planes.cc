// Spreads the windows of a WindowTable for the kernels that write.
#include <algorithm>
#include <cstring>
#include <vector>

#include "romanize/window_table.h"

namespace onoma {

// Neighbours that no map of a side tells apart are one class; a row has what one map gives to each class, the first row
// zeros. False if there are too many.
bool WindowTable::SpreadSide(uint16_t Letter::*map_of, uint8_t* classes, uint8_t* rows, uint8_t* values) {
  std::vector<uint32_t> maps;
  for (uint32_t i = 0; i < stride_; ++i) {
    if (std::find(maps.begin(), maps.end(), letters_[i].*map_of) == maps.end()) maps.push_back(letters_[i].*map_of);
  }
  std::vector<uint32_t> examples;  // of each class
  for (uint32_t i = 0; i < stride_; ++i) {
    const auto it = std::find_if(examples.begin(), examples.end(), [&](uint32_t other) {
      return std::all_of(maps.begin(), maps.end(), [&](uint32_t map) { return maps_[map + i] == maps_[map + other]; });
    });
    classes[i] = static_cast<uint8_t>(it - examples.begin());
    if (it == examples.end()) examples.push_back(i);
  }
  for (size_t i = 0; i < kSigns.size(); ++i) classes[stride_ + i] = classes[0];
  const size_t row = examples.size(), size = (maps.size() + 1) * row;
  if (size > sizeof(planes_.lefts)) return false;
  planes_.wide |= size > 64;
  for (size_t m = 0; m < maps.size(); ++m) {
    for (size_t c = 0; c < row; ++c) values[(m + 1) * row + c] = maps_[maps[m] + examples[c]];
  }
  for (uint32_t i = 0; i < stride_; ++i) {
    const auto m = std::find(maps.begin(), maps.end(), letters_[i].*map_of) - maps.begin();
    rows[i] = static_cast<uint8_t>((static_cast<size_t>(m) + 1) * row);
  }
  return true;
}

bool WindowTable::SpreadWindows() {
  // All windows but that of nothing at all, which is the last one before the signs.
  const auto signs = static_cast<uint32_t>(kSigns.size());
  if (rules_.window_entries_ < signs + 2) return false;
  const uint32_t windows = rules_.window_entries_ - 1, nothing = windows - signs;
  if (stride_ + signs > WindowPlanes::kMostNumbers || windows > WindowPlanes::kMostWindows ||
      letters_[stride_ - 1].base != nothing ||
      !SpreadSide(&Letter::left, planes_.left_class, planes_.left_row, planes_.lefts) ||
      !SpreadSide(&Letter::right, planes_.right_class, planes_.right_row, planes_.rights)) {
    return false;
  }
  for (uint32_t i = 0; i < stride_; ++i) {
    planes_.base[i] = static_cast<uint8_t>(letters_[i].base | (is_letter_[i] ? WindowPlanes::kIsLetter : 0));
  }
  for (uint32_t i = 0; i < signs; ++i) planes_.base[stride_ + i] = static_cast<uint8_t>(nothing + i);
  for (uint32_t w = 0; w < windows; ++w) {
    const uint64_t* const entry = entries_ + (w < nothing ? w : w + 1) * size_t{4};
    const uint64_t length = entry[0] >> 56;
    if (length > WindowPlanes::kMostBytes || entry[1] >> 56 != length || entry[2] >> 56 != length) {
      planes_.lengths[w] = WindowPlanes::kOpen;
      continue;
    }
    const bool plain_capital = length == 0 || (entry[0] ^ entry[1]) == ' ';
    planes_.lengths[w] = static_cast<uint8_t>(length | (plain_capital ? 0 : WindowPlanes::kOddCapital));
    for (size_t which = 0; which < 3; ++which) {
      std::memcpy(planes_.texts[which] + w * WindowPlanes::kMostBytes, &entry[which], WindowPlanes::kMostBytes);
    }
  }
  planes_.many = windows > 64;
  planes_.most = windows > 96;
  return true;
}

}  // namespace onoma
