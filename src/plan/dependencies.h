// In: a plan. Out: which facts each outcome can depend on.
#pragma once

#include "plan/plan.h"

namespace diagclub {

// Whether the outcome of a thing can depend on it, directly, through other outcomes or through a
// formula.
IndexVector<FactId, bool> facts_behind(const Plan& plan, EntryRef thing);

}  // namespace diagclub
