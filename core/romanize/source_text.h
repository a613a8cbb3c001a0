// SourceText: a text as the rules of one set see it. The general way; plain text takes romanize/window_table.h.
//
// Letters are lower case and composed; one that the set does not speak of is read as its canonical parts, step by step,
// as far as the set knows them (ѝ as и and a grave accent). A mark that the set does not speak of rides on its letter:
// no rule sees it, and it is written behind what the letter gives. Apostrophes of all sorts are '.
#ifndef ONOMA_ROMANIZE_SOURCE_TEXT_H_
#define ONOMA_ROMANIZE_SOURCE_TEXT_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "romanize/alphabet.h"
#include "text/fold_table.h"

namespace onoma {

class SourceText {
 public:
  struct Letter {
    uint32_t begin, end;  // of what stood in the text, or of its part, in `written`
    bool upper;           // of an apostrophe: whether the letter before it is
    bool letter;
    std::string marks;  // that ride on it
  };

  void Set(const FoldTable& table, const Alphabet& alphabet, std::string_view text);

  std::span<const char32_t> code_points() const { return code_points_; }
  const Letter& letter(size_t i) const { return letters_[i]; }
  std::string_view Original(size_t i) const {
    return std::string_view(written_).substr(letters_[i].begin, letters_[i].end - letters_[i].begin);
  }
  size_t size() const { return letters_.size(); }
  // Everything but letters, marks and apostrophes bounds a word; it stands as 0 in code_points.
  static bool IsEdge(char32_t cp) { return cp == 0; }

 private:
  void Push(char32_t cp, std::string_view original, int depth = 0);
  bool Covered(char32_t cp) const;
  void Add(char32_t cp, std::string_view original, bool upper, bool letter);

  const FoldTable* table_ = nullptr;
  const Alphabet* alphabet_ = nullptr;
  std::vector<char32_t> code_points_;
  std::vector<Letter> letters_;
  std::string written_;
};

}  // namespace onoma

#endif  // ONOMA_ROMANIZE_SOURCE_TEXT_H_
