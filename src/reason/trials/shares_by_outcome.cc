// Outcomes of clubs in, how often a rule holds among them out.
#include "reason/trials/shares_by_outcome.h"

namespace diagclub {

std::vector<ShareByOutcome> shares_by_outcome(const Plan& plan, TableId table, RuleId rule,
                                              const std::vector<Outcome>& clubs) {
  std::vector<ShareByOutcome> shares;
  for (std::size_t outcome = 0; outcome < none_cell(plan.rules().tables[table]); ++outcome) {
    ShareByOutcome share{outcome};
    for (const Outcome& club : clubs) {
      if (club.outcomes(plan, table) != cell(outcome)) continue;
      ++share.clubs;
      const Tri applies = club.applies(plan, rule);
      share.yes += applies == Tri::yes && club.rule(plan, rule) == Tri::yes;
      share.no += applies == Tri::yes && club.rule(plan, rule) == Tri::no;
    }
    if (share.clubs > 0) shares.push_back(share);
  }
  return shares;
}

}  // namespace diagclub
