// A thing in, the facts it can depend on out.
#include "plan/dependencies.h"

namespace diagclub {

namespace {

class Walk {
 public:
  explicit Walk(const Plan& plan)
      : plan_(plan),
        facts_(plan.rules().facts.size()),
        seen_(static_cast<std::size_t>(plan.variables().count())) {}

  void visit(EntryRef thing) {
    const auto index = static_cast<std::size_t>(thing.index);
    if (thing.kind == EntryKind::parameter) return;
    if (thing.kind == EntryKind::fact) return visit_fact(index);
    if (thing.kind == EntryKind::recommendation) return visit_node(plan_.recommendations()[index]);
    const PlanStep& step = plan_.step_of(thing);
    if (seen_[static_cast<std::size_t>(step.variable)]) return;
    seen_[static_cast<std::size_t>(step.variable)] = true;
    visit_node(step.applies);
    visit_node(step.when);
    for (const int variable : step.dimensions) visit(plan_.variables()[variable].thing);
    for (const int variable : step.counted) visit(plan_.variables()[variable].thing);
  }
  std::vector<bool> take() { return std::move(facts_); }

 private:
  void visit_fact(std::size_t index) {
    if (facts_[index]) return;
    facts_[index] = true;
    for (const int operand : plan_.formula_facts(static_cast<int>(index)))
      visit_fact(static_cast<std::size_t>(operand));
  }
  void visit_node(int index) {
    if (index == kAlways) return;
    const PlanNode& node = plan_.nodes()[static_cast<std::size_t>(index)];
    if (node.op == PlanNode::Op::literal) return visit(plan_.variables()[node.variable].thing);
    for (int i = 0; i < node.child_count; ++i) visit_node(node.first_child + i);
  }

  const Plan& plan_;
  std::vector<bool> facts_;
  std::vector<bool> seen_;  // by variable of an outcome
};

}  // namespace

std::vector<bool> facts_behind(const Plan& plan, EntryRef thing) {
  Walk walk(plan);
  walk.visit(thing);
  return walk.take();
}

}  // namespace diagclub
