// In: two clubs, or one at two dates, with their outcomes. Out: what moved, and because of which facts.
#pragma once

#include <vector>

#include "plan/plan.h"
#include "reason/club/diagnose_club.h"

namespace diagclub {

// One conclusion that does not stand as it did, and the facts that differ and that it can depend on.
struct Move {
  enum class Kind {
    otherwise,       // it is otherwise: nothing that it may be on one side it may be on the other
    said_otherwise,  // less or more of it is known: one side leaves open what the other says
    firmness,        // it stands the same, and not as firmly
  };
  EntryRef thing;  // a table, rule, count or recommendation
  std::vector<FactId> because;
  Kind kind = Kind::otherwise;
  Firmness before = Firmness::open;
  Firmness after = Firmness::open;
};

// Facts that do not say the same, and what they move in the standing reading. What looks at elements of a
// section is left out.
struct OutcomeDiff {
  std::vector<FactId> facts;
  std::vector<Move> moves;  // verdicts of the page first, then as declared
};

// Between two clubs, or one club before and after.
OutcomeDiff outcome_diff(const Plan& plan, const ClubDiagnosis& before, const ClubDiagnosis& after);

}  // namespace diagclub
