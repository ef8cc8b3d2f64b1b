// In: `x.expected.yaml` or `x.cases.yaml`. Out: labels, or small cases, or errors.
#pragma once

#include <optional>
#include <vector>

#include "base/diagnostics.h"
#include "model/expected.h"
#include "read/fiche/fiche_from_yaml.h"

namespace diagclub {

// The file that stands beside a fiche: `class: {report: B2, tool: B2, section: II.B2-6}`, … and `became`.
// Nothing if and only if an error was added.
std::optional<Expected> expected_from_yaml(const Source& source, const RuleSet& rules,
                                           Diagnostics& diagnostics);

// The cases of one file: `cases: [{name, fiche, expect: {class: B1}}]`. A fiche here may lack what is
// required of a whole one. Nothing if and only if an error was added.
std::optional<std::vector<RuleTestCase>> rule_cases_from_yaml(const Source& source, const FicheForm& form,
                                                              Diagnostics& diagnostics);

}  // namespace diagclub
