// Conjunction bits and a box in, what a club comes to out.
#include "reason/club/batch_outcome.h"

namespace diagclub {

bool BatchOutcome::reaches(Diagrams::Node node, std::size_t wanted) const {
  bool found = false;
  functions_.diagrams().for_each_value(node, box_, walk_,
                                       [&](std::size_t value) { found |= value == wanted; });
  return found;
}

Tri BatchOutcome::sharpened(Tri holds, Diagrams::Node node) const {
  if (holds != Tri::unknown) return holds;
  if (!reaches(node, 0)) return Tri::yes;
  return reaches(node, 1) ? Tri::unknown : Tri::no;
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

Tri BatchOutcome::applies(EntryRef thing) const {
  return sharpened(marked_.applicable(plan_.step_at(thing)), functions_.applies(thing));
}

Cells BatchOutcome::table(TableId table) const {
  const EntryRef thing(table);
  const Cells outcomes = marked_.table(table);
  const Tri applies = this->applies(thing);
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

}  // namespace diagclub
