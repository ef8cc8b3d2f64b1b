// In: coverage. Out: one HTML page.
#pragma once

#include <string>

#include "model/rule_set.h"
#include "reason/trials/coverage.h"

namespace diagclub {

// One self-contained page, light and dark: every file of the rules as written, each line that something
// stands on marked (all seen, some, nothing), and beside it what was not seen.
std::string coverage_html(const RuleSet& rules, const Coverage& coverage, Language language);

}  // namespace diagclub
