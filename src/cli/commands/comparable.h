// In: a folder of labelled clubs (none: the report's), and one club. Out: the clubs nearest to it.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "cli/options.h"
#include "read/fiche/fiche_from_yaml.h"
#include "reason/club/similar.h"
#include "report/club/similar_report.h"

namespace diagclub {

// The labelled clubs of a folder, or the report's own when `folder` is empty: these only under the rules
// inside the program, of which they are encoded. Kept until the program ends. Nothing if and only if an error
// was added.
const PeerClubs* clubs_to_compare(const Plan& plan, const FicheForm& form, const std::string& folder,
                                  const CommonOptions& common, Diagnostics& diagnostics);

// The nearest, nearest first; a club of the same name, however spelt, is the club itself and left out.
std::vector<Comparable> comparable_clubs(const PeerClubs& base, const Functions& functions,
                                         const ClubReport& about, std::size_t most, Language language);

}  // namespace diagclub
