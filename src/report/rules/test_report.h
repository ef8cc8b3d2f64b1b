// In: a run of tests. Out: text, JSON, TAP and JUnit.
#pragma once

#include <string>

#include "reason/trials/rule_tests.h"
#include "report/text/page_style.h"

namespace diagclub {

// What failed, the agreement with the report (confusion matrices, Cohen's kappa), every difference with its
// reason, and the count that closes it: `N passed, N failed`.
std::string test_report_text(const TestRun& run, const PageStyle& style);
std::string test_report_json(const TestRun& run, Language language);
// Every test by its name, passed or failed, for other programs to read: the Test Anything Protocol, version
// 14, and JUnit's XML. Messages are in English.
std::string test_report_tap(const TestRun& run);
std::string test_report_junit(const TestRun& run);

}  // namespace diagclub
