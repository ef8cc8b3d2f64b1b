// A goal in, the smallest changes that reach it out: for every set of facts, smaller first, what must hold of
// them whatever the others are is read off the diagrams.
#include "reason/changes/smallest_changes.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <set>

#include "eval/evaluate.h"
#include "read/fiche/fiche_from_yaml.h"
#include "reason/changes/presumed_changes.h"
#include "reason/club/diagnose_club.h"

namespace diagclub {

namespace {

using Node = Diagrams::Node;

class Search {
 public:
  Search(const Plan& plan, const Functions& functions, const Fiche& fiche, const Goal& goal)
      : plan_(plan),
        rules_(plan.rules()),
        fiche_(fiche),
        goal_(goal),
        form_(plan.rules()),
        facts_(facts_from_fiche(plan, fiche)),
        functions_(functions),
        presumed_(plan, fiche, facts_, goal),
        from_(functions.diagrams()),
        goal_node_(functions.of(plan.variables().of(goal.thing))),
        diagrams_(from_.empty_like()) {
    const Node f = goal_node_;
    std::vector<std::size_t> accepted;
    for (const std::size_t value : from_.values(f)) {
      accepted.resize(value + 1);
      accepted[value] = value == goal.wanted ? 1 : 0;
    }
    CellsByVariable everything;
    for (const VariableId i : plan.variables().ids()) everything.push_back(plan.variables()[i].all);
    target_ = diagrams_.mapped(diagrams_.restrict(from_, f, everything), accepted);
  }

  SmallestChanges run(std::size_t most_facts) {
    SmallestChanges ways;
    ways.already = presumed_.stands(outcome_of_club(plan_, functions_, facts_));
    for (const FactId fact : candidates()) ways.tried.push_back(fact);
    std::vector<std::vector<FactId>> done;
    for (std::size_t size = 1; !ways.already && size <= most_facts; ++size) {
      each_set(ways.tried, size, [&](const std::vector<FactId>& set) {
        const bool larger = std::any_of(done.begin(), done.end(), [&](const std::vector<FactId>& smaller) {
          return std::includes(set.begin(), set.end(), smaller.begin(), smaller.end());
        });
        if (larger) return;
        auto way = way_by(set);
        if (!way) way = presumed_.way_by(set);
        if (way) {
          done.push_back(set);
          ways.ways.push_back(std::move(*way));
        }
      });
    }
    return ways;
  }

 private:
  // Changeable facts that the goal depends on, were all changeable facts free.
  std::vector<FactId> candidates() {
    std::set<FactId> changeable;
    for (const FactId i : rules_.facts.ids()) {
      const Fact& fact = rules_.facts[i];
      const bool element = !fact.section().empty() && find_by_name(rules_.sections, fact.section())->many;
      if (fact.changeable && !fact.formula && !element && fact.kind != FactKind::text) changeable.insert(i);
    }
    std::set<FactId> facts;
    for (const FactId fact : changeable) {
      if (presumed_.looks_at(fact)) facts.insert(fact);
    }
    const CellsByVariable box = freed({changeable.begin(), changeable.end()});
    const IndexVector<VariableId, bool> support =
        diagrams_.support(diagrams_.restrict(diagrams_, target_, box));
    for (const VariableId i : support.ids()) {
      const EntryRef thing = plan_.variables()[i].thing;
      if (support[i] && thing.kind == EntryKind::fact && changeable.count(thing.fact()) > 0)
        facts.insert(thing.fact());
    }
    return {facts.begin(), facts.end()};
  }

  // What is known, but these facts free (and then known); what a formula makes of a free one is open too.
  CellsByVariable freed(const std::vector<FactId>& set) const {
    CellsByVariable box = facts_.cells;
    IndexVector<FactId, bool> open(rules_.facts.size());
    for (const FactId fact : set) {
      open[fact] = true;
      for_each_variable(fact, [&](VariableId variable) { box[variable] = plan_.variables()[variable].all; });
      box[plan_.variables().known(fact)] = kYesCell;
    }
    for (const FactId fact : plan_.formulas()) {
      if (fiche_.find(fact) != nullptr) continue;
      const std::function<bool(const Formula&)> moves = [&](const Formula& formula) {
        const Fact* operand =
            formula.op == Formula::Op::name ? find_by_name(rules_.facts, formula.name) : nullptr;
        return (operand != nullptr && open[rules_.facts.id_of(*operand)]) ||
               std::any_of(formula.operands.begin(), formula.operands.end(), moves);
      };
      if (!moves(*rules_.facts[fact].formula)) continue;
      open[fact] = true;
      const VariableId variable = plan_.variables().of(fact);
      box[variable] = plan_.variables()[variable].all;
    }
    return box;
  }

