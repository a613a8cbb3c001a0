// What the fuzz targets share. A target takes any bytes; it must come back, and what it checks must hold.
#ifndef ONOMA_TESTS_FUZZ_FUZZ_H_
#define ONOMA_TESTS_FUZZ_FUZZ_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "onoma/database.h"
#include "onoma/normalizer.h"

namespace onoma::fuzz {

void Open(std::string_view input);
void Fold(std::string_view input);
void Romanize(std::string_view input);
void Id(std::string_view input);
void Annotate(std::string_view input);
void Terms(std::string_view input);
void Tables(std::string_view input);

struct Target {
  std::string_view name;
  void (*run)(std::string_view);
};
std::span<const Target> Targets();

// Ends the program with a message if a claim does not hold: a crash, as libFuzzer sees it.
void Check(bool holds, std::string_view claim, std::string_view detail = {});

// The embedded database, opened once.
const Database& DefaultDatabase();
const Normalizer& DefaultNormalizer();

// No byte of an ill-formed sequence, no surrogate.
bool IsUtf8(std::string_view text);
// True if a code point of it is a letter of some script (ː, which belongs to all, is none by itself).
bool HasLetter(std::string_view text);

// Takes bytes off the front of an input, for options; 0 when it is empty.
class Options {
 public:
  explicit Options(std::string_view* input) : input_(*input) {}
  unsigned Below(unsigned n) {
    if (input_.empty()) return 0;
    const unsigned value = static_cast<unsigned char>(input_.front());
    input_.remove_prefix(1);
    return value % n;
  }

 private:
  std::string_view& input_;
};

}  // namespace onoma::fuzz

#endif  // ONOMA_TESTS_FUZZ_FUZZ_H_
