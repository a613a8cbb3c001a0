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

Queries Make(const SyntheticDatabase& database) {
  const format::Reader& reader = database.database().reader();
  const FoldTable& fold = reader.fold();
  Random random(database.size());
  const size_t wanted = QueryCount(database.size());
  constexpr size_t kShares[kAlphabets] = {70, 15, 15};
  struct Query {
    std::string raw, folded;
    bool hit;
  };
  std::vector<Query> queries;
  Scratch scratch;
  uint64_t id_sum = 0;
  for (size_t a = 0; a < kAlphabets; ++a) {
    const std::vector<std::string>& forms = database.forms(static_cast<Alphabet>(a));
    const size_t all = wanted * kShares[a] / 100;
    const size_t hits = all * 80 / 100;
    size_t refused = 0;
    for (size_t n = 0; n < all;) {
      const bool hit = n < hits;
      std::string form = random.Pick(forms);
      if (!hit) form = Recombine(form, random.Pick(forms));
      std::string raw = Dress(fold, form, &random);
      const Match match = database.normalizer().Lookup(raw, BroadLookup(), scratch);
      // The answer must be one that the index gives for the form; for a miss it must not come from the index at all.
      bool right = !hit && match.via != Via::kExact && FoldForm(fold, raw) == form && reader.forms().Find(form) < 0;
      if (hit && match.via == Via::kExact) {
        const int64_t slot = reader.forms().Find(form);
        reader.EachPosting(reader.forms().slot(static_cast<size_t>(slot)), [&](const Posting& posting) {
          right |= reader.id(posting.ordinal) == match.id.value();
        });
      }
      if (!right) {
        // Forms with words that are no part of a name ("born") are read otherwise; there can't be many.
        if (hit && ++refused > 20 + hits / 50) Die("too many forms are not found by their own spelling; one is " + raw);
        if (!hit && ++refused > 20 * wanted) Die("can't make misses");
        continue;
      }
      if (hit) id_sum += match.id.value();
      queries.push_back({std::move(raw), std::move(form), hit});
      ++n;
    }
  }
  random.Shuffle(&queries);
  Queries out;
  for (const Query& query : queries) {
    out.raw.Add(query.raw);
    out.folded.Add(query.folded);
    out.hit.push_back(query.hit);
    out.hits += query.hit;
  }
  out.raw.Seal();
  out.folded.Seal();
  out.id_sum = id_sum;
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

const Queries& QueriesFor(const SyntheticDatabase& database) {
  static std::map<const SyntheticDatabase*, std::unique_ptr<Queries>> made;
  auto& slot = made[&database];
  if (slot == nullptr) {
    slot = std::make_unique<Queries>(Make(database));
    // Moving may have moved a short block: take the views anew.
    slot->raw.Seal();
    slot->folded.Seal();
  }
  return *slot;
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

}  // namespace onoma::bench
