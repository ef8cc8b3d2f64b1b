// In: a rule set. Out: the part of its JSON Schema on conditions.
#pragma once

#include "model/rule_set.h"
#include "report/text/json_writer.h"

namespace diagclub {

// The part of the rules' schema on conditions, as definitions in an open `$defs`: `test` (one unary test),
// `tests` (names to tests, as a row has them), `condition` (those, a bare name, or one of all, any, not).
void write_condition_definitions(const RuleSet& rules, Language language, PrettyJson& json);

// Every name that conditions can test: facts, parameters, tables, rules, counts.
std::vector<std::string> testable_names(const RuleSet& rules);

}  // namespace diagclub
