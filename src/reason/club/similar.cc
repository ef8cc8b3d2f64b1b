// One club's facts and others' in, the nearest out.
#include "reason/club/similar.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "plan/dependencies.h"

namespace diagclub {

namespace {

constexpr double kFirstVerdict = 4;
constexpr double kOtherVerdict = 2;
constexpr double kOtherRule = 1;
// As much weight as an unshared fact on the first verdict: a likeness over two facts proves little.
constexpr double kDoubt = 8;

Cells at(const Facts& facts, VariableId variable) { return facts.cells[variable]; }

double alike_members(const Facts& a, const Facts& b, VariableId variable, std::size_t members) {
  std::size_t common = 0;
  std::size_t either = 0;
  for (std::size_t i = 0; i < members; ++i) {
    const bool in_a = at(a, variable + i) == kYesCell;
    const bool in_b = at(b, variable + i) == kYesCell;
    common += in_a && in_b;
    either += in_a || in_b;
  }
  return either == 0 ? 1 : static_cast<double>(common) / static_cast<double>(either);
}

double alike_numbers(Cells a, Cells b, std::size_t size) {
  if ((a & b) != 0 || size <= 1) return 1;
  const std::size_t gap =
      lowest_cell(a) > highest_cell(b) ? lowest_cell(a) - highest_cell(b) : lowest_cell(b) - highest_cell(a);
  return 1 - static_cast<double>(gap) / static_cast<double>(size - 1);
}

double alike_in(const Plan& plan, const Facts& a, const Facts& b, FactId index) {
  const Fact& fact = plan.rules().facts[index];
  const VariableId variable = plan.variables().of(index);
  switch (fact.kind) {
    case FactKind::list:
      return alike_members(a, b, variable, fact.choices.size());
    case FactKind::number:
      return alike_numbers(at(a, variable), at(b, variable), plan.variables()[variable].size);
    case FactKind::text:
    case FactKind::yes_no:
    case FactKind::choice:
      break;
  }
  const Cells in_a = at(a, variable);
  const Cells in_b = at(b, variable);
  return static_cast<double>(cell_count(in_a & in_b)) / static_cast<double>(cell_count(in_a | in_b));
}

Neighbour compare(const Plan& plan, const IndexVector<FactId, double>& weights, const Facts& a,
                  const Facts& b) {
  Neighbour neighbour;
  double sum = 0;
  double compared = 0;
  for (const FactId i : weights.ids()) {
    if (weights[i] == 0 || !a.known[i] || !b.known[i]) continue;
    const Likeness likeness{i, alike_in(plan, a, b, i), weights[i]};
    sum += likeness.alike * likeness.weight;
    compared += likeness.weight;
    (likeness.alike == 1 ? neighbour.near : neighbour.apart).push_back(likeness);
  }
  const auto matters = [](const Likeness& one) { return one.weight * (one.alike == 1 ? 1 : 1 - one.alike); };
  const auto by_matter = [&](const Likeness& one, const Likeness& other) {
    return matters(one) > matters(other);
  };
  std::stable_sort(neighbour.near.begin(), neighbour.near.end(), by_matter);
  std::stable_sort(neighbour.apart.begin(), neighbour.apart.end(), by_matter);
  neighbour.nearness = sum / (compared + kDoubt);
  return neighbour;
}

}  // namespace

IndexVector<FactId, double> fact_weights(const Plan& plan) {
  const RuleSet& rules = plan.rules();
  IndexVector<FactId, double> weights(rules.facts.size(), 0);
  const auto raise = [&](EntryRef thing, double weight) {
    const IndexVector<FactId, bool> behind = facts_behind(plan, thing);
    for (const FactId i : weights.ids()) {
      const FactKind kind = rules.facts[i].kind;
      // A number that no rule tests (it only feeds a formula) tells no two clubs apart.
      const bool told_apart = kind != FactKind::text &&
                              (kind != FactKind::number || plan.variables()[plan.variables().of(i)].size > 1);
      if (behind[i] && told_apart) weights[i] = std::max(weights[i], weight);
    }
  };
  for (const PlanStep& step : plan.steps()) raise(step.thing, kOtherRule);
  for (const Name& name : rules.page.counts) raise(*plan.names().find(name.text), kOtherVerdict);
  bool first = true;
  for (const Page::Verdict& verdict : rules.page.verdicts) {
    raise(*plan.names().find(verdict.of.text), first ? kFirstVerdict : kOtherVerdict);
    first = false;
  }
  return weights;
}

PeerClubs case_base(const Plan& plan, std::vector<LabelledClub> clubs) {
  PeerClubs base{{}, fact_weights(plan), {}, {}};
  const FactsMaker maker(plan);
  for (const LabelledClub& club : clubs) base.facts.push_back(maker.facts_of(club.fiche));
  base.club = [clubs = std::move(clubs)](std::size_t index) { return clubs[index]; };
  return base;
}

std::vector<Neighbour> nearest_clubs(const Plan& plan, const PeerClubs& base, const Facts& facts,
                                     std::size_t most) {
  std::vector<Neighbour> neighbours;
  for (std::size_t i = 0; i < base.facts.size(); ++i) {
    neighbours.push_back(compare(plan, base.weights, facts, base.facts[i]));
    neighbours.back().club = i;
  }
  std::stable_sort(neighbours.begin(), neighbours.end(),
                   [](const Neighbour& a, const Neighbour& b) { return a.nearness > b.nearness; });
  if (neighbours.size() > most) neighbours.resize(most);
  return neighbours;
}

}  // namespace diagclub
