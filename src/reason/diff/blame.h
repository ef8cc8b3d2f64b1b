#pragma once

#include <vector>

#include "reason/diff/moves.h"
#include "reason/diff/rule_edits.h"

namespace diagclub {

// The edits that moved verdicts, and which these are.
struct Blame {
  // Each set of edits reproduces the moves when it alone is made to the earlier rules, and no part of it
  // does. Several: each of them would do. None: none was found.
  std::vector<std::vector<std::size_t>> sets;
  // No smaller set would do, and no other of that size.
  bool smallest = true;
};

// Every move whose fiche was kept, by what moved it: single edits first, then pairs, then threes, as far as
// there are not too many of them to try; beyond that some minimal set. Verdicts come first; other outcomes
// are no longer asked after once too many sets of edits were tried for them. Moves are given the index of
// their blame.
std::vector<Blame> blame(const RuleEdits& edits, const PlanWithFunctions& before,
                         const PlanWithFunctions& after, Moves& moves);

}  // namespace diagclub
