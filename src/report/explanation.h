#pragma once

#include <string>

#include "report/page.h"

namespace diagclub {

// One fact, table, rule, count, recommendation or parameter of the rule set: what it says, where the report
// has it, under what condition, and what uses it. `name` must be one of the rule set's.
std::string explanation_page(const Plan& plan, const std::string& name, const PageStyle& style);
std::string explanation_json(const Plan& plan, const std::string& name, Language language);

}  // namespace diagclub
