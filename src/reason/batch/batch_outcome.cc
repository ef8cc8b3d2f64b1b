// Conjunction bits and a box in, what a club comes to out.
#include "reason/batch/batch_outcome.h"

namespace diagclub {

Tri BatchOutcome::sharpened(Tri holds, Diagrams::Node node) const {
  if (holds != Tri::unknown) return holds;
  bool no = false;
  bool yes = false;
  functions_.diagrams().for_each_value(node, box_, walk_,
                                       [&](std::size_t value) { (value == 0 ? no : yes) = true; });
  return !no ? Tri::yes : yes ? Tri::unknown : Tri::no;
}

Tri BatchOutcome::rule(RuleId rule) const {
  return sharpened(marked_.rule(rule), functions_.of(plan_.variables().of(rule)));
}

Tri BatchOutcome::recommended(RecommendationId id) const {
  return sharpened(marked_.recommended(id), functions_.recommendation(id));
}

Tri BatchOutcome::output(TableId table, std::size_t output) const {
  return sharpened(marked_.output(table, output), functions_.of(plan_.variables().of(table) + output));
}

Tri BatchOutcome::applies(EntryRef thing) const { return applies(plan_.step_at(thing)); }

Tri BatchOutcome::applies(StepId step) const {
  const PlanStep& about = plan_.steps()[step];
  return about.speaks == kAlways ? Tri::yes
                                 : sharpened(marked_.applicable(step), functions_.applies(about.thing));
}

Cells BatchOutcome::table(TableId table) const { return table_where(table, applies(table)); }

Cells BatchOutcome::table_where(TableId table, Tri applies) const {
  const Cells outcomes = marked_.table(table);
  if (applies == Tri::no || (applies == Tri::yes && is_single(outcomes)))
    return outcomes_told_apart(plan_.rules().tables[table], outcomes, applies);
  Cells left = 0;
  functions_.diagrams().for_each_value(functions_.outcome(table), box_, walk_,
                                       [&](std::size_t value) { left |= cell(value); });
  return left;
}

std::optional<BatchEvaluator::Held> BatchOutcome::count(CountId count) const {
  const EntryRef thing(count);
  if (applies(thing) == Tri::no) return std::nullopt;
  BatchEvaluator::Held sum;
  for (const VariableId variable : plan_.step_of(thing).counted) {
    const Tri holds = rule(plan_.variables()[variable].thing.rule());
    sum.sure += holds == Tri::yes;
    sum.possible += holds != Tri::no;
  }
  return sum;
}

void BatchOutcome::write(const Facts& facts, const StandingScope& scope, WholeOutcome& into) const {
  Outcome& outcome = into.outcome;
  outcome.cells = facts.cells;
  outcome.applicable.assign(plan_.steps().size(), Tri::unknown);
  outcome.recommended.assign(plan_.recommended().size(), Tri::unknown);
  into.tables.assign(plan_.rules().tables.size(), 0);
  for (const StepId i : plan_.steps().ids()) {
    const PlanStep& step = plan_.steps()[i];
    if (!scope.holds(plan_, step.thing)) continue;
    const Tri applies = outcome.applicable[i] = this->applies(i);
    Cells& cells = outcome.cells[step.variable];
    if (step.thing.kind == EntryKind::rule)
      cells = cells_from_tri(rule(step.thing.rule()));
    else if (step.thing.kind == EntryKind::count)
      cells = marked_.marks.cells[step.variable];
    else
      write_table(step, applies, into);
  }
  for (const RecommendationId i : outcome.recommended.ids()) {
    if (scope.holds(i)) outcome.recommended[i] = recommended(i);
  }
}

void BatchOutcome::write_table(const PlanStep& step, Tri applies, WholeOutcome& into) const {
  const TableId id = step.thing.table();
  const Table& table = plan_.rules().tables[id];
  if (table.hit == HitPolicy::collect) {
    for (std::size_t i = 0; i < none_cell(table); ++i)
      into.outcome.cells[step.variable + i] = cells_from_tri(marked_.output(id, i));
    return;
  }
  const Cells outcomes = marked_.table(id);
  const Cells left = table_where(id, applies);
  into.tables[id] = left;
  // What does not apply gives what the table then gives.
  const Cells elsewhere = cell(not_applicable_cell(table));
  const Cells silent = cell(table.hit == HitPolicy::collect_count ? 0 : none_cell(table));
  const Cells narrowed = outcomes & ((left & ~elsewhere) | ((left & elsewhere) != 0 ? silent : 0));
  into.outcome.cells[step.variable] = narrowed != 0 ? narrowed : outcomes;
}

}  // namespace diagclub
