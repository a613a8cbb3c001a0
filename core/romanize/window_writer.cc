// How a WindowTable writes a text: read in runs of whole words, written letter by letter by their windows, or where
// these don't decide by what the rules say.
#include <algorithm>
#include <array>
#include <cstring>
#include <string>

#include "romanize/source_text.h"
#include "romanize/window_table.h"
#include "romanize/writer.h"
#include "text/utf8.h"

namespace onoma {
namespace {

constexpr uint8_t kUpper = LetterNumbers::kUpper;
constexpr uint8_t kNumber = static_cast<uint8_t>(~kUpper);

// Appends what stands between the two, behind which there is a whole block that can be read.
inline void AppendBlock(const char* begin, const char* end, std::string* out) {
  // A name is copied in a whole block at first. A copy of just its bytes had branches by their number, which names
  // take by chance, and could only begin when it is known; of a size that the compiler knows it needs no call.
  const auto size = static_cast<size_t>(end - begin), before = out->size();
  if (size <= LetterRun::kBlock) [[likely]] {
    out->append(begin, LetterRun::kBlock);
    out->resize(before + size);
  } else {
    out->append(begin, size);
  }
}

}  // namespace

// What the pages do not say. The slow way is for marks alone, so that text of any script passes through here.
uint16_t WindowTable::Classify(char32_t cp) const {
  const FoldEntry entry = fold_->Find(cp);
  switch (entry.char_class()) {
    case CharClass::kLetter: {
      char32_t first, second;
      if (cp < Alphabet::kLimit && fold_->Decompose(cp, &first, &second)) return Alphabet::kApart;
      return static_cast<uint16_t>(rules_.alphabet().foreign() | (entry.upper() ? Alphabet::kUpper : 0));
    }
    case CharClass::kMark:
    case CharClass::kInvisible:
      return Alphabet::kApart;
    case CharClass::kApostrophe:
      return static_cast<uint16_t>(rules_.alphabet().Number('\''));
    default:
      return 0;
  }
}

// The entry of the code point at text[*pos], which moves behind it.
uint16_t WindowTable::Read(std::string_view text, size_t* pos) const {
  const size_t begin = *pos;
  const char32_t cp = DecodeUtf8(text, pos);
  uint16_t entry = cp < Alphabet::kLimit ? pages_[index_[cp >> 6] * 64u + (cp & 63)] : Alphabet::kUnknown;
  if (entry & Alphabet::kUnknown) [[unlikely]] {
    size_t at = begin;
    entry = Classify(DecodeUtf8(text, &at));
  }
  return entry;
}

// Reads whole words of `text` into `run`, until it is full or a word can't be written here; returns how many bytes.
size_t WindowTable::ReadWords(std::string_view text, LetterRun* run) const {
  run->Clear();
  size_t pos = 0;
  size_t odd = 0;  // how many letters there are up to the last one that the kernel did not read
  while (true) {
    pos += kernels_.read(numbers_, text.data() + pos, text.size() - pos, run);
    if (pos == text.size()) break;
    const size_t end = pos;
    const uint16_t entry = run->full() ? Alphabet::kApart : Read(text, &pos);
    if (entry >= Alphabet::kUnknown) {
      // Back to where the word begins.
      size_t whole = run->count();
      for (pos = end; whole > odd && !IsEdge((*run)[whole - 1]); --whole) {
        pos -= static_cast<uint8_t>(text[pos - 1]) < 0x80 ? 1 : 2;
      }
      if (whole == odd) {
        while (whole > 0 && !IsEdge((*run)[whole - 1])) --whole;
        if (whole < odd) pos = 0;
        for (size_t i = 0; i < whole && whole < odd; ++i) DecodeUtf8(text, &pos);
      }
      run->Shorten(whole);
      break;
    }
    const uint8_t letter = LetterOf(entry);
    // An apostrophe counts as a capital where the letter before it is one.
    const bool apostrophe = letter != 0 && !is_letter_[letter & kNumber];
    run->Push(apostrophe ? letter | ((*run)[run->count() - 1] & kUpper) : letter);
    odd = run->count();
  }
  run->Close();
  return pos;
}

// The case of what letter `i` gives.
uint32_t WindowTable::CaseAt(const LetterRun& run, size_t i) const {
  const uint8_t here = run[i], next = run[i + 1];
  return CaseOf((here & kUpper) != 0 && is_letter_[here & kNumber], is_letter_[next & kNumber], (next & kUpper) != 0,
                (run[i - 1] & kUpper) != 0);
}

// Writes what the windows say of letter `i` and those behind it at *to, which moves on. Returns the first letter that
// its window does not decide, or their number.
template <uint32_t kShift>
size_t WindowTable::WriteLetters(const LetterRun& run, size_t i, char** to) const {
  const size_t count = run.count();
  const Pair* const pairs = pairs_.data();
  const uint64_t* const entries = entries_;
  const auto row = [](uint32_t letter) { return (letter & kNumber) << kShift; };
  uint32_t here = run[i];
  // What the letter before says of this one's window.
  uint32_t left = pairs[row(run[i - 1]) | (here & kNumber)].second;
  char* out = *to;
  for (; i < count; ++i) {
    const uint32_t next = run[i + 1];
    const Pair pair = pairs[row(here) | (next & kNumber)];
    size_t at = (left + pair.first) * size_t{4};
    if (here & kUpper) at += CaseAt(run, i);
    const uint64_t entry = entries[at];
    // Eight bytes are stored, of which at most seven count.
    std::memcpy(out, &entry, sizeof(entry));
    const uint64_t bytes = entry >> 56;
    if (bytes > kMaxBytes) [[unlikely]]
      break;
    out += bytes;
    left = pair.second;
    here = next;
  }
  *to = out;
  return i;
}

// The case of what several letters give.
uint32_t WindowTable::CaseOfTaken(const LetterRun& run, size_t i, size_t taken) const {
  if (taken == 1) return CaseAt(run, i);
  bool upper = false, lower = false;
  for (size_t k = i; k < i + taken; ++k) {
    const bool letter = is_letter_[run[k] & kNumber], capital = (run[k] & kUpper) != 0;
    upper |= letter && capital;
    lower |= letter && !capital;
  }
  return CaseOfSeveral(upper, lower);
}

// What the letter after the next one says of letter `i`, whose window's entry this is; null if it does not decide.
const uint64_t* WindowTable::OutcomeAt(const LetterRun& run, size_t i, uint64_t entry) const {
  const auto row = static_cast<uint32_t>(entry);
  if (entry >> 56 != kAsk || row == 0) return nullptr;
  const uint32_t third = i + 2 < run.count() ? run[i + 2] & kNumber : 0u;
  const uint16_t outcome = rows_[(row - 1) * size_t{stride_} + (third < stride_ ? third : 0)];
  return outcome == kNoOutcome ? nullptr : outcomes_ + outcome * size_t{4};
}

// What the rules say of letter `i`: returns how many letters they took, 0 if there is no rule. `cased` is scratch.
size_t WindowTable::Ask(const LetterRun& run, size_t i, std::string* cased, std::string_view* said) const {
  // As much of the word as a rule can see, and one letter more, or its end would be taken for the word's.
  std::array<char32_t, RuleSet::kMaxContext + RuleSet::kMaxFrom + RuleSet::kMaxContext + 1> letters;
  size_t at = 0, n = 0;
  while (at < std::min(i, reach_) && !IsEdge(run[i - 1 - at])) ++at;
  const size_t end = std::min(run.count(), i + longest_from_ + reach_ + 1);
  for (size_t k = i - at; k < end && !IsEdge(run[k]); ++k) letters[n++] = code_points_[run[k] & kNumber];
  RuleSet::Rule rule;
  if (at >= n || !rules_.Find(std::span<const char32_t>(letters.data(), n), at, SourceText::IsEdge, &rule)) return 0;
  const size_t taken = std::min<size_t>(rule.from_length, n - at);
  const uint32_t which = CaseOfTaken(run, i, taken);
  *said = rules_.Output(rule, 0);
  if (which != 0 && !rules_.lower_case()) *said = *cased = Cased(*fold_, *said, which, rules_.turkic_case());
  return taken;
}

// Where a run is written before it is appended to the output.
class WindowTable::Buffer {
 public:
  explicit Buffer(std::string* out) : out_(out) {}

