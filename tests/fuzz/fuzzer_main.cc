// A libFuzzer program of one target.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  for (const onoma::fuzz::Target& target : onoma::fuzz::Targets()) {
    if (target.name == ONOMA_FUZZ_TARGET) target.run({reinterpret_cast<const char*>(data), size});
  }
  return 0;
}
