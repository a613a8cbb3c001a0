// Any bytes as a database: an error when opened, or at worst wrong answers, never a crash. Each input is tried as it
// is, and once more with its hashes mended, so that damage reaches the code behind them.
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "format/format.h"
#include "format/reader.h"
#include "onoma/romanizer.h"
#include "onoma/scanner.h"
#include "onoma/term_matcher.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/seed_database.h"

namespace onoma::fuzz {
namespace {

constexpr std::string_view kNames[] = {"Alexander Lukashenka",
                                       "ЛУКАШЕНКО, Александр Григорьевич",
                                       "Minsk",
                                       "Minsk on a river that is not there",
                                       "Łukasz\xCC\x81 d'Ivanova",
                                       "A. Luкashenka / Mr van Minsk born Wya",
                                       "щука-ёжий",
                                       "ﬁŉǅ İ ſ",
                                       "\xFF\xFE",
                                       "12",
                                       "кко,"};
constexpr std::string_view kText =
    "Mr Alexander Lukashenka's visit to Minsk. Александр Григорьевич и Лукашенко в Минске; A. G. Schuckova, Minsk on a "
    "river "
    "that is not there, Lu\xCC\x81kashenka-Minsk.";

void Use(const Database& database) {
  // Scratch outlives the databases: what an earlier one left in it must not matter.
  static Scratch scratch;
  static ScanScratch scan_scratch;
  static TermScratch term_scratch;
  const Database::Info info = database.GetInfo();
  Check(info.sections.size() <= format::kMaxSections, "a bounded number of sections");
  (void)database.Verify();
  const Normalizer normalizer(database);
  for (const std::string_view name : kNames) {
    for (const Kind kind : {Kind::kNone, Kind::kSurname, Kind::kPlace}) {
      LookupOptions options;
      options.kind = kind;
      options.accept = Accept::kBroad;
      const Answer& answer = normalizer.Resolve(name, options, scratch);
      Check(answer.count <= kMaxCandidates, "a bounded number of candidates");
      for (size_t i = 0; i < answer.count; ++i) {
        const Candidate& candidate = answer.candidates[i];
        (void)normalizer.ResolveForward(normalizer.NameOf(candidate));
        (void)normalizer.ResolveForward(candidate.id);
        (void)normalizer.LabelOf(candidate, Label::kNative);
        (void)normalizer.SourceOf(candidate.surname);
      }
    }
  }
  (void)normalizer.Explain(kNames[0], {});
  (void)normalizer.ResolveForward(NameId(9));
  std::vector<Mention> mentions;
  Scanner(normalizer).Scan(kText, {}, scan_scratch, &mentions);
  std::vector<Term> terms;
  TermMatcher(normalizer).Match(kText, term_scratch, &terms);
  for (const Mention& mention : mentions)
    Check(mention.begin <= mention.end && mention.end <= kText.size(), "offsets inside");
  std::string out;
  for (const char* word :
       {"محمد", "ایران", "الأسد", "כהן", "ג'ורג", "佐々木", "㐀", "とうきょう", "ニッポン", "김정은"}) {
    for (size_t k = 0; k < GenericScripts::kMaxReadings; ++k) {
      Check(database.reader().generic().Read(word, k, &out) != out.empty(), "a reading has letters");
    }
  }
  const Romanizer romanizer(database);
  size_t systems = 0;
  for (const RomanizationSystem& system : romanizer.systems()) {
    if (++systems > 4) break;
    for (const std::string_view name : kNames) romanizer.Romanize(system, name, &out);
    (void)romanizer.Variants(system, kNames[1], 4);
  }
}

void Try(std::string_view bytes) {
  // A block of the right alignment and no byte longer: aligned_alloc would round up.
  void* block = nullptr;
  if (posix_memalign(&block, format::kAlignment, std::max<size_t>(bytes.size(), 1)) != 0) return;
  const std::unique_ptr<void, void (*)(void*)> owner(block, std::free);
  std::memcpy(block, bytes.data(), bytes.size());
  const auto database = Database::FromMemory({static_cast<const std::byte*>(block), bytes.size()}, "fuzz");
  if (database.ok()) {
    Use(*database);
  } else {
    Check(!database.status().message().empty(), "an error says what is wrong");
  }
}

}  // namespace

void Open(std::string_view input) {
  std::string bytes(input);
  if (IsPatchScript(input)) bytes = ApplyPatchScript(input);
  Try(bytes);
  MendHashes(&bytes);
  Try(bytes);
}

}  // namespace onoma::fuzz
