#include "reason/club/borderline.h"

#include <algorithm>
#include <string_view>

#include "eval/trace.h"

namespace diagclub {

namespace {

// The threshold among the cells that were gained which is nearest to where the number lies.
Number nearest_threshold(const Axis& axis, Cells gained, const Interval& numbers) {
  Number nearest;
  Number least = Number::infinity();
  for (std::size_t i = 0; i < axis.size(); ++i) {
    const Interval at = axis.numbers(i);
    if ((gained & cell(i)) == 0) continue;
    for (const Number& end : {at.low, at.high}) {
      const Number away = std::min(abs(end - numbers.low), abs(end - numbers.high));
      if (end.is_finite() && away < least) least = away, nearest = end;
    }
  }
  return nearest;
}

}  // namespace

std::vector<Borderline> borderline(const Plan& plan, const Facts& facts) {
  std::vector<Borderline> found;
  const Parameter* margin = find_by_name(plan.rules().parameters, std::string(kMarginParameter));
  if (margin == nullptr) return found;
  const Number give = margin->number / 100;
  const Outcome outcome = evaluate(plan, facts);
  for (const FactId i : plan.rules().facts.ids()) {
    if (plan.rules().facts[i].kind != FactKind::number || !facts.known[i]) continue;
    const VariableId variable = plan.variables().of(i);
    const Axis& axis = plan.variables()[variable].axis;
    const Interval& numbers = facts.numbers[i];
    const Cells wider = axis.cells_of(
        {numbers.low - abs(numbers.low) * give, numbers.high + abs(numbers.high) * give, false, false});
    if ((wider & ~facts.cells[variable]) == 0) continue;
    Facts moved = facts;
    moved.cells[variable] |= wider;
    const Outcome then = evaluate(plan, moved);
    const Number threshold = nearest_threshold(axis, wider & ~facts.cells[variable], numbers);
    for (const PlanStep& step : plan.steps()) {
      if (step.thing.kind == EntryKind::count) continue;
      if (!is_open(plan, outcome, step.thing) && is_open(plan, then, step.thing))
        found.push_back({step.thing, i, threshold});
    }
  }
  return found;
}

}  // namespace diagclub
