#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "cli/options.h"
#include "model/expected.h"
#include "read/fiche_from_yaml.h"

namespace diagclub {

// What a rule set is tried on: clubs with their labels, and small cases.
struct Cases {
  std::vector<KnownCase> clubs;
  std::vector<RuleCase> cases;
};

// The report's own clubs and the rules' small cases, as they stand inside the program.
Cases built_in_cases(const FicheForm& form, Diagnostics& diagnostics);

// Files and folders (all .yaml below): `x.cases.yaml` holds small cases, `x.yaml` a fiche if
// `x.expected.yaml` stands beside it; a fiche without labels is left out when it comes from a folder, an
// error when named.
Cases cases_from_paths(const std::vector<std::string>& paths, const FicheForm& form,
                       Diagnostics& diagnostics);

// What is named; where nothing is, what is built in, or the tests in the folder of rules asked for.
Cases cases_to_try(const std::vector<std::string>& paths, const CommonOptions& common, const FicheForm& form,
                   Diagnostics& diagnostics);

}  // namespace diagclub
