// Conjunction bits in, an outcome out.
#include "eval/outcome_from_bits.h"

namespace diagclub {

namespace {

std::size_t index_of(int index) { return static_cast<std::size_t>(index); }

}  // namespace

OutcomeFromBits::OutcomeFromBits(const Plan& plan, const BatchEvaluator& evaluator)
    : plan_(plan), evaluator_(evaluator) {}

void OutcomeFromBits::read(std::span<const Cells> facts, const ConjunctionBits& bits, Outcome& into) const {
  into.cells.assign(facts.begin(), facts.end());
  into.applicable.resize(plan_.steps().size());
  for (std::size_t i = 0; i < plan_.steps().size(); ++i) {
    const PlanStep& step = plan_.steps()[i];
    const int index = step.thing.index;
    Cells* const cells = &into.cells[index_of(step.variable)];
    if (step.thing.kind == EntryKind::rule) {
      *cells = cells_from_tri(evaluator_.rule(bits, index));
    } else if (step.thing.kind == EntryKind::table &&
               plan_.rules().tables[index_of(index)].hit == HitPolicy::collect) {
      const int outputs = none_cell(plan_.rules().tables[index_of(index)]);
      for (int output = 0; output < outputs; ++output)
        cells[output] = cells_from_tri(evaluator_.output(bits, index, output));
    } else {
      *cells = bits.cells[index_of(step.variable)];
    }
    into.applicable[i] = evaluator_.applicable(bits, i);
  }
  into.recommended.resize(plan_.recommendations().size());
  for (std::size_t i = 0; i < into.recommended.size(); ++i)
    into.recommended[i] = evaluator_.recommendation(bits, static_cast<int>(i));
}

}  // namespace diagclub
