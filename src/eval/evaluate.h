#pragma once

#include <vector>

#include "eval/facts.h"
#include "plan/plan.h"

namespace diagclub {

// What follows from the facts: for every table, rule and count the set of outcomes that it may still have.
struct Outcome {
  std::vector<Cells> cells;      // by variable, inputs included
  std::vector<Tri> applicable;   // by step of the plan
  std::vector<Tri> recommended;  // by recommendation

  Tri rule(const Plan& plan, int rule) const {
    return tri_from_cells(cells[static_cast<std::size_t>(plan.variables().of({EntryKind::rule, rule}))]);
  }
  // Bit i: output i is possible; the bit after the last: no row may match. Of a table that counts, bit i: i
  // rows may match.
  Cells table(const Plan& plan, int table) const {
    return cells[static_cast<std::size_t>(plan.variables().of({EntryKind::table, table}))];
  }
};

// Conditions follow Kleene's logic: a yes or a no holds under every completion of the facts (sound always),
// unknown may still be one of both (`x < 5` or `x >= 5`, x unknown). A table's outputs are exact over its
// inputs taken as independent, and so are the numbers of one that counts: each one named possible is reached
// by some cells of them. Pure: no input, no output, no clock.
Outcome evaluate(const Plan& plan, const Facts& facts);

// What one step gives where it applies so far, written over its variables; the cells it looks at are there.
void evaluate_step(const Plan& plan, const PlanStep& step, Tri applies, std::vector<Cells>& cells,
                   Diagrams::Walk& walk);
// One condition under an outcome.
Tri evaluate_node(const Plan& plan, int node, const std::vector<Cells>& cells);
// How far one row holds, whatever the rows above it.
Tri evaluate_row(const PlanStep& step, std::size_t row, const std::vector<Cells>& cells);

}  // namespace diagclub
