// Things in, all that their standing reading looks at out.
#include "eval/standing/scope.h"

#include "eval/standing/variables_read.h"

namespace diagclub {

StandingScope::StandingScope(const Plan& plan, const std::vector<EntryRef>& asked)
    : variables_(plan.variables().count()), recommendations_(plan.recommended().size()) {
  std::vector<VariableId> left;
  for (const EntryRef thing : asked) {
    if (thing.kind == EntryKind::recommendation) {
      recommendations_[thing.recommendation()] = 1;
      add_variables_read(plan, plan.recommended()[thing.recommendation()], left);
    } else {
      left.push_back(plan.variables().of(thing));
    }
  }
  const VariableId sights(plan.variables().count());
  while (!left.empty()) {
    VariableId variable = left.back();
    left.pop_back();
    if (variable >= sights) {
      const StrictSight& sight = plan.sights()[variable - sights];
      variable = sight.kind == StrictSight::Kind::nothing_reported ? plan.variables().known(sight.fact)
                                                                   : sight.variable;
    }
    add(plan, plan.variables()[variable].thing, left);
  }
}

void StandingScope::add(const Plan& plan, EntryRef thing, std::vector<VariableId>& left) {
  if (plan.variables().count_of(thing) == 0) return;  // whether a text is known
  char& seen = variables_[plan.variables().of(thing)];
  if (seen != 0) return;
  seen = 1;
  if (thing.kind == EntryKind::fact) {
    for (const FactId operand : plan.formula_facts(thing.fact()))
      left.push_back(plan.variables().known(operand));
  }
  if (thing.kind == EntryKind::table || thing.kind == EntryKind::rule || thing.kind == EntryKind::count) {
    const std::vector<VariableId> read = variables_read(plan, plan.step_of(thing));
    left.insert(left.end(), read.begin(), read.end());
  }
  for (const PlanPresumption& presumption : plan.presumptions()) {
    if (presumption.of != thing) continue;
    add_variables_read(plan, presumption.holds, left);
    if (presumption.blocks) add_variables_read(plan, *presumption.blocks, left);
  }
}

}  // namespace diagclub
