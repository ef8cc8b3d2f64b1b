// In: the rows of a table. Out: the same as DMN can say them.
#pragma once

#include <vector>

#include "plan/plan.h"

namespace diagclub {

// One row of a table as DMN has it: a box over the table's dimensions. Our row may be several of these, one
// DMN row being one test a column.
struct DmnRow {
  enum class Applies { yes, no, either };
  std::optional<std::size_t> row;  // of the table; none: no row of it holds, and it gives `none`
  std::size_t output = 0;          // index, or `none_cell`
  Applies applies = Applies::yes;  // a table that nothing bounds always does
  Box box;
};

// The rows of a table, such that DMN's hit policy over them gives what ours does: the parts of one row never
// meet, so that none of them counts twice; and a table that gives one output says `none` in rows of its own,
// last.
std::vector<DmnRow> dmn_rows(const Plan& plan, const PlanStep& step);

}  // namespace diagclub
