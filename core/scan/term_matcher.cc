#include "onoma/term_matcher.h"

#include <algorithm>
#include <span>
#include <string>

#include "index/form_hash.h"
#include "names/normalizer_impl.h"
#include "scan/odd_word.h"
#include "simd/sift_words.h"
#include "simd/split_words.h"
#include "text/plain_letters.h"
#include "text/tokens.h"

namespace onoma {
namespace {

// Text is split and its words sifted by pieces that stay in the first-level cache, whole blocks each.
constexpr size_t kPiece = 64 * SplitText::kBlock;
// Words that end in a piece.
constexpr size_t kPieceWords = kPiece / 2 + 1;

// No form has more words; only a damaged filter asks for more.
constexpr size_t kMaxWords = 32;

// Words before its turn that a sifted word's pilot and its slot are fetched: some hundred nanoseconds each.
constexpr size_t kPilotAhead = 16, kSlotAhead = 8;

// Memory that is not cleared: every byte is written before it is read.
template <typename T>
class Buffer {
 public:
  T* Ensure(size_t size) {
    if (size > size_) {
      items_ = std::make_unique_for_overwrite<T[]>(size);
      size_ = size;
    }
    return items_.get();
  }

 private:
  std::unique_ptr<T[]> items_;
  size_t size_ = 0;
};

// A word that may matter, by the hash of its folded form. Of an odd word the hash says nothing.
struct Sifted {
  uint64_t hash;
  uint32_t word;
};

struct Kernels {
  SplitWordsKernel split;  // null: the fold table has an ASCII of its own
  SiftWordsKernel sift;
};

struct Layer {
  const format::Reader* reader;
  const ExactTable* forms;
  const TermFilter* filter;
  uint64_t seed;
};

}  // namespace

struct TermScratch::State {
  Buffer<char> folded;
  Buffer<uint32_t> begins, ends;
  Buffer<Sifted> sifted;
  // Of the words of a piece: hashes, and whether they are sifted out.
  uint64_t hashes[kPieceWords + kSiftSpare];
  uint8_t matters[kPieceWords + kSiftSpare];
  OddWord here, ahead;  // where a term may begin; where it may go on
  FoldedText between;
  std::string phrase;
};

TermScratch::TermScratch() : state_(std::make_unique<State>()) {}
TermScratch::~TermScratch() = default;
TermScratch::TermScratch(TermScratch&&) noexcept = default;
TermScratch& TermScratch::operator=(TermScratch&&) noexcept = default;

class TermMatcher::Impl {
 public:
  explicit Impl(const Lexicon& lexicon)
      : fold(lexicon.fold()),
        letters(PlainLetters(fold)),
        kernels{HasPlainAscii(fold) ? SplitWords(ActiveSimdLevel()) : nullptr, SiftWords(ActiveSimdLevel())} {
    for (size_t i = 0; i < lexicon.layers(); ++i) {
      const format::Reader& reader = lexicon.reader(i);
      layers.push_back({&reader, &reader.forms(), &reader.term_filter(), reader.forms().seed()});
    }
  }

  const FoldTable& fold;
  const LetterTable letters;
  const Kernels kernels;
  std::vector<Layer> layers;  // base first
};

namespace {

// One text. First all of it is split into words, and those that the filter lets through are noted with their hashes:
// one in ten. Then those are looked up, each with the memory of those behind it on the way.
class Matching {
 public:
  Matching(const FoldTable& fold, const LetterTable& letters, const Kernels& kernels, std::span<const Layer> layers,
           std::string_view raw, TermScratch::State& scratch, std::vector<Term>* out)
      : fold_(fold),
        letters_(letters),
        kernels_(kernels),
        layers_(layers),
        seed_(layers[0].seed),
        raw_(raw),
        scratch_(scratch),
        out_(*out) {
    const size_t blocks = raw.size() / SplitText::kBlock + 2;  // one more, so that words can be read 32 bytes at a time
    const size_t words = raw.size() / 2 + 1 + SplitText::kSpare;
    text_ = {raw.data(), raw.size(), scratch.folded.Ensure(blocks * SplitText::kBlock), scratch.begins.Ensure(words),
             scratch.ends.Ensure(words)};
    sifted_ = scratch.sifted.Ensure(words);
    scratch.here.place = scratch.ahead.place = OddWord::kNone;
  }

  void Split() {
    if (kernels_.split == nullptr) {
      text_.begins[text_.begun++] = SplitText::kOddWord;
      text_.ends[text_.ended++] = static_cast<uint32_t>(raw_.size());
      sifted_[count_++] = {0, 0};
      return;
    }
    for (size_t from = 0; from < raw_.size(); from += kPiece) {
      const size_t sifted = text_.ended;
      kernels_.split(letters_, &text_, from, std::min(from + kPiece, raw_.size()));
      Sift(sifted);
    }
  }

