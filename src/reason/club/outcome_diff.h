// In: two clubs, or one at two dates, with their outcomes. Out: what moved, and because of which facts.
#pragma once

#include <vector>

#include "plan/plan.h"
#include "reason/club/diagnose_club.h"

namespace diagclub {

// One conclusion that came out otherwise, and the facts that differ and that it can depend on.
struct Move {
  EntryRef thing;  // a table, rule, count or recommendation
  std::vector<FactId> because;
};

// Facts that do not say the same, and what they move. What looks at elements of a section is left out.
struct OutcomeDiff {
  std::vector<FactId> facts;
  std::vector<Move> moves;  // verdicts of the page first, then as declared
};

// Between two clubs, or one club before and after.
OutcomeDiff outcome_diff(const Plan& plan, const ClubDiagnosis& before, const ClubDiagnosis& after);

}  // namespace diagclub
