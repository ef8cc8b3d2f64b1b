// In: coverage. Out: text, JSON and LCOV.
#pragma once

#include <string>
#include <vector>

#include "model/rule_set.h"
#include "reason/trials/coverage.h"
#include "report/text/page_style.h"

namespace diagclub {

// What the one percentage of a coverage is, in a sentence.
const Text& coverage_percentage_meaning();

// `rule success.logistics`, `class, row 2`, `members.firms: < 60`: as the rules have it, not escaped.
std::string exercised_in_words(const RuleSet& rules, const CoverageItem& exercised, Language language);
// `never yes, unknown; not tried: 60, > 60`; empty when nothing is missing.
std::string missing_in_words(const CoverageItem& exercised, Language language);
// Rounded down, so that only what is complete is 100: `83.4 %`.
std::string percent_in_words(const Share& share, Language language);

// For a terminal: the total, a bar a file of rules and one a kind of thing, then what is never seen yes or
// never no; with `all`, every way and every cell that is not seen.
std::string coverage_text(const RuleSet& rules, const Coverage& coverage, bool all, const PageStyle& style);
std::string coverage_json(const RuleSet& rules, const Coverage& coverage);
// As lcov's tools read it: a line that something is written on is hit as often as what is least seen of it
// comes out yes or no; each of yes, no, unknown (and not applicable) is a branch.
std::string coverage_lcov(const RuleSet& rules, const Coverage& coverage);

}  // namespace diagclub
