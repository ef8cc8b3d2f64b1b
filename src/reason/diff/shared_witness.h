// In: a place where two rule sets differ. Out: a fiche that both can read and that lies there.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "plan/common_variables.h"
#include "reason/diff/rule_difference.h"
#include "reason/proofs/witness.h"

namespace diagclub {

// Finds fiches that two rule sets both read.
class SharedWitnesses {
 public:
  // All must outlive it.
  SharedWitnesses(const CommonVariables& common, const Plan& before, const Plan& after);

  // A fiche in the place (a function over the common variables, in `diagrams`, which grow) that is as wished
  // once each rule set has read it for itself. `as_wished` is given the cells of its facts under each.
  // Nothing when none was found.
  using AsWished = std::function<bool(const Box& before, const Box& after)>;
  std::optional<SharedWitness> within(Diagrams& diagrams, Diagrams::Node where, const AsWished& as_wished);

  // A condition of the facts in a box: `{members.firms: "[60..80[", grouping: one_branch}`.
  std::string condition_of(const Box& box) const;
  // A place without what no fiche can say of it: a fact that has a value and is not known.
  Diagrams::Node expressible(Diagrams& diagrams, Diagrams::Node where) const;
  // What a fiche can say of a place that may lie in it: whatever the value of what it leaves unknown.
  Diagrams::Node opened(Diagrams& diagrams, Diagrams::Node where) const;

 private:
  std::string line_for(Side side, const Witness& found) const;
  std::optional<Box> cells_under(Side side, const std::string& line) const;
  // The name that a common fact goes by: the later one.
  const std::string& name_of_fact(int common) const;

  const CommonVariables& common_;
  const Plan* plans_[2];
  FicheForm form_;
  FicheForm forms_[2];
  Witnesses witnesses_;
};

}  // namespace diagclub
