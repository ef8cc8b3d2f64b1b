// In: a function of the facts. Out: a fiche of the fewest facts that lies where it is yes.
//
// A path to yes, made short: facts are left out one at a time as long as what is left still proves the
// conclusion (a prime implicant of the function at that point). Example: of `firms < 30 and scope =
// several or firms < 20` the witness is `{firms: 19}`, and not a fiche that also states the scope.
//
// Cost: one quantification (`forall`) of the function for each fact on the path.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "eval/facts.h"
#include "plan/functions.h"
#include "read/fiche/fiche_from_yaml.h"

namespace diagclub {

// A fiche that shows something of the rules, in as few facts as will do.
struct Witness {
  std::vector<std::pair<FactId, std::string>> stated;  // fact, and its value as a fiche writes it
  // What it says, required facts included; of one element where one is needed: the club's facts and its own.
  Fiche fiche;

  // On one line of YAML, which is a fiche as it stands: `{name: …, members: {firms: 20}}`. A fragment leaves
  // out what is only there because a fiche must hold it.
  std::string line(const RuleSet& rules, FicheScope scope) const;
};

// Finds fiches for one rule set.
class Witnesses {
 public:
  // `form` is that of the plan's rules. Both must outlive it.
  Witnesses(const Plan& plan, const FicheForm& form);

  // A fiche that lies where `where` gives 1 (a function over the plan's variables, in `diagrams`, which
  // grow), whatever is true of the facts that it does not state. It states the fewest that settle this; what
  // has an `otherwise` is left to it where that will do. Nothing when there is none: facts may be tied by a
  // formula, or a fact be asked to have a value and to be unknown. Its figures agree with their formulas.
  std::optional<Witness> where(Diagrams& diagrams, Diagrams::Node where) const;
  // A fiche that may lie there, what it leaves unknown having any value, and that is accepted.
  using Accept = std::function<bool(const Facts&)>;
  std::optional<Witness> near(Diagrams& diagrams, Diagrams::Node where, const Accept& accept) const;
  // A fiche of few facts in which it surely lies, as `where`, and that is accepted.
  std::optional<Witness> accepted(Diagrams& diagrams, Diagrams::Node where, const Accept& accept) const;
  // A place without what no fiche can say of it: a fact that has a value and is not known.
  Diagrams::Node expressible(Diagrams& diagrams, Diagrams::Node where) const;

 private:
  std::optional<Witness> witness_within(Diagrams& diagrams, Diagrams::Node where, const CellsByVariable& box,
                                        const Accept& accept) const;
  std::optional<Witness> from_path(const Diagrams::Witness& path) const;

  const Plan& plan_;
  const FicheForm& form_;
  CellsByVariable everything_;
  CellsByVariable assumed_;  // the same, but for what is taken to be so unless stated
};

}  // namespace diagclub
