#include "tables/compiler/list_section.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace onoma {

std::string BuildListSection(const std::string& folder, const format::Reader* base, const Morphology& morphology,
                             format::StringPool* strings, Problems* problems) {
  using format::Purpose;
  std::string out;
  const auto add = [&](Purpose purpose, const std::string& word, const std::string& into) {
    format::AppendRaw(format::ListRecord{static_cast<uint32_t>(purpose), strings->Add(word), strings->Add(into)}, &out);
  };
  const std::vector<std::pair<std::string, Purpose>> uses = {
      {"particle", Purpose::kParticle},     {"honorific", Purpose::kHonorific},
      {"alias", Purpose::kAlias},           {"generation", Purpose::kGeneration},
      {"surname", Purpose::kSurnameEnding}, {"patronymic", Purpose::kPatronymicEnding},
      {"place", Purpose::kPlaceEnding},     {"feminine", Purpose::kFeminineEnding},
      {"initial", Purpose::kInitial},       {"father", Purpose::kFatherEnding},
      {"equal", Purpose::kEqualEnding}};
  const auto read = [&](const std::string& path, const std::string& column) {
    for (const TableFile& file : ReadTables(folder, path, problems)) {
      const Rows rows(file, {"use", "word", "ending", "into", "note"}, problems);
      for (size_t i = 0; i < rows.size(); ++i) {
        const std::string& use = rows.Get(i, "use");
        if (use == "ordinary" || use == "capitalised") continue;  // traits of their forms
        const auto it = std::find_if(uses.begin(), uses.end(), [&](const auto& u) { return u.first == use; });
        if (it == uses.end()) {
          problems->Add(file.name, rows.line(i), "no such use: \"" + use + "\"");
          continue;
        }
        add(it->second, rows.Get(i, column), rows.Get(i, "into"));
      }
    }
  };
  // A layer has the base's words, and its own beside them.
  if (base != nullptr) {
    const auto lists = base->lists();
    for (size_t i = 0; i < lists.size(); ++i) {
      const format::ListRecord record = lists[i];
      const Purpose purpose = static_cast<Purpose>(record.purpose);
      if (purpose == Purpose::kSurnameGender || purpose == Purpose::kPatronymic) continue;  // written by the morphology
      add(purpose, std::string(base->String(record.word)), std::string(base->String(record.into)));
    }
  }
  read("names/words", "word");
  read("morphology/key_endings.tsv", "ending");
  morphology.AddTo(strings, &out);
  return out;
}

}  // namespace onoma
