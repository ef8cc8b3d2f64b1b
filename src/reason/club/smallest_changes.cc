// A goal in, the smallest changes that reach it out: for every set of facts, smaller first, what must hold of
// them whatever the others are is read off the diagrams.
#include "reason/club/smallest_changes.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <set>

#include "eval/evaluate.h"
#include "read/fiche/fiche_from_yaml.h"

namespace diagclub {

namespace {

using Node = Diagrams::Node;

std::size_t index_of(int number) { return static_cast<std::size_t>(number); }

class Search {
 public:
  Search(const Plan& plan, const Functions& functions, const Fiche& fiche, const Goal& goal)
      : plan_(plan),
        rules_(plan.rules()),
        fiche_(fiche),
        goal_(goal),
        form_(plan.rules()),
        facts_(facts_from_fiche(plan, fiche)),
        from_(functions.diagrams()),
        goal_node_(functions.of(plan.variables().of(goal.thing))),
        diagrams_(from_.empty_like()) {
    const Node f = goal_node_;
    std::vector<int> accepted;
    for (const int value : from_.values(f)) {
      accepted.resize(index_of(value) + 1);
      accepted[index_of(value)] = value == goal.wanted ? 1 : 0;
    }
    Box everything;
    for (int i = 0; i < plan.variables().count(); ++i) everything.push_back(plan.variables()[i].all);
    target_ = diagrams_.mapped(diagrams_.restrict(from_, f, everything), accepted);
  }

  SmallestChanges run(int most_facts) {
    SmallestChanges ways;
    ways.already = reached(fiche_);
    for (const int fact : candidates()) ways.tried.push_back(fact);
    std::vector<std::vector<int>> done;
    for (int size = 1; !ways.already && size <= most_facts; ++size) {
      each_set(ways.tried, size, [&](const std::vector<int>& set) {
        const bool larger = std::any_of(done.begin(), done.end(), [&](const std::vector<int>& smaller) {
          return std::includes(set.begin(), set.end(), smaller.begin(), smaller.end());
        });
        if (larger) return;
        if (auto way = way_by(set)) {
          done.push_back(set);
          ways.ways.push_back(std::move(*way));
        }
      });
    }
    return ways;
  }

 private:
  // Changeable facts that the goal depends on, were all changeable facts free.
  std::vector<int> candidates() {
    std::set<int> changeable;
    for (std::size_t i = 0; i < rules_.facts.size(); ++i) {
      const Fact& fact = rules_.facts[i];
      const bool element = !fact.section().empty() && find_by_name(rules_.sections, fact.section())->many;
      if (fact.changeable && !fact.formula && !element && fact.kind != FactKind::text)
        changeable.insert(static_cast<int>(i));
    }
    const Box box = freed({changeable.begin(), changeable.end()});
    const std::vector<bool> support = diagrams_.support(diagrams_.restrict(diagrams_, target_, box));
    std::set<int> facts;
    for (std::size_t i = 0; i < support.size(); ++i) {
      const EntryRef thing = plan_.variables()[static_cast<int>(i)].thing;
      if (support[i] && changeable.count(thing.index) > 0) facts.insert(thing.index);
    }
    return {facts.begin(), facts.end()};
  }

  // What is known, but these facts free (and then known); what a formula makes of a free one is open too.
  Box freed(const std::vector<int>& set) const {
    Box box = facts_.cells;
    std::vector<bool> open(rules_.facts.size());
    for (const int fact : set) {
      open[index_of(fact)] = true;
      for_each_variable(fact,
                        [&](int variable) { box[index_of(variable)] = plan_.variables()[variable].all; });
      box[index_of(plan_.variables().known(fact))] = kYesCell;
    }
    for (const int fact : plan_.formulas()) {
      if (fiche_.find(fact) != nullptr) continue;
      const std::function<bool(const Formula&)> moves = [&](const Formula& formula) {
        const Fact* operand =
            formula.op == Formula::Op::name ? find_by_name(rules_.facts, formula.name) : nullptr;
        return (operand != nullptr && open[static_cast<std::size_t>(operand - rules_.facts.data())]) ||
               std::any_of(formula.operands.begin(), formula.operands.end(), moves);
      };
      if (!moves(*rules_.facts[index_of(fact)].formula)) continue;
      open[index_of(fact)] = true;
      const int variable = plan_.variables().of({EntryKind::fact, fact});
      box[index_of(variable)] = plan_.variables()[variable].all;
    }
    return box;
  }

