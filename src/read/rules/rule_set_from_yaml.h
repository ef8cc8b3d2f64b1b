// In: the files of a rule set. Out: the rule set as written, or every error of form.
#pragma once

#include <optional>
#include <vector>

#include "base/diagnostics.h"
#include "model/rule_set.h"

namespace diagclub {

// A rule set as written, from all its files (see rules/README.md for the form). Nothing if and only if an
// error was added; names are not resolved here, `check` does that.
std::optional<RuleSet> rule_set_from_yaml(std::vector<Source> files, Diagnostics& diagnostics);

}  // namespace diagclub
