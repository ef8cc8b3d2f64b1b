// A fiche in, the clubs that it may be a part of out.
#include "reason/club/completion.h"

#include <algorithm>
#include <set>

namespace diagclub {

namespace {

// Whether the fiche leaves a number to its formula.
bool follows(const Plan& plan, const Facts& facts, FactId fact) {
  return plan.rules().facts[fact].formula && facts.said[fact] != Facts::Said::something;
}

// Whether a fact can become known: not one that the fiche says is unknown, nor what follows from one.
bool can_be_known(const Plan& plan, const Facts& facts, FactId fact) {
  if (facts.known[fact]) return true;
  if (facts.said[fact] == Facts::Said::nothing) return !facts.assumed[fact];
  if (!follows(plan, facts, fact)) return false;
  const std::vector<FactId>& operands = plan.formula_facts(fact);
  return std::all_of(operands.begin(), operands.end(),
                     [&](FactId operand) { return can_be_known(plan, facts, operand); });
}

Number value_of(const Plan& plan, const Formula& formula, const IndexVector<FactId, Number>& numbers) {
  const auto operand = [&](std::size_t i) { return value_of(plan, formula.operands[i], numbers); };
  switch (formula.op) {
    case Formula::Op::number:
      return formula.number;
    case Formula::Op::name: {
      const EntryRef thing = *plan.names().find(formula.name);
      return thing.kind == EntryKind::parameter ? plan.rules().parameters[thing.parameter()].number
                                                : numbers[thing.fact()];
    }
    case Formula::Op::add:
      return operand(0) + operand(1);
    case Formula::Op::subtract:
      return operand(0) - operand(1);
    case Formula::Op::multiply:
      return operand(0) * operand(1);
    case Formula::Op::divide:
      break;
  }
  return operand(0) / operand(1);
}

// Enough for two formulas that share a figure.
constexpr int kMostTries = 20000;

// 0.01, 0.02, 0.03, 0.05, 0.08, 0.1 … 8 000 000 000.
const std::vector<Number>& round_numbers() {
  static const std::vector<Number> numbers = [] {
    std::vector<Number> made;
    for (int power = -2; power <= 9; ++power) {
      for (const int digit : {1, 2, 3, 5, 8}) made.push_back(digit * power_of_ten(power));
    }
    return made;
  }();
  return numbers;
}

class Completing {
 public:
  Completing(const Plan& plan, const Facts& facts, const CellsByVariable& box)
      : plan_(plan), facts_(facts), box_(box), fixed_(facts.known.size()) {
    found_.numbers.resize(facts.known.size());
    for (const FactId fact : plan.formulas()) {
      if (follows(plan, facts, fact)) derived_.push_back(fact);
    }
    order_formulas();
  }

  std::optional<Completion> complete() {
    if (!fit(0)) return std::nullopt;
    // A figure may have been moved after what follows from it.
    for (const FactId fact : derived_) {
      if (value_of(plan_, formula_of(fact), found_.numbers) != found_.numbers[fact]) return std::nullopt;
    }
    found_.cells = plan_.nothing_known();
    const RuleSet& rules = plan_.rules();
    for (const VariableId variable : plan_.variables().ids()) {
      const Variable& about = plan_.variables()[variable];
      const Cells left = box_[variable];
      if (left == 0) return std::nullopt;
      if (about.thing.kind != EntryKind::fact) continue;
      Cells& cells = found_.cells[variable];
      // What may be known is.
      cells = about.aspect == Variable::Aspect::known && (left & kYesCell) != 0 ? kYesCell
                                                                                : cell(lowest_cell(left));
      const bool number =
          about.aspect == Variable::Aspect::value && rules.facts[about.thing.fact()].kind == FactKind::number;
      if (!number) continue;
      if (!fixed_[about.thing.fact()]) {
        std::vector<Number> numbers = plain_candidates(about.thing.fact());
        if (numbers.empty()) numbers = other_candidates(about.thing.fact());
        if (numbers.empty()) return std::nullopt;
        found_.numbers[about.thing.fact()] = numbers.front();
      }
      cells = about.axis.cells_of(Interval::point(found_.numbers[about.thing.fact()]));
      if (cells == 0 || (cells & left) == 0) return std::nullopt;
    }
    return std::move(found_);
  }

