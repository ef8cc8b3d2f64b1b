#pragma once

#include <string>

#include "reason/rule_tests.h"
#include "report/page.h"

namespace diagclub {

// What failed, the agreement with the report (confusion matrices, Cohen's kappa), every difference with its
// reason, and the count that closes it: `N passed, N failed`.
std::string test_report_text(const TestRun& run, const PageStyle& style);
std::string test_report_json(const TestRun& run, Language language);

}  // namespace diagclub
