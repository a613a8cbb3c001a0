// Running text: mentions in order, apart, inside, between characters. First bytes: accept, language, derive.
#include <string>
#include <vector>

#include "format/reader.h"
#include "onoma/scanner.h"
#include "tests/fuzz/fuzz.h"
#include "text/tokens.h"

namespace onoma::fuzz {

void Annotate(std::string_view input) {
  Options bytes(&input);
  ScanOptions options;
  options.accept = static_cast<Accept>(bytes.Below(3));
  constexpr Language kLanguages[] = {Language::kNone, Language::kBe, Language::kRu, Language::kUk};
  options.language = kLanguages[bytes.Below(4)];
  options.derive = bytes.Below(2) == 0;
  const Normalizer& normalizer = DefaultNormalizer();
  static ScanScratch scratch;
  const Scanner scanner(normalizer);
  std::vector<Mention> mentions;
  scanner.Scan(input, options, scratch, &mentions);

  const bool well_formed = IsUtf8(input);
  size_t end = 0;
  for (const Mention& mention : mentions) {
    Check(mention.begin < mention.end && mention.end <= input.size(), "a mention is inside the text");
    Check(mention.begin >= end, "mentions in order and apart");
    end = mention.end;
    const std::string text(input.substr(mention.begin, mention.end - mention.begin));
    if (well_formed) Check(IsUtf8(text), "a mention begins and ends between characters");
    Check(!mention.match.id.none() && mention.match.kind != Kind::kNone, "a mention has an ID", text);
    Check(mention.match.score > 0 && mention.match.score <= 1, "a score is in (0, 1]", text);
    Check(Admits(options.accept, mention.match.link), "links as far as the options admit", text);
    Check(!mention.name.empty() && IsUtf8(mention.name), "a mention has a readable name", text);
    Check(options.derive || mention.match.via != Via::kDerived, "nothing unknown where nobody asked for it", text);
    if (well_formed) {
      FoldedText folded;
      FoldTokens(normalizer.layers()[0].reader().fold(), text, &folded);
      Check(!folded.tokens.empty() && folded.tokens.back().end == text.size(), "a mention ends with a letter", text);
      const std::string_view last = folded.View(folded.tokens.back());
      Check(last.size() < 4 || !last.ends_with("'s"), "a mention ends before a possessive", text);
    }
    if (mention.match.kind == Kind::kPerson)
      Check(mention.person == mention.match.id, "a full name is its own person", text);
  }

  std::vector<Mention> again;
  scanner.Scan(input, options, scratch, &again);
  Check(again.size() == mentions.size(), "the same mentions twice");
  for (size_t i = 0; i < again.size(); ++i) {
    Check(again[i].begin == mentions[i].begin && again[i].end == mentions[i].end &&
              again[i].match.id == mentions[i].match.id && again[i].person == mentions[i].person,
          "the same mentions twice");
  }
}

}  // namespace onoma::fuzz
