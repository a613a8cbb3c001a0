// Uses a database in every way there is. For damaged ones: nothing may crash, hang or read outside (sanitizers look
// on).
#ifndef ONOMA_TESTS_CORRUPT_EXERCISE_H_
#define ONOMA_TESTS_CORRUPT_EXERCISE_H_

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "format/reader.h"
#include "onoma/normalizer.h"
#include "onoma/reverser.h"
#include "onoma/romanizer.h"
#include "onoma/scanner.h"
#include "onoma/term_matcher.h"
#include "onoma/writing_rule.h"

namespace onoma::testing {

inline void Exercise(const Database& database, bool thorough = true) {
  for (const char* word :
       {"محمد", "ایران", "الأسد", "כהן", "ג'ורג", "佐々木", "㐀", "とうきょう", "ニッポン", "김정은"}) {
    std::string reading;
    for (size_t k = 0; k < GenericScripts::kMaxReadings; ++k) database.reader().generic().Read(word, k, &reading);
  }
  const Normalizer normalizer(database);
  Scratch scratch;
  for (const char* name : {"Alyaksandr Lukashenka", "Лукашенко, Александр Григорьевич", "Пётр", "Łukaszenka",
                           "ПУТИН В. В.", "Gwzdkrt Фывапр", "Nagorno-Karabakh", "Лукaшенко",
                           "Светлана Ціханоўская / Minsk born X", "Саша", "김정은", "\xFF\xFE", "van der Berg"}) {
    for (const Accept accept : {Accept::kStandard, Accept::kBroad}) {
      LookupOptions options;
      options.accept = accept;
      const Answer& answer = normalizer.Resolve(name, options, scratch);
      for (size_t i = 0; i < answer.count; ++i) {
        normalizer.NameOf(answer.candidates[i]);
        normalizer.LabelOf(answer.candidates[i], Label::kNative);
        for (const Part* part :
             {&answer.candidates[i].given, &answer.candidates[i].surname, &answer.candidates[i].place}) {
          normalizer.SourceOf(*part);
        }
      }
      if (answer.count > 0) normalizer.ResolveForward(answer.best().id);
    }
    if (thorough) normalizer.Explain(name, {});
  }
  normalizer.ResolveForward("person/sergei+petrov");
  normalizer.ResolveForward("surname~gvzdkrt");
  const std::string_view names[] = {"Lukashenka", "Łukaszenka", "Гвздкртов", "", "Gvzdkrtovich", "Пётр", "Anna Maria"};
  Match matches[std::size(names)];
  normalizer.LookupBatch(names, matches, {}, scratch);
  if (!thorough) return;
  const Romanizer romanizer(database);
  std::string out;
  size_t systems = 0;
  for (const RomanizationSystem& system : romanizer.systems()) {
    if (++systems > 64) break;
    for (const char* text : {"Щука Ціханоўская ЇЖАК \xFF", "Ростов-на-Дону, М'ясникович"}) {
      romanizer.Romanize(system, text, &out);
      romanizer.Variants(system, text, 4);
    }
  }
  for (size_t i = 0; i < std::min<size_t>(romanizer.systems().size(), 2); ++i) {
    const RomanizationSystem& system = romanizer.systems()[i];
    for (const Language language : system.languages)
      Reverser(romanizer, system, language).Read("Siarhiej Зюйкойвич", 2);
    const WritingRule rule(romanizer, system);
    LookupOptions options;
    options.written_by = &rule;
    for (const char* name : {"Lukashenka", "Зюйкойвич", "Ziujkojvich"}) normalizer.Lookup(name, options, scratch);
  }
  const std::string_view text =
      "Alyaksandr Lukashenka’s talks with Vladimir Putin in Krasnaya Polyana, Sochi. А.Г. Лукашенко и Путин\n\n\xFF "
      "Минск";
  const Scanner scanner(normalizer);
  ScanScratch scan;
  std::vector<Mention> mentions;
  scanner.Scan(text, {}, scan, &mentions);
  TermScratch term_scratch;
  std::vector<Term> terms;
  TermMatcher(normalizer).Match(text, term_scratch, &terms);
  database.GetInfo();
}

}  // namespace onoma::testing

#endif  // ONOMA_TESTS_CORRUPT_EXERCISE_H_
