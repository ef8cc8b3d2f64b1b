// Conditions as compiled in, where they hold and where they are defined out.
#include "plan/applicability.h"

#include <algorithm>

namespace diagclub {

namespace {

using Op = PlanNode::Op;

// What follows from tables, rules and counts; facts and parameters always apply.
bool is_outcome(std::optional<EntryRef> thing) {
  return thing && (thing->kind == EntryKind::table || thing->kind == EntryKind::rule ||
                   thing->kind == EntryKind::count);
}

}  // namespace

bool Applicability::same(NodeId node, NodeId other) const {
  if (node == other) return true;
  if (node == kAlways || other == kAlways) return false;
  const PlanNode& a = plan_.nodes_[node];
  const PlanNode& b = plan_.nodes_[other];
  if (a.op != b.op || a.variable != b.variable || a.accepted != b.accepted || a.child_count != b.child_count)
    return false;
  for (std::size_t i = 0; i < a.child_count; ++i) {
    if (!same(a.first_child + i, b.first_child + i)) return false;
  }
  return true;
}

void Applicability::add_conjuncts(NodeId node, Assumed& conjuncts) const {
  if (node == kAlways) return;
  const PlanNode& about = plan_.nodes_[node];
  if (about.op != Op::all) {
    conjuncts.push_back(node);
    return;
  }
  for (const NodeId child : about.children()) add_conjuncts(child, conjuncts);
}

// Each part once; `kAlways` where nothing is left to ask.
NodeId Applicability::joined(bool all, const std::vector<NodeId>& parts) {
  std::vector<NodeId> kept;
  for (const NodeId part : parts) {
    if (part == kAlways && !all) return kAlways;
    const bool known = std::any_of(kept.begin(), kept.end(), [&](NodeId other) { return same(part, other); });
    if (part != kAlways && !known) kept.push_back(part);
  }
  if (kept.empty() && all) return kAlways;
  return kept.size() == 1 ? kept.front() : plan_.add({all ? Op::all : Op::any, {}, 0, {}, 0}, kept);
}

NodeId Applicability::negated(NodeId node) { return plan_.add({Op::negation, {}, 0, {}, 0}, {node}); }

NodeId Applicability::speaks(const PlanStep& step, const Assumed& assumed) {
  Assumed conjuncts;
  add_conjuncts(step.speaks, conjuncts);
  std::erase_if(conjuncts, [&](NodeId node) {
    return std::any_of(assumed.begin(), assumed.end(), [&](NodeId other) { return same(node, other); });
  });
  return joined(true, conjuncts);
}

NodeId Applicability::speaks_of_variable(VariableId variable, const Assumed& assumed) {
  const std::optional<EntryRef> thing = thing_of(variable);
  if (!is_outcome(thing)) return kAlways;
  const PlanStep& step = plan_.step_of(*thing);
  if (variable.index() < plan_.variables().count()) return speaks(step, assumed);
  if (step.speaks == kAlways) return kAlways;
  const VariableId strictly = plan_.sight({StrictSight::Kind::applies, step.variable, 1, {}});
  return plan_.add({Op::literal, strictly, kYesCell, {}, 0}, {});
}

std::optional<EntryRef> Applicability::thing_of(VariableId variable) const {
  const std::size_t own = plan_.variables().count();
  if (variable.index() < own) return plan_.variables()[variable].thing;
  const StrictSight& sight = plan_.sights_[variable.index() - own];
  // What is known of a thing is known whether it applies or not.
  if (sight.kind != StrictSight::Kind::cells) return std::nullopt;
  return plan_.variables()[sight.variable].thing;
}

bool Applicability::may_not_apply(NodeId node) const {
  if (node == kAlways) return false;
  const PlanNode& about = plan_.nodes_[node];
  if (about.op == Op::literal) {
    const std::optional<EntryRef> thing = thing_of(about.variable);
    return is_outcome(thing) && plan_.step_of(*thing).speaks != kAlways;
  }
  const Ids<NodeId> children = about.children();
  return std::any_of(children.begin(), children.end(), [&](NodeId child) { return may_not_apply(child); });
}

// Where the condition holds (wanted), or where it does not hold but is defined.
NodeId Applicability::truth(NodeId node, bool wanted, const Assumed& assumed) {
  if (node == kAlways || !may_not_apply(node)) return wanted ? node : negated(node);
  const PlanNode about = plan_.nodes_[node];
  if (about.op == Op::literal)
    return joined(true, {speaks_of_variable(about.variable, assumed), wanted ? node : negated(node)});
  if (about.op == Op::negation) return truth(about.first_child, !wanted, assumed);
  const bool all = (about.op == Op::all) == wanted;
  Assumed beside = assumed;
  if (all && wanted) {
    for (const NodeId child : about.children()) {
      if (!may_not_apply(child)) add_conjuncts(child, beside);
    }
  }
  std::vector<NodeId> parts;
  for (const NodeId child : about.children()) parts.push_back(truth(child, wanted, beside));
  return joined(all, parts);
}

NodeId Applicability::defined(NodeId node, const Assumed& assumed) {
  if (node == kAlways || !may_not_apply(node)) return kAlways;
  const PlanNode about = plan_.nodes_[node];
  if (about.op == Op::literal) return speaks_of_variable(about.variable, assumed);
  if (about.op == Op::negation) return defined(about.first_child, assumed);
  std::vector<NodeId> parts;
  std::vector<NodeId> open;  // that may not apply
  for (const NodeId child : about.children()) {
    parts.push_back(defined(child, assumed));
    if (parts.back() != kAlways) open.push_back(child);
  }
  const NodeId all_defined = joined(true, parts);
  if (all_defined == kAlways) return kAlways;
  std::vector<NodeId> ways{all_defined};
  for (const NodeId child : about.children()) {
    const bool alone =
        open.size() == 1 && open.front() == child;  // defined where it decides, which stands there
    if (!alone) ways.push_back(truth(child, about.op == Op::any, assumed));
  }
  return joined(false, ways);
}

NodeId Applicability::holds(NodeId node) { return truth(node, true, {}); }

void Applicability::work_out(PlanStep& step) {
  std::vector<NodeId> parts;
  if (step.thing.kind == EntryKind::count) {
    if (step.counted.empty()) return;
    for (const VariableId rule : step.counted) parts.push_back(speaks_of_variable(rule, {}));
    step.speaks = joined(false, parts);
    return;
  }
  parts.push_back(truth(step.applies, true, {}));
  Assumed assumed;
  add_conjuncts(parts.front(), assumed);
  if (step.thing.kind == EntryKind::rule) {
    parts.push_back(defined(step.when, assumed));
    step.holds = truth(step.when, true, assumed);
  } else {
    for (const VariableId input : step.dimensions) parts.push_back(speaks_of_variable(input, assumed));
  }
  step.speaks = joined(true, parts);
}

}  // namespace diagclub
