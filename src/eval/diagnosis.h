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
  Tri applies = Tri::yes;  // no: `holds` is no, and says nothing
  Reasons reasons;
  // A rule: what its own condition comes to, whether or not it applies. Where that is open, a rule of which
  // everything is answered is open still, and says here what it will be.
  Tri condition = Tri::unknown;
};

// What a table gives: a bit an output, the one after the last for «no row matches».
struct Verdict {
  Finding finding;
  Cells possible = 0;  // as `Outcome::outcomes`; collect: the outputs that are sure
  Cells open = 0;      // collect: the outputs that may also be
  int row = -1;        // that decided; -1: none or open
  // Rows that hold as well and say otherwise, where the table declares that the report contradicts itself.
  std::vector<int> contradicting;
};

struct Tally {
  EntryRef thing;
  Tri applies = Tri::yes;  // no: no rule of it applies
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

}  // namespace diagclub
