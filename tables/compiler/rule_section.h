// Section RULE: what a database says of its systems and styles (format/format.h has the layout).
#ifndef ONOMA_TABLES_COMPILER_RULE_SECTION_H_
#define ONOMA_TABLES_COMPILER_RULE_SECTION_H_

#include <map>
#include <string>
#include <vector>

#include "format/format.h"
#include "format/reader.h"
#include "format/writer.h"
#include "tables/compiler/rule_file.h"

namespace onoma {

class RuleSection {
 public:
  // Strings go to the pool, which must outlive it.
  explicit RuleSection(format::StringPool* strings) : strings_(*strings) {}

  // `common`: most names that are met are written so.
  void Add(const RuleFile& file, bool common);
  // All that another database has.
  void CopyFrom(const format::Reader& base);

  std::string Bytes() const;

 private:
  void AddSet(const std::string& compiled, uint32_t language);

  format::StringPool& strings_;
  std::vector<format::SystemRecord> systems_;
  std::vector<format::SetRecord> sets_;
  std::map<std::string, uint64_t> offsets_;  // languages with the same rules share their set
  std::string blobs_;
};

}  // namespace onoma

#endif  // ONOMA_TABLES_COMPILER_RULE_SECTION_H_
