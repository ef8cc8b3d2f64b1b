// In: findings. Out: text, JSON, SARIF, workflow commands and JUnit.
#pragma once

#include <string>

#include "base/diagnostics.h"
#include "model/text.h"

namespace diagclub {

// What is wrong with a rule set, for readers and for machines. All take the diagnostics as they are, in
// order; paths and messages are escaped as each form needs. Of one code so many are listed, the rest counted.
struct CheckStyle {
  bool color = false;
  Language language = Language::english;
  std::size_t most = 0;  // of one code; 0: all
  std::string folder;    // in which the program runs: SARIF's paths are relative to it
};

// Each with its line, caret and help, then `N problems`.
std::string check_report_text(const Diagnostics& problems, const CheckStyle& style);
// `diagclub schema check` describes it.
std::string check_report_json(const Diagnostics& problems, const CheckStyle& style);
// Workflow commands, which GitHub shows beside the lines of a change; a line each. GitHub drops all but ten
// of a severity without a word, so that no more are written, and how many there are.
std::string check_report_github(const Diagnostics& problems, const CheckStyle& style);
// JUnit's XML: a test case a problem, failed; one that passed where there is none.
std::string check_report_junit(const Diagnostics& problems, const CheckStyle& style);
// SARIF 2.1.0: one rule a code (all there are, so that a rule's index never depends on what was found),
// columns in code points, at most 5,000 results, errors first.
std::string check_report_sarif(const Diagnostics& problems, const CheckStyle& style);

}  // namespace diagclub
