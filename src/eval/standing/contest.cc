// What a thing looks at in, whether a contest keeps it open out.
#include "eval/standing/contest.h"

#include <algorithm>

namespace diagclub {

Contest::Possible Contest::possible(NodeId node) const {
  using Op = PlanNode::Op;
  if (node == kAlways) return {false, false, true};
  const PlanNode& at = plan_.nodes()[node];
  if (at.op == Op::literal) {
    const Tri applies = standing_.outcome.applies(plan_, plan_.variables()[at.variable].thing);
    const Tri passes = truth(standing_.outcome.cells[at.variable], at.accepted);
    return {applies != Tri::no && passes != Tri::yes, applies != Tri::yes,
            applies != Tri::no && passes != Tri::no};
  }
  if (at.op == Op::negation) {
    const Possible part = possible(at.first_child);
    return {part.yes, part.not_applicable, part.no};
  }
  // The least of the parts, or the most; in between what does not apply.
  const bool all = at.op == Op::all;
  bool decided = false, end = true, between = false, none_beyond = true;
  for (const NodeId child : at.children()) {
    const Possible part = possible(child);
    const bool other = all ? part.yes : part.no;
    decided |= all ? part.no : part.yes;
    end &= other;
    between |= part.not_applicable;
    none_beyond &= part.not_applicable || other;
  }
  const bool middle = between && none_beyond;
  return all ? Possible{decided, middle, end} : Possible{end, middle, decided};
}

bool Contest::opens_applicability_of(VariableId variable) const {
  const EntryRef thing = plan_.variables()[variable].thing;
  if (entry_of(plan_.rules(), thing) == nullptr) return false;
  return standing_.contested_applies[plan_.step_at(thing)] != 0;
}

bool Contest::opens_node(NodeId node) const {
  if (node == kAlways || possible(node).is_one()) return false;
  const PlanNode& at = plan_.nodes()[node];
  if (at.op == PlanNode::Op::literal)
    return standing_.contested[at.variable] != 0 || opens_applicability_of(at.variable);
  const Ids<NodeId> children = at.children();
  return std::any_of(children.begin(), children.end(), [&](NodeId child) { return opens_node(child); });
}

bool Contest::opens_row(const PlanStep& step, std::size_t row) const {
  return evaluate_row(step, row, standing_.outcome.cells) == Tri::unknown &&
         std::any_of(step.rows[row].tests.begin(), step.rows[row].tests.end(),
                     [&](NodeId test) { return opens_node(test); });
}

bool Contest::opens_applicability(StepId index) const {
  const PlanStep& step = plan_.steps()[index];
  if (standing_.outcome.applicable[index] != Tri::unknown) return false;
  const auto opens_of = [&](VariableId variable) { return opens_applicability_of(variable); };
  if (step.thing.kind == EntryKind::count)
    return std::any_of(step.counted.begin(), step.counted.end(), opens_of);
  if (opens_node(step.applies)) return true;
  if (step.thing.kind == EntryKind::rule) return possible(step.when).not_applicable && opens_node(step.when);
  return std::any_of(step.dimensions.begin(), step.dimensions.end(), opens_of);
}

bool Contest::opens(StepId index, std::size_t output) const {
  const PlanStep& step = plan_.steps()[index];
  if (standing_.contested_applies[index] != 0) return true;
  if (step.thing.kind == EntryKind::rule) return opens_node(step.when);
  if (step.thing.kind == EntryKind::count) {
    return std::any_of(step.counted.begin(), step.counted.end(),
                       [&](VariableId rule) { return standing_.contested[rule] != 0; });
  }
  const HitPolicy hit = plan_.rules().tables[step.thing.table()].hit;
  for (const std::size_t row : step.order) {
    if (hit == HitPolicy::collect && step.rows[row].output != output) continue;
    if (opens_row(step, row)) return true;
    // A row that holds decides, and those after it do not count.
    if (gives_one(hit) && evaluate_row(step, row, standing_.outcome.cells) == Tri::yes) break;
  }
  return false;
}

bool Contest::opens_recommendation(RecommendationId index) const {
  return standing_.outcome.recommended[index] == Tri::unknown && opens_node(plan_.recommendations()[index]);
}

}  // namespace diagclub
