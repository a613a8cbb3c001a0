// The columns of a tabled name in TSV and CSV, kept as text: a list of names has the same ones again and again.
//
// For a name always the same is written as ID, name and kind; and of via, link and score there are few combinations.
// Both are made when they are first met, and copied from then on; the names' by whichever thread meets them, for all.
#ifndef ONOMA_CLI_TABLED_FIELDS_H_
#define ONOMA_CLI_TABLED_FIELDS_H_

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/fields.h"
#include "onoma/normalizer.h"

namespace onoma::cli {

// Of each name of a normalizer what TabledFields writes of it: ID, name and kind, with a separator before each and
// behind them. For all threads; a text that one of them is just making the others do without.
class TabledTexts {
 public:
  // One line of memory.
  struct alignas(64) Text {
    // Values of `size`. Until it is one of the text's own, `bytes` belongs to whom it made kMaking.
    static constexpr uint8_t kNone = 0, kMaking = 0xFE, kLong = 0xFF;  // kLong: more than there is room for

    char bytes[63];
    std::atomic<uint8_t> size{kNone};

    // Bytes in the text, or more than it can have if it is not here to be copied.
    uint8_t Size() const { return size.load(std::memory_order_acquire); }
  };

  explicit TabledTexts(const Normalizer& normalizer);

  Text& Of(const Match& match) { return texts_[match.layer][match.ordinal]; }

 private:
  std::vector<std::vector<Text>> texts_;  // by layer and ordinal
};

// One for each thread.
class TabledFields {
  using Text = TabledTexts::Text;
  // Texts are copied by one size, which takes no branch and no call. Longer ones are made each time.
  static constexpr size_t kNameCopied = kMaxTabledBytes, kTextCopied = sizeof(Text::bytes), kWayCopied = 32;

 public:
  static constexpr size_t kMaxLine = kNameCopied + kTextCopied + kWayCopied + 1;

  // The normalizer and its texts outlive it; for one table are all that share the texts.
  TabledFields(const Normalizer* normalizer, TabledTexts* texts, Table table)
      : normalizer_(normalizer), texts_(texts), table_(table) {}

  // To be called before the others, with what they will be called with: makes the texts that there are not yet, all at
  // once, and has the others fetched.
  void Prepare(std::span<const Match> matches);

  // Appends what AnswerWriter::AppendFields does for an answer of one tabled name of one part (a match by
  // Normalizer::LookupTabled), where no columns are asked for but those that there always are.
  void Append(const Match& match, std::string* out);

  // Writes a whole line: the name as a field, the columns, a line end. Behind the name kMaxTabledBytes can be read, at
  // `out` there is room for kMaxLine. Returns where the line ends, or null, with garbage at `out`: then the line is to
  // be made of AppendField and Append.
  char* WriteLine(std::string_view name, const Match& match, char* out) {
    const Text& text = texts_->Of(match);
    const Way& way = WayOf(match);
    const uint8_t text_size = text.Size();
    // Of what a name may have, CSV alone has to quote something: a quote.
    if (text_size > kTextCopied || way.size == kLong || (table_ == Table::kCsv && !IsPlainField(name, table_)))
        [[unlikely]]
      return nullptr;
    std::memcpy(out, name.data(), kNameCopied);
    std::memcpy(out += name.size(), text.bytes, kTextCopied);
    std::memcpy(out += text_size, way.text, kWayCopied);
    out += way.size;
    *out++ = '\n';
    return out;
  }

 private:
  static constexpr uint8_t kLong = Text::kLong;
  struct Way {
    char text[kWayCopied];
    Via via = Via::kNone;
    Link link = Link::kNone;
    float score = 0;
    uint8_t size = 0;  // kLong: as above
  };

  const Way& WayOf(const Match& match) {
    const uint32_t score = std::bit_cast<uint32_t>(match.score);
    Way& way = ways_[((score * 0x9E3779B1u) >> 24) ^ (static_cast<size_t>(match.link) * 31 & 0xFF)];
    if (way.via != match.via || way.link != match.link || way.score != match.score) [[unlikely]] {
      way.via = match.via;
      way.link = match.link;
      way.score = match.score;
      way.size = Keep(MakeWay(match), way.text);
    }
    return way;
  }
  void AppendText(const Match& match, std::string_view name, std::string* out) const;
  std::string MakeWay(const Match& match) const;
  template <size_t kRoom>
  static uint8_t Keep(const std::string& made, char (&bytes)[kRoom]) {
    if (made.size() > kRoom) return kLong;
    std::copy(made.begin(), made.end(), bytes);
    return static_cast<uint8_t>(made.size());
  }

  const Normalizer* const normalizer_;
  TabledTexts* const texts_;
  const Table table_;
  // Of Prepare.
  std::vector<Match> missing_;
  std::vector<std::string> names_;
  std::string made_;
  std::array<Way, 256> ways_;  // each where its hash puts it; what falls on it takes its place
};

}  // namespace onoma::cli

#endif  // ONOMA_CLI_TABLED_FIELDS_H_
