// In: conditions of a plan. Out: each as an *or* of *ands* of literals, of the same value in Kleene's
// logic.
//
// Disjunctive normal forms with absorption. Example: `any(all(a, b), a)` becomes `a`, for `a and b`
// implies it.
//
// Cost: joining forms of m and n conjunctions by `and` makes up to m × n; those implied by another are
// dropped at once, each new one compared with all others. What would grow beyond `kMost` is left whole.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "plan/plan.h"

namespace diagclub {

// One `and` of literals: by variable, none of them implied by another. No literal: always yes.
using Conjunction = std::vector<Literal>;
// An `or` of conjunctions, none of them implied by another. None: always no.
using NormalForm = std::vector<Conjunction>;

// Conditions of a plan as `or` of `and`s. The value is Kleene's, the very one that `evaluate` gives: both and
// either distribute over each other and negation passes through them, a conjunction that implies another
// adds nothing to it. But two literals on one variable stay two (`x < 5` and `x >= 5`, x unknown, is
// unknown). What looks at a rule, or at an output of a collect table, is taken apart down to facts, tables
// and counts.
//
// Taking apart can multiply. A condition of more than `kMost` conjunctions is left whole: one literal
// of a variable of its own, beyond the plan's, to be worked out by `Whole::value`.
class NormalForms {
 public:
  static constexpr std::size_t kMost = 32;  // at least 1, at most the bits of a word

  // A condition left whole, a yes/no variable. Looks at the plan's variables.
  struct Whole {
    std::vector<VariableId> looks_at;
    std::function<Tri(const CellsByVariable&)> value;
  };

  // The plan must outlive it.
  explicit NormalForms(const Plan& plan, std::size_t most = kMost);

  // Where a condition holds, or where it does not.
  NormalForm of_node(NodeId node, bool holds = true);
  NormalForm of_row(const PlanStep& step, std::size_t row, bool holds = true);
  // A rule or an output of a collect table, where `is_condition`.
  const NormalForm& of_variable(VariableId variable, bool holds = true);
  NormalForm both(const NormalForm& a, const NormalForm& b) const;

  // Whether a variable's cells follow from a form: rules and outputs of collect tables.
  bool is_condition(VariableId variable) const;
  // Of the plan's variables and, beyond them, of conditions left whole.
  std::size_t size(VariableId variable) const;
  Cells all(VariableId variable) const;

  // The variable of `wholes()[i]` is that of the plan's count of variables plus i.
  const std::vector<Whole>& wholes() const { return wholes_; }

 private:
  // Nothing: more than `kMost` conjunctions.
  using Attempt = std::optional<NormalForm>;
  NormalForm of_literal(const Literal& literal, bool holds);
  Attempt joined(const std::vector<NormalForm>& parts, bool all) const;
  Attempt of_rule(const PlanStep& step, bool holds);
  Attempt of_output(const PlanStep& step, std::size_t output, bool holds);
  // By what tells it apart: its kind and two numbers.
  enum class Kind { node, row, variable };
  NormalForm whole(Kind kind, std::size_t index, std::size_t row, const std::function<Whole()>& make,
                   bool holds);
  void looks_of_node(NodeId node, std::vector<VariableId>& variables) const;

  const Plan& plan_;
  const std::size_t most_;
  std::map<std::pair<VariableId, bool>, NormalForm> of_variable_;
  std::map<std::pair<Kind, std::pair<std::size_t, std::size_t>>, std::size_t> whole_at_;
  std::vector<Whole> wholes_;
};

}  // namespace diagclub
