// The columns that `id` adds to a record: for TSV and CSV in one fixed order, for JSON as members.
#ifndef ONOMA_CLI_ANSWER_WRITER_H_
#define ONOMA_CLI_ANSWER_WRITER_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/fields.h"
#include "onoma/normalizer.h"

namespace onoma::cli {

struct AnswerColumns {
  bool parts = false;
  std::optional<Label> label;
  size_t top = 0;  // candidates listed; 0: just the answer
};

inline constexpr std::string_view kColumnPrefix = "onoma_";

class AnswerWriter {
 public:
  AnswerWriter(const Normalizer* normalizer, const AnswerColumns& columns)
      : normalizer_(normalizer), columns_(columns) {}

  // The names of the columns, without prefix, in order. (JSON may have `flags` and `candidates` beside them.)
  static std::vector<std::string> Names(const AnswerColumns& columns);

  // Appends the columns, each after a separator. An answer of null is that of a record that could not be read: ID 0,
  // the rest empty.
  void AppendFields(const Answer* answer, Table table, std::string* out) const;
  // Appends "id":...,"name":..., each key with `prefix` before it. Of a null answer just the ID.
  void AppendMembers(const Answer* answer, std::string_view prefix, std::string* out) const;

 private:
  void AppendCandidate(const Candidate& candidate, std::string_view prefix, std::string* out) const;

  const Normalizer* normalizer_;
  AnswerColumns columns_;
};

// True if a table knows the name: what --fail-unmatched asks.
bool Matched(const Answer& answer);

}  // namespace onoma::cli

#endif  // ONOMA_CLI_ANSWER_WRITER_H_
