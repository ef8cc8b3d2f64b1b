// Conjunction bits in, an outcome out.
#include "eval/batch_outcome.h"

#include <algorithm>

namespace diagclub {

void outcome_from_bits(const Plan& plan, const BatchEvaluator& evaluator, std::span<const Cells> facts,
                       const ConjunctionBits& bits, Outcome& into) {
  const auto index_of = [](int index) { return static_cast<std::size_t>(index); };
  into.cells.assign(facts.begin(), facts.end());
  into.applicable.resize(plan.steps().size());
  for (std::size_t i = 0; i < plan.steps().size(); ++i) {
    const PlanStep& step = plan.steps()[i];
    const int index = step.thing.index;
    Cells* const cells = &into.cells[index_of(step.variable)];
    if (step.thing.kind == EntryKind::rule) {
      *cells = cells_from_tri(evaluator.rule(bits, index));
    } else if (step.thing.kind == EntryKind::table &&
               plan.rules().tables[index_of(index)].hit == HitPolicy::collect) {
      const int outputs = none_cell(plan.rules().tables[index_of(index)]);
      for (int output = 0; output < outputs; ++output)
        cells[output] = cells_from_tri(evaluator.output(bits, index, output));
    } else {
      *cells = bits.cells[index_of(step.variable)];
    }
    into.applicable[i] = evaluate_node(plan, step.applies, into.cells);
  }
  into.recommended.resize(plan.recommendations().size());
  for (std::size_t i = 0; i < into.recommended.size(); ++i)
    into.recommended[i] = evaluator.recommendation(bits, static_cast<int>(i));
}

}  // namespace diagclub