 private:
  // Formulas that must land somewhere before those that may land anywhere, what they are made of before them;
  // then those that share a figure with one already placed: where it must be gone back on, that is near.
  void order_formulas() {
    std::set<FactId> strict;
    for (auto at = derived_.rbegin(); at != derived_.rend(); ++at) {
      const VariableId variable = plan_.variables().of(*at);
      const bool narrowed = (plan_.variables()[variable].all & ~box_[variable]) != 0;
      if (!narrowed && strict.count(*at) == 0) continue;
      strict.insert(*at);
      add_formula_facts(*at, strict);
    }
    auto next = std::stable_partition(derived_.begin(), derived_.end(),
                                      [&](FactId fact) { return strict.count(fact) > 0; });
    std::set<FactId> figures = strict;
    while (next != derived_.end()) {
      const auto shares = [&](FactId fact) {
        std::set<FactId> operands{fact};
        add_formula_facts(fact, operands);
        return std::any_of(operands.begin(), operands.end(),
                           [&](FactId one) { return figures.count(one) > 0; });
      };
      const auto near = std::find_if(next, derived_.end(), shares);
      if (near != derived_.end()) std::rotate(next, near, near + 1);
      figures.insert(*next);
      add_formula_facts(*next, figures);
      ++next;
    }
  }

  void add_formula_facts(FactId fact, std::set<FactId>& facts) const {
    facts.insert(plan_.formula_facts(fact).begin(), plan_.formula_facts(fact).end());
  }
  const Formula& formula_of(FactId fact) const { return *plan_.rules().facts[fact].formula; }

  // Finds figures for the operands that are still free, so that each formula's number falls where it should;
  // goes back on them where a later formula cannot be met.
  bool fit(std::size_t formula) {
    if (formula == derived_.size()) return true;
    std::vector<FactId> open;
    for (const FactId operand : plan_.formula_facts(derived_[formula])) {
      if (!fixed_[operand]) open.push_back(operand);
    }
    return try_figures(formula, open, 0);
  }

  bool try_figures(std::size_t formula, const std::vector<FactId>& open, std::size_t next) {
    if (next == open.size()) return lands(derived_[formula]) && fit(formula + 1);
    const FactId operand = open[next];
    fixed_[operand] = true;
    const auto fits = [&](const Number& number) {
      if (--tries_ < 0) return false;
      found_.numbers[operand] = number;
      return try_figures(formula, open, next + 1);
    };
    for (const bool plain : {true, false}) {  // the others are seldom needed
      const std::vector<Number> numbers = plain ? plain_candidates(open[next]) : other_candidates(open[next]);
      if (std::any_of(numbers.begin(), numbers.end(), fits)) return true;
    }
    fixed_[operand] = false;
    return false;
  }

  bool lands(FactId fact) {
    const Number number = value_of(plan_, formula_of(fact), found_.numbers);
    const VariableId variable = plan_.variables().of(fact);
    if (!number.is_finite() || !facts_.numbers[fact].contains(number)) return false;
    if ((plan_.variables()[variable].axis.cells_of(Interval::point(number)) & box_[variable]) == 0)
      return false;
    found_.numbers[fact] = number;
    return fixed_[fact] = true;
  }

  // Numbers that a fact may be, from each cell left to it: a plain one; its ends and round ones.
  std::vector<Number> plain_candidates(FactId fact) const {
    return candidates(fact, [](const Axis& axis, std::size_t cell_index, const Interval&, const auto& add) {
      add(axis.representative(cell_index));
    });
  }
  std::vector<Number> other_candidates(FactId fact) const {
    return candidates(fact, [](const Axis&, std::size_t, const Interval& numbers, const auto& add) {
      add(numbers.low);
      add(numbers.high);
      add((numbers.low + numbers.high) / 2);
      add(floor(numbers.low) + 1);
      for (const Number& number : round_numbers()) add(number);
    });
  }
  template <typename Offer>
  std::vector<Number> candidates(FactId fact, Offer offer) const {
    const VariableId variable = plan_.variables().of(fact);
    const Axis& axis = plan_.variables()[variable].axis;
    const bool integer = plan_.rules().facts[fact].integer;
    std::vector<Number> found;
    for (Cells left = box_[variable]; left != 0; left &= left - 1) {
      const Interval numbers = intersection(axis.numbers(lowest_cell(left)), facts_.numbers[fact]);
      offer(axis, lowest_cell(left), numbers, [&](Number number) {
        if (integer) number = floor(number);
        if (numbers.contains(number)) found.push_back(number);
      });
    }
    return found;
  }

  const Plan& plan_;
  const Facts& facts_;
  const CellsByVariable& box_;
  std::vector<FactId> derived_;
  int tries_ = kMostTries;
  IndexVector<FactId, bool> fixed_;  // its number is chosen
  Completion found_;
};

}  // namespace

void completions(const Plan& plan, const Facts& facts, CellsByVariable& box) {
  box = facts.cells;
  for (const FactId fact : facts.known.ids()) {
    if (!facts.known[fact] && can_be_known(plan, facts, fact)) box[plan.variables().known(fact)] = kYesOrNo;
  }
}

CellsByVariable completions(const Plan& plan, const Facts& facts) {
  CellsByVariable box;
  completions(plan, facts, box);
  return box;
}

std::optional<Completion> completion_within(const Plan& plan, const Facts& facts,
                                            const CellsByVariable& box) {
  return Completing(plan, facts, box).complete();
}

}  // namespace diagclub
