// In: a rule, and how the clubs of a case base stand. Out: in how many of them it holds, as text and JSON.
#pragma once

#include <string>
#include <vector>

#include "eval/evaluate.h"
#include "model/text.h"
#include "plan/plan.h"
#include "report/text/json_writer.h"

namespace diagclub {

// `thriving: in 9 of 14, not in 2; stalled: in 1 of 4, not in 3`, by the outcomes of the table that the page
// names as `evidence`; empty where it names none, or no club is settled. Small numbers, said as numbers.
std::string case_evidence_in_words(const Plan& plan, RuleId rule, const std::vector<Outcome>& clubs,
                                   Language language);
// The field `evidence` of an open object: a list, empty likewise.
void write_case_evidence_json(const Plan& plan, RuleId rule, const std::vector<Outcome>& clubs,
                              PrettyJson& json);

}  // namespace diagclub