  // The end of what is written, with room for so many bytes behind it.
  char* Room(size_t bytes) {
    if (bytes > static_cast<size_t>(bytes_.end() - to_)) Flush();
    return to_;
  }
  void WrittenTo(char* to) { to_ = to; }
  void Write(std::string_view text) { to_ = std::copy(text.begin(), text.end(), Room(text.size())); }
  void Flush() {
    AppendBlock(bytes_.data(), to_, out_);
    to_ = bytes_.data();
  }

 private:
  std::string* const out_;
  alignas(LetterRun::kBlock) std::array<char, (LetterRun::kMost + LetterRun::kBlock) * kMaxBytes + kWriteSlack> bytes_;
  char* to_ = bytes_.data();
};

// Writes what the letters of `run` from letter `i` on give, which are those of `text`.
void WindowTable::WriteRun(const LetterRun& run, size_t i, std::string_view text, Buffer* buffer) const {
  constexpr size_t kFew = 12;  // that are not worth a call of the kernel
  size_t begin = 0, pos = 0;   // letter `begin` stands at text[pos]
  std::string cased;
  std::string_view said;
  while (i < run.count()) {
    const size_t left = run.count() - i;
    char* to = buffer->Room(left * kMaxBytes + kWriteSlack);
    if (kernels_.write != nullptr && left >= kFew) i = kernels_.write(planes_, run, i, &to);
    if (i < run.count()) i = shift_ == 6 ? WriteLetters<6>(run, i, &to) : WriteLetters<7>(run, i, &to);
    buffer->WrittenTo(to);
    if (i == run.count()) return;
    const uint64_t entry = entries_[WindowAt(run, i) * size_t{4} + CaseAt(run, i)];
    if (const uint64_t* const outcome = OutcomeAt(run, i, entry)) {
      // At least as much room as for each of the letters it takes.
      const size_t taken = std::min<size_t>(outcome[3], run.count() - i);
      const uint64_t written = outcome[CaseOfTaken(run, i, taken)];
      std::memcpy(to, &written, sizeof(written));
      buffer->WrittenTo(to + (written >> 56));
      i += taken;
      continue;
    }
    if (const size_t taken = entry >> 56 == kAsk ? Ask(run, i, &cased, &said) : 0; taken != 0) {
      buffer->Write(said);
      i += taken;
    } else {
      // No rule: as it stands.
      for (; begin < i; ++begin) DecodeUtf8(text, &pos);
      const size_t original = pos;
      DecodeUtf8(text, &pos);
      buffer->Write(text.substr(original, pos - original));
      begin = ++i;
    }
  }
}

size_t WindowTable::Write(std::string_view text, std::string* out) const {
  if (kernels_.write == nullptr || text.size() > LetterRun::kBlock) return WriteWords(text, out);
  LetterRun run;
  alignas(LetterRun::kBlock) std::array<char, LetterRun::kBlock * WindowPlanes::kMostBytes + kWriteSlack> bytes;
  size_t written = 0;
  char* to = bytes.data();
  if (kernels_.name(numbers_, planes_, text.data(), text.size(), &run, &written, &to) != text.size()) {
    return WriteWords(text, out);
  }
  AppendBlock(bytes.data(), to, out);
  if (written < run.count()) [[unlikely]] {
    run.Close();
    WriteFrom(run, written, text, out);
  }
  return text.size();
}

void WindowTable::WriteFrom(const LetterRun& run, size_t i, std::string_view text, std::string* out) const {
  Buffer buffer(out);
  WriteRun(run, i, text, &buffer);
  buffer.Flush();
}

size_t WindowTable::WriteWords(std::string_view text, std::string* out) const {
  if (pairs_.empty()) return 0;
  LetterRun run;
  Buffer buffer(out);
  size_t done = 0;
  while (done < text.size()) {
    const std::string_view rest = text.substr(done);
    const size_t read = ReadWords(rest, &run);
    if (read == 0) break;  // a word for the general writer
    WriteRun(run, 0, rest, &buffer);
    buffer.Flush();
    done += read;
  }
  return done;
}

}  // namespace onoma