  template <typename Use>
  void for_each_variable(int fact, Use use) const {
    const Variables::Run values = plan_.variables().values(fact);
    for (int i = 0; i < values.count; ++i) use(values.first + i);
  }

  template <typename Use>
  static void each_set(const std::vector<int>& from, int size, Use use) {
    std::vector<int> set;
    const std::function<void(std::size_t)> add = [&](std::size_t next) {
      if (static_cast<int>(set.size()) == size) return use(set);
      for (std::size_t i = next; i < from.size(); ++i) {
        set.push_back(from[i]);
        add(i + 1);
        set.pop_back();
      }
    };
    add(0);
  }

  std::optional<ChangeSet> way_by(const std::vector<int>& set) {
    const Box box = freed(set);
    std::vector<bool> others(index_of(plan_.variables().count()), true);
    for (const int fact : set)
      for_each_variable(fact, [&](int variable) { others[index_of(variable)] = false; });
    const Node will_do = diagrams_.forall(diagrams_.restrict(diagrams_, target_, box), others);
    const auto chosen = nearest(will_do);
    if (!chosen) return std::nullopt;
    ChangeSet way;
    Fiche changed = fiche_;
    for (const int fact : set) {
      NewValue value = new_value(fact, *chosen, will_do);
      TextFault fault;
      auto stated = stated_from_text(fact, value.answer, form_, fault);
      if (!stated || unchanged(value)) return std::nullopt;
      changed = with_stated(std::move(changed), std::move(*stated));
      way.values.push_back(std::move(value));
    }
    if (!reached(changed)) return std::nullopt;
    return way;
  }

  // The cells nearest to what the fiche says that will do: by variable that matters.
  std::optional<std::map<int, int>> nearest(Node will_do) {
    struct Step {
      int cost = std::numeric_limits<int>::max();
      int cell = 0;
      Node next = 0;
    };
    std::map<Node, Step> steps;
    constexpr int kNever = std::numeric_limits<int>::max();
    const std::function<int(Node)> walk = [&](Node node) -> int {
      if (Diagrams::is_leaf(node)) return Diagrams::value(node) == 1 ? 0 : kNever;
      if (const auto seen = steps.find(node); seen != steps.end()) return seen->second.cost;
      Step best;
      const int variable = diagrams_.variable(node);
      for (Cells left = diagrams_.occurring(variable); left != 0; left &= left - 1) {
        const Node next = diagrams_.child(node, lowest_cell(left));
        const int rest = walk(next);
        if (rest == kNever) continue;
        const int cost = rest + distance(variable, lowest_cell(left));
        if (cost < best.cost) best = {cost, lowest_cell(left), next};
      }
      steps[node] = best;
      return best.cost;
    };
    if (walk(will_do) == kNever) return std::nullopt;
    std::map<int, int> chosen;
    for (Node node = will_do; !Diagrams::is_leaf(node); node = steps[node].next)
      chosen[diagrams_.variable(node)] = steps[node].cell;
    return chosen;
  }

  // How far a cell is from what is known: none where it is just that.
  int distance(int variable, int cell_index) const {
    const Cells now = facts_.cells[index_of(variable)];
    if (now == cell(cell_index)) return 0;
    const Variable& about = plan_.variables()[variable];
    const bool number = about.axis.size() > 1 && about.aspect == Variable::Aspect::value;
    if (!number || !facts_.known[index_of(about.thing.index)]) return 1;
    int away = kMostCells;
    for (Cells left = now; left != 0; left &= left - 1)
      away = std::min(away, std::abs(lowest_cell(left) - cell_index));
    return 1 + away;
  }

