// In: how the clubs of a case base stand. Out: in how many of them a rule holds, by what a table makes of
// them.
#pragma once

#include <vector>

#include "eval/evaluate.h"
#include "plan/plan.h"

namespace diagclub {

// Of the clubs that a table gives one outcome: in how many a rule holds, and in how many it does not. The
// rest are those of which it is not known, or to which it does not apply.
struct ShareByOutcome {
  std::size_t outcome = 0;
  std::size_t clubs = 0;
  std::size_t yes = 0;
  std::size_t no = 0;
};

// By outcome of the table that some club has, in the order declared. `clubs`: as each stands.
std::vector<ShareByOutcome> shares_by_outcome(const Plan& plan, TableId table, RuleId rule,
                                              const std::vector<Outcome>& clubs);

}  // namespace diagclub
