// In: an outcome, and how it stands. Out: what is to be said of the club: verdicts, findings, counts,
// recommendations, each with its firmness and its reasons.
#pragma once

#include <vector>

#include "eval/standing/standing.h"

namespace diagclub {

// One rule, table or recommendation as it came out for a club, and what made it so (where it is open: what
// keeps it open; where it is presumed: what is known of that, and the signs).
struct Finding {
  EntryRef thing;
  Tri holds = Tri::unknown;
  Tri applies = Tri::yes;  // no: `holds` is no, and says nothing
  Reasons reasons;
  // A rule: what its own condition comes to, whether or not it applies. Where that is open, a rule of which
  // everything is answered is open still, and says here what it will be.
  Tri condition = Tri::unknown;
  Firmness firmness = Firmness::open;
  // Presumptions that it rests on, each after those it rests on itself, or that contest it.
  std::vector<PresumptionId> presumptions;
};

// What a table gives: a bit an output, the one after the last for «no row matches».
struct Verdict {
  Finding finding;
  Cells possible = 0;              // as `Outcome::outcomes`; collect: the outputs that are sure
  Cells open = 0;                  // collect: the outputs that may also be
  std::optional<std::size_t> row;  // that decided; none: none did, or it is open
  // Rows that hold as well and say otherwise, where the table declares that the report contradicts itself.
  std::vector<std::size_t> contradicting;
};

struct Tally {
  EntryRef thing;
  Tri applies = Tri::yes;    // no: no rule of it applies
  std::size_t sure = 0;      // whatever is still answered
  std::size_t standing = 0;  // sure ones included
  std::size_t possible = 0;  // whatever is presumed
  std::vector<Finding> members;
  Firmness firmness = Firmness::open;
  std::vector<PresumptionId> presumptions;  // as `Finding::presumptions`
};

// Everything that a report shows of one club, ready to be written out in any form and any language.
struct Diagnosis {
  IndexVector<TableId, Verdict> tables;
  IndexVector<RuleId, Finding> rules;
  IndexVector<CountId, Tally> counts;
  std::vector<Finding> advice;      // recommendations that hold, in order
  std::vector<Finding> maybe;       // recommendations that may hold, in order
  std::vector<Finding> carries;     // rules that speak for the club
  std::vector<Finding> holds_back;  // and against
  std::vector<Finding> notes;       // and those worth saying either way
  std::vector<Finding> threatens;   // and those that say what threatens it
  // Of each part of the synthesis, the variants that may be said, in order; none of an element.
  std::vector<std::vector<std::size_t>> synthesis;
};

// What is to be said of the club (no element section), or of one element of that section: things that look at
// facts of an element are said of elements alone. Strictly: what the outcome settles is certain, all else
// open.
Diagnosis diagnose(const Plan& plan, const Outcome& strict,
                   std::optional<SectionId> element_section = std::nullopt);
// The same of the standing reading of that outcome.
Diagnosis diagnose(const Plan& plan, const Outcome& strict, const Standing& standing,
                   std::optional<SectionId> element_section = std::nullopt);

}  // namespace diagclub
