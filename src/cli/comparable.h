#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "read/fiche_from_yaml.h"
#include "reason/similar.h"
#include "report/similar_report.h"

namespace diagclub {

// The labelled clubs of a folder, or the report's own when `folder` is empty. Errors go to `diagnostics`.
const CaseBase& clubs_to_compare(const Plan& plan, const FicheForm& form, const std::string& folder,
                                 Diagnostics& diagnostics);

// The nearest, nearest first; a club of the same name is the club itself and left out.
std::vector<Comparable> comparable_clubs(const CaseBase& base, const Case& about, std::size_t most,
                                         Language language);

}  // namespace diagclub
