// The kernels of romanization: from the bytes of a text to the numbers that one rule set gives its letters, and from
// each letter between two others to what the set writes for it.
//
// romanize/window_table.h makes the tables and takes what the kernels leave: a character that the tables don't know, a
// letter that its neighbours don't decide.
//
// A rule set of the usual size has some 60 windows (a letter, and the classes of its neighbours that its rules tell
// apart) of at most four bytes. AVX-512 looks up 128 bytes by one instruction, so that all is looked up in registers,
// for a whole name at once and without a branch a letter. (To gather the entries from memory takes longer than to load
// them one by one.)
#ifndef ONOMA_SIMD_ROMANIZE_LETTERS_H_
#define ONOMA_SIMD_ROMANIZE_LETTERS_H_

#include <cstddef>
#include <cstdint>

#include "simd/level.h"

namespace onoma {

// How characters read as letters of a set, by place: U+0400 to U+04FF, which are two bytes of which the first is D0 to
// D3; then single bytes. A letter is its number (0: a word's edge), with kUpper for a capital.
struct LetterNumbers {
  static constexpr size_t kBytes = 256;
  static constexpr uint8_t kUpper = 0x80;
  static constexpr uint8_t kUnread = 0xFF;  // the kernel stops here

  static size_t Place(uint8_t first, uint8_t second) { return (first & 3u) << 6 | (second & 63u); }

  alignas(64) uint8_t letters[kBytes + 256];
};

// The letters of a piece of text, in order, with a word's edge before the first and behind the last.
class LetterRun {
 public:
  static constexpr size_t kMost = 256;  // when there are as many, the kernel reads no further...
  static constexpr size_t kBlock = 64;  // ...than to the end of a block

  LetterRun() { letters_[kBlock - 1] = 0; }
  void Clear() { count_ = 0; }
  void Push(uint8_t letter) {
    *end() = letter;
    ++count_;
  }
  void Shorten(size_t count) { count_ = count; }
  // To be said when all are read.
  void Close() { *end() = 0; }

  size_t count() const { return count_; }
  bool full() const { return count_ >= kMost; }
  // Letter i; of i = -1 and count() the edges.
  const uint8_t* at(size_t i) const { return letters_ + (kBlock + i); }  // the sum first: it may go round
  uint8_t operator[](size_t i) const { return *at(i); }

  // For the kernel: what is behind the last, with room for a block.
  uint8_t* end() { return letters_ + kBlock + count_; }
  void Add(size_t letters) { count_ += letters; }

 private:
  size_t count_ = 0;
  // The first letter stands at the beginning of a line of the cache, for then what the one kernel stored whole the
  // other one loads whole, without waiting until it is in the cache.
  alignas(kBlock) uint8_t letters_[kBlock + kMost + 2 * kBlock];
};

// The windows of a set, spread for the kernel. The window of a letter is that of
//   base[it] + lefts[left_row[it] + left_class[the one before]] + rights[right_row[it] + right_class[the next]]
struct WindowPlanes {
  static constexpr size_t kMostNumbers = 64, kMostWindows = 128, kMostBytes = 4;
  static constexpr uint8_t kIsLetter = 0x80;  // in base
  // In lengths: the window does not decide; in capitals its text is not that in small letters but for the bit that
  // makes a letter of ASCII small.
  static constexpr uint8_t kOpen = 0x80, kOddCapital = 0x40;

  alignas(64) uint8_t base[kMostNumbers] = {};
  alignas(64) uint8_t left_class[kMostNumbers] = {};
  alignas(64) uint8_t right_class[kMostNumbers] = {};
  alignas(64) uint8_t left_row[kMostNumbers] = {};
  alignas(64) uint8_t right_row[kMostNumbers] = {};
  alignas(64) uint8_t lefts[128] = {};
  alignas(64) uint8_t rights[128] = {};
  alignas(64) uint8_t lengths[kMostWindows] = {};  // the same in all cases
  // In lower case, with the first letter in capitals, all in capitals.
  alignas(64) uint8_t texts[3][kMostWindows * kMostBytes] = {};
  bool many = false, most = false;  // windows: more than 64, more than 96
  bool wide = false;                // lefts or rights are more than 64
};

// Appends the letters of a text to a run, as far as the table has them and until the run is full; returns how many
// bytes that is.
using ReadLettersKernel = size_t (*)(const LetterNumbers& table, const char* text, size_t size, LetterRun* run);
// Writes what the run's letters from letter `i` on give, at *to, which moves behind it. Returns the first letter that
// its window does not decide, or their number. Up to kWriteSlack bytes behind *to are overwritten.
using WriteLettersKernel = size_t (*)(const WindowPlanes& planes, const LetterRun& run, size_t i, char** to);
// Both for a name of at most LetterRun::kBlock bytes, which is a run's first. Returns how many bytes were read; if that
// is all, letters up to `*written` are written, else none.
using RomanizeNameKernel = size_t (*)(const LetterNumbers& table, const WindowPlanes& planes, const char* name,
                                      size_t size, LetterRun* run, size_t* written, char** to);
inline constexpr size_t kWriteSlack = 64;

struct RomanizeKernels {
  ReadLettersKernel read;
  WriteLettersKernel write;  // null where the portable loop of WindowTable is all there is
  RomanizeNameKernel name;   // the same
};
// The level must be one that the machine has.
RomanizeKernels RomanizeKernelsOf(SimdLevel level);

namespace simd {
// Twins: the same letters, though one may stop at another place when the run is full.
size_t ReadLettersPortable(const LetterNumbers& table, const char* text, size_t size, LetterRun* run);
#if ONOMA_SIMD_X86
size_t ReadLettersAvx512(const LetterNumbers& table, const char* text, size_t size, LetterRun* run);
size_t WriteLettersAvx512(const WindowPlanes& planes, const LetterRun& run, size_t i, char** to);
size_t RomanizeNameAvx512(const LetterNumbers& table, const WindowPlanes& planes, const char* name, size_t size,
                          LetterRun* run, size_t* written, char** to);
#endif
}  // namespace simd

}  // namespace onoma

#endif  // ONOMA_SIMD_ROMANIZE_LETTERS_H_