  void LookUp() {
    for (size_t i = 0; i < count_; ++i) {
      Fetch(i);
      const Sifted& sifted = sifted_[i];
      if (!IsOdd(sifted.word)) {
        Take({sifted.word, 0}, PlainWord(sifted.word), sifted.hash);
        continue;
      }
      for (Cursor at{sifted.word, 0}; at.word == sifted.word; ++at.part) {
        TextWord word;
        if (!Read(&at, &scratch_.here, &word) || at.word != sifted.word) break;
        Take(at, word, HashOf(word.folded));
      }
    }
    for (Term& term : out_) Name(&term);
  }

 private:
  // A plain word, or one of those in an odd one.
  struct Cursor {
    size_t word, part;
  };
  struct Found {
    int64_t slot = -1;
    uint8_t layer = 0;
  };

  // Notes the words from `from` on that are odd or that a layer's filter lets through. Every word goes through these
  // loops: each of them is so short that all it needs stays in registers.
  void Sift(size_t from) {
    const size_t words = text_.ended - from;
    HashWords(text_, from, seed_, scratch_.hashes, scratch_.matters);
    for (const Layer& layer : layers_) {
      if (layer.seed == seed_) {
        kernels_.sift(layer.filter->words(), scratch_.hashes, words, scratch_.matters);
      } else {
        for (size_t i = 0; i < words; ++i) {
          scratch_.matters[i] |= layer.filter->MayMatter(OwnHash(layer, PlainWord(from + i).folded));
        }
      }
    }
    Sifted* const sifted = sifted_;
    size_t count = count_;
    for (size_t i = 0; i < words; ++i) {
      // Without a branch: which words come through is chance.
      sifted[count] = {scratch_.hashes[i], static_cast<uint32_t>(from + i)};
      count += scratch_.matters[i];
    }
    count_ = count;
  }

  [[gnu::noinline]] static void HashWords(SplitText text, size_t from, uint64_t seed, uint64_t* hashes,
                                          uint8_t* matters) {
    for (size_t word = from; word < text.ended; ++word) {
      const uint32_t begin = text.begins[word] & ~SplitText::kOddWord;
      *hashes++ = FormHash::OfWithin(text.folded + begin, text.ends[word] - begin, seed);
      *matters++ = static_cast<uint8_t>(text.begins[word] / SplitText::kOddWord);
    }
  }

  bool IsOdd(size_t word) const { return (text_.begins[word] & SplitText::kOddWord) != 0; }
  size_t BeginOf(size_t word) const { return text_.begins[word] & ~SplitText::kOddWord; }

  TextWord PlainWord(size_t word) const {
    const size_t begin = BeginOf(word), end = text_.ends[word];
    return {begin, end, {text_.folded + begin, end - begin}};
  }

  // The word at `at`, or the first one behind it; false at the end of the text. `odd` takes up those of an odd one.
  bool Read(Cursor* at, OddWord* odd, TextWord* word) const {
    for (; at->word < text_.ended; *at = {at->word + 1, 0}) {
      if (!IsOdd(at->word)) {
        if (at->part > 0) continue;
        *word = PlainWord(at->word);
        return true;
      }
      if (odd->place != at->word) {
        odd->place = at->word;
        ReadOddWord({fold_, letters_, kernels_.split != nullptr, raw_, text_.folded}, BeginOf(at->word),
                    text_.ends[at->word], odd);
      }
      if (at->part >= odd->words.size()) continue;
      *word = odd->words[at->part];
      return true;
    }
    return false;
  }

  uint64_t HashOf(std::string_view form) const { return FormHash::Of(form, seed_); }
  // In a layer in which two forms would have had one hash.
  [[gnu::noinline]] static uint64_t OwnHash(const Layer& layer, std::string_view form) {
    return FormHash::Of(form, layer.seed);
  }

  // `hash` is that of the form with the first layer's seed, which nearly always is that of all.
  template <typename Ask>
  bool AnyLayer(std::string_view form, uint64_t hash, Ask ask) const {
    for (size_t i = layers_.size(); i-- > 0;) {
      if (ask(i, layers_[i].seed == seed_ ? hash : OwnHash(layers_[i], form))) return true;
    }
    return false;
  }
  bool MayMatter(std::string_view form, uint64_t hash) const {
    return AnyLayer(form, hash, [&](size_t i, uint64_t own) { return layers_[i].filter->MayMatter(own); });
  }
  bool MayGoOn(std::string_view form, uint64_t hash) const {
    return AnyLayer(form, hash, [&](size_t i, uint64_t own) { return layers_[i].filter->MayGoOn(own); });
  }
  // Of several layers that have the form the last one goes first, as in every lookup.
  Found Find(std::string_view form, uint64_t hash) const {
    Found found;
    AnyLayer(form, hash, [&](size_t i, uint64_t own) {
      found = {layers_[i].forms->FindHash(own), static_cast<uint8_t>(i)};
      return found.slot >= 0;
    });
    return found;
  }

