#include "tests/support/test_text.h"

#include <gtest/gtest.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <fstream>
#include <stdexcept>

#include "tests/support/icu_text.h"
#include "tests/support/test_tables.h"
#include "text/utf8.h"

namespace onoma::testing {

std::string Nfc(std::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  return ToUtf8(icu::Normalizer2::getNFCInstance(error)->normalize(FromUtf8(text), error));
}

std::string Nfd(std::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  return ToUtf8(icu::Normalizer2::getNFDInstance(error)->normalize(FromUtf8(text), error));
}

std::string Upper(std::string_view text) { return ToUtf8(FromUtf8(text).toUpper(icu::Locale::getRoot())); }
std::string Lower(std::string_view text) { return ToUtf8(FromUtf8(text).toLower(icu::Locale::getRoot())); }

std::string Replace(std::string text, std::string_view from, std::string_view to) {
  for (size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
  return text;
}

std::string WithApostrophe(std::string_view text, std::string_view apostrophe) {
  return Replace(std::string(text), "'", apostrophe);
}

std::string InsertInside(std::string_view text, std::string_view inserted) {
  size_t pos = 0;
  if (!text.empty()) DecodeUtf8(text, &pos);
  std::string out(text);
  return out.insert(pos, inserted);
}

std::string RandomText(std::mt19937_64& random, const std::u32string& alphabet, size_t length) {
  std::string out;
  for (size_t i = 0; i < length; ++i) AppendUtf8(alphabet[random() % alphabet.size()], &out);
  return out;
}

std::string RandomBytes(std::mt19937_64& random, size_t length) {
  std::string out;
  for (size_t i = 0; i < length; ++i) out.push_back(static_cast<char>(random() & 0xFF));
  return out;
}

std::vector<ListLine> ReadList(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("can't read " + path);
  std::vector<ListLine> lines;
  std::string line;
  for (size_t number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    ListLine out{number, {}};
    for (size_t begin = 0; begin <= line.size();) {
      const size_t end = std::min(line.find('\t', begin), line.size());
      out.cells.push_back(line.substr(begin, end - begin));
      begin = end + 1;
    }
    lines.push_back(std::move(out));
  }
  return lines;
}

Match Lookup(const Normalizer& normalizer, std::string_view name, const LookupOptions& options) {
  Scratch scratch;
  return normalizer.Lookup(name, options, scratch);
}

Match Lookup(std::string_view name, const LookupOptions& options) { return Lookup(DefaultNormalizer(), name, options); }

std::string IdOf(std::string_view name, Kind kind) { return Lookup(name, Of(kind)).id.ToString(); }

std::string NameOf(const Normalizer& normalizer, std::string_view name, const LookupOptions& options) {
  Scratch scratch;
  const Answer& answer = normalizer.Resolve(name, options, scratch);
  return answer.count == 0 ? "" : normalizer.NameOf(answer.best());
}

std::string NameOf(std::string_view name, const LookupOptions& options) {
  return NameOf(DefaultNormalizer(), name, options);
}

std::vector<std::string> CandidatesOf(std::string_view name, const LookupOptions& options) {
  Scratch scratch;
  const Answer& answer = DefaultNormalizer().Resolve(name, options, scratch);
  std::vector<std::string> names;
  for (size_t i = 0; i < answer.count; ++i) names.push_back(DefaultNormalizer().NameOf(answer.candidates[i]));
  return names;
}

LookupOptions Of(Kind kind) {
  LookupOptions options;
  options.kind = kind;
  return options;
}

LookupOptions Of(Accept accept) {
  LookupOptions options;
  options.accept = accept;
  return options;
}

LookupOptions Of(Language language) {
  LookupOptions options;
  options.language = language;
  return options;
}

}  // namespace onoma::testing