  NewValue new_value(int fact, const std::map<int, int>& chosen, Node will_do) {
    const Fact& about = rules_.facts[index_of(fact)];
    const int first = plan_.variables().of({EntryKind::fact, fact});
    NewValue value;
    value.fact = fact;
    if (about.kind == FactKind::list) return new_list(about, value, first, chosen, will_do);
    // All cells that will do with the other choices made.
    Box fixed;
    for (int i = 0; i < plan_.variables().count(); ++i) fixed.push_back(plan_.variables()[i].all);
    for (const auto& [variable, cell_index] : chosen) fixed[index_of(variable)] = cell(cell_index);
    const auto at = chosen.find(first);
    const int nearest = at == chosen.end() ? lowest_cell(facts_.cells[index_of(first)]) : at->second;
    for (Cells left = plan_.variables()[first].all; left != 0; left &= left - 1) {
      fixed[index_of(first)] = left & -left;
      if (diagrams_.values(will_do, fixed) == std::vector<int>{1}) value.accepted |= left & -left;
    }
    if (about.kind == FactKind::number) {
      value.answer = text_from_number(plan_.variables()[first].axis.representative(nearest));
    } else if (about.kind == FactKind::yes_no) {
      value.answer = nearest == 1 ? "yes" : "no";
    } else {
      value.answer = about.choices[index_of(nearest)].name;
    }
    return value;
  }

  // Choices of a list any one of which, added to what it holds, makes up for the one chosen.
  std::vector<int> enough_alone(const Fact& about, int first, const std::map<int, int>& chosen,
                                Node will_do) const {
    Box fixed;
    for (int i = 0; i < plan_.variables().count(); ++i) fixed.push_back(plan_.variables()[i].all);
    for (const auto& [variable, cell_index] : chosen) fixed[index_of(variable)] = cell(cell_index);
    const int members = static_cast<int>(about.choices.size());
    std::vector<int> enough;
    for (int added = 0; added < members; ++added) {
      if ((facts_.cells[index_of(first + added)] & kYesCell) != 0 &&
          facts_.known[index_of(plan_.variables()[first].thing.index)])
        continue;
      Box with = fixed;
      for (int i = 0; i < members; ++i)
        with[index_of(first + i)] =
            i == added || facts_.cells[index_of(first + i)] == kYesCell ? kYesCell : kNoCell;
      if (diagrams_.values(will_do, with) == std::vector<int>{1}) enough.push_back(added);
    }
    return enough;
  }

  NewValue new_list(const Fact& about, NewValue value, int first, const std::map<int, int>& chosen,
                    Node will_do) const {
    for (int i = 0; i < static_cast<int>(about.choices.size()); ++i) {
      const auto at = chosen.find(first + i);
      const Cells now = facts_.cells[index_of(first + i)];
      const bool holds = at == chosen.end() ? now == kYesCell : at->second == 1;
      if (holds && now != kYesCell) value.added.push_back(i);
      if (!holds && (now & kYesCell) != 0 && at != chosen.end()) value.dropped.push_back(i);
      if (holds) value.answer += (value.answer.empty() ? "" : ", ") + about.choices[index_of(i)].name;
    }
    if (value.answer.empty()) value.answer = "[]";
    if (value.added.size() == 1 && value.dropped.empty())
      value.alternatives = enough_alone(about, first, chosen, will_do);
    return value;
  }

  // A value that the fiche has already: the way would need it without changing it.
  bool unchanged(const NewValue& value) const {
    const Fact& about = rules_.facts[index_of(value.fact)];
    if (about.kind == FactKind::list) return value.added.empty() && value.dropped.empty();
    const int first = plan_.variables().of({EntryKind::fact, value.fact});
    return (facts_.cells[index_of(first)] & ~value.accepted) == 0 && facts_.known[index_of(value.fact)];
  }

  bool reached(const Fiche& fiche) const {
    const Box box = completions(plan_, facts_from_fiche(plan_, fiche));
    return from_.values(goal_node_, box) == std::vector<int>{goal_.wanted};
  }

  const Plan& plan_;
  const RuleSet& rules_;
  const Fiche& fiche_;
  const Goal& goal_;
  const FicheForm form_;
  const Facts facts_;
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
                                 const Goal& goal, int most_facts) {
  return Search(plan, functions, fiche, goal).run(most_facts);
}

}  // namespace diagclub
