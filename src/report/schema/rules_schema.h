// In: a rule set. Out: JSON Schemas of rule files and of cases.
#pragma once

#include <string>

#include "model/names.h"
#include "model/text.h"

namespace diagclub {

// JSON Schema (2020-12) of the files of a rule set, for editors that complete and check while one writes:
// keys with what they mean, names of all that is declared now (certainties, groups, facts, what conditions
// can test). What is declared later is known to the schema made after that. It refuses nothing that is sound
// under those names; beyond single values (gaps, cycles, kinds of tests) `rules check` tells more.
std::string rules_schema(const RuleSet& rules, Language language);

// JSON Schema of a file of small cases (`rules/tests/x.cases.yaml`).
std::string cases_schema(const RuleSet& rules, Language language);

}  // namespace diagclub
