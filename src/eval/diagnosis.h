// In: an outcome. Out: what is to be said of the club: verdicts, findings, counts, recommendations, each
// with its reasons.
#pragma once

#include <vector>

#include "eval/evaluate.h"
#include "eval/facts.h"
#include "eval/trace.h"
#include "model/fiche.h"
#include "plan/plan.h"

namespace diagclub {

// One rule, table or recommendation as it came out for a club, and what made it so (where it is open: what
// keeps it open).
struct Finding {
  EntryRef thing;
  Tri holds = Tri::unknown;
  Tri applies = Tri::yes;
  Reasons reasons;
};

// What a table gives: a bit an output, the one after the last for «no row matches».
struct Verdict {
  Finding finding;
  Cells possible = 0;  // as `Outcome::table`; collect: the outputs that are sure
  Cells open = 0;      // collect: the outputs that may also be
  int row = -1;        // that decided; -1: none or open
  // Rows that hold as well and say otherwise, where the table declares that the report contradicts itself.
  std::vector<int> contradicting;
};

struct Tally {
  EntryRef thing;
  int sure = 0;
  int possible = 0;  // sure ones included
  std::vector<Finding> members;
};

// Everything that a report shows of one club, ready to be written out in any form and any language.
struct Diagnosis {
  std::vector<Verdict> tables;      // by table
  std::vector<Finding> rules;       // by rule
  std::vector<Tally> counts;        // by count
  std::vector<Finding> advice;      // recommendations that hold, in order
  std::vector<Finding> maybe;       // recommendations that may hold, in order
  std::vector<Finding> carries;     // rules that speak for the club
  std::vector<Finding> holds_back;  // and against
  std::vector<Finding> notes;       // and those worth saying either way
};

// What is to be said of the club (element_section -1), or of one element of that section: things that look at
// facts of an element are said of elements alone.
Diagnosis diagnose(const Plan& plan, const Outcome& outcome, int element_section = -1);

// One element of a club (a project) with the club's own facts beside its own.
struct ElementDiagnosis {
  int section = 0;
  Fiche fiche;
  Facts facts;
  Outcome outcome;
  Diagnosis diagnosis;
};
std::vector<ElementDiagnosis> diagnose_elements(const Plan& plan, const Fiche& fiche);

}  // namespace diagclub
