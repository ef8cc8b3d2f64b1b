#pragma once

#include <optional>
#include <vector>

#include "plan/plan.h"

namespace diagclub {

// What does not apply is neither so nor not so, and what looks at it does not apply either, unless something
// else decides: of conditions under `all` one that does not hold, under `any` one that does. These are
// Kleene's tables once more, with "does not apply" in the middle. (That a club did not spring from a public
// impulse cannot be said where there is no club; `not: {tie.public_initiative: yes}` does not hold there.)
//
// Evaluation knows yes, no and unknown alone. So each condition is compiled into two of these: where it holds
// (which it does not where it does not apply), and where it is defined. A rule speaks where its `applies`
// holds and its `when` is defined; a table where its `applies` holds and all its inputs speak; a count where
// one of its rules does. Signs are conditions like others; what a presumption asks of its own thing it asks
// of the strict reading, and so whether that applies. For most rules that is just the condition as written:
// what a thing asks for itself (the scope of a file) is not asked again for what it looks at. Linear in the
// size of the condition, but for `any` below `all` and the like, which double at each change.
class Applicability {
 public:
  // Adds nodes to the plan.
  explicit Applicability(Plan& plan) : plan_(plan) {}

  // Fills in `speaks` and `holds`; the steps before it must have theirs.
  void work_out(PlanStep& step);
  // Where the condition holds, by its node.
  NodeId holds(NodeId node);

 private:
  // Nodes that hold wherever it matters: what follows need not ask for them again.
  using Assumed = std::vector<NodeId>;

  NodeId truth(NodeId node, bool wanted, const Assumed& assumed);
  NodeId defined(NodeId node, const Assumed& assumed);
  NodeId speaks(const PlanStep& step, const Assumed& assumed);
  NodeId speaks_of_variable(VariableId variable, const Assumed& assumed);
  // What a variable, of the plan or strictly seen, is the value of; none of what always applies.
  std::optional<EntryRef> thing_of(VariableId variable) const;
  bool may_not_apply(NodeId node) const;
  bool same(NodeId node, NodeId other) const;
  void add_conjuncts(NodeId node, Assumed& conjuncts) const;
  NodeId joined(bool all, const std::vector<NodeId>& parts);
  NodeId negated(NodeId node);

  Plan& plan_;
};

}  // namespace diagclub