  template <typename Use>
  void for_each_variable(FactId fact, Use use) const {
    for (const VariableId variable : plan_.variables().values(fact)) use(variable);
  }

  template <typename Use>
  static void each_set(const std::vector<FactId>& from, std::size_t size, Use use) {
    std::vector<FactId> set;
    const std::function<void(std::size_t)> add = [&](std::size_t next) {
      if (set.size() == size) return use(set);
      for (std::size_t i = next; i < from.size(); ++i) {
        set.push_back(from[i]);
        add(i + 1);
        set.pop_back();
      }
    };
    add(0);
  }

  std::optional<ChangeSet> way_by(const std::vector<FactId>& set) {
    const CellsByVariable box = freed(set);
    IndexVector<VariableId, bool> others(plan_.variables().count(), true);
    for (const FactId fact : set)
      for_each_variable(fact, [&](VariableId variable) { others[variable] = false; });
    const Node will_do = diagrams_.forall(diagrams_.restrict(diagrams_, target_, box), others);
    const auto chosen = nearest(will_do);
    if (!chosen) return std::nullopt;
    ChangeSet way;
    Fiche changed = fiche_;
    for (const FactId fact : set) {
      NewValue value = new_value(fact, *chosen, will_do);
      Fault fault;
      auto stated = stated_from_text(fact, value.answer, form_, fault);
      if (!stated || unchanged(value)) return std::nullopt;
      changed = with_stated(std::move(changed), std::move(*stated));
      way.values.push_back(std::move(value));
    }
    if (!reached(changed)) return std::nullopt;
    return way;
  }

  // The cells nearest to what the fiche says that will do: by variable that matters.
  std::optional<std::map<VariableId, std::size_t>> nearest(Node will_do) {
    struct Step {
      std::size_t cost = std::numeric_limits<std::size_t>::max();
      std::size_t cell = 0;
      Node next = 0;
    };
    std::map<Node, Step> steps;
    constexpr std::size_t kNever = std::numeric_limits<std::size_t>::max();
    const std::function<std::size_t(Node)> walk = [&](Node node) -> std::size_t {
      if (Diagrams::is_leaf(node)) return Diagrams::value(node) == 1 ? 0 : kNever;
      if (const auto seen = steps.find(node); seen != steps.end()) return seen->second.cost;
      Step best;
      const VariableId variable = diagrams_.variable(node);
      for (Cells left = diagrams_.occurring(variable); left != 0; left &= left - 1) {
        const Node next = diagrams_.child(node, lowest_cell(left));
        const std::size_t rest = walk(next);
        if (rest == kNever) continue;
        const std::size_t cost = rest + changed_by(plan_, facts_, variable, lowest_cell(left));
        if (cost < best.cost) best = {cost, lowest_cell(left), next};
      }
      steps[node] = best;
      return best.cost;
    };
    if (walk(will_do) == kNever) return std::nullopt;
    std::map<VariableId, std::size_t> chosen;
    for (Node node = will_do; !Diagrams::is_leaf(node); node = steps[node].next)
      chosen[diagrams_.variable(node)] = steps[node].cell;
    return chosen;
  }

