#include "reason/club/outcome_diff.h"

#include <algorithm>

#include "plan/dependencies.h"

namespace diagclub {

namespace {

// What is not known is not known, whatever its bounds.
bool same_fact(const Plan& plan, const ClubDiagnosis& before, const ClubDiagnosis& after, int fact) {
  const auto index = static_cast<std::size_t>(fact);
  const Facts& a = before.facts;
  const Facts& b = after.facts;
  if (a.known[index] != b.known[index]) return false;
  const FactKind kind = plan.rules().facts[index].kind;
  if (kind == FactKind::number) return a.numbers[index] == b.numbers[index];
  if (kind == FactKind::text) {
    const StatedFact* one = before.fiche.find(fact);
    const StatedFact* other = after.fiche.find(fact);
    return !a.known[index] || one->text == other->text;
  }
  const Variables::Run values = plan.variables().values(fact);
  const auto first = a.cells.begin() + values.first;
  return std::equal(first, first + values.count, b.cells.begin() + values.first);
}

bool same_outcome(const Plan& plan, const Outcome& a, const Outcome& b, EntryRef thing) {
  if (thing.kind == EntryKind::recommendation) {
    const auto index = static_cast<std::size_t>(thing.index);
    return a.recommended[index] == b.recommended[index];
  }
  if (a.applies(plan, thing) != b.applies(plan, thing)) return false;
  if (thing.kind == EntryKind::count) {
    const auto& counted = plan.step_of(thing).counted;
    return std::all_of(counted.begin(), counted.end(), [&](int rule) {
      return a.cells[static_cast<std::size_t>(rule)] == b.cells[static_cast<std::size_t>(rule)];
    });
  }
  const auto first = static_cast<std::size_t>(plan.variables().of(thing));
  std::size_t members = 1;
  if (thing.kind == EntryKind::table) {
    const Table& table = plan.rules().tables[static_cast<std::size_t>(thing.index)];
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
  for (int fact = 0; fact < static_cast<int>(plan.rules().facts.size()); ++fact) {
    if (!same_fact(plan, before, after, fact)) shift.facts.push_back(fact);
  }
  std::vector<EntryRef> things;
  const auto add = [&](EntryRef thing) {
    if (plan.element_section(thing) < 0 && std::find(things.begin(), things.end(), thing) == things.end())
      things.push_back(thing);
  };
  for (const Page::Verdict& verdict : plan.rules().page.verdicts) add(*plan.names().find(verdict.of.text));
  for (const EntryKind kind : {EntryKind::table, EntryKind::rule, EntryKind::count}) {
    for (const PlanStep& step : plan.steps()) {
      if (step.thing.kind == kind) add(step.thing);
    }
  }
  for (const int recommendation : plan.recommendation_order())
    add({EntryKind::recommendation, recommendation});
  for (const EntryRef thing : things) {
    if (same_outcome(plan, from, to, thing)) continue;
    Move& move = shift.moves.emplace_back();
    move.thing = thing;
    const std::vector<bool> behind = facts_behind(plan, thing);
    for (const int fact : shift.facts) {
      if (behind[static_cast<std::size_t>(fact)]) move.because.push_back(fact);
    }
  }
  return shift;
}

}  // namespace diagclub
