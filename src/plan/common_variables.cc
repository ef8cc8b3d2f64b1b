// Two plans in, one vocabulary out: a rule set of facts alone whose only rule tests every threshold of both,
// so that it is checked, cut into cells and read like any other.
#include "plan/common_variables.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <stdexcept>

#include "model/written.h"

namespace diagclub {

namespace {

constexpr const char* kOnly = "common";

// The numbers at which a plan cuts a fact, within these bounds, and where its own bounds lie among them.
std::set<Number> thresholds(const Plan& plan, FactId fact, const Interval& bounds) {
  std::set<Number> found;
  const Interval& own = plan.rules().facts[fact].bounds;
  if (own.low != bounds.low && own.low.is_finite()) found.insert(own.low);
  if (own.high != bounds.high && own.high.is_finite()) found.insert(own.high);
  const Axis& axis = plan.variables()[plan.variables().of(fact)].axis;
  for (std::size_t i = 1; i < axis.size(); i += 2) {
    const Interval point = axis.numbers(i);
    if (!point.empty() && bounds.contains(point.low)) found.insert(point.low);
  }
  return found;
}

// The same declaration but for its name.
bool is_alike(const Fact& a, const Fact& b) {
  const auto same_choice = [](const Choice& one, const Choice& other) {
    return one.name == other.name && one.label.fr == other.label.fr && one.label.en == other.label.en;
  };
  return a.kind == b.kind && a.integer == b.integer && a.unit == b.unit && a.bounds == b.bounds &&
         a.label.fr == b.label.fr && a.label.en == b.label.en && a.section() == b.section() &&
         a.otherwise == b.otherwise && a.formula.has_value() == b.formula.has_value() &&
         (!a.formula || written(*a.formula) == written(*b.formula)) &&
         std::equal(a.choices.begin(), a.choices.end(), b.choices.begin(), b.choices.end(), same_choice);
}

// All numbers of either, and those between.
Interval span_of(const Interval& a, const Interval& b) {
  Interval both = a;
  if (b.low < a.low || (b.low == a.low && !b.low_open)) both.low = b.low, both.low_open = b.low_open;
  if (b.high > a.high || (b.high == a.high && !b.high_open)) both.high = b.high, both.high_open = b.high_open;
  return both;
}

}  // namespace

Formula folded_formula(const RuleSet& rules, Formula formula) {
  if (formula.op == Formula::Op::name) {
    if (const Parameter* parameter = find_by_name(rules.parameters, formula.name)) {
      formula.op = Formula::Op::number;
      formula.number = parameter->number;
    }
  }
  for (Formula& operand : formula.operands) operand = folded_formula(rules, std::move(operand));
  return formula;
}

CommonVariables::CommonVariables(const Plan& before, const Functions& of_before, const Plan& after,
                                 const Functions& of_after)
    : plans_{&before, &after}, functions_{&of_before, &of_after} {
  Diagnostics faults;
  auto checked = check(vocabulary(), faults);
  if (!checked)
    throw std::runtime_error("the two vocabularies cannot stand side by side: " +
                             faults.all().front().message);
  plan_ = std::make_unique<const Plan>(std::move(*checked));
  see(Side::before);
  see(Side::after);
  CellsByVariable occurring;
  for (const Variable& variable : plan_->variables().all()) occurring.push_back(variable.all);
  // The order of the later rules, then what only the earlier ones have.
  std::vector<VariableId> order;
  IndexVector<VariableId, bool> placed(occurring.size());
  const auto place = [&](std::optional<VariableId> variable) {
    if (!variable || placed[*variable]) return;
    placed[*variable] = true;
    order.push_back(*variable);
  };
  for (const Side side : {Side::after, Side::before}) {
    for (const VariableId variable : at(functions_, side)->diagrams().order())
      place(at(seen_, side)[variable].variable);
  }
  for (const VariableId variable : occurring.ids()) place(variable);
  diagrams_ = Diagrams(std::move(occurring), order);
}

// What a fact of both can say: all that either has it say.
void CommonVariables::unite(Fact& fact, const Fact& other) {
  fact.required |= other.required;
  fact.integer &= other.integer;
  if (fact.kind == FactKind::number) fact.bounds = span_of(fact.bounds, other.bounds);
  for (const Choice& choice : other.choices) {
    if (find_by_name(fact.choices, choice.name) == nullptr) fact.choices.push_back(choice);
  }
  if (other.otherwise != fact.otherwise) fact.otherwise.clear();
}

FactId CommonVariables::add_fact(RuleSet& into, Fact fact, std::optional<FactId> before,
                                 std::optional<FactId> after) {
  // Nothing of it is read but names.
  fact.place = {};
  fact.heading = fact.key();
  fact.aliases.clear();
  fact.unit.clear();
  for (Choice& choice : fact.choices) choice = {choice.name, {choice.name, choice.name}, {}};
  if (!fact.section().empty() && find_by_name(into.sections, fact.section()) == nullptr) {
    for (const Side side : {Side::after, Side::before}) {
      const Section* section = find_by_name(at(plans_, side)->rules().sections, fact.section());
      if (section == nullptr) continue;
      into.sections.push_back(*section);
      into.sections.back().heading = section->name;
      into.sections.back().place = {};
      break;
    }
  }
  if (fact.kind == FactKind::choice && fact.choices.size() > kMostCells) {
    too_fine_.push_back(into.facts.next());
    fact.choices.resize(kMostCells);
  }
  if (fact.kind == FactKind::number) {
    std::set<Number> cuts;
    if (before) cuts = thresholds(*plans_[0], *before, fact.bounds);
    if (after) cuts.merge(thresholds(*plans_[1], *after, fact.bounds));
    if (!Axis::fits(cuts.size())) {
      too_fine_.push_back(into.facts.next());
    } else if (!cuts.empty()) {
      Condition test;
      test.kind = Condition::Kind::test;
      test.name.text = fact.name;
      test.test.form = UnaryTest::Form::terms;
      for (const Number& cut : cuts) {
        UnaryTest::Term term;
        term.range.low = term.range.high = Operand{cut, ""};
        test.test.terms.push_back(std::move(term));
      }
      into.rules.front().when.parts.push_back(std::move(test));
    }
  }
  facts_[0].push_back(before);
  facts_[1].push_back(after);
  return into.facts.add(std::move(fact));
}

RuleSet CommonVariables::vocabulary() {
  const RuleSet& before = plans_[0]->rules();
  const RuleSet& after = plans_[1]->rules();
  RuleSet common;
  common.files.emplace_back(kOnly, "");
  common.sources = {{kOnly, {}, {}}};
  common.certainties = {{kOnly, {}, {}}};
  common.groups.push_back({kOnly, {}, {}, Sign::silent, Sign::silent});
  // No fact can be called so: a name holds no space.
  Rule cuts;
  cuts.name = "every threshold";
  cuts.certainty.text = cuts.group.text = kOnly;
  cuts.when.kind = Condition::Kind::any;
  common.rules.push_back(std::move(cuts));

  IndexVector<FactId, bool> matched(before.facts.size());
  const auto counterpart = [&](const Fact& fact) -> std::optional<FactId> {
    if (const Fact* same = find_by_name(before.facts, fact.name)) return before.facts.id_of(*same);
    for (const FactId other : before.facts.ids()) {
      const Fact& candidate = before.facts[other];
      if (!matched[other] && find_by_name(after.facts, candidate.name) == nullptr &&
          is_alike(candidate, fact))
        return other;
    }
    return std::nullopt;
  };
  std::vector<std::pair<FactId, Formula>> formulas;
  for (const FactId later : after.facts.ids()) {
    Fact fact = after.facts[later];
    std::optional<FactId> other = counterpart(fact);
    std::optional<Formula> formula;
    if (fact.formula) formula = folded_formula(after, *fact.formula);
    fact.formula.reset();
    if (other) {
      const Fact& old = before.facts[*other];
      Fact both = fact;
      unite(both, old);
      // Members of a list are a variable each, so that all must stand.
      if (old.kind == fact.kind && (fact.kind != FactKind::list || both.choices.size() <= kMostCells)) {
        fact = std::move(both);
        matched[*other] = true;
        // Figures must agree with their formula, where there is one formula.
        if (formula && old.formula && written(folded_formula(before, *old.formula)) == written(*formula))
          formulas.emplace_back(common.facts.next(), std::move(*formula));
      } else {
        other.reset();
      }
    }
    add_fact(common, std::move(fact), other, later);
  }
  for (const FactId earlier : before.facts.ids()) {
    if (matched[earlier]) continue;
    Fact fact = before.facts[earlier];
    fact.formula.reset();
    if (find_by_name(common.facts, fact.name) != nullptr) fact.name += " (before)";
    add_fact(common, std::move(fact), earlier, std::nullopt);
  }
  for (auto& [fact, formula] : formulas) {
    bool known = true;
    for_each_operand(formula, [&](const std::string& name) {
      const Fact* operand = find_by_name(common.facts, name);
      known &= operand != nullptr && operand->kind == FactKind::number;
    });
    if (known) common.facts[fact].formula = std::move(formula);
  }
  return common;
}

void CommonVariables::see(Side side) {
  const Plan& own = *at(plans_, side);
  const std::size_t self = side == Side::before ? 0 : 1;
  seen_[self].resize(own.variables().count());
  no_value_[self].resize(plan_->variables().count());
  for (const FactId common : facts_[self].ids()) {
    if (!facts_[self][common]) continue;
    const FactId fact = *facts_[self][common];
    const Fact& here = plan_->rules().facts[common];
    const Fact& there = own.rules().facts[fact];
    seen_[self][own.variables().known(fact)] = {plan_->variables().known(common), {0, 1}};
    if (here.kind == FactKind::text) continue;
    const VariableId variable = plan_->variables().of(common);
    const VariableId first = own.variables().of(fact);
    if (here.kind == FactKind::list) {
      for (std::size_t member = 0; member < there.choices.size(); ++member) {
        const std::size_t at = *position_by_name(here.choices, there.choices[member].name);
        seen_[self][first + member] = {variable + at, {0, 1}};
      }
      continue;
    }
    Seen& seen = seen_[self][first];
    seen.variable = variable;
    const Variable& about = plan_->variables()[variable];
    for (std::size_t cell_here = 0; cell_here < about.size; ++cell_here) {
      std::optional<std::size_t> cell_there = cell_here;
      if ((about.all & cell(cell_here)) == 0) {
        cell_there.reset();
      } else if (here.kind == FactKind::number) {
        // No cell here reaches over two there.
        const Cells there_in = own.variables()[first].axis.cells_of(about.axis.numbers(cell_here));
        cell_there = there_in == 0 ? std::nullopt : std::optional(lowest_cell(there_in));
      } else if (here.kind == FactKind::choice) {
        cell_there = position_by_name(there.choices, here.choices[cell_here].name);
      }
      if (!cell_there) no_value_[self][variable] |= about.all & cell(cell_here);
      seen.cells.push_back(cell_there);
    }
  }
}

bool CommonVariables::can_translate(Side side, const Diagrams& from, Diagrams::Node f) const {
  if (too_fine_.empty()) return true;
  const IndexVector<VariableId, bool> support = from.support(f);
  return std::none_of(too_fine_.begin(), too_fine_.end(), [&](FactId common) {
    const std::optional<FactId> fact = fact_of(side, common);
    return fact && support[at(plans_, side)->variables().of(*fact)];
  });
}

Diagrams::Node CommonVariables::translated(Side side, const Diagrams& from, Diagrams::Node f) {
  if (Diagrams::is_leaf(f)) return f;
  auto& memo = memo_[side == Side::before ? 0 : 1];
  if (const auto done = memo.find(f); done != memo.end()) return done->second;
  const VariableId variable = from.variable(f);
  const Seen& seen = at(seen_, side)[variable];
  Diagrams::Node result = 0;
  bool any = false;
  for (Cells left = from.occurring(variable); left != 0; left &= left - 1) {
    const std::size_t there = lowest_cell(left);
    Cells here = 0;
    for (std::size_t i = 0; i < seen.cells.size(); ++i) {
      if (seen.cells[i] == there) here |= cell(i);
    }
    if (here == 0) continue;  // of a fact that is cut too finely
    const Diagrams::Node child = translated(side, from, from.child(f, there));
    result = any ? diagrams_.ite(diagrams_.literal(*seen.variable, here), child, result) : child;
    any = true;
  }
  return memo[f] = result;
}

}  // namespace diagclub
