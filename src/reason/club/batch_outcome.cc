// Conjunction bits and a box in, what a club comes to out.
#include "reason/club/batch_outcome.h"

namespace diagclub {

bool BatchOutcome::reaches(Diagrams::Node node, int wanted) const {
  bool found = false;
  functions_.diagrams().for_each_value(node, box_, walk_, [&](int value) { found |= value == wanted; });
  return found;
}

Tri BatchOutcome::sharpened(Tri holds, Diagrams::Node node) const {
  if (holds != Tri::unknown) return holds;
  if (!reaches(node, 0)) return Tri::yes;
  return reaches(node, 1) ? Tri::unknown : Tri::no;
}

Tri BatchOutcome::rule(int rule) const {
  return sharpened(marked_.rule(rule), functions_.of(plan_.variables().of({EntryKind::rule, rule})));
}

Tri BatchOutcome::recommended(int index) const {
  return sharpened(marked_.recommended(index), functions_.recommendation(index));
}

Tri BatchOutcome::output(int table, int output) const {
  return sharpened(marked_.output(table, output),
                   functions_.of(plan_.variables().of({EntryKind::table, table}) + output));
}

Tri BatchOutcome::applies(EntryRef thing) const {
  const auto step = static_cast<std::size_t>(&plan_.step_of(thing) - plan_.steps().data());
  return sharpened(marked_.applicable(step), functions_.applies(thing));
}

Cells BatchOutcome::table(int table) const {
  const EntryRef thing{EntryKind::table, table};
  const Cells outcomes = marked_.table(table);
  const Tri applies = this->applies(thing);
  if (applies == Tri::no || (applies == Tri::yes && is_single(outcomes)))
    return outcomes_told_apart(plan_.rules().tables[static_cast<std::size_t>(table)], outcomes, applies);
  Cells left = 0;
  functions_.diagrams().for_each_value(functions_.outcome(table), box_, walk_,
                                       [&](int value) { left |= cell(value); });
  return left;
}

std::optional<BatchEvaluator::Held> BatchOutcome::count(int count) const {
  const EntryRef thing{EntryKind::count, count};
  if (applies(thing) == Tri::no) return std::nullopt;
  BatchEvaluator::Held sum;
  for (const int variable : plan_.step_of(thing).counted) {
    const Tri holds = rule(plan_.variables()[variable].thing.index);
    sum.sure += holds == Tri::yes ? 1 : 0;
    sum.possible += holds == Tri::no ? 0 : 1;
  }
  return sum;
}

}  // namespace diagclub
