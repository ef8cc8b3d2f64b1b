// In: paths. Out: labelled clubs and small cases, or errors.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "model/expected.h"
#include "read/fiche/fiche_from_yaml.h"

namespace diagclub {

// What a rule set is tried on: clubs with their labels, and small cases.
struct TestCorpus {
  std::vector<LabelledClub> clubs;
  std::vector<RuleTestCase> cases;
};

// Files and folders (all .yaml and .yml below): `x.cases.yaml` holds small cases, `x.yaml` a fiche if
// `x.expected.yaml` stands beside it; a fiche without labels is left out when it comes from a folder, an
// error when named.
TestCorpus cases_from_paths(const std::vector<std::string>& paths, const FicheForm& form,
                            Diagnostics& diagnostics);

}  // namespace diagclub
