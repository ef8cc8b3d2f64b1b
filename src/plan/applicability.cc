// Conditions as compiled in, where they hold and where they are defined out.
#include "plan/applicability.h"

#include <algorithm>

namespace diagclub {

namespace {

using Op = PlanNode::Op;

constexpr EntryRef kNothing{EntryKind::parameter, -1};

// What follows from tables, rules and counts; facts and parameters always apply.
bool is_outcome(EntryRef thing) {
  return thing.kind == EntryKind::table || thing.kind == EntryKind::rule || thing.kind == EntryKind::count;
}

}  // namespace

bool Applicability::same(int node, int other) const {
  if (node == other) return true;
  if (node == kAlways || other == kAlways) return false;
  const PlanNode& a = plan_.nodes_[static_cast<std::size_t>(node)];
  const PlanNode& b = plan_.nodes_[static_cast<std::size_t>(other)];
  if (a.op != b.op || a.variable != b.variable || a.accepted != b.accepted || a.child_count != b.child_count)
    return false;
  for (int i = 0; i < a.child_count; ++i) {
    if (!same(a.first_child + i, b.first_child + i)) return false;
  }
  return true;
}

void Applicability::add_conjuncts(int node, Assumed& conjuncts) const {
  if (node == kAlways) return;
  const PlanNode& about = plan_.nodes_[static_cast<std::size_t>(node)];
  if (about.op != Op::all) {
    conjuncts.push_back(node);
    return;
  }
  for (int i = 0; i < about.child_count; ++i) add_conjuncts(about.first_child + i, conjuncts);
}

// Each part once; `kAlways` where nothing is left to ask.
int Applicability::joined(bool all, const std::vector<int>& parts) {
  std::vector<int> kept;
  for (const int part : parts) {
    if (part == kAlways && !all) return kAlways;
    const bool known = std::any_of(kept.begin(), kept.end(), [&](int other) { return same(part, other); });
    if (part != kAlways && !known) kept.push_back(part);
  }
  if (kept.empty() && all) return kAlways;
  return kept.size() == 1 ? kept.front() : plan_.add({all ? Op::all : Op::any, 0, 0, 0, 0}, kept);
}

int Applicability::negated(int node) { return plan_.add({Op::negation, 0, 0, 0, 0}, {node}); }

int Applicability::speaks(const PlanStep& step, const Assumed& assumed) {
  Assumed conjuncts;
  add_conjuncts(step.speaks, conjuncts);
  std::erase_if(conjuncts, [&](int node) {
    return std::any_of(assumed.begin(), assumed.end(), [&](int other) { return same(node, other); });
  });
  return joined(true, conjuncts);
}

int Applicability::speaks_of_variable(int variable, const Assumed& assumed) {
  const EntryRef thing = thing_of(variable);
  if (!is_outcome(thing)) return kAlways;
  const PlanStep& step = plan_.step_of(thing);
  if (variable < plan_.variables().count()) return speaks(step, assumed);
  if (step.speaks == kAlways) return kAlways;
  const int strictly = plan_.sight({StrictSight::Kind::applies, step.variable});
  return plan_.add({Op::literal, strictly, kYesCell, 0, 0}, {});
}

EntryRef Applicability::thing_of(int variable) const {
  const int own = plan_.variables().count();
  if (variable < own) return plan_.variables()[variable].thing;
  const StrictSight& sight = plan_.sights_[static_cast<std::size_t>(variable - own)];
  // What is known of a thing is known whether it applies or not.
  return sight.kind == StrictSight::Kind::cells ? plan_.variables()[sight.variable].thing : kNothing;
}

bool Applicability::may_not_apply(int node) const {
  if (node == kAlways) return false;
  const PlanNode& about = plan_.nodes_[static_cast<std::size_t>(node)];
  if (about.op == Op::literal) {
    const EntryRef thing = thing_of(about.variable);
    return is_outcome(thing) && plan_.step_of(thing).speaks != kAlways;
  }
  for (int i = 0; i < about.child_count; ++i) {
    if (may_not_apply(about.first_child + i)) return true;
  }
  return false;
}

// Where the condition holds (wanted), or where it does not hold but is defined.
int Applicability::truth(int node, bool wanted, const Assumed& assumed) {
  if (node == kAlways || !may_not_apply(node)) return wanted ? node : negated(node);
  const PlanNode about = plan_.nodes_[static_cast<std::size_t>(node)];
  if (about.op == Op::literal)
    return joined(true, {speaks_of_variable(about.variable, assumed), wanted ? node : negated(node)});
  if (about.op == Op::negation) return truth(about.first_child, !wanted, assumed);
  const bool all = (about.op == Op::all) == wanted;
  Assumed beside = assumed;
  for (int i = 0; all && wanted && i < about.child_count; ++i) {
    if (!may_not_apply(about.first_child + i)) add_conjuncts(about.first_child + i, beside);
  }
  std::vector<int> parts;
  for (int i = 0; i < about.child_count; ++i) parts.push_back(truth(about.first_child + i, wanted, beside));
  return joined(all, parts);
}

int Applicability::defined(int node, const Assumed& assumed) {
  if (node == kAlways || !may_not_apply(node)) return kAlways;
  const PlanNode about = plan_.nodes_[static_cast<std::size_t>(node)];
  if (about.op == Op::literal) return speaks_of_variable(about.variable, assumed);
  if (about.op == Op::negation) return defined(about.first_child, assumed);
  std::vector<int> parts;
  std::vector<int> open;  // that may not apply
  for (int i = 0; i < about.child_count; ++i) {
    parts.push_back(defined(about.first_child + i, assumed));
    if (parts.back() != kAlways) open.push_back(i);
  }
  const int all_defined = joined(true, parts);
  if (all_defined == kAlways) return kAlways;
  std::vector<int> ways{all_defined};
  for (int i = 0; i < about.child_count; ++i) {
    const bool alone = open.size() == 1 && open.front() == i;  // defined where it decides, which stands there
    if (!alone) ways.push_back(truth(about.first_child + i, about.op == Op::any, assumed));
  }
  return joined(false, ways);
}

int Applicability::holds(int node) { return truth(node, true, {}); }

void Applicability::work_out(PlanStep& step) {
  std::vector<int> parts;
  if (step.thing.kind == EntryKind::count) {
    if (step.counted.empty()) return;
    for (const int rule : step.counted) parts.push_back(speaks_of_variable(rule, {}));
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
    for (const int input : step.dimensions) parts.push_back(speaks_of_variable(input, assumed));
  }
  step.speaks = joined(true, parts);
}

}  // namespace diagclub
