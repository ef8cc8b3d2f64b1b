#pragma once

#include <string>

#include "cli/completion/candidates.h"
#include "plan/plan.h"

namespace diagclub {

// Whether a value that help calls so is a name of the rule set: `FACT`, `RULE`, `FACT=VALUE`.
bool is_rule_name(const std::string& placeholder);
// Adds the names that may stand there; `typed` is what there is of the value.
void add_rule_names(const Plan& plan, const std::string& placeholder, const std::string& typed,
                    Candidates& candidates);

}  // namespace diagclub
