// In: one club's report. Out: the same as JSON.
#pragma once

#include <string>

#include "report/club/similar_report.h"
#include "report/text/words.h"

namespace diagclub {

// The whole outcome of one club as JSON: every table, rule, count and recommendation, each with the facts it
// rests on. Names are those of the rule set; labels and texts are in the language asked for. Form: `diagclub
// schema diagnosis`.
std::string json_from_case(const ClubReport& about, const std::vector<Comparable>& comparable,
                           Language language);

// JSON Schema (2020-12) of what json_from_case writes under this rule set.
std::string diagnosis_schema(const RuleSet& rules);

}  // namespace diagclub