  void Fetch(size_t i) const {
    for (const Layer& layer : layers_) {
      if (layer.forms->slots() == 0) continue;
      if (i + kPilotAhead < count_) layer.forms->PrefetchPilot(sifted_[i + kPilotAhead].hash);
      if (i + kSlotAhead < count_) layer.forms->PrefetchSlot(layer.forms->RecordOf(sifted_[i + kSlotAhead].hash));
    }
  }

  // Adds the longest term that begins with this word, if there is one and the word is in no other.
  void Take(Cursor at, const TextWord& word, uint64_t hash) {
    if (word.begin < free_) return;
    Found found = Find(word.folded, hash);
    size_t end = word.end;
    if (MayGoOn(word.folded, hash)) GoOn(at, word, &found, &end);
    if (found.slot < 0) return;
    Term& term = out_.emplace_back();
    term.begin = word.begin;
    term.end = free_ = end;
    term.layer = found.layer;
    term.slot = static_cast<uint32_t>(found.slot);
  }

  void GoOn(Cursor at, TextWord last, Found* longest, size_t* end) {
    // Plain words with one blank or hyphen between them stand in the folded text as they do in a form. What does not is
    // put together.
    std::string_view phrase = last.folded;
    uint64_t hash;
    size_t words = 1;
    do {
      ++at.part;
      TextWord next;
      if (++words > kMaxWords || !Read(&at, &scratch_.ahead, &next)) return;
      const char gap = GapBetween(last, next);
      if (next.folded.data() == phrase.data() + phrase.size() + 1 && phrase.data()[phrase.size()] == gap) {
        phrase = {phrase.data(), phrase.size() + 1 + next.folded.size()};
        hash = FormHash::OfWithin(phrase.data(), phrase.size(), seed_);
      } else {
        std::string& copy = scratch_.phrase;
        if (phrase.data() != copy.data()) copy = phrase;
        copy += gap;
        copy += next.folded;
        phrase = copy;
        hash = HashOf(phrase);
      }
      if (!MayMatter(phrase, hash)) return;
      if (const Found found = Find(phrase, hash); found.slot >= 0) {
        *longest = found;
        *end = next.end;
      }
      last = next;
    } while (MayGoOn(phrase, hash));
  }

  // The byte that stands between two neighbouring words when the text is folded.
  char GapBetween(const TextWord& last, const TextWord& next) {
    const std::string_view between = raw_.substr(last.end, next.begin - last.end);
    if (between == " " || between == "-") return between[0];
    FoldTokens(fold_, raw_.substr(last.begin, next.end - last.begin), &scratch_.between);
    const std::vector<Token>& tokens = scratch_.between.tokens;
    return tokens.size() < 2 ? '!' : scratch_.between.text[tokens[1].folded_begin - 1];
  }

  void Name(Term* term) const {
    const format::Reader& reader = *layers_[term->layer].reader;
    const ExactTable::Slot slot = reader.forms().slot(term->slot);
    const Posting posting = reader.FirstPosting(slot);
    term->id = NameId(reader.id(posting.ordinal));
    term->kind = posting.kind();
    term->link = posting.link();
    term->more = (slot.posting.flags & Posting::kMore) != 0;
  }

  const FoldTable& fold_;
  const LetterTable& letters_;
  const Kernels kernels_;
  const std::span<const Layer> layers_;
  const uint64_t seed_;
  const std::string_view raw_;
  TermScratch::State& scratch_;
  std::vector<Term>& out_;
  SplitText text_;
  Sifted* sifted_;
  size_t count_ = 0;
  size_t free_ = 0;  // where the last term ends
};

}  // namespace

TermMatcher::TermMatcher(const Normalizer& normalizer)
    : impl_(std::make_unique<const Impl>(normalizer.impl().lexicon)) {}
TermMatcher::~TermMatcher() = default;
TermMatcher::TermMatcher(TermMatcher&&) noexcept = default;

void TermMatcher::Match(std::string_view text, TermScratch& scratch, std::vector<Term>* terms) const {
  terms->clear();
  if (text.empty() || text.size() > kMaxTextBytes) return;
  Matching matching(impl_->fold, impl_->letters, impl_->kernels, impl_->layers, text, scratch.state(), terms);
  matching.Split();
  matching.LookUp();
}

void TermMatcher::NamesOf(const Term& term, std::vector<NameId>* names) const {
  names->clear();
  if (term.layer >= impl_->layers.size()) return;
  const format::Reader& reader = *impl_->layers[term.layer].reader;
  reader.EachPosting(reader.forms().slot(term.slot),
                     [&](const Posting& posting) { names->push_back(NameId(reader.id(posting.ordinal))); });
}

}  // namespace onoma
