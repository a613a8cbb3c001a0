// BM_Romanize/<subject>: native names of the tables, as they are written there, into Latin letters.
//
//   onoma_ru, _be, _uk      one system, BGN/PCGN, each on the names of its language
//   icu_bgn_ru, _be, _uk    ICU's transform for the same system on the same names
//   onoma_lines_ru, icu_bgn_lines_ru...   the same names as one text, a name a line
//   onoma_every_system_ru, _be, _uk       every system and style of the language; the time is for one name and system
//   onoma, icu_any_latin    the names of all three languages: the English press style, and ICU's generic transform
//   onoma_batch             the same by RomanizeBatch
#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bench/bench.h"
#include "bench/icu_peers.h"
#include "bench/name_generator.h"
#include "format/reader.h"
#include "onoma/romanizer.h"
#include "text/utf8.h"

namespace onoma::bench {
namespace {

struct LanguageCase {
  const char* suffix;
  format::LabelColumn column;
  Language language;
  const char* system;
  const char* icu;
};
constexpr LanguageCase kCases[] = {
    {"ru", format::kLabelRu, Language::kRu, "bgnpcgn-rus-Cyrl-Latn-1947", "Russian-Latin/BGN"},
    {"be", format::kLabelBe, Language::kBe, "bgnpcgn-bel-Cyrl-Latn-1979", "Belarusian-Latin/BGN"},
    {"uk", format::kLabelUk, Language::kUk, "bgnpcgn-ukr-Cyrl-Latn-1965", "Ukrainian-Latin/BGN"},
};

// The names of a language, each once, in a seeded order.
const Texts& Names(const LanguageCase& which) {
  static std::map<std::string, std::unique_ptr<Texts>> made;
  auto& slot = made[which.suffix];
  if (slot != nullptr) return *slot;
  const Database database = Database::Default();
  const format::Reader& reader = database.reader();
  std::vector<std::string> names;
  for (size_t i = 0; i < reader.names(); ++i) {
    const format::NameRecord record = reader.name(i);
    for (const uint32_t label : {record.masculine[which.column], record.feminine[which.column]}) {
      if (!reader.String(label).empty()) names.emplace_back(reader.String(label));
    }
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  Random random(42);
  random.Shuffle(&names);
  slot = std::make_unique<Texts>();
  for (const std::string& name : names) slot->Add(name);
  slot->Seal();
  return *slot;
}

bool HasCyrillic(std::string_view text) {
  for (size_t pos = 0; pos < text.size();) {
    const char32_t cp = DecodeUtf8(text, &pos);
    if (cp >= 0x400 && cp < 0x530) return true;
  }
  return false;
}

// Runs romanize(name, &out) over the names. Every output must be without a Cyrillic letter, and as long in the timed
// passes as in the first one.
template <typename Romanize>
void Run(benchmark::State& state, const std::vector<const LanguageCase*>& cases, Romanize romanize) {
  std::string out;
  size_t names = 0, bytes = 0, expected = 0;
  for (const LanguageCase* which : cases) {
    for (const std::string_view name : Names(*which).views()) {
      romanize(*which, name, &out);
      if (HasCyrillic(out)) return Fail(state, "not romanized: " + std::string(name) + " -> " + out);
      ++names;
      bytes += name.size();
      expected += out.size();
    }
  }
  for (auto _ : state) {
    size_t written = 0;
    for (const LanguageCase* which : cases) {
      for (const std::string_view name : Names(*which).views()) {
        romanize(*which, name, &out);
        written += out.size();
      }
    }
    if (!Expect(state, "bytes written", written, expected)) break;
  }
  SetNames(state, names, bytes);
}

// The same names as one text, a name a line; as many as a long article has, for ICU moves the rest of the text at each
// change and would lose more the longer it is.
constexpr size_t kMaxLines = 2000;

template <typename Romanize>
void RunLines(benchmark::State& state, const LanguageCase& which, Romanize romanize) {
  std::string text, out;
  const std::vector<std::string_view>& names = Names(which).views();
  const size_t step = names.size() / kMaxLines + 1;
  size_t lines = 0;
  for (size_t i = 0; i < names.size(); i += step, ++lines) text += std::string(names[i]) + "\n";
  romanize(text, &out);
  if (HasCyrillic(out)) return Fail(state, "not romanized");
  const size_t expected = out.size();
  for (auto _ : state) {
    romanize(text, &out);
    if (!Expect(state, "bytes written", out.size(), expected)) break;
  }
  SetNames(state, lines, text.size());
}

const std::vector<const LanguageCase*>& AllCases() {
  static const std::vector<const LanguageCase*> kAll = {&kCases[0], &kCases[1], &kCases[2]};
  return kAll;
}

void Onoma(benchmark::State& state, const std::vector<const LanguageCase*>& cases, bool one_system) {
  const Romanizer romanizer(Database::Default());
  std::map<const LanguageCase*, const RomanizationSystem*> systems;
  for (const LanguageCase* which : cases) {
    systems[which] = romanizer.Find(one_system ? "press-en" : which->system);
    if (systems[which] == nullptr) return Fail(state, std::string("no system ") + which->system);
  }
  const LanguageCase* current = nullptr;
  const RomanizationSystem* system = nullptr;
  Run(state, cases, [&](const LanguageCase& which, std::string_view name, std::string* out) {
    if (current != &which) system = systems[current = &which];
    romanizer.Romanize(*system, name, out, {.language = which.language});
  });
}

// By RomanizeBatch, some hundred names a call.
void OnomaBatch(benchmark::State& state) {
  constexpr size_t kBatch = 512;
  const Romanizer romanizer(Database::Default());
  const RomanizationSystem* const system = romanizer.Find("press-en");
  if (system == nullptr) return Fail(state, "no system press-en");
  std::vector<std::string_view> results(kBatch);
  std::string memory;
  bool cyrillic = false;
  const auto pass = [&](bool check) {
    size_t written = 0;
    for (const LanguageCase& which : kCases) {
      const std::span<const std::string_view> names = Names(which).views();
      for (size_t at = 0; at < names.size(); at += kBatch) {
        const size_t count = std::min(kBatch, names.size() - at);
        romanizer.RomanizeBatch(*system, names.subspan(at, count), results, &memory, {.language = which.language});
        for (size_t i = 0; i < count; ++i) {
          written += results[i].size();
          if (check) cyrillic |= HasCyrillic(results[i]);
        }
      }
    }
    return written;
  };
  const size_t expected = pass(true);
  if (cyrillic) return Fail(state, "not romanized");
  for (auto _ : state) {
    if (!Expect(state, "bytes written", pass(false), expected)) break;
  }
  size_t names = 0, bytes = 0;
  for (const LanguageCase& which : kCases) {
    names += Names(which).views().size();
    for (const std::string_view name : Names(which).views()) bytes += name.size();
  }
  SetNames(state, names, bytes);
}

// Every system and style of the language; the time is for one name under one of them.
void EverySystem(benchmark::State& state, const LanguageCase& which) {
  const Romanizer romanizer(Database::Default());
  std::vector<const RomanizationSystem*> systems;
  for (const RomanizationSystem& system : romanizer.systems()) {
    if (romanizer.Has(system, which.language)) systems.push_back(&system);
  }
  std::string out;
  const auto pass = [&] {
    size_t written = 0;
    for (const RomanizationSystem* system : systems) {
      for (const std::string_view name : Names(which).views()) {
        romanizer.Romanize(*system, name, &out, {.language = which.language});
        written += out.size();
      }
    }
    return written;
  };
  const size_t expected = pass();
  for (auto _ : state) {
    if (!Expect(state, "bytes written", pass(), expected)) break;
  }
  size_t bytes = 0;
  for (const std::string_view name : Names(which).views()) bytes += name.size();
  SetNames(state, Names(which).views().size() * systems.size(), bytes * systems.size());
}

void Icu(benchmark::State& state, const std::vector<const LanguageCase*>& cases, const char* id) {
  const IcuTransliterator transliterator(id);
  Run(state, cases,
      [&](const LanguageCase&, std::string_view name, std::string* out) { transliterator.Apply(name, out); });
}

void Register(const std::string& subject, std::function<void(benchmark::State&)> run) {
  benchmark::RegisterBenchmark(("BM_Romanize/" + subject).c_str(), std::move(run))->Unit(benchmark::kMillisecond);
}

}  // namespace

void RegisterRomanize() {
  Register("onoma", [](benchmark::State& state) { Onoma(state, AllCases(), true); });
  Register("onoma_batch", OnomaBatch);
  Register("icu_any_latin", [](benchmark::State& state) { Icu(state, AllCases(), "Any-Latin; Latin-ASCII"); });
  for (const LanguageCase& which : kCases) {
    const LanguageCase* one = &which;
    Register(std::string("onoma_every_system_") + which.suffix,
             [one](benchmark::State& state) { EverySystem(state, *one); });
    Register(std::string("onoma_lines_") + which.suffix, [one](benchmark::State& state) {
      const Romanizer romanizer(Database::Default());
      const RomanizationSystem* system = romanizer.Find(one->system);
      if (system == nullptr) return Fail(state, std::string("no system ") + one->system);
      RunLines(state, *one, [&](std::string_view text, std::string* out) {
        romanizer.Romanize(*system, text, out, {.language = one->language});
      });
    });
    Register(std::string("icu_bgn_lines_") + which.suffix, [one](benchmark::State& state) {
      const IcuTransliterator transliterator(one->icu);
      RunLines(state, *one, [&](std::string_view text, std::string* out) { transliterator.Apply(text, out); });
    });
    Register(std::string("onoma_") + which.suffix, [one](benchmark::State& state) { Onoma(state, {one}, false); });
    Register(std::string("icu_bgn_") + which.suffix, [one](benchmark::State& state) { Icu(state, {one}, one->icu); });
  }
}

}  // namespace onoma::bench