  NewValue new_value(FactId fact, const std::map<VariableId, std::size_t>& chosen, Node will_do) {
    const Fact& about = rules_.facts[fact];
    const VariableId first = plan_.variables().of(fact);
    NewValue value;
    value.fact = fact;
    if (about.kind == FactKind::list) return new_list(about, value, first, chosen, will_do);
    // All cells that will do with the other choices made.
    CellsByVariable fixed = plan_.nothing_known();
    for (const auto& [variable, cell_index] : chosen) fixed[variable] = cell(cell_index);
    const auto at = chosen.find(first);
    const std::size_t nearest = at == chosen.end() ? lowest_cell(facts_.cells[first]) : at->second;
    for (Cells left = plan_.variables()[first].all; left != 0; left &= left - 1) {
      fixed[first] = left & -left;
      if (diagrams_.values(will_do, fixed) == std::vector<std::size_t>{1}) value.accepted |= left & -left;
    }
    value.answer = value_in(plan_, fact, nearest).answer;
    return value;
  }

  // Choices of a list any one of which, added to what it holds, makes up for the one chosen.
  std::vector<std::size_t> enough_alone(const Fact& about, VariableId first,
                                        const std::map<VariableId, std::size_t>& chosen, Node will_do) const {
    CellsByVariable fixed = plan_.nothing_known();
    for (const auto& [variable, cell_index] : chosen) fixed[variable] = cell(cell_index);
    const std::size_t members = about.choices.size();
    std::vector<std::size_t> enough;
    for (std::size_t added = 0; added < members; ++added) {
      if ((facts_.cells[first + added] & kYesCell) != 0 &&
          facts_.known[plan_.variables()[first].thing.fact()])
        continue;
      CellsByVariable with = fixed;
      for (std::size_t i = 0; i < members; ++i)
        with[first + i] = i == added || facts_.cells[first + i] == kYesCell ? kYesCell : kNoCell;
      if (diagrams_.values(will_do, with) == std::vector<std::size_t>{1}) enough.push_back(added);
    }
    return enough;
  }

  NewValue new_list(const Fact& about, NewValue value, VariableId first,
                    const std::map<VariableId, std::size_t>& chosen, Node will_do) const {
    for (std::size_t i = 0; i < about.choices.size(); ++i) {
      const auto at = chosen.find(first + i);
      const Cells now = facts_.cells[first + i];
      const bool holds = at == chosen.end() ? now == kYesCell : at->second == 1;
      if (holds && now != kYesCell) value.added.push_back(i);
      if (!holds && (now & kYesCell) != 0 && at != chosen.end()) value.dropped.push_back(i);
      if (holds) value.answer += (value.answer.empty() ? "" : ", ") + about.choices[i].name;
    }
    if (value.answer.empty()) value.answer = "[]";
    if (value.added.size() == 1 && value.dropped.empty())
      value.alternatives = enough_alone(about, first, chosen, will_do);
    return value;
  }

  // A value that the fiche has already: the way would need it without changing it.
  bool unchanged(const NewValue& value) const {
    const Fact& about = rules_.facts[value.fact];
    if (about.kind == FactKind::list) return value.added.empty() && value.dropped.empty();
    const VariableId first = plan_.variables().of(value.fact);
    return (facts_.cells[first] & ~value.accepted) == 0 && facts_.known[value.fact];
  }

  bool reached(const Fiche& fiche) const {
    const CellsByVariable box = completions(plan_, facts_from_fiche(plan_, fiche));
    return from_.values(goal_node_, box) == std::vector{goal_.wanted};
  }

  const Plan& plan_;
  const RuleSet& rules_;
  const Fiche& fiche_;
  const Goal& goal_;
  const FicheForm form_;
  const Facts facts_;
  const Functions& functions_;
  PresumedChanges presumed_;
  const Diagrams& from_;
  const Node goal_node_;
  Diagrams diagrams_;
  Node target_ = Diagrams::leaf(0);
};

}  // namespace

Fiche with_stated(Fiche fiche, StatedFact stated) {
  const auto same = [&](const StatedFact& other) { return other.fact == stated.fact; };
  fiche.facts.erase(std::remove_if(fiche.facts.begin(), fiche.facts.end(), same), fiche.facts.end());
  fiche.facts.push_back(std::move(stated));
  return fiche;
}

SmallestChanges smallest_changes(const Plan& plan, const Functions& functions, const Fiche& fiche,
                                 const Goal& goal, std::size_t most_facts) {
  return Search(plan, functions, fiche, goal).run(most_facts);
}

}  // namespace diagclub
