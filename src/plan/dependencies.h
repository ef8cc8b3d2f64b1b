// In: a plan. Out: which facts each outcome can depend on.
#pragma once

#include <vector>

#include "plan/plan.h"

namespace diagclub {

// By fact: whether the outcome of a thing can depend on it, directly, through other outcomes or through a
// formula.
std::vector<bool> facts_behind(const Plan& plan, EntryRef thing);

}  // namespace diagclub
