// In: an entry. Out: every small fault that can be put into it.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "plan/plan.h"

namespace diagclub {

// One small fault put into a rule set.
struct Mutant {
  EntryRef thing;  // of a presumption what it is about, of a survivor what shows the fault
  std::optional<PresumptionId> presumption;
  Place place;         // of what is changed
  std::string change;  // `< 60` → `<= 60`
};

// The entry of a thing that is no fact and no parameter.
AnyEntry entry_written(const RuleSet& rules, EntryRef thing);

// Every mutant of one thing, each with its entry so changed: a threshold moved one cell, a comparison turned
// round, a test or a part of a condition dropped or negated, a row removed or (where the order decides)
// swapped with the next, one of several choices dropped, a rule dropped from a count. The scope of a file is
// left as it is. None needs a threshold that the rule set does not have already, so that a mutant stands on
// the same cells.
void for_each_mutant(const Plan& plan, EntryRef thing,
                     const std::function<void(const Mutant&, const AnyEntry&)>& use);

// Every mutant of one presumption: of its `when` and `unless` as of other conditions, `unless` dropped, what
// it says changed, one of those dropped that it yields to.
void for_each_presumption_mutant(const Plan& plan, PresumptionId presumption,
                                 const std::function<void(const Mutant&, const Presumption&)>& use);

}  // namespace diagclub
