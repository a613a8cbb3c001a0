#include "scan/person_links.h"

#include <algorithm>
#include <string_view>

namespace onoma {
namespace {

class Linker {
 public:
  Linker(const std::vector<SeenMention>& seen, std::vector<Mention>* mentions) : seen_(seen), out_(*mentions) {}

  void Run() {
    // Distinct full names by the part that a shorter mention shares with them.
    std::vector<size_t> fulls;
    for (size_t i = 0; i < out_.size(); ++i) {
      if (out_[i].match.kind == Kind::kPerson) fulls.push_back(i);
    }
    const auto by = [&](auto part) {
      std::vector<size_t> sorted = fulls;
      std::stable_sort(sorted.begin(), sorted.end(), [&](size_t a, size_t b) { return part(a) < part(b); });
      return sorted;
    };
    const auto surname = [&](size_t i) { return out_[i].surname; };
    const auto given = [&](size_t i) { return out_[i].given; };
    const std::vector<size_t> by_surname = by(surname), by_given = by(given);
    for (size_t i = 0; i < out_.size(); ++i) {
      Mention& mention = out_[i];
      const Kind kind = mention.match.kind;
      if (kind != Kind::kSurname && kind != Kind::kPartial) continue;
      if (!mention.surname.none()) {
        LinkPerson(i, by_surname, surname, mention.surname);
      } else {
        LinkPerson(i, by_given, given, mention.given);
      }
    }
  }

 private:
  // True if `mention` can speak of the person whose full name `full` is.
  bool Compatible(size_t mention, size_t full) const {
    const Mention& m = out_[mention];
    const Mention& f = out_[full];
    if (!m.surname.none()) {
      if (m.surname != f.surname) return false;
      // "Tikhanovskaya" is not Sergei Tikhanovsky; "Tikhanovsky" is not Svetlana.
      if (seen_[mention].feminine && (seen_[full].gender == 1)) return false;
      if (!seen_[mention].feminine && seen_[full].feminine) return false;
      // "S. Lavrov" is Sergei Lavrov, in one script.
      if (seen_[mention].initial[0] != 0 && std::string_view(seen_[mention].initial) != seen_[full].initial)
        return false;
      return true;
    }
    if (m.given.none() || m.patronymic.none()) return false;
    return m.given == f.given && (f.patronymic.none() || f.patronymic == m.patronymic);
  }

  template <typename Part>
  void LinkPerson(size_t i, const std::vector<size_t>& sorted, Part part, NameId wanted) {
    auto at = std::lower_bound(sorted.begin(), sorted.end(), wanted, [&](size_t f, NameId id) { return part(f) < id; });
    NameId person;
    // One name said a thousand times is one: past kMaxFulls mentions nobody counts on, it stays open.
    for (size_t n = 0; at != sorted.end() && part(*at) == wanted; ++at, ++n) {
      if (n == kMaxFulls) return;
      if (!Compatible(i, *at)) continue;
      if (!person.none() && person != out_[*at].person) return;
      person = out_[*at].person;
    }
    out_[i].person = person;
  }
  static constexpr size_t kMaxFulls = 1000;

  const std::vector<SeenMention>& seen_;
  std::vector<Mention>& out_;
};

}  // namespace

void LinkPersons(const std::vector<SeenMention>& seen, std::vector<Mention>* mentions) { Linker(seen, mentions).Run(); }

}  // namespace onoma
