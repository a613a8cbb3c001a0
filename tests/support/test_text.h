// Texts for tests: Unicode by ICU, spellings of a word that must not matter, random strings with a fixed seed, TSV
// lists.
#ifndef ONOMA_TESTS_SUPPORT_TEST_TEXT_H_
#define ONOMA_TESTS_SUPPORT_TEST_TEXT_H_

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "onoma/normalizer.h"

namespace onoma::testing {

std::string Nfc(std::string_view text);
std::string Nfd(std::string_view text);
std::string Upper(std::string_view text);  // without locale
std::string Lower(std::string_view text);
// Every ' replaced.
std::string WithApostrophe(std::string_view text, std::string_view apostrophe);
// `inserted` after the first code point.
std::string InsertInside(std::string_view text, std::string_view inserted);
std::string Replace(std::string text, std::string_view from, std::string_view to);

// `length` code points out of `alphabet`.
std::string RandomText(std::mt19937_64& random, const std::u32string& alphabet, size_t length);
std::string RandomBytes(std::mt19937_64& random, size_t length);

struct ListLine {
  size_t number;
  std::vector<std::string> cells;
};
// Lines of a TSV file that are neither empty nor comments, cut at tabs.
std::vector<ListLine> ReadList(const std::string& path);

// One lookup, with a Scratch of its own.
Match Lookup(const Normalizer& normalizer, std::string_view name, const LookupOptions& options = {});
Match Lookup(std::string_view name, const LookupOptions& options = {});  // in the embedded database
std::string IdOf(std::string_view name, Kind kind = Kind::kNone);
// The readable name of the answer: "given/sergei".
std::string NameOf(const Normalizer& normalizer, std::string_view name, const LookupOptions& options = {});
std::string NameOf(std::string_view name, const LookupOptions& options = {});
// The readable names of all candidates, the best first.
std::vector<std::string> CandidatesOf(std::string_view name, const LookupOptions& options = {});

LookupOptions Of(Kind kind);
LookupOptions Of(Accept accept);
LookupOptions Of(Language language);

}  // namespace onoma::testing

#endif  // ONOMA_TESTS_SUPPORT_TEST_TEXT_H_
