#include "bench/name_generator.h"

#include <algorithm>
#include <map>
#include <memory>

#include "bench/bench.h"
#include "format/reader.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace onoma::bench {
namespace {

enum class Case { kLower, kTitle, kUpper };

std::string Cased(const FoldTable& fold, std::string_view form, Case which) {
  std::string out;
  bool first = true;
  for (size_t pos = 0; pos < form.size();) {
    const char32_t cp = DecodeUtf8(form, &pos);
    const bool upper = which == Case::kUpper || (which == Case::kTitle && first);
    AppendUtf8(upper ? fold.Upper(cp) : cp, &out);
    first = cp == ' ' || cp == '-';
  }
  return out;
}

std::string Decomposed(const FoldTable& fold, std::string_view text) {
  std::u32string out;
  for (size_t pos = 0; pos < text.size();) {
    char32_t cp = DecodeUtf8(text, &pos);
    std::u32string marks;
    for (char32_t first, second; fold.Decompose(cp, &first, &second); cp = first) marks.insert(marks.begin(), second);
    out += cp;
    out += marks;
  }
  return EncodeAll(out);
}

std::string OtherApostrophes(std::string_view text, Random* random) {
  static constexpr std::string_view kSorts[] = {"'", "’", "ʼ", "′", "`", "ʹ"};
  std::string out;
  for (const char c : text) {
    if (c == '\'') {
      out += kSorts[random->Below(std::size(kSorts))];
    } else {
      out += c;
    }
  }
  return out;
}

// Enough that the reference map's keys don't stay in the cache when its table doesn't.
size_t QueryCount(size_t forms) { return std::clamp<size_t>(forms, size_t{1} << 16, size_t{1} << 20); }

struct Query {
  std::string raw;
  std::string folded;
  uint64_t id;    // 0: a miss
  uint64_t form;  // its place among database.forms()
  bool hit() const { return id != 0; }
};

// Names to ask for: those of an alphabet that are hits, and those that are none.
struct Population {
  std::vector<Query> hits[kAlphabets];
  std::vector<Query> misses[kAlphabets];
};

// The query for a form, if the database gives the right answer; Lookup may read a form with words that are no part of a
// name ("born") otherwise.
bool MakeHit(const SyntheticDatabase& database, size_t place, Random* random, Scratch& scratch, Query* query) {
  const format::Reader& reader = database.database().reader();
  const std::string& form = database.forms()[place];
  *query = {Dress(reader.fold(), form, random), form, 0, place};
  const Match match = database.normalizer().Lookup(query->raw, BroadLookup(), scratch);
  if (match.via != Via::kExact) return false;
  const int64_t slot = reader.forms().Find(form);
  bool right = false;
  reader.EachPosting(reader.forms().slot(static_cast<size_t>(slot)),
                     [&](const Posting& posting) { right |= reader.id(posting.ordinal) == match.id.value(); });
  query->id = match.id.value();
  return right;
}

// No part of the answer may come from the index.
bool MakeMiss(const SyntheticDatabase& database, Alphabet alphabet, Random* random, Scratch& scratch, Query* query) {
  const format::Reader& reader = database.database().reader();
  const std::string form = Recombine(database.Pick(alphabet, random), database.Pick(alphabet, random));
  *query = {Dress(reader.fold(), form, random), form, 0, 0};
  return reader.forms().Find(form) < 0 && FoldForm(reader.fold(), query->raw) == form &&
         database.normalizer().Lookup(query->raw, BroadLookup(), scratch).via != Via::kExact;
}

Population MakePopulation(const SyntheticDatabase& database) {
  Random random(database.size());
  const size_t wanted = QueryCount(database.size());
  Scratch scratch;
  Population out;
  for (size_t a = 0; a < kAlphabets; ++a) {
    const Alphabet alphabet = static_cast<Alphabet>(a);
    const size_t all = wanted * kShares[a] / 100;
    const size_t hits = all * 80 / 100;
    Query query;
    size_t refused = 0;
    while (out.hits[a].size() < hits) {
      if (MakeHit(database, database.PickPlace(alphabet, &random), &random, scratch, &query)) {
        out.hits[a].push_back(std::move(query));
      } else if (++refused > 20 + hits / 50) {
        Die("too many forms are not found by their own spelling; one is " + query.raw);
      }
    }
    refused = 0;
    while (out.misses[a].size() < all - hits) {
      if (MakeMiss(database, alphabet, &random, scratch, &query)) {
        out.misses[a].push_back(std::move(query));
      } else if (++refused > 20 * wanted) {
        Die("can't make misses");
      }
    }
  }
  return out;
}

Queries Order(const Population& population, Mix mix) {
  Random random(1 + static_cast<uint64_t>(mix));
  std::vector<const Query*> order;
  for (size_t a = 0; a < kAlphabets; ++a) {
    for (const std::vector<Query>* some : {&population.hits[a], &population.misses[a]}) {
      for (size_t i = 0; i < some->size(); ++i) {
        order.push_back(&(*some)[mix == Mix::kUniform ? i : random.Zipf(some->size())]);
      }
    }
  }
  random.Shuffle(&order);
  Queries out;
  for (const Query* query : order) {
    out.raw.Add(query->raw);
    out.folded.Add(query->folded);
    out.hit.push_back(query->hit());
    if (!query->hit()) continue;
    ++out.hits;
    out.id_sum += query->id;
    out.form_sum += query->form;
  }
  return out;
}

// A word of another script: letters in a row, as no table has them.
std::string OtherScript(Random* random) {
  struct Range {
    char32_t first;
    size_t count;
  };
  static const std::vector<Range> kScripts = {{0x3B1, 17}, {0x561, 38},    {0x10D0, 33},  {0x5D0, 27},
                                              {0x627, 20}, {0x4E00, 3000}, {0xAC00, 3000}};
  const Range script = random->Pick(kScripts);
  std::string out;
  const size_t letters = script.count > 1000 ? 2 + random->Below(2) : 5 + random->Below(6);
  for (size_t i = 0; i < letters; ++i)
    AppendUtf8(script.first + static_cast<char32_t>(random->Below(script.count)), &out);
  return out;
}

}  // namespace

