// In: a fiche. Out: the verdicts that its completions can still come to.
//
// Projection of a diagram on a box. Example: a table gives B2 where `firms < 60` and B3 elsewhere; of a
// fiche that says `20..45` the box holds cells below 60 alone, a walk meets the leaf B2 and no other, and
// B2 is certain.
//
// Cost: a walk visits each node inside the box once. Where formulas tie facts, completions are made and
// evaluated to show that a verdict is possible: at most a fixed number for each verdict.
#pragma once

#include <vector>

#include "eval/evaluate.h"
#include "plan/functions.h"
#include "reason/club/completion.h"

namespace diagclub {

// What the completions of a fiche can still come to.
struct Reach {
  std::vector<TableId> verdict_tables;  // those of `Functions::verdicts`
  // Their joint outcomes that are left: by table, a value of `Functions::outcome`; in that order.
  std::vector<std::vector<std::size_t>> verdicts;
  // Whether each of them was reached by a completion that was found. Else they are all there can be «at
  // most»: figures tied by a formula may rule some out.
  bool exact = true;
  // The outcomes left, as `Outcome::outcomes` (of a collect table: the outputs that can be given).
  IndexVector<TableId, Cells> tables;
  IndexVector<StepId, Tri> applicable;
  IndexVector<RuleId, Tri> rules;  // certain, possible (unknown) or excluded
  IndexVector<RecommendationId, Tri> recommendations;
};

// What is left to a fiche whose inputs lie in the box (`completions`). Sound always: no completion comes to
// anything else. Every rule and table is exact where facts are independent, so that `x < 5 or x >= 5` is
// certain though nothing is known of x; where a formula ties facts, what is called possible may not be.
Reach reach(const Plan& plan, const Functions& functions, const Facts& facts, const CellsByVariable& box);

// The outcome with all that the reach proves: what every completion comes to is settled, though Kleene's
// logic leaves it open.
Outcome sharpened(const Plan& plan, Outcome outcome, const Reach& reach);

// The verdicts alone, for many fiches and in memory that is used again: the numbers of
// `Functions::Joint::tuples` that are left, ascending.
void reachable_verdicts(const Functions& functions, const CellsByVariable& box, Diagrams::Walk& walk,
                        std::vector<std::size_t>& verdicts);

}  // namespace diagclub
