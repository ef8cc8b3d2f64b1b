#include "reason/club/outcome_diff.h"

#include <algorithm>

#include "plan/dependencies.h"

namespace diagclub {

namespace {

// What is not known is not known, whatever its bounds.
bool same_fact(const Plan& plan, const ClubDiagnosis& before, const ClubDiagnosis& after, FactId fact) {
  const Facts& a = before.facts;
  const Facts& b = after.facts;
  if (a.known[fact] != b.known[fact]) return false;
  const FactKind kind = plan.rules().facts[fact].kind;
  if (kind == FactKind::number) return a.numbers[fact] == b.numbers[fact];
  if (kind == FactKind::text) {
    const StatedFact* one = before.fiche.find(fact);
    const StatedFact* other = after.fiche.find(fact);
    return !a.known[fact] || one->text == other->text;
  }
  const Ids<VariableId> values = plan.variables().values(fact);
  return std::all_of(values.begin(), values.end(),
                     [&](VariableId variable) { return a.cells[variable] == b.cells[variable]; });
}

bool same_outcome(const Plan& plan, const Outcome& a, const Outcome& b, EntryRef thing) {
  if (thing.kind == EntryKind::recommendation) {
    return a.recommended[thing.recommendation()] == b.recommended[thing.recommendation()];
  }
  if (a.applies(plan, thing) != b.applies(plan, thing)) return false;
  if (thing.kind == EntryKind::count) {
    const auto& counted = plan.step_of(thing).counted;
    return std::all_of(counted.begin(), counted.end(),
                       [&](VariableId rule) { return a.cells[rule] == b.cells[rule]; });
  }
  const VariableId first = plan.variables().of(thing);
  std::size_t members = 1;
  if (thing.kind == EntryKind::table) {
    const Table& table = plan.rules().tables[thing.table()];
    if (table.hit == HitPolicy::collect) members = table.outputs.size();
  }
  for (std::size_t i = 0; i < members; ++i) {
    if (a.cells[first + i] != b.cells[first + i]) return false;
  }
  return true;
}

}  // namespace

OutcomeDiff outcome_diff(const Plan& plan, const ClubDiagnosis& before, const ClubDiagnosis& after) {
  const Outcome& from = before.outcome;
  const Outcome& to = after.outcome;
  OutcomeDiff shift;
  for (const FactId fact : plan.rules().facts.ids()) {
    if (!same_fact(plan, before, after, fact)) shift.facts.push_back(fact);
  }
  std::vector<EntryRef> things;
  const auto add = [&](EntryRef thing) {
    if (!plan.element_section(thing) && std::find(things.begin(), things.end(), thing) == things.end())
      things.push_back(thing);
  };
  for (const Page::Verdict& verdict : plan.rules().page.verdicts) add(*plan.names().find(verdict.of.text));
  for (const EntryKind kind : {EntryKind::table, EntryKind::rule, EntryKind::count}) {
    for (const PlanStep& step : plan.steps()) {
      if (step.thing.kind == kind) add(step.thing);
    }
  }
  for (const RecommendationId recommendation : plan.recommendation_order()) add(recommendation);
  for (const EntryRef thing : things) {
    if (same_outcome(plan, from, to, thing)) continue;
    Move& move = shift.moves.emplace_back();
    move.thing = thing;
    const IndexVector<FactId, bool> behind = facts_behind(plan, thing);
    for (const FactId fact : shift.facts) {
      if (behind[fact]) move.because.push_back(fact);
    }
  }
  return shift;
}

}  // namespace diagclub
