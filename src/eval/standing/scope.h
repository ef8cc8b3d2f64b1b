// In: what is asked of a standing reading. Out: what it takes to work that out.
#pragma once

#include <vector>

#include "plan/plan.h"

namespace diagclub {

// The things that a standing reading must work out so that those asked for come out right: these, what they
// look at, and what the presumptions about any of them look at; facts through formulas.
class StandingScope {
 public:
  StandingScope(const Plan& plan, const std::vector<EntryRef>& asked);

  // A fact, table, rule or count that has a variable.
  bool holds(const Plan& plan, EntryRef thing) const { return variables_[plan.variables().of(thing)] != 0; }
  bool holds(RecommendationId id) const { return recommendations_[id] != 0; }

 private:
  void add(const Plan& plan, EntryRef thing, std::vector<VariableId>& left);

  IndexVector<VariableId, char> variables_;  // the first of each thing's
  IndexVector<RecommendationId, char> recommendations_;
};

}  // namespace diagclub
