#pragma once

#include <vector>

#include "eval/row_faults.h"
#include "eval/standing/diagnosis.h"
#include "model/fiche.h"
#include "plan/functions.h"
#include "reason/club/prospects.h"

namespace diagclub {

// All that is known of one club, or of one of its elements (a project, with the club's own facts beside its
// own).
struct ClubDiagnosis {
  std::optional<SectionId> section;  // of an element: index into RuleSet::sections
  Fiche fiche;
  Facts facts;
  Outcome outcome;      // strictly: sharpened by what every completion comes to
  Standing standing;    // what the fiche points to, over that outcome
  Diagnosis diagnosis;  // as it stands: what a reader is told first
  Prospects prospects;
  std::vector<RowFault> faults;  // of the rules, that this club meets
  std::vector<ClubDiagnosis> elements;
};

// The one way in which a club is diagnosed, whoever asks: a fiche in, everything that follows from it out.
// What holds under every completion holds (`x < 5 or x >= 5`), though Kleene's logic leaves it open. clubs: a
// case base, for how questions are ranked.
ClubDiagnosis diagnose_club(const Plan& plan, const Functions& functions, Fiche fiche,
                            const std::vector<Facts>& clubs = {});

// The strict outcome alone, for many clubs.
Outcome outcome_of_club(const Plan& plan, const Functions& functions, const Facts& facts);
// The same as it stands.
Outcome standing_of_club(const Plan& plan, const Functions& functions, const Facts& facts);

}  // namespace diagclub
