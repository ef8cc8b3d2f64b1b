// In: a step of a plan, or a condition. Out: the variables that it looks at.
#pragma once

#include <vector>

#include "plan/plan.h"

namespace diagclub {

// Of a condition as compiled, those of its tests: added, some of them twice where it tests them twice.
void add_variables_read(const Plan& plan, NodeId node, std::vector<VariableId>& into);
// Of a table, rule or count: each once, ascending.
std::vector<VariableId> variables_read(const Plan& plan, const PlanStep& step);

}  // namespace diagclub
