// Facts in, outcome out.
#include "eval/evaluate.h"

#include <algorithm>

namespace diagclub {

namespace {

Cells& at(std::vector<Cells>& cells, int variable) { return cells[static_cast<std::size_t>(variable)]; }

Tri evaluate_box(const PlanStep& step, const Box& box, const std::vector<Cells>& cells) {
  Tri holds = Tri::yes;
  for (std::size_t i = 0; i < box.size(); ++i) {
    holds = both(holds, truth(cells[static_cast<std::size_t>(step.dimensions[i])], box[i]));
    if (holds == Tri::no) break;
  }
  return holds;
}

// The outputs that a table whose first matching row decides can give. The facts left open are a box; each row
// takes its part of what the rows above left.
Cells first_outputs(const PlanStep& step, int none, const std::vector<Cells>& cells) {
  for (const int row : step.order) {
    const Tri holds = evaluate_row(step, static_cast<std::size_t>(row), cells);
    if (holds == Tri::yes) return cell(step.rows[static_cast<std::size_t>(row)].output);
    if (holds == Tri::unknown) break;
  }
  Box open;
  for (const int variable : step.dimensions) open.push_back(cells[static_cast<std::size_t>(variable)]);
  std::vector<Box> left{std::move(open)};
  Cells outputs = 0;
  for (const int index : step.order) {
    const PlanRow& row = step.rows[static_cast<std::size_t>(index)];
    for (const Box& accepted : row.boxes) {
      std::vector<Box> rest;
      for (const Box& box : left) {
        if (meet(box, accepted)) outputs |= cell(row.output);
        subtract(box, accepted, rest);
      }
      left = std::move(rest);
    }
    if (left.empty()) return outputs;
  }
  return outputs | cell(none);
}

void evaluate_table(const Plan& plan, const PlanStep& step, Tri applies, std::vector<Cells>& cells) {
  const Table& table = plan.rules().tables[static_cast<std::size_t>(step.thing.index)];
  const int none = none_cell(table);
  if (table.hit == HitPolicy::collect) {
    std::vector<Tri> holds(table.outputs.size(), Tri::no);
    for (std::size_t row = 0; row < step.rows.size(); ++row) {
      Tri& output = holds[static_cast<std::size_t>(step.rows[row].output)];
      output = either(output, evaluate_row(step, row, cells));
    }
    for (int i = 0; i < none; ++i)
      at(cells, step.variable + i) = cells_from_tri(both(applies, holds[static_cast<std::size_t>(i)]));
    return;
  }
  if (table.hit == HitPolicy::collect_count) {
    Cells numbers = applies == Tri::yes ? 0 : cell(0);
    if (applies != Tri::no) {
      for (const int number : plan.counting().values(step.matching, cells)) numbers |= cell(number);
    }
    at(cells, step.variable) = numbers;
    return;
  }
  Cells outputs = applies == Tri::no ? cell(none) : first_outputs(step, none, cells);
  if (applies == Tri::unknown) outputs |= cell(none);
  at(cells, step.variable) = outputs;
}

void evaluate_count(const Plan& plan, const PlanStep& step, std::vector<Cells>& cells) {
  int sure = 0;
  int possible = 0;
  for (const int rule : step.counted) {
    const Tri holds = tri_from_cells(at(cells, rule));
    sure += holds == Tri::yes ? 1 : 0;
    possible += holds == Tri::no ? 0 : 1;
  }
  at(cells, step.variable) = plan.variables()[step.variable].axis.cells_of(
      {static_cast<double>(sure), static_cast<double>(possible), false, false});
}

}  // namespace

Tri evaluate_row(const PlanStep& step, std::size_t row, const std::vector<Cells>& cells) {
  Tri holds = Tri::no;
  for (const Box& box : step.rows[row].boxes) holds = either(holds, evaluate_box(step, box, cells));
  return holds;
}

Tri evaluate_node(const Plan& plan, int index, const std::vector<Cells>& cells) {
  if (index == kAlways) return Tri::yes;
  const PlanNode& node = plan.nodes()[static_cast<std::size_t>(index)];
  switch (node.op) {
    case PlanNode::Op::literal:
      return truth(cells[static_cast<std::size_t>(node.variable)], node.accepted);
    case PlanNode::Op::negation:
      return negated(evaluate_node(plan, node.first_child, cells));
    case PlanNode::Op::all: {
      Tri holds = Tri::yes;
      for (int i = 0; i < node.child_count && holds != Tri::no; ++i)
        holds = both(holds, evaluate_node(plan, node.first_child + i, cells));
      return holds;
    }
    case PlanNode::Op::any:
      break;
  }
  Tri holds = Tri::no;
  for (int i = 0; i < node.child_count && holds != Tri::yes; ++i)
    holds = either(holds, evaluate_node(plan, node.first_child + i, cells));
  return holds;
}

Outcome evaluate(const Plan& plan, const Facts& facts) {
  Outcome outcome;
  outcome.cells = facts.cells;
  for (const PlanStep& step : plan.steps()) {
    const Tri applies = evaluate_node(plan, step.applies, outcome.cells);
    outcome.applicable.push_back(applies);
    switch (step.thing.kind) {
      case ThingKind::table:
        evaluate_table(plan, step, applies, outcome.cells);
        break;
      case ThingKind::rule:
        at(outcome.cells, step.variable) =
            cells_from_tri(both(applies, evaluate_node(plan, step.when, outcome.cells)));
        break;
      default:
        evaluate_count(plan, step, outcome.cells);
        break;
    }
  }
  for (const int node : plan.recommendations())
    outcome.recommended.push_back(evaluate_node(plan, node, outcome.cells));
  return outcome;
}

}  // namespace diagclub
