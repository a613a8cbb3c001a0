// The inside of Normalizer, for the library's own classes.
#ifndef ONOMA_NAMES_NORMALIZER_IMPL_H_
#define ONOMA_NAMES_NORMALIZER_IMPL_H_

#include <span>
#include <string_view>
#include <vector>

#include "names/lexicon.h"
#include "names/quick_lookup.h"
#include "onoma/normalizer.h"

namespace onoma {

class Normalizer::Impl {
 public:
  explicit Impl(std::vector<Database> layers) : databases(std::move(layers)), lexicon(databases), quick(lexicon) {}

  const Answer& Resolve(std::string_view name, const LookupOptions& options, Scratch::State& scratch) const;
  // The best of Resolve, and only that; by the short way where there is one.
  Match Best(std::string_view name, const LookupOptions& options, Scratch::State& scratch) const;
  // The same by Resolve alone.
  Match Resolved(std::string_view name, const LookupOptions& options, Scratch::State& scratch) const;
  // Best for each name; both spans have the same length.
  void LookupBatch(std::span<const std::string_view> names, std::span<Match> matches, const LookupOptions& options,
                   Scratch::State& scratch) const;
  // The same as far as the short way goes; no match where Resolve has to be asked.
  void LookupTabled(std::span<const std::string_view> names, std::span<Match> matches, const LookupOptions& options,
                    Scratch::State& scratch) const;
  // "sergei" or, for a derived part, "~sierhiej".
  static std::string PartLabel(const Part& part);
  // Normalizer::NameOf, over what was there.
  void WriteName(const Match& match, std::string* name) const;

  std::vector<Database> databases;  // base first
  Lexicon lexicon;
  QuickLookup quick;

 private:
  uint8_t WritingFlags(Scratch::State& scratch) const;
  void ResolveSegment(size_t first, size_t last, const LookupOptions& options, Scratch::State& scratch) const;
};

}  // namespace onoma

#endif  // ONOMA_NAMES_NORMALIZER_IMPL_H_
