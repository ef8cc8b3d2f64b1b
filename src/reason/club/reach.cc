// A box of cells in, what can come out of it out.
#include "reason/club/reach.h"

namespace diagclub {

namespace {

// Memory used again, for a run over many functions in one box.
class ValuesWithin {
 public:
  ValuesWithin(const Diagrams& diagrams, const Box& box) : diagrams_(diagrams), box_(box) {}

  const std::vector<int>& of(Diagrams::Node f) {
    diagrams_.values(f, box_, walk_, found_);
    return found_;
  }

 private:
  const Diagrams& diagrams_;
  const Box& box_;
  Diagrams::Walk walk_;
  std::vector<int> found_;
};

Tri tri_from_values(const std::vector<int>& values) {
  return values.size() > 1 ? Tri::unknown : values.front() == 0 ? Tri::no : Tri::yes;
}

// Whether some completion of the fiche comes to just these verdicts: one is made and evaluated.
bool is_reached(const Plan& plan, const Functions& functions, const Facts& facts, const Box& box,
                const Diagrams& left, Diagrams::Node node, int tuple) {
  Box part = box;
  const auto path = left.witness(node, tuple, box);
  for (const auto& [variable, index] : *path) part[static_cast<std::size_t>(variable)] &= cell(index);
  const auto completion = completion_within(plan, facts, part);
  if (!completion) return false;
  Facts complete = facts;
  complete.cells = completion->cells;
  const Outcome outcome = evaluate(plan, complete);
  const Functions::Joint& joint = functions.verdicts();
  for (std::size_t i = 0; i < joint.tables.size(); ++i) {
    if (outcome.outcomes(plan, joint.tables[i]) != cell(joint.tuples[static_cast<std::size_t>(tuple)][i]))
      return false;
  }
  return true;
}

}  // namespace

Outcome sharpened(const Plan& plan, Outcome outcome, const Reach& reach) {
  const RuleSet& rules = plan.rules();
  // What does not apply gives what the table then gives.
  const auto left_of = [&](std::size_t i) {
    const Table& table = rules.tables[i];
    const Cells elsewhere = cell(not_applicable_cell(table));
    const Cells silent = cell(table.hit == HitPolicy::collect_count ? 0 : none_cell(table));
    const Cells left = reach.tables[i];
    return (left & ~elsewhere) | ((left & elsewhere) != 0 ? silent : 0);
  };
  const auto narrow = [&](EntryRef thing, Cells left) {
    Cells& cells = outcome.cells[static_cast<std::size_t>(plan.variables().of(thing))];
    if ((cells & left) != 0) cells &= left;
  };
  for (std::size_t i = 0; i < rules.tables.size(); ++i) {
    if (rules.tables[i].hit != HitPolicy::collect)
      narrow({EntryKind::table, static_cast<int>(i)}, left_of(i));
  }
  for (std::size_t i = 0; i < rules.rules.size(); ++i)
    narrow({EntryKind::rule, static_cast<int>(i)}, cells_from_tri(reach.rules[i]));
  for (std::size_t i = 0; i < reach.applicable.size(); ++i) {
    if (reach.applicable[i] != Tri::unknown) outcome.applicable[i] = reach.applicable[i];
  }
  for (std::size_t i = 0; i < rules.recommendations.size(); ++i) {
    if (reach.recommendations[i] != Tri::unknown) outcome.recommended[i] = reach.recommendations[i];
  }
  return outcome;
}

void reachable_verdicts(const Functions& functions, const Box& box, Diagrams::Walk& walk,
                        std::vector<int>& verdicts) {
  functions.diagrams().values(functions.verdicts().node, box, walk, verdicts);
}

Reach reach(const Plan& plan, const Functions& functions, const Facts& facts, const Box& box) {
  Reach reach;
  reach.verdict_tables = functions.verdicts().tables;
  const RuleSet& rules = plan.rules();
  const Diagrams& diagrams = functions.diagrams();
  const Functions::Joint& joint = functions.verdicts();
  Diagrams left = diagrams.empty_like();
  const Diagrams::Node node = left.restrict(diagrams, joint.node, box);
  for (const int tuple : left.values(node)) {
    reach.verdicts.push_back(joint.tuples[static_cast<std::size_t>(tuple)]);
    reach.exact = reach.exact && is_reached(plan, functions, facts, box, left, node, tuple);
  }
  ValuesWithin values(diagrams, box);
  for (std::size_t i = 0; i < rules.tables.size(); ++i) {
    const int variable = plan.variables().of({EntryKind::table, static_cast<int>(i)});
    Cells outcomes = 0;
    if (rules.tables[i].hit == HitPolicy::collect) {
      for (int output = 0; output < none_cell(rules.tables[i]); ++output) {
        if (values.of(functions.of(variable + output)).back() != 0) outcomes |= cell(output);
      }
    } else {
      for (const int value : values.of(functions.outcome(static_cast<int>(i)))) outcomes |= cell(value);
    }
    reach.tables.push_back(outcomes);
  }
  for (const PlanStep& step : plan.steps())
    reach.applicable.push_back(tri_from_values(values.of(functions.applies(step.thing))));
  for (std::size_t i = 0; i < rules.rules.size(); ++i) {
    const int variable = plan.variables().of({EntryKind::rule, static_cast<int>(i)});
    reach.rules.push_back(tri_from_values(values.of(functions.of(variable))));
  }
  for (std::size_t i = 0; i < rules.recommendations.size(); ++i)
    reach.recommendations.push_back(
        tri_from_values(values.of(functions.recommendation(static_cast<int>(i)))));
  return reach;
}

}  // namespace diagclub
