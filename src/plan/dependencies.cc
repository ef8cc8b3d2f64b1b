// A thing in, the facts it can depend on out.
#include "plan/dependencies.h"

namespace diagclub {

namespace {

class Walk {
 public:
  explicit Walk(const Plan& plan)
      : plan_(plan), facts_(plan.rules().facts.size()), seen_(plan.variables().count()) {}

  void visit(EntryRef thing) {
    if (thing.kind == EntryKind::parameter) return;
    if (thing.kind == EntryKind::fact) return visit_fact(thing.fact());
    if (thing.kind == EntryKind::recommendation) {
      visit_node(plan_.recommendations()[thing.recommendation()]);
      return visit_node(plan_.recommended()[thing.recommendation()]);
    }
    const PlanStep& step = plan_.step_of(thing);
    if (seen_[step.variable]) return;
    seen_[step.variable] = true;
    visit_node(step.applies);
    visit_node(step.when);
    for (const VariableId variable : step.dimensions) visit(plan_.variables()[variable].thing);
    for (const VariableId variable : step.counted) visit(plan_.variables()[variable].thing);
  }
  IndexVector<FactId, bool> take() { return std::move(facts_); }

 private:
  void visit_fact(FactId fact) {
    if (facts_[fact]) return;
    facts_[fact] = true;
    for (const FactId operand : plan_.formula_facts(fact)) visit_fact(operand);
  }
  void visit_node(NodeId index) {
    if (index == kAlways) return;
    const PlanNode& node = plan_.nodes()[index];
    if (node.op == PlanNode::Op::literal) return visit(plan_.variables()[node.variable].thing);
    for (const NodeId child : node.children()) visit_node(child);
  }

  const Plan& plan_;
  IndexVector<FactId, bool> facts_;
  IndexVector<VariableId, bool> seen_;  // of outcomes
};

}  // namespace

IndexVector<FactId, bool> facts_behind(const Plan& plan, EntryRef thing) {
  Walk walk(plan);
  walk.visit(thing);
  return walk.take();
}

}  // namespace diagclub
