// In: an entry of a plan. Out: what it says of itself, and what it looks at.
#pragma once

#include <set>
#include <string>

#include "plan/plan.h"

namespace diagclub {

// All that a table, rule, count or recommendation itself says of when it comes out how, parameters by their
// values: of two alike, what they look at may still differ.
std::string own_words(const RuleSet& rules, EntryRef thing);

// Names of what it looks at: facts, parameters, tables, rules and counts.
std::set<std::string> looked_at(const Plan& plan, EntryRef thing);

}  // namespace diagclub
