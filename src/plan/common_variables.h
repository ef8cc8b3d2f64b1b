// In: two plans. Out: one set of variables, and the functions of both over it.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "plan/functions.h"

namespace diagclub {

// Which of two rule sets.
enum class Side { before, after };

// A formula with each parameter's value in its place.
Formula folded_formula(const RuleSet& rules, Formula formula);

// Two rule sets over one set of variables, so that their functions can be compared node by node. Facts are
// matched by name (a fact that only changed its name, by what it is). A fact that both have can say here all
// that either has it say: the choices of both, the numbers within the bounds of either, cut wherever either
// cuts them; what is no value to one of them can be asked for. A fact or a member of a list that one of them
// does not know is a variable that the other does not look at.
class CommonVariables {
 public:
  // All must outlive it. Throws std::runtime_error where no vocabulary can hold both (keys that clash).
  CommonVariables(const Plan& before, const Functions& of_before, const Plan& after,
                  const Functions& of_after);

  // A rule set of the common facts alone: fiches of it are what either can read.
  const Plan& plan() const { return *plan_; }
  Diagrams& diagrams() { return diagrams_; }
  const Diagrams& diagrams() const { return diagrams_; }

  // A function of one side, over the common variables. `from`: the side's own diagrams, or always the same
  // copy of them, with what was made there. In cells that are no value to the side it gives anything.
  Diagrams::Node translated(Side side, const Diagrams& from, Diagrams::Node f);
  // Whether a function can be translated exactly. Not so where it looks at a fact of which the two together
  // tell more values apart than fit into a machine word.
  bool can_translate(Side side, const Diagrams& from, Diagrams::Node f) const;
  // The cells of a common variable that are no value to a side: a choice that it does not have, numbers
  // beyond its bounds. Where only one side takes whole numbers alone, a cell that holds one is a value: the
  // numbers beside it come out as it does.
  Cells no_value_to(Side side, VariableId variable) const { return at(no_value_, side)[variable]; }

  // The side's own fact that a common fact is, if it has one.
  std::optional<FactId> fact_of(Side side, FactId common) const { return at(facts_, side)[common]; }
  // Common facts of which the two together have more than 31 thresholds, or more than 64 choices.
  const std::vector<FactId>& too_fine() const { return too_fine_; }

 private:
  // How one side sees a variable: which one it is here, and for each cell here the cell there.
  struct Seen {
    std::optional<VariableId> variable;
    std::vector<std::optional<std::size_t>> cells;
  };
  template <typename Element>
  static const Element& at(const std::array<Element, 2>& both, Side side) {
    return both[side == Side::before ? 0 : 1];
  }
  RuleSet vocabulary();
  FactId add_fact(RuleSet& into, Fact fact, std::optional<FactId> before, std::optional<FactId> after);
  static void unite(Fact& fact, const Fact& other);
  void see(Side side);

  const std::array<const Plan*, 2> plans_;
  const std::array<const Functions*, 2> functions_;
  std::array<IndexVector<FactId, std::optional<FactId>>, 2> facts_;  // by common fact
  std::vector<FactId> too_fine_;
  std::unique_ptr<const Plan> plan_;
  std::array<IndexVector<VariableId, Seen>, 2> seen_;  // by variable of the side
  std::array<CellsByVariable, 2> no_value_;            // by common variable
  Diagrams diagrams_{{}, {}};
  std::array<std::unordered_map<Diagrams::Node, Diagrams::Node>, 2> memo_;
};

}  // namespace diagclub
