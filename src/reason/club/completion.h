// In: facts of a fiche. Out: what completions of it can still be, and completions of a kind asked for.
#pragma once

#include <optional>
#include <vector>

#include "eval/facts.h"
#include "plan/plan.h"
#include "value/box.h"

namespace diagclub {

// Where the inputs may yet go as a fiche is completed: by variable, the cells that each may come to be in. A
// fact that is not stated may get any value and become known; one stated as unknown, or only assumed
// (Fact::otherwise), stays as it is; a number that a formula would yield may be any that the figures behind
// it leave. Outcomes are left at «anything». Sound always; formulas tie some facts together, which a box
// cannot say.
CellsByVariable completions(const Plan& plan, const Facts& facts);
// The same in memory that is used again.
void completions(const Plan& plan, const Facts& facts, CellsByVariable& box);

// A club complete in every fact.
struct Completion {
  CellsByVariable cells;                // inputs single
  IndexVector<FactId, Number> numbers;  // of number facts only
};

// A club within the box, of figures that fit their formulas: the numbers that follow from others do follow.
// Nothing when none was found, though there may be one: figures are tried, not solved for.
std::optional<Completion> completion_within(const Plan& plan, const Facts& facts, const CellsByVariable& box);

}  // namespace diagclub
