// Puts sections together into a database file.
#ifndef ONOMA_FORMAT_WRITER_H_
#define ONOMA_FORMAT_WRITER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "format/format.h"
#include "index/posting.h"

namespace onoma::format {

class Writer {
 public:
  // Sections stand in the file in the order in which they are added.
  void Add(std::string_view tag, std::string bytes, bool required = true);
  // The same sections give the same bytes.
  std::string Finish(uint32_t unicode_version, uint64_t base_hash) const;

 private:
  struct Section {
    std::string tag;
    std::string bytes;
    bool required;
  };
  std::vector<Section> sections_;
};

// Section STRS: each string once.
class StringPool {
 public:
  StringPool() { Add(""); }
  uint32_t Add(std::string_view text);  // at most 65,535 bytes; longer ones are cut
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
  std::unordered_map<std::string, uint32_t> offsets_;
};

using Forms = std::vector<std::pair<std::string, std::vector<Posting>>>;  // distinct, in order of bytes

// Section FORM or KEYS, with runs of several postings going to `runs` (section POST).
std::string BuildExactTable(const Forms& forms, std::vector<Posting>* runs);

// An error if a slot's 24 bits cannot tell the names or the postings apart: 16,777,216 of each is the most.
absl::Status CheckCounts(const Meta& counts);

// Section TRIE.
std::string BuildTrie(const Forms& forms);

// Section TERM, for the same forms as are in `table`, section FORM.
std::string BuildTermFilter(const Forms& forms, std::string_view table);

template <typename T>
void AppendRaw(const T& value, std::string* out) {
  out->append(reinterpret_cast<const char*>(&value), sizeof(T));
}

}  // namespace onoma::format

#endif  // ONOMA_FORMAT_WRITER_H_
