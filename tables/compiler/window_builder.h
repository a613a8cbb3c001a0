// The window table of a compiled rule set (romanize/window_table.h has the layout).
#ifndef ONOMA_TABLES_COMPILER_WINDOW_BUILDER_H_
#define ONOMA_TABLES_COMPILER_WINDOW_BUILDER_H_

#include <cstdint>
#include <string>

#include "romanize/rule_set.h"
#include "text/fold_table.h"

namespace onoma {

struct Windows {
  std::string bytes;  // windows, then outcomes, each padded to 8
  uint32_t entries = 0, maps = 0, outcomes = 0, rows = 0;
};

// `rules` need no window table of their own.
Windows BuildWindows(const FoldTable& fold, const RuleSet& rules);

}  // namespace onoma

#endif  // ONOMA_TABLES_COMPILER_WINDOW_BUILDER_H_
