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
  // once each rule set has read it for itself. `as_wished` is given the cells of its facts under each;
  // nothing for one that cannot read it. Nothing when none was found.
  using AsWished = std::function<bool(const std::optional<CellsByVariable>& before,
                                      const std::optional<CellsByVariable>& after)>;
  std::optional<SharedWitness> within(Diagrams& diagrams, Diagrams::Node where, const AsWished& as_wished);

  // Places where `where` gives 1, at most so many, and a fiche that lies there and is as wished.
  void show(ShownPlace& shown, Diagrams& diagrams, Diagrams::Node where, std::size_t most,
            const AsWished& as_wished);

  // A condition of the facts in a box: `{members.firms: "[60..80[", grouping: one_branch}`.
  std::string condition_of(const CellsByVariable& box) const;
  // A function of the common diagrams in others, over the same variables, that a search may fill.
  Diagrams::Node alone(Diagrams& diagrams, Diagrams::Node where) const;
  // A place without what no fiche can say of it: a fact that has a value and is not known.
  Diagrams::Node expressible(Diagrams& diagrams, Diagrams::Node where) const;
  // What a fiche can say of a place that may lie in it: whatever the value of what it leaves unknown.
  Diagrams::Node opened(Diagrams& diagrams, Diagrams::Node where) const;

 private:
  std::string line_for(Side side, const Witness& found) const;
  std::optional<CellsByVariable> cells_under(Side side, const std::string& line) const;

  const CommonVariables& common_;
  const Plan* plans_[2];
  FicheForm form_;
  FicheForm forms_[2];
  Witnesses witnesses_;
  CellsByVariable everything_;
};

}  // namespace diagclub
