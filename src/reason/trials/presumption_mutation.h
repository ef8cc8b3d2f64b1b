// In: a plan and what is expected of its standing reading. Out: which faults in its presumptions go
// unnoticed.
//
// Method. Rules stay as they are, so each expectation's strict outcome is worked out once; a mutant costs a
// standing reading an expectation that looks at what it is about. For what is not noticed a fiche is sought
// where the signs, as they are or as changed, may stand, then near the fiches of the tests.
#pragma once

#include <string>
#include <vector>

#include "eval/standing/standing.h"
#include "plan/functions.h"
#include "reason/trials/mutation.h"
#include "reason/trials/nearby_fiches.h"

namespace diagclub {

// An expectation of how something stands, ready to be held against changed presumptions.
struct StandingCheck {
  EntryRef thing;
  ExpectedOutcome expected;
  bool value_alone = false;  // whatever its firmness: a club's label
  Facts facts;
  Outcome strict;
  StandingScope scope;
};
std::vector<StandingCheck> standing_checks(const Plan& plan, const std::vector<RuleTestCase>& cases,
                                           const std::vector<LabelledClub>& clubs);

// One a thread.
class PresumptionTrial {
 public:
  // All must outlive it.
  PresumptionTrial(const Plan& plan, const Functions& functions, const std::vector<StandingCheck>& checks,
                   const NearbyFiches& nearby, const FicheForm& form);

  void try_presumption(PresumptionId presumption, MutationRun& run);

 private:
  bool noticed(const std::vector<const StandingCheck*>& concerned) const;
  Survivor survivor(PresumptionId presumption, const Mutant& mutant);

  const Plan& original_;
  const Functions& functions_;
  const std::vector<StandingCheck>& checks_;
  const NearbyFiches& nearby_;
  const FicheForm& form_;
  Plan changed_;
};

}  // namespace diagclub
