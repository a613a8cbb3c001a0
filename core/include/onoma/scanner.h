// Scanner: the names in a running text.
//
//   onoma::Scanner scanner(normalizer);
//   onoma::ScanScratch scratch;
//   std::vector<onoma::Mention> mentions;
//   scanner.Scan(text, {}, scratch, &mentions);
//
// Offsets are bytes of the text as it was given, whatever normalization lies between; bytes that are no UTF-8 are
// passed over. Mentions come in order and do not overlap. A Scanner may be shared between threads; it keeps a reference
// to its Normalizer, which must outlive it.
#ifndef ONOMA_SCANNER_H_
#define ONOMA_SCANNER_H_

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "onoma/normalizer.h"

namespace onoma {

struct ScanOptions {
  Accept accept = Accept::kStandard;
  Language language = Language::kNone;  // of the text, where it is known: see LookupOptions
  // Also take names that stand in no table, where a tabled given name precedes them and they have the shape of a
  // surname.
  bool derive = true;
  const WritingRule* written_by = nullptr;  // how the source writes, where it is known (onoma/writing_rule.h)
};

struct Mention {
  size_t begin = 0;  // bytes, [begin, end)
  size_t end = 0;
  Match match;    // what is written: a bare surname has the surname's ID
  NameId person;  // its own, or that of the only compatible full name of the document; 0 where there is none
  NameId given, patronymic, surname;
  std::string name;  // readable, for match.id
};

// Working memory of a thread. It grows to the longest text: about ten bytes a byte of it.
class ScanScratch {
 public:
  ScanScratch();
  ~ScanScratch();
  ScanScratch(ScanScratch&&) noexcept;
  ScanScratch& operator=(ScanScratch&&) noexcept;
  struct State;
  State& state() { return *state_; }

 private:
  std::unique_ptr<State> state_;
};

class Scanner {
 public:
  explicit Scanner(const Normalizer& normalizer) : normalizer_(&normalizer) {}

  // Replaces `mentions`. Takes time linear in the text. One that is longer than kMaxTextBytes has none, nor has
  // one whose letters fold to more than 4 GB.
  void Scan(std::string_view text, const ScanOptions& options, ScanScratch& scratch,
            std::vector<Mention>* mentions) const;

 private:
  const Normalizer* normalizer_;
};

}  // namespace onoma

#endif  // ONOMA_SCANNER_H_
