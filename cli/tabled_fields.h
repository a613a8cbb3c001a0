// The columns of a tabled name in TSV and CSV, kept as text: a list of names has the same ones again and again.
//
// For a name always the same is written as ID, name and kind; and of via, link and score there are few combinations.
// Both are made when they are first met, and copied from then on.
#ifndef ONOMA_CLI_TABLED_FIELDS_H_
#define ONOMA_CLI_TABLED_FIELDS_H_

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "cli/fields.h"
#include "onoma/normalizer.h"

namespace onoma::cli {

class TabledFields {
  // Texts are copied by one size, which takes no branch and no call. Longer ones are copied for themselves.
  static constexpr size_t kCopied = kMaxTabledBytes;

 public:
  static constexpr size_t kMaxLine = 3 * kCopied + 1;

  // The normalizer outlives it.
  TabledFields(const Normalizer* normalizer, Table table);

  // Appends what AnswerWriter::AppendFields does for an answer of one tabled name of one part (a match by
  // Normalizer::LookupTabled), where no columns are asked for but those that there always are.
  void Append(const Match& match, std::string* out);

  // Writes a whole line: the name as a field, the columns, a line end. Behind the name kMaxTabledBytes can be read, at
  // `out` there is room for kMaxLine. Returns where the line ends, or null, with garbage at `out`: then the line is to
  // be made of AppendField and Append.
  char* WriteLine(std::string_view name, const Match& match, char* out) {
    const Text& text = TextOf(match);
    const Way& way = WayOf(match);
    // Of what a name may have, CSV alone has to quote something: a quote.
    if (text.size > kCopied || (table_ == Table::kCsv && !IsPlainField(name, table_))) [[unlikely]]
      return nullptr;
    Copy(name.data(), out);
    Copy(texts_.data() + text.begin, out += name.size());
    Copy(way.text, out += text.size);
    out += way.size;
    *out++ = '\n';
    return out;
  }

  // Have fetched what WriteLine will read: first where the text is, then the text.
  void FetchPlace(const Match& match) const { __builtin_prefetch(&names_[match.layer][match.ordinal]); }
  void FetchText(const Match& match) const {
    __builtin_prefetch(texts_.data() + names_[match.layer][match.ordinal].begin);
  }

 private:
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
    if (name.size == 0) [[unlikely]]
      Make(match, &name);
    return name;
  }
  const Way& WayOf(const Match& match) {
    const uint32_t score = std::bit_cast<uint32_t>(match.score);
    Way& way = ways_[((score * 0x9E3779B1u) >> 24) ^ (static_cast<size_t>(match.link) * 31 & 0xFF)];
    if (way.via != match.via || way.link != match.link || way.score != match.score) [[unlikely]]
      Make(match, &way);
    return way;
  }
  static void Copy(const char* from, char* to) { std::memcpy(to, from, kCopied); }
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
