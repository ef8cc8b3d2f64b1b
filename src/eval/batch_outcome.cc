// Conjunction bits in, an outcome out.
#include "eval/batch_outcome.h"

#include <map>

#include "model/written.h"

namespace diagclub {

namespace {

std::size_t index_of(int index) { return static_cast<std::size_t>(index); }

const std::optional<Condition>& applies_of(const RuleSet& rules, EntryRef thing) {
  static const std::optional<Condition> always;
  if (thing.kind == EntryKind::rule) return rules.rules[index_of(thing.index)].applies;
  return thing.kind == EntryKind::table ? rules.tables[index_of(thing.index)].applies : always;
}

}  // namespace

BatchOutcome::BatchOutcome(const Plan& plan, const BatchEvaluator& evaluator)
    : plan_(plan), evaluator_(evaluator) {
  std::map<std::string, int> seen;
  for (std::size_t i = 0; i < plan.steps().size(); ++i) {
    const std::string applies = written(applies_of(plan.rules(), plan.steps()[i].thing));
    first_alike_.push_back(seen.try_emplace(applies, static_cast<int>(i)).first->second);
  }
}

void BatchOutcome::read(std::span<const Cells> facts, const ConjunctionBits& bits, Outcome& into) const {
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
    const std::size_t alike = index_of(first_alike_[i]);
    into.applicable[i] = alike < i ? into.applicable[alike] : evaluate_node(plan_, step.applies, into.cells);
  }
  into.recommended.resize(plan_.recommendations().size());
  for (std::size_t i = 0; i < into.recommended.size(); ++i)
    into.recommended[i] = evaluator_.recommendation(bits, static_cast<int>(i));
}

}  // namespace diagclub
