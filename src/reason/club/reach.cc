// A box of cells in, what can come out of it out.
#include "reason/club/reach.h"

namespace diagclub {

namespace {

// Memory used again, for a run over many functions in one box.
class ValuesWithin {
 public:
  ValuesWithin(const Diagrams& diagrams, const CellsByVariable& box) : diagrams_(diagrams), box_(box) {}

  const std::vector<std::size_t>& of(Diagrams::Node f) {
    diagrams_.values(f, box_, walk_, found_);
    return found_;
  }

 private:
  const Diagrams& diagrams_;
  const CellsByVariable& box_;
  Diagrams::Walk walk_;
  std::vector<std::size_t> found_;
};

Tri tri_from_values(const std::vector<std::size_t>& values) {
  return values.size() > 1 ? Tri::unknown : values.front() == 0 ? Tri::no : Tri::yes;
}

// Whether some completion of the fiche comes to just these verdicts: one is made and evaluated.
bool is_reached(const Plan& plan, const Functions& functions, const Facts& facts, const CellsByVariable& box,
                const Diagrams& left, Diagrams::Node node, std::size_t tuple) {
  CellsByVariable part = box;
  const auto path = left.witness(node, tuple, box);
  for (const auto& [variable, index] : *path) part[variable] &= cell(index);
  const auto completion = completion_within(plan, facts, part);
  if (!completion) return false;
  Facts complete = facts;
  complete.cells = completion->cells;
  const Outcome outcome = evaluate(plan, complete);
  const Functions::Joint& joint = functions.verdicts();
  for (std::size_t i = 0; i < joint.tables.size(); ++i) {
    if (outcome.outcomes(plan, joint.tables[i]) != cell(joint.tuples[tuple][i])) return false;
  }
  return true;
}

}  // namespace

Outcome sharpened(const Plan& plan, Outcome outcome, const Reach& reach) {
  const RuleSet& rules = plan.rules();
  // What does not apply gives what the table then gives.
  const auto left_of = [&](TableId i) {
    const Table& table = rules.tables[i];
    const Cells elsewhere = cell(not_applicable_cell(table));
    const Cells silent = cell(table.hit == HitPolicy::collect_count ? 0 : none_cell(table));
    const Cells left = reach.tables[i];
    return (left & ~elsewhere) | ((left & elsewhere) != 0 ? silent : 0);
  };
  const auto narrow = [&](EntryRef thing, Cells left) {
    Cells& cells = outcome.cells[plan.variables().of(thing)];
    if ((cells & left) != 0) cells &= left;
  };
  for (const TableId i : rules.tables.ids()) {
    if (rules.tables[i].hit != HitPolicy::collect) narrow(i, left_of(i));
  }
  for (const RuleId i : rules.rules.ids()) narrow(i, cells_from_tri(reach.rules[i]));
  for (const StepId i : reach.applicable.ids()) {
    if (reach.applicable[i] != Tri::unknown) outcome.applicable[i] = reach.applicable[i];
  }
  for (const RecommendationId i : rules.recommendations.ids()) {
    if (reach.recommendations[i] != Tri::unknown) outcome.recommended[i] = reach.recommendations[i];
  }
  return outcome;
}

void reachable_verdicts(const Functions& functions, const CellsByVariable& box, Diagrams::Walk& walk,
                        std::vector<std::size_t>& verdicts) {
  functions.diagrams().values(functions.verdicts().node, box, walk, verdicts);
}

Reach reach(const Plan& plan, const Functions& functions, const Facts& facts, const CellsByVariable& box) {
  Reach reach;
  reach.verdict_tables = functions.verdicts().tables;
  const RuleSet& rules = plan.rules();
  const Diagrams& diagrams = functions.diagrams();
  const Functions::Joint& joint = functions.verdicts();
  Diagrams left = diagrams.empty_like();
  const Diagrams::Node node = left.restrict(diagrams, joint.node, box);
  for (const std::size_t tuple : left.values(node)) {
    reach.verdicts.push_back(joint.tuples[tuple]);
    reach.exact = reach.exact && is_reached(plan, functions, facts, box, left, node, tuple);
  }
  ValuesWithin values(diagrams, box);
  for (const TableId i : rules.tables.ids()) {
    const VariableId variable = plan.variables().of(i);
    Cells outcomes = 0;
    if (rules.tables[i].hit == HitPolicy::collect) {
      for (std::size_t output = 0; output < none_cell(rules.tables[i]); ++output) {
        if (values.of(functions.of(variable + output)).back() != 0) outcomes |= cell(output);
      }
    } else {
      for (const std::size_t value : values.of(functions.outcome(i))) outcomes |= cell(value);
    }
    reach.tables.push_back(outcomes);
  }
  for (const PlanStep& step : plan.steps())
    reach.applicable.push_back(tri_from_values(values.of(functions.applies(step.thing))));
  for (const RuleId i : rules.rules.ids()) {
    const VariableId variable = plan.variables().of(i);
    reach.rules.push_back(tri_from_values(values.of(functions.of(variable))));
  }
  for (const RecommendationId i : rules.recommendations.ids())
    reach.recommendations.push_back(tri_from_values(values.of(functions.recommendation(i))));
  return reach;
}

}  // namespace diagclub
