// In: a plan and facts as cells. Out: the outcome of every table, rule, count and recommendation; unknown
// is what the facts leave open.
#pragma once

#include <vector>

#include "eval/facts.h"
#include "plan/plan.h"

namespace diagclub {

// What follows from the facts: for every table, rule and count the set of outcomes that it may still have.
struct Outcome {
  CellsByVariable cells;  // inputs included
  IndexVector<StepId, Tri> applicable;
  IndexVector<RecommendationId, Tri> recommended;

  // Whether a table, a rule or a count applies; facts, parameters and recommendations always do.
  Tri applies(const Plan& plan, EntryRef thing) const;
  // Whether a rule holds; one that does not apply does not.
  Tri rule(const Plan& plan, RuleId rule) const { return tri_from_cells(cells[plan.variables().of(rule)]); }
  // The outcomes that a table which gives one thing may have, `not_applicable_cell` told apart from `none`.
  // (A table with a gap that may not apply may give either, as far as is known here.)
  Cells outcomes(const Plan& plan, TableId table) const;
  // Bit i: output i is possible; the bit after the last: no row may match. Of a table that counts, bit i: i
  // rows may match.
  Cells table(const Plan& plan, TableId table) const { return cells[plan.variables().of(table)]; }
};

// What a table may give, of which it is known whether it applies, by its outcomes as `Outcome::table` has
// them.
Cells outcomes_told_apart(const Table& table, Cells outcomes, Tri applies);

// Conditions follow Kleene's logic: a yes or a no holds under every completion of the facts (sound always),
// unknown may still be one of both (`x < 5` or `x >= 5`, x unknown). A table's outputs are exact over its
// inputs taken as independent, and so are the numbers of one that counts: each one named possible is reached
// by some cells of them. Pure: no input, no output, no clock.
Outcome evaluate(const Plan& plan, const Facts& facts);

// What one step gives where it applies so far, written over its variables; the cells it looks at are there.
void evaluate_step(const Plan& plan, const PlanStep& step, Tri applies, CellsByVariable& cells,
                   Diagrams::Walk& walk);
// One condition under an outcome.
Tri evaluate_node(const Plan& plan, NodeId node, const CellsByVariable& cells);
// How far one row holds, whatever the rows above it.
Tri evaluate_row(const PlanStep& step, std::size_t row, const CellsByVariable& cells);

}  // namespace diagclub
