// The columns of a tabled name in TSV and CSV, kept as text: a list of names has the same ones again and again.
//
// For a name always the same is written as ID, name and kind; and of via, link and score there are few combinations.
// Both are made when they are first met, and copied from then on.
#ifndef ONOMA_CLI_TABLED_FIELDS_H_
#define ONOMA_CLI_TABLED_FIELDS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cli/fields.h"
#include "onoma/normalizer.h"

namespace onoma::cli {

class TabledFields {
 public:
  // The normalizer outlives it.
  TabledFields(const Normalizer* normalizer, Table table);

  // Appends what AnswerWriter::AppendFields does for an answer of one tabled name of one part (a match by
  // Normalizer::LookupTabled), where no columns are asked for but those that there always are.
  void Append(const Match& match, std::string* out);
  // Appends a whole line: the name as a field, the columns, a line end. Behind the name kMaxTabledBytes can be read.
  void AppendLine(std::string_view name, const Match& match, std::string* out);

 private:
  // Texts are copied by one size, which takes no branch and no call. Longer ones are copied for themselves.
  static constexpr size_t kCopied = kMaxTabledBytes;


  struct Text {
    uint32_t begin = 0, size = 0;  // in texts_; 0: not made yet
  };
  struct Way {
    char text[kCopied];
    Via via = Via::kNone;
    Link link = Link::kNone;
    float score = 0;
    uint32_t size = 0;
  };

  const Text& TextOf(const Match& match) {
    Text& name = names_[match.layer][match.ordinal];
    if (name.size == 0) [[unlikely]] Make(match, &name);
    return name;
  }
  const Way& WayOf(const Match& match);
  void Make(const Match& match, Text* name);
  void Make(const Match& match, Way* way) const;

  const Normalizer* const normalizer_;
  const Table table_;
  std::vector<std::vector<Text>> names_;  // by layer and ordinal
  std::string texts_;                     // kCopied bytes more than are used
  std::array<Way, 256> ways_;             // each where its hash puts it; what falls on it takes its place
};

}  // namespace onoma::cli

#endif  // ONOMA_CLI_TABLED_FIELDS_H_
