// An outcome in, what is to be said of it out.
#include "eval/diagnosis.h"

#include <algorithm>

#include "eval/row_faults.h"

namespace diagclub {

namespace {

Finding finding(const Plan& plan, const Outcome& outcome, EntryRef thing, Tri applies) {
  Finding found{thing, truth_of(plan, outcome, thing), applies, reasons(plan, outcome, thing), Tri::unknown};
  if (thing.kind == EntryKind::rule)
    found.condition = evaluate_node(plan, plan.step_of(thing).holds, outcome.cells);
  return found;
}

Verdict verdict(const Plan& plan, const Outcome& outcome, const PlanStep& step, Tri applies) {
  const Table& table = plan.rules().tables[static_cast<std::size_t>(step.thing.index)];
  Verdict verdict;
  verdict.finding = finding(plan, outcome, step.thing, applies);
  if (table.hit != HitPolicy::collect) {
    verdict.possible = outcome.outcomes(plan, step.thing.index);
    if (gives_one(table.hit)) verdict.row = deciding_row(plan, outcome, step.thing.index).value_or(-1);
    verdict.contradicting = contradicting_rows(plan, outcome, step.thing.index);
    return verdict;
  }
  for (int i = 0; i < none_cell(table); ++i) {
    const Tri holds = tri_from_cells(outcome.cells[static_cast<std::size_t>(step.variable + i)]);
    if (holds == Tri::yes) verdict.possible |= cell(i);
    if (holds == Tri::unknown) verdict.open |= cell(i);
  }
  return verdict;
}

Sign sign_of(const Plan& plan, const Finding& finding) {
  const Rule& rule = plan.rules().rules[static_cast<std::size_t>(finding.thing.index)];
  const Group* group = find_by_name(plan.rules().groups, rule.group.text);
  // What does not apply says nothing, nor does a «no» where it is not known to apply.
  if (finding.applies == Tri::no || (finding.holds == Tri::no && finding.applies != Tri::yes))
    return Sign::silent;
  return finding.holds == Tri::yes  ? group->when_yes
         : finding.holds == Tri::no ? group->when_no
                                    : Sign::silent;
}

}  // namespace

Diagnosis diagnose(const Plan& plan, const Outcome& outcome, int element_section) {
  const RuleSet& rules = plan.rules();
  Diagnosis diagnosis;
  diagnosis.tables.resize(rules.tables.size());
  diagnosis.rules.resize(rules.rules.size());
  diagnosis.counts.resize(rules.counts.size());
  for (std::size_t i = 0; i < plan.steps().size(); ++i) {
    const PlanStep& step = plan.steps()[i];
    const auto index = static_cast<std::size_t>(step.thing.index);
    if (step.thing.kind == EntryKind::table)
      diagnosis.tables[index] = verdict(plan, outcome, step, outcome.applicable[i]);
    if (step.thing.kind == EntryKind::rule)
      diagnosis.rules[index] = finding(plan, outcome, step.thing, outcome.applicable[i]);
  }
  for (std::size_t i = 0; i < rules.counts.size(); ++i) {
    Tally& tally = diagnosis.counts[i];
    tally.thing = {EntryKind::count, static_cast<int>(i)};
    tally.applies = outcome.applies(plan, tally.thing);
    for (const Name& name : rules.counts[i].of) {
      tally.members.push_back(diagnosis.rules[static_cast<std::size_t>(plan.names().find(name.text)->index)]);
      tally.sure += tally.members.back().holds == Tri::yes ? 1 : 0;
      tally.possible += tally.members.back().holds == Tri::no ? 0 : 1;
    }
  }
  for (const Finding& rule : diagnosis.rules) {
    if (plan.element_section(rule.thing) != element_section) continue;
    switch (sign_of(plan, rule)) {
      case Sign::carries:
        diagnosis.carries.push_back(rule);
        break;
      case Sign::holds_back:
        diagnosis.holds_back.push_back(rule);
        break;
      case Sign::note:
        diagnosis.notes.push_back(rule);
        break;
      case Sign::silent:
        break;
    }
  }
  for (const int recommendation : plan.recommendation_order()) {
    const Tri holds = outcome.recommended[static_cast<std::size_t>(recommendation)];
    if (holds == Tri::no ||
        plan.element_section({EntryKind::recommendation, recommendation}) != element_section)
      continue;
    (holds == Tri::yes ? diagnosis.advice : diagnosis.maybe)
        .push_back(finding(plan, outcome, {EntryKind::recommendation, recommendation}, Tri::yes));
  }
  return diagnosis;
}

}  // namespace diagclub
