// The kernel and what it leaves to its twin. What it does itself is compared in reference/decoder_reference_test.cc.
#include "simd/read_cuts.h"

#include <gtest/gtest.h>

#include <vector>

namespace onoma {
namespace {

// More arcs than a unit has: the beam stops after kMostOfUnit, and so must whoever reads for it.
TEST(ReadCutsTest, AListWithoutAnEndIsLeftToTheBeam) {
  if (!HasSimdLevel(SimdLevel::kAvx512)) GTEST_SKIP() << "the beam is all there is";
  std::vector<ReadingArc> arcs(8);
  for (uint32_t i = 0; i < arcs.size(); ++i) arcs[i] = {.sounds = i + 1, .cost = 0, .last = 0};
  const std::vector<uint8_t> costs((size_t{1} << 20) + 3, 0);
  const CutReader reader{.arcs = arcs.data(),
                         .arc_count = arcs.size(),
                         .sound_costs = costs.data(),
                         .sounds = 27,
                         .first = 20,
                         .second = 19,
                         .both = 21,
                         .marked = 28,
                         .most_paths = 6,
                         .hopeless = 120};
  const ReadingCut cut{.arcs = 0, .extra = 0};
  const ReadCutsKernel kernel = ReadCutsKernelOf(SimdLevel::kAvx512);
  for (size_t last = 0; last < arcs.size(); ++last) {
    arcs[last].last = 1;
    PathLanes paths{};
    paths.size = 1;
    EXPECT_EQ(kernel(reader, &cut, 1, 0, ~0u, &paths), last < ReadingArc::kMostOfUnit ? 1u : 0u) << last;
    arcs[last].last = 0;
  }
}

}  // namespace
}  // namespace onoma
