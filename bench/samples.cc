// onoma_samples: what other programs are measured with, as files. Seeded: the same each time.
//
//   onoma_samples names FILE COUNT UNSEEN   COUNT names, one a line; UNSEEN of a hundred stand in no table of onoma
//   onoma_samples queries FILE FORMS        the names of BM_Lookup/<subject>/FORMS
//   onoma_samples text FILE FORMS           the articles of BM_Scan/<subject>/FORMS
//   onoma_samples database FILE FORMS       the database of both
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/file.h"
#include "bench/bench.h"
#include "bench/name_generator.h"
#include "bench/synthetic_database.h"
#include "bench/text_generator.h"

namespace onoma::bench {
namespace {

std::string Names(size_t count, unsigned unseen) {
  const SyntheticDatabase& database = SyntheticDatabase::Of(Database::Default().GetInfo().forms);
  Random random(count);
  Scratch scratch;
  std::string out;
  for (size_t i = 0; i < count; ++i) {
    const bool tabled = !random.Percent(unseen);
    std::string name;
    do {
      name = tabled ? TabledName(database, &random, scratch) : UnseenName(database, &random, scratch);
      // The command asks as a caller does who sets no option: some forms of the tables are no answer then.
    } while (tabled && database.normalizer().Lookup(name, {}, scratch).via != Via::kExact);
    out += name;
    out += '\n';
  }
  return out;
}

std::string Make(std::string_view what, size_t number, unsigned unseen) {
  if (what == "names") return Names(number, unseen);
  const SyntheticDatabase& database = SyntheticDatabase::Of(number);
  std::string out;
  if (what == "queries") {
    for (const std::string_view name : QueriesFor(database).raw.views()) (out += name) += '\n';
  } else if (what == "text") {
    for (const Article& article : NewsFor(database).articles) out += article.text;
  } else if (what == "database") {
    out = database.bytes();
  } else {
    Die("samples are names, queries, text or database");
  }
  return out;
}

}  // namespace
}  // namespace onoma::bench

int main(int argc, char** argv) {
  using namespace onoma::bench;
  if (argc < 4) Die("onoma_samples names|queries|text|database FILE NUMBER [UNSEEN]");
  const unsigned unseen = argc > 4 ? static_cast<unsigned>(std::strtoul(argv[4], nullptr, 10)) : 0;
  const std::string bytes = Make(argv[1], std::strtoull(argv[3], nullptr, 10), unseen);
  if (const absl::Status status = onoma::WriteFileAtomically(argv[2], bytes); !status.ok()) {
    Die(std::string(status.message()));
  }
}
