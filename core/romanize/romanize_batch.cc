// Many texts as one: joined by line ends, which bound words as the end of a text does and pass through as they are,
// written at once, and cut apart again. So the kernels have whole blocks to work on, where one name fills a quarter.
#include <algorithm>
#include <array>
#include <bit>
#include <string>
#include <vector>

#include "base/line_ends.h"
#include "onoma/romanizer.h"
#include "romanize/romanizer_impl.h"
#include "simd/join_names.h"

namespace onoma {
namespace {

// What is joined: enough for what a call costs to count for little, and little enough for the first cache.
constexpr size_t kJoined = 4096;

// Where results end in the memory, each with a line end there.
class Ends {
 public:
  explicit Ends(size_t count) : ends_(count + kLineEndsBlock + kAtOnce) {}

  void Add(size_t end) { ends_[count_++] = end; }
  // Adds the line ends of text[begin..). False, and nothing is added, if they are not just so many.
  bool AddLineEnds(std::string_view text, size_t begin, size_t wanted) {
    size_t count = count_;
    for (size_t at = begin; at < text.size() && count <= count_ + wanted; at += kLineEndsBlock) {
      uint64_t bits = LineEnds(text.data() + at, std::min(kLineEndsBlock, text.size() - at));
      // Eight a time, whether there are as many or not: how many there are nobody can foretell.
      const size_t more = count + static_cast<size_t>(std::popcount(bits));
      do {
        for (size_t i = 0; i < kAtOnce; ++i, bits &= bits - 1) {
          ends_[count + i] = at + static_cast<size_t>(std::countr_zero(bits));
        }
        count += kAtOnce;
      } while (bits != 0);
      count = more;
    }
    if (count != count_ + wanted) return false;
    count_ = count;
    return true;
  }
  size_t operator[](size_t i) const { return ends_[i]; }

 private:
  static constexpr size_t kAtOnce = 8;
  std::vector<size_t> ends_;
  size_t count_ = 0;
};

}  // namespace

void Romanizer::RomanizeBatch(const RomanizationSystem& system, std::span<const std::string_view> texts,
                              std::span<std::string_view> results, std::string* memory,
                              const RomanizeOptions& options) const {
  texts = texts.first(std::min(texts.size(), results.size()));
  memory->clear();
  Ends ends(texts.size());
  const auto write = [&](std::string_view text) {
    impl_->Append(system, text, options, memory);
    ends.Add(memory->size());
    memory->push_back('\n');
  };
  // Where each text chooses among languages for itself there is nothing to join.
  const bool together = !options.plain && impl_->OneEngine(system, options.language);
  const JoinNamesKernel join = JoinNames(ActiveSimdLevel());
  std::array<char, kJoined> joined;
  for (size_t i = 0; i < texts.size();) {
    size_t size = 0;
    const size_t count = together ? join(texts.subspan(i), '\n', joined, &size) : 0;
    if (count == 0) {
      write(texts[i++]);
      continue;
    }
    const size_t before = memory->size();
    impl_->Append(system, {joined.data(), size}, options, memory);
    if (!ends.AddLineEnds(*memory, before, count)) {
      // Some text has line ends of its own.
      memory->resize(before);
      for (const std::string_view text : texts.subspan(i, count)) write(text);
    }
    i += count;
  }
  size_t begin = 0;
  for (size_t i = 0; i < texts.size(); begin = ends[i++] + 1) {
    results[i] = {memory->data() + begin, ends[i] - begin};
  }
}

}  // namespace onoma
