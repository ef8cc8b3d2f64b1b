// In: a rule set. Out: its decision tables as DMN 1.3.
#pragma once

#include <string>

#include "model/text.h"
#include "plan/plan.h"

namespace diagclub {

// Every decision table of a rule set as one DMN 1.3 document, with its diagram: decisions, what they require,
// the sources that they rest on. Rules, counts and facts that a table looks at are input data; whether a
// table speaks is a decision of its own, a boolean first column. What is unknown cannot be said in DMN: the
// document holds for clubs of which all that it asks is known. Labels and texts are in the language; names
// and ids never change.
std::string dmn_from_plan(const Plan& plan, Language language);

}  // namespace diagclub
