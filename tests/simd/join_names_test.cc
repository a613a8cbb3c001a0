// The kernels against a string that is put together name by name.
#include "simd/join_names.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "tests/support/test_text.h"

namespace onoma {
namespace {

TEST(JoinNamesTest, AllLevelsJoinAndStopAlike) {
  std::mt19937_64 random(2);
  for (int round = 0; round < 2000; ++round) {
    std::vector<std::vector<char>> exact(random() % 60);  // so that a sanitizer sees who reads past an end
    std::vector<std::string_view> names;
    for (std::vector<char>& name : exact) {
      const std::string bytes = testing::RandomBytes(random, random() % (random() % 8 == 0 ? 200 : 40));
      name.assign(bytes.begin(), bytes.end());
      names.emplace_back(name.data(), name.size());
    }
    const size_t room_size = random() % 1500;
    for (const SimdLevel level : {SimdLevel::kPortable, SimdLevel::kAvx2, SimdLevel::kAvx512}) {
      if (!HasSimdLevel(level)) continue;
      std::vector<char> room(room_size);
      size_t size = 0;
      const size_t joined = JoinNames(level)(names, '|', room, &size);
      ASSERT_LE(joined, names.size());
      std::string wanted;
      for (size_t i = 0; i < joined; ++i) wanted.append(names[i]).push_back('|');
      ASSERT_EQ(std::string(room.data(), size), wanted) << SimdLevelName(level);
      if (joined < names.size()) {
        ASSERT_GE(size + std::max(names[joined].size(), simd::kJoinBlock) + 1, room_size) << "it would have fitted";
      }
    }
  }
}

}  // namespace
}  // namespace onoma
