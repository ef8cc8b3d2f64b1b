// In: an outcome and facts. Out: the conclusions that a small change of one number would overturn.
#pragma once

#include <string_view>
#include <vector>

#include "eval/evaluate.h"
#include "eval/facts.h"
#include "plan/plan.h"

namespace diagclub {

// The parameter by which numbers are taken smaller and larger.
constexpr std::string_view kMarginParameter = "borderline_margin";

// A conclusion that one number nearly overturns, and the threshold that it stands close to.
struct Borderline {
  EntryRef thing;  // a table or a rule
  FactId fact;
  Number threshold;
};

// Settled conclusions that would no longer be, were one known number (stated or derived) a little smaller or
// larger: by the rule set's parameter `borderline_margin`, in per cent; none where it declares no such
// parameter. Numbers are moved one at a time. An approximate number is first what it may be: what that leaves
// open is open and not borderline.
std::vector<Borderline> borderline(const Plan& plan, const Facts& facts);

}  // namespace diagclub
