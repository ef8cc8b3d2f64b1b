// A fiche in, the clubs that it may be a part of out.
#include "reason/club/completion.h"

#include <algorithm>
#include <set>

namespace diagclub {

namespace {

std::size_t index_of(int number) { return static_cast<std::size_t>(number); }

// Whether the fiche leaves a number to its formula.
bool follows(const Plan& plan, const Facts& facts, int fact) {
  return plan.rules().facts[index_of(fact)].formula && facts.said[index_of(fact)] != Facts::Said::something;
}

// Whether a fact can become known: not one that the fiche says is unknown, nor what follows from one.
bool can_be_known(const Plan& plan, const Facts& facts, int fact) {
  if (facts.known[index_of(fact)]) return true;
  if (facts.said[index_of(fact)] == Facts::Said::nothing) return !facts.assumed[index_of(fact)];
  if (!follows(plan, facts, fact)) return false;
  const std::vector<int>& operands = plan.formula_facts(fact);
  return std::all_of(operands.begin(), operands.end(),
                     [&](int operand) { return can_be_known(plan, facts, operand); });
}

Number value_of(const Plan& plan, const Formula& formula, const std::vector<Number>& numbers) {
  const auto operand = [&](std::size_t i) { return value_of(plan, formula.operands[i], numbers); };
  switch (formula.op) {
    case Formula::Op::number:
      return formula.number;
    case Formula::Op::name: {
      const EntryRef thing = *plan.names().find(formula.name);
      return thing.kind == EntryKind::parameter ? plan.rules().parameters[index_of(thing.index)].number
                                                : numbers[index_of(thing.index)];
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
  Completing(const Plan& plan, const Facts& facts, const Box& box)
      : plan_(plan), facts_(facts), box_(box), fixed_(facts.known.size()) {
    found_.numbers.resize(facts.known.size());
    for (const int fact : plan.formulas()) {
      if (follows(plan, facts, fact)) derived_.push_back(fact);
    }
    order_formulas();
  }

  std::optional<Completion> complete() {
    if (!fit(0)) return std::nullopt;
    // A figure may have been moved after what follows from it.
    for (const int fact : derived_) {
      if (value_of(plan_, formula_of(fact), found_.numbers) != found_.numbers[index_of(fact)])
        return std::nullopt;
    }
    found_.cells = plan_.nothing_known();
    const RuleSet& rules = plan_.rules();
    for (int variable = 0; variable < plan_.variables().count(); ++variable) {
      const Variable& about = plan_.variables()[variable];
      const Cells left = box_[index_of(variable)];
      if (left == 0) return std::nullopt;
      if (about.thing.kind != EntryKind::fact) continue;
      Cells& cells = found_.cells[index_of(variable)];
      // What may be known is.
      cells = about.aspect == Variable::Aspect::known && (left & kYesCell) != 0 ? kYesCell
                                                                                : cell(lowest_cell(left));
      const bool number = about.aspect == Variable::Aspect::value &&
                          rules.facts[index_of(about.thing.index)].kind == FactKind::number;
      if (!number) continue;
      if (!fixed_[index_of(about.thing.index)]) {
        std::vector<Number> numbers = plain_candidates(about.thing.index);
        if (numbers.empty()) numbers = other_candidates(about.thing.index);
        if (numbers.empty()) return std::nullopt;
        found_.numbers[index_of(about.thing.index)] = numbers.front();
      }
      cells = about.axis.cells_of(Interval::point(found_.numbers[index_of(about.thing.index)]));
      if (cells == 0 || (cells & left) == 0) return std::nullopt;
    }
    return std::move(found_);
  }

 private:
  // Formulas that must land somewhere before those that may land anywhere, what they are made of before them;
  // then those that share a figure with one already placed: where it must be gone back on, that is near.
  void order_formulas() {
    std::set<int> strict;
    for (auto at = derived_.rbegin(); at != derived_.rend(); ++at) {
      const auto variable = index_of(plan_.variables().of({EntryKind::fact, *at}));
      const bool narrowed = (plan_.variables()[static_cast<int>(variable)].all & ~box_[variable]) != 0;
      if (!narrowed && strict.count(*at) == 0) continue;
      strict.insert(*at);
      add_formula_facts(*at, strict);
    }
    auto next = std::stable_partition(derived_.begin(), derived_.end(),
                                      [&](int fact) { return strict.count(fact) > 0; });
    std::set<int> figures = strict;
    while (next != derived_.end()) {
      const auto shares = [&](int fact) {
        std::set<int> operands{fact};
        add_formula_facts(fact, operands);
        return std::any_of(operands.begin(), operands.end(), [&](int one) { return figures.count(one) > 0; });
      };
      const auto near = std::find_if(next, derived_.end(), shares);
      if (near != derived_.end()) std::rotate(next, near, near + 1);
      figures.insert(*next);
      add_formula_facts(*next, figures);
      ++next;
    }
  }

  void add_formula_facts(int fact, std::set<int>& facts) const {
    facts.insert(plan_.formula_facts(fact).begin(), plan_.formula_facts(fact).end());
  }
  const Formula& formula_of(int fact) const { return *plan_.rules().facts[index_of(fact)].formula; }

  // Finds figures for the operands that are still free, so that each formula's number falls where it should;
  // goes back on them where a later formula cannot be met.
  bool fit(std::size_t formula) {
    if (formula == derived_.size()) return true;
    std::vector<int> open;
    for (const int operand : plan_.formula_facts(derived_[formula])) {
      if (!fixed_[index_of(operand)]) open.push_back(operand);
    }
    return try_figures(formula, open, 0);
  }

  bool try_figures(std::size_t formula, const std::vector<int>& open, std::size_t next) {
    if (next == open.size()) return lands(derived_[formula]) && fit(formula + 1);
    const std::size_t operand = index_of(open[next]);
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

  bool lands(int fact) {
    const Number number = value_of(plan_, formula_of(fact), found_.numbers);
    const int variable = plan_.variables().of({EntryKind::fact, fact});
    if (!number.is_finite() || !facts_.numbers[index_of(fact)].contains(number)) return false;
    if ((plan_.variables()[variable].axis.cells_of(Interval::point(number)) & box_[index_of(variable)]) == 0)
      return false;
    found_.numbers[index_of(fact)] = number;
    return fixed_[index_of(fact)] = true;
  }

  // Numbers that a fact may be, from each cell left to it: a plain one; its ends and round ones.
  std::vector<Number> plain_candidates(int fact) const {
    return candidates(fact, [](const Axis& axis, int cell_index, const Interval&, const auto& add) {
      add(axis.representative(cell_index));
    });
  }
  std::vector<Number> other_candidates(int fact) const {
    return candidates(fact, [](const Axis&, int, const Interval& numbers, const auto& add) {
      add(numbers.low);
      add(numbers.high);
      add((numbers.low + numbers.high) / 2);
      add(floor(numbers.low) + 1);
      for (const Number& number : round_numbers()) add(number);
    });
  }
  template <typename Offer>
  std::vector<Number> candidates(int fact, Offer offer) const {
    const int variable = plan_.variables().of({EntryKind::fact, fact});
    const Axis& axis = plan_.variables()[variable].axis;
    const bool integer = plan_.rules().facts[index_of(fact)].integer;
    std::vector<Number> found;
    for (Cells left = box_[index_of(variable)]; left != 0; left &= left - 1) {
      const Interval numbers = intersection(axis.numbers(lowest_cell(left)), facts_.numbers[index_of(fact)]);
      offer(axis, lowest_cell(left), numbers, [&](Number number) {
        if (integer) number = floor(number);
        if (numbers.contains(number)) found.push_back(number);
      });
    }
    return found;
  }

  const Plan& plan_;
  const Facts& facts_;
  const Box& box_;
  std::vector<int> derived_;
  int tries_ = kMostTries;
  std::vector<bool> fixed_;  // by fact: its number is chosen
  Completion found_;
};

}  // namespace

void completions(const Plan& plan, const Facts& facts, Box& box) {
  box = facts.cells;
  for (int fact = 0; fact < static_cast<int>(facts.known.size()); ++fact) {
    if (!facts.known[index_of(fact)] && can_be_known(plan, facts, fact))
      box[index_of(plan.variables().known(fact))] = kYesOrNo;
  }
}

Box completions(const Plan& plan, const Facts& facts) {
  Box box;
  completions(plan, facts, box);
  return box;
}

std::optional<Completion> completion_within(const Plan& plan, const Facts& facts, const Box& box) {
  return Completing(plan, facts, box).complete();
}

}  // namespace diagclub
