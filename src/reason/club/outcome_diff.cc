#include "reason/club/outcome_diff.h"

#include <algorithm>
#include <optional>

#include "plan/dependencies.h"

namespace diagclub {

namespace {

// What is not known is not known, whatever its bounds; but that nothing is reported is a sign.
bool same_fact(const Plan& plan, const ClubDiagnosis& before, const ClubDiagnosis& after, FactId fact) {
  const Facts& a = before.facts;
  const Facts& b = after.facts;
  if (a.known[fact] != b.known[fact]) return false;
  const auto silent = [&](const Facts& of) { return of.said[fact] == Facts::Said::nothing_reported; };
  if (silent(a) != silent(b)) return false;
  const FactKind kind = plan.rules().facts[fact].kind;
  if (kind == FactKind::number) return !a.known[fact] || a.numbers[fact] == b.numbers[fact];
  if (kind == FactKind::text) {
    const StatedFact* one = before.fiche.find(fact);
    const StatedFact* other = after.fiche.find(fact);
    return !a.known[fact] || one->text == other->text;
  }
  const Ids<VariableId> values = plan.variables().values(fact);
  return std::all_of(values.begin(), values.end(),
                     [&](VariableId variable) { return a.cells[variable] == b.cells[variable]; });
}

// All that a thing may be as it stands, a set of cells for each part of it and one for whether it applies.
std::vector<Cells> parts_of(const Plan& plan, const Outcome& outcome, EntryRef thing) {
  if (thing.kind == EntryKind::recommendation)
    return {cells_from_tri(outcome.recommended[thing.recommendation()])};
  const Tri applies = outcome.applies(plan, thing);
  // What does not apply is nothing else.
  if (applies == Tri::no) return {kNoCell};
  std::vector<Cells> parts{cells_from_tri(applies)};
  if (thing.kind == EntryKind::count) {
    for (const VariableId rule : plan.step_of(thing).counted) parts.push_back(outcome.cells[rule]);
    return parts;
  }
  for (const VariableId variable :
       Ids<VariableId>(plan.variables().of(thing), plan.variables().count_of(thing)))
    parts.push_back(outcome.cells[variable]);
  return parts;
}

std::optional<Move::Kind> kind_of(const std::vector<Cells>& before, const std::vector<Cells>& after) {
  if (before == after) return std::nullopt;
  for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i) {
    if ((before[i] & after[i]) == 0) return Move::Kind::otherwise;
  }
  return Move::Kind::said_otherwise;
}

}  // namespace

OutcomeDiff outcome_diff(const Plan& plan, const ClubDiagnosis& before, const ClubDiagnosis& after) {
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
    const auto firm = [&](const ClubDiagnosis& of) { return firmness(plan, of.outcome, of.standing, thing); };
    const auto kind = kind_of(parts_of(plan, before.standing.outcome, thing),
                              parts_of(plan, after.standing.outcome, thing));
    Move move{thing, {}, Move::Kind::firmness, firm(before), firm(after)};
    if (!kind && move.before == move.after) continue;
    move.kind = kind.value_or(Move::Kind::firmness);
    const IndexVector<FactId, bool> behind = facts_behind(plan, thing);
    const StandingScope scope(plan, {thing});
    for (const FactId fact : shift.facts) {
      const bool sign = plan.variables().count_of(fact) > 0 && scope.holds(plan, fact);
      if (behind[fact] || sign) move.because.push_back(fact);
    }
    shift.moves.push_back(std::move(move));
  }
  return shift;
}

}  // namespace diagclub
