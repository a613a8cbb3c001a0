// What a user's program does first: one name in two spellings, a text, a romanization.
#include <cstdio>
#include <string>
#include <vector>

#include "onoma/database.h"
#include "onoma/normalizer.h"
#include "onoma/romanizer.h"
#include "onoma/scanner.h"

int main() {
  const onoma::Database database = onoma::Database::Default();
  if (!database.Verify().ok()) return 1;
  const onoma::Normalizer normalizer(database);
  onoma::Scratch scratch;
  const onoma::Match a = normalizer.Lookup("Alyaksandr Lukashenka", {}, scratch);
  const onoma::Match b = normalizer.Lookup("Лукашенко, Александр", {}, scratch);
  if (a.id.none() || a.id != b.id || a.kind != onoma::Kind::kPerson) return 2;

  const onoma::Scanner scanner(normalizer);
  onoma::ScanScratch scan;
  std::vector<onoma::Mention> mentions;
  scanner.Scan("Then Lukashenka spoke in Minsk.", {}, scan, &mentions);
  if (mentions.size() != 2 || mentions[0].begin != 5) return 3;

  const onoma::Romanizer romanizer(database);
  const onoma::RomanizationSystem* system = romanizer.Find("bgnpcgn-bel-Cyrl-Latn-1979");
  std::string out;
  if (system == nullptr) return 4;
  romanizer.Romanize(*system, "Лукашэнка", &out);
  if (out != "Lukashenka") return 5;
  if (onoma::Database::Open("/no/such/file").ok()) return 6;
  std::printf("consumer: %s\n", a.id.ToString().c_str());
  return 0;
}
