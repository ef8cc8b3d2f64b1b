// Conjunction bits in, an outcome out.
#include "eval/outcome_from_bits.h"

namespace diagclub {

OutcomeFromBits::OutcomeFromBits(const Plan& plan, const BatchEvaluator& evaluator)
    : plan_(plan), evaluator_(evaluator) {}

void OutcomeFromBits::read(const CellsByVariable& facts, const ConjunctionBits& bits, Outcome& into) const {
  into.cells = facts;
  into.applicable.resize(plan_.steps().size());
  for (const StepId at : plan_.steps().ids()) {
    const PlanStep& step = plan_.steps()[at];
    if (step.thing.kind == EntryKind::rule) {
      into.cells[step.variable] = cells_from_tri(evaluator_.rule(bits, step.thing.rule()));
    } else if (step.thing.kind == EntryKind::table &&
               plan_.rules().tables[step.thing.table()].hit == HitPolicy::collect) {
      const std::size_t outputs = none_cell(plan_.rules().tables[step.thing.table()]);
      for (std::size_t output = 0; output < outputs; ++output)
        into.cells[step.variable + output] =
            cells_from_tri(evaluator_.output(bits, step.thing.table(), output));
    } else {
      into.cells[step.variable] = bits.cells[step.variable];
    }
    into.applicable[at] = evaluator_.applicable(bits, at);
  }
  into.recommended.resize(plan_.recommendations().size());
  for (const RecommendationId id : into.recommended.ids())
    into.recommended[id] = evaluator_.recommendation(bits, id);
}

}  // namespace diagclub
