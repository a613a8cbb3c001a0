// Mentions as JSON, with offsets in the unit that the reader of the output counts in.
#ifndef ONOMA_CLI_MENTION_WRITER_H_
#define ONOMA_CLI_MENTION_WRITER_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "onoma/normalizer.h"
#include "onoma/scanner.h"

namespace onoma::cli {

enum class OffsetUnit { kBytes, kCodepoints, kUtf16 };

// Turns byte offsets, asked for in rising order, into another unit in one pass. A byte that is not UTF-8 counts as one.
class OffsetCounter {
 public:
  OffsetCounter(std::string_view text, OffsetUnit unit) : text_(text), unit_(unit) {}
  size_t At(size_t byte);

 private:
  std::string_view text_;
  OffsetUnit unit_;
  size_t pos_ = 0;
  size_t count_ = 0;
};

// What a mention may show beside what the scanner found.
struct ShownMention {
  std::string text;  // as it stands in the document; any bytes
  std::string label;
};

// Appends one mention as an object. `label` is written only `with_label`.
void AppendMention(const Mention& mention, const ShownMention& shown, bool with_label, OffsetCounter* offsets,
                   std::string* out);

}  // namespace onoma::cli

#endif  // ONOMA_CLI_MENTION_WRITER_H_
