// In: one entry. Out: all that is known of it, as text and JSON.
#pragma once

#include <string>
#include <vector>

#include "report/text/page_style.h"

namespace diagclub {

// One fact, table, rule, count, recommendation or parameter of the rule set: what it says, where the report
// has it, under what condition, what uses it and what tests it. `name` must be one of the rule set's;
// tested_by: cases and labelled clubs that say what it must come out as; clubs: how those of the case base
// stand, for in how many of them a rule holds (Page::evidence).
std::string explanation_page(const Plan& plan, const std::string& name,
                             const std::vector<std::string>& tested_by, const std::vector<Outcome>& clubs,
                             const PageStyle& style);
std::string explanation_json(const Plan& plan, const std::string& name,
                             const std::vector<std::string>& tested_by, const std::vector<Outcome>& clubs,
                             Language language);

}  // namespace diagclub