const std::vector<std::string_view>& Texts::Seal() {
  views_.clear();
  size_t begin = 0;
  for (const size_t end : ends_) {
    views_.push_back(std::string_view(bytes_).substr(begin, end - begin));
    begin = end;
  }
  return views_;
}

const Queries& QueriesFor(const SyntheticDatabase& database, Mix mix) {
  static std::map<const SyntheticDatabase*, std::unique_ptr<Population>> populations;
  static std::map<std::pair<const SyntheticDatabase*, Mix>, std::unique_ptr<Queries>> made;
  auto& population = populations[&database];
  if (population == nullptr) population = std::make_unique<Population>(MakePopulation(database));
  auto& queries = made[{&database, mix}];
  if (queries == nullptr) {
    queries = std::make_unique<Queries>(Order(*population, mix));
    queries->raw.Seal();
    queries->folded.Seal();
  }
  return *queries;
}

std::string Capitalized(const FoldTable& fold, std::string_view form) { return Cased(fold, form, Case::kTitle); }

std::string Dress(const FoldTable& fold, std::string_view form, Random* random) {
  const size_t dice = random->Below(100);
  std::string raw = Cased(fold, form, dice < 60 ? Case::kTitle : dice < 80 ? Case::kUpper : Case::kLower);
  if (random->Percent(10)) raw = Decomposed(fold, raw);
  raw = OtherApostrophes(raw, random);
  // Where a capital has no way back (ı, ß), people write the small letter.
  return FoldForm(fold, raw) == form ? raw : std::string(form);
}

std::string TabledName(const SyntheticDatabase& database, Random* random, Scratch& scratch) {
  Query query;
  for (;;) {
    const size_t dice = random->Below(100);
    const Alphabet alphabet = dice < kShares[0]                ? Alphabet::kAscii
                              : dice < kShares[0] + kShares[1] ? Alphabet::kDiacritics
                                                               : Alphabet::kCyrillic;
    if (MakeHit(database, database.PickPlace(alphabet, random), random, scratch, &query)) return query.raw;
  }
}

std::string UnseenName(const SyntheticDatabase& database, Random* random, Scratch& scratch) {
  for (;;) {
    const size_t dice = random->Below(100);
    const Alphabet alphabet = dice < 50 ? Alphabet::kAscii : dice < 60 ? Alphabet::kDiacritics : Alphabet::kCyrillic;
    std::string name = dice < 85
                           ? Dress(database.database().reader().fold(),
                                   Recombine(database.Pick(alphabet, random), database.Pick(alphabet, random)), random)
                           : OtherScript(random);
    if (database.normalizer().Lookup(name, BroadLookup(), scratch).via != Via::kExact) return name;
  }
}

}  // namespace onoma::bench
