// In: a rule set. Out: JSON Schemas of a batch's rows and of mappings.
#pragma once

#include <string>

#include "plan/plan.h"

namespace diagclub {

// JSON Schemas (2020-12) of what goes through `score`: the rows that it writes as JSON, and the files that
// say what the columns of a survey mean.
std::string score_schema(const Plan& plan);
std::string mapping_schema(const RuleSet& rules);

}  // namespace diagclub
