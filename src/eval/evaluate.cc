// Facts in, outcome out.
#include "eval/evaluate.h"

#include <algorithm>

namespace diagclub {

namespace {

Tri evaluate_box(const PlanStep& step, const Box& box, const CellsByVariable& cells) {
  Tri holds = Tri::yes;
  for (std::size_t i = 0; i < box.size(); ++i) {
    holds = both(holds, truth(cells[step.dimensions[i]], box[i]));
    if (holds == Tri::no) break;
  }
  return holds;
}

void evaluate_table(const Plan& plan, const PlanStep& step, Tri applies, CellsByVariable& cells,
                    Diagrams::Walk& walk) {
  const Table& table = plan.rules().tables[step.thing.table()];
  const std::size_t none = none_cell(table);
  if (table.hit == HitPolicy::collect) {
    for (std::size_t i = 0; i < none; ++i) cells[step.variable + i] = kNoCell;
    for (std::size_t row = 0; row < step.rows.size(); ++row) {
      Cells& output = cells[step.variable + step.rows[row].output];
      const Tri holds = both(applies, evaluate_row(step, row, cells));
      output = cells_from_tri(either(tri_from_cells(output), holds));
    }
    return;
  }
  // Where the table does not speak: no output; of one that counts, no row.
  const Cells silent = cell(table.hit == HitPolicy::collect_count ? 0 : none);
  Cells outcomes = applies == Tri::yes ? 0 : silent;
  if (applies != Tri::no)
    plan.tables().for_each_value(step.outcome, cells, walk,
                                 [&](std::size_t value) { outcomes |= cell(value); });
  cells[step.variable] = outcomes;
}

void evaluate_count(const Plan& plan, const PlanStep& step, CellsByVariable& cells) {
  std::size_t sure = 0;
  std::size_t possible = 0;
  for (const VariableId rule : step.counted) {
    const Tri holds = tri_from_cells(cells[rule]);
    sure += holds == Tri::yes ? 1 : 0;
    possible += holds == Tri::no ? 0 : 1;
  }
  cells[step.variable] = plan.variables()[step.variable].axis.cells_of({sure, possible, false, false});
}

}  // namespace

Tri Outcome::applies(const Plan& plan, EntryRef thing) const {
  if (entry_of(plan.rules(), thing) == nullptr || thing.kind == EntryKind::recommendation) return Tri::yes;
  return applicable[plan.step_at(thing)];
}

Cells outcomes_told_apart(const Table& table, Cells outcomes, Tri applies) {
  if (applies == Tri::yes) return outcomes;
  const Cells silent = cell(table.hit == HitPolicy::collect_count ? 0 : none_cell(table));
  const Cells elsewhere = cell(not_applicable_cell(table));
  if (applies == Tri::no) return elsewhere;
  const bool also = table.hit == HitPolicy::collect_count || table.gap;
  return (also ? outcomes : outcomes & ~silent) | elsewhere;
}

Cells Outcome::outcomes(const Plan& plan, TableId table) const {
  return outcomes_told_apart(plan.rules().tables[table], this->table(plan, table), applies(plan, table));
}

Tri evaluate_row(const PlanStep& step, std::size_t row, const CellsByVariable& cells) {
  Tri holds = Tri::no;
  for (const Box& box : step.rows[row].boxes) holds = either(holds, evaluate_box(step, box, cells));
  return holds;
}

Tri evaluate_node(const Plan& plan, NodeId index, const CellsByVariable& cells) {
  if (index == kAlways) return Tri::yes;
  const PlanNode& node = plan.nodes()[index];
  switch (node.op) {
    case PlanNode::Op::literal:
      return truth(cells[node.variable], node.accepted);
    case PlanNode::Op::negation:
      return negated(evaluate_node(plan, node.first_child, cells));
    case PlanNode::Op::all: {
      Tri holds = Tri::yes;
      for (const NodeId child : node.children()) {
        holds = both(holds, evaluate_node(plan, child, cells));
        if (holds == Tri::no) break;
      }
      return holds;
    }
    case PlanNode::Op::any:
      break;
  }
  Tri holds = Tri::no;
  for (const NodeId child : node.children()) {
    holds = either(holds, evaluate_node(plan, child, cells));
    if (holds == Tri::yes) break;
  }
  return holds;
}

void evaluate_step(const Plan& plan, const PlanStep& step, Tri applies, CellsByVariable& cells,
                   Diagrams::Walk& walk) {
  switch (step.thing.kind) {
    case EntryKind::table:
      evaluate_table(plan, step, applies, cells, walk);
      break;
    case EntryKind::rule:
      cells[step.variable] = cells_from_tri(both(applies, evaluate_node(plan, step.holds, cells)));
      break;
    case EntryKind::count:
      evaluate_count(plan, step, cells);
      break;
    case EntryKind::fact:
    case EntryKind::parameter:
    case EntryKind::recommendation:
    case EntryKind::presumption:
      break;
  }
}

Outcome evaluate(const Plan& plan, const Facts& facts) {
  Outcome outcome;
  Diagrams::Walk walk;
  outcome.cells = facts.cells;
  for (const PlanStep& step : plan.steps()) {
    const Tri applies = evaluate_node(plan, step.speaks, outcome.cells);
    outcome.applicable.push_back(applies);
    evaluate_step(plan, step, applies, outcome.cells, walk);
  }
  for (const NodeId node : plan.recommended())
    outcome.recommended.push_back(evaluate_node(plan, node, outcome.cells));
  return outcome;
}

}  // namespace diagclub
