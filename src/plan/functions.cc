// A plan in, decision diagrams of its outcomes out, in the order of evaluation.
#include "plan/functions.h"

#include <functional>

namespace diagclub {

namespace {

CellsByVariable occurring_cells(const Plan& plan) {
  CellsByVariable cells;
  for (const Variable& variable : plan.variables().all()) cells.push_back(variable.all);
  return cells;
}

// Inputs in the order in which the page's verdicts come upon them, then those of the rest: what is looked at
// together stands together, which keeps the diagrams small.
std::vector<VariableId> order_of_variables(const Plan& plan) {
  const RuleSet& rules = plan.rules();
  std::vector<VariableId> order;
  IndexVector<VariableId, bool> placed(plan.variables().count());
  const auto place = [&](VariableId variable) {
    if (placed[variable]) return;
    placed[variable] = true;
    order.push_back(variable);
  };
  IndexVector<VariableId, bool> visited(plan.variables().count());
  const std::function<void(EntryRef)> visit = [&](EntryRef thing) {
    const auto look = [&](const Condition& condition) {
      for_each_test(condition, [&](const Name& name, const UnaryTest& test) {
        const EntryRef tested = *plan.names().find(name.text);
        if (entry_of(rules, tested) != nullptr) visit(tested);
        for (const Literal& literal : plan.variables().literals(rules, plan.names(), name.text, test).parts)
          place(literal.variable);
      });
    };
    if (thing.kind != EntryKind::recommendation) {
      const VariableId variable = plan.variables().of(thing);
      if (visited[variable]) return;
      visited[variable] = true;
    }
    switch (thing.kind) {
      case EntryKind::table:
        if (rules.tables[thing.table()].applies) look(*rules.tables[thing.table()].applies);
        for (const Row& row : rules.tables[thing.table()].rows) {
          for (const Condition& test : row.when) look(test);
        }
        break;
      case EntryKind::rule:
        if (rules.rules[thing.rule()].applies) look(*rules.rules[thing.rule()].applies);
        look(rules.rules[thing.rule()].when);
        break;
      case EntryKind::count:
        for (const Name& name : rules.counts[thing.count()].of) visit(*plan.names().find(name.text));
        break;
      case EntryKind::recommendation:
        look(rules.recommendations[thing.recommendation()].when);
        break;
      case EntryKind::fact:
      case EntryKind::parameter:
      case EntryKind::presumption:
        break;
    }
  };
  for (const Page::Verdict& verdict : rules.page.verdicts) visit(*plan.names().find(verdict.of.text));
  for (const PlanStep& step : plan.steps()) visit(step.thing);
  for (const RecommendationId recommendation : rules.recommendations.ids()) visit(recommendation);
  for (const VariableId variable : plan.variables().ids()) place(variable);
  return order;
}

// Whether a condition looks at a thing.
bool tests(const Condition& condition, const std::string& name) {
  bool found = false;
  for_each_test(condition, [&](const Name& tested, const UnaryTest&) { found |= tested.text == name; });
  return found;
}

}  // namespace

Functions::Functions(const Plan& plan)
    : plan_(plan),
      diagrams_(occurring_cells(plan), order_of_variables(plan)),
      of_(plan.variables().count()),
      outcomes_(plan.rules().tables.size()),
      rows_(plan.rules().tables.size()) {
  const RuleSet& rules = plan.rules();
  for (const PlanStep& step : plan.steps()) {
    if (step.thing.kind == EntryKind::count) {
      add_count(step);
    } else if (step.thing.kind == EntryKind::table) {
      const Table& table = rules.tables[step.thing.table()];
      applies_.push_back(speaks(diagrams_, table));
      for (const Row& row : table.rows) rows_[step.thing.table()].push_back(of(diagrams_, row));
      const std::vector<Diagrams::Node> outcome = of(diagrams_, table, applies_.back());
      for (std::size_t i = 0; i < outcome.size(); ++i) of_[step.variable + i] = outcome[i];
      if (table.hit != HitPolicy::collect)
        outcomes_[step.thing.table()] =
            diagrams_.ite(applies_.back(), outcome.front(), Diagrams::leaf(not_applicable_cell(table)));
    } else {
      applies_.push_back(speaks(diagrams_, rules.rules[step.thing.rule()]));
      of_[step.variable] =
          diagrams_.both(applies_.back(), of(diagrams_, rules.rules[step.thing.rule()].when));
    }
  }
  for (const Recommendation& recommendation : rules.recommendations)
    recommendations_.push_back(given(diagrams_, recommendation));
  join_verdicts();
}

void Functions::join_verdicts() {
  const RuleSet& rules = plan_.rules();
  for (const Page::Verdict& verdict : rules.page.verdicts) {
    verdicts_.tables.push_back(plan_.names().find(verdict.of.text)->table());
    for (const Name& name : verdict.with) {
      const EntryRef under = *plan_.names().find(name.text);
      if (under.kind != EntryKind::table) continue;
      const Table& table = rules.tables[under.table()];
      if (gives_one(table.hit) && table.applies && tests(*table.applies, verdict.of.text))
        verdicts_.tables.push_back(under.table());
    }
  }
  verdicts_.tuples = {{}};
  for (const TableId table : verdicts_.tables) {
    const std::size_t outputs = not_applicable_cell(rules.tables[table]) + 1;
    const Diagrams::Node both =
        diagrams_.apply(verdicts_.node, outcome(table),
                        [&](std::size_t tuple, std::size_t output) { return tuple * outputs + output; });
    // Only combinations that some club can have are numbered.
    const std::vector<std::size_t> found = diagrams_.values(both);
    std::vector<std::size_t> numbers(found.empty() ? 0 : found.back() + 1);
    std::vector<std::vector<std::size_t>> tuples;
    for (const std::size_t value : found) {
      numbers[value] = tuples.size();
      tuples.push_back(verdicts_.tuples[value / outputs]);
      tuples.back().push_back(value % outputs);
    }
    verdicts_.node = diagrams_.mapped(both, numbers);
    verdicts_.tuples = std::move(tuples);
  }
}

Diagrams::Node Functions::wanted(Diagrams& diagrams, const Recommendation& recommendation) const {
  const Condition* exists = existence_of_actor(plan_.rules(), recommendation);
  const Diagrams::Node own = of(diagrams, recommendation.when);
  return exists == nullptr ? own : diagrams.both(of(diagrams, *exists), own);
}

Diagrams::Node Functions::given(Diagrams& diagrams, const Recommendation& recommendation) const {
  const Diagrams::Node wanted = this->wanted(diagrams, recommendation);
  if (!recommendation.done_when) return wanted;
  return diagrams.both(wanted, diagrams.negated(of(diagrams, *recommendation.done_when)));
}

Diagrams::Node Functions::applies(EntryRef thing) const { return applies_[plan_.step_at(thing)]; }

Diagrams::Node Functions::of(Diagrams& diagrams, const Row& row) const {
  Diagrams::Node matches = Diagrams::leaf(1);
  for (const Condition& test : row.when) matches = diagrams.both(matches, of(diagrams, test));
  return matches;
}

std::vector<Diagrams::Node> Functions::of(Diagrams& diagrams, const Table& table,
                                          Diagrams::Node applies) const {
  const auto output_of = [&](const Row& row) {
    return position_by_name(table.outputs, row.then.text).value_or(0);
  };
  if (table.hit == HitPolicy::collect) {
    std::vector<Diagrams::Node> given(table.outputs.size(), Diagrams::leaf(0));
    for (const Row& row : table.rows) {
      Diagrams::Node& output = given[output_of(row)];
      output = diagrams.either(output, of(diagrams, row));
    }
    for (Diagrams::Node& output : given) output = diagrams.both(applies, output);
    return given;
  }
  if (table.hit == HitPolicy::collect_count) {
    Diagrams::Node sum = Diagrams::leaf(0);
    for (const Row& row : table.rows) sum = diagrams.apply(sum, of(diagrams, row), std::plus<>());
    return {diagrams.ite(applies, sum, Diagrams::leaf(0))};
  }
  const Diagrams::Node none = Diagrams::leaf(none_cell(table));
  Diagrams::Node output = none;
  const std::vector<std::size_t> order = deciding_order(table);
  for (auto index = order.rbegin(); index != order.rend(); ++index) {
    const Row& row = table.rows[*index];
    output = diagrams.ite(of(diagrams, row), Diagrams::leaf(output_of(row)), output);
  }
  return {diagrams.ite(applies, output, none)};
}

void Functions::add_count(const PlanStep& step) {
  Diagrams::Node sum = Diagrams::leaf(0);
  Diagrams::Node speaks = Diagrams::leaf(step.counted.empty() ? 1 : 0);
  for (const VariableId rule : step.counted) {
    sum = diagrams_.apply(sum, of(rule), std::plus<>());
    speaks = diagrams_.either(speaks, applies(plan_.variables()[rule].thing));
  }
  applies_.push_back(speaks);
  of_[step.variable] = sum;
}

Diagrams::Node Functions::of(Diagrams& diagrams, const Literal& literal) const {
  const Variable& variable = plan_.variables()[literal.variable];
  const Entry* entry = entry_of(plan_.rules(), variable.thing);
  if (entry == nullptr) return diagrams.literal(literal.variable, literal.accepted);
  std::vector<std::size_t> accepted;
  if (variable.thing.kind == EntryKind::count) {
    const auto rules = plan_.rules().counts[variable.thing.count()].of.size();
    for (std::size_t i = 0; i <= rules; ++i) {
      const Cells cells = variable.axis.cells_of(Interval::point(i));
      accepted.push_back((cells & literal.accepted) != 0 ? 1 : 0);
    }
  } else {
    for (std::size_t i = 0; i < variable.size; ++i)
      accepted.push_back((literal.accepted & cell(i)) != 0 ? 1 : 0);
  }
  return diagrams.mapped(of(literal.variable), accepted);
}

// Facts and parameters always apply.
Diagrams::Node Functions::applies_or_always(EntryRef thing) const {
  return entry_of(plan_.rules(), thing) == nullptr ? Diagrams::leaf(1) : applies(thing);
}

Diagrams::Node Functions::of_test(Diagrams& diagrams, const Condition& test, bool wanted) const {
  const Literals literals =
      plan_.variables().literals(plan_.rules(), plan_.names(), test.name.text, test.test);
  Diagrams::Node holds = Diagrams::leaf(literals.any ? 0 : 1);
  for (const Literal& literal : literals.parts) {
    const Diagrams::Node part = of(diagrams, literal);
    holds = literals.any ? diagrams.either(holds, part) : diagrams.both(holds, part);
  }
  if (literals.parts.empty()) return wanted ? holds : diagrams.negated(holds);
  return diagrams.both(applies_or_always(*plan_.names().find(test.name.text)),
                       wanted ? holds : diagrams.negated(holds));
}

Diagrams::Node Functions::of(Diagrams& diagrams, const Condition& condition, bool wanted) const {
  if (condition.kind == Condition::Kind::test) return of_test(diagrams, condition, wanted);
  if (condition.kind == Condition::Kind::negation) return of(diagrams, condition.parts.front(), !wanted);
  const bool any = (condition.kind == Condition::Kind::any) == wanted;
  Diagrams::Node holds = Diagrams::leaf(any ? 0 : 1);
  for (const Condition& part : condition.parts) {
    const Diagrams::Node node = of(diagrams, part, wanted);
    holds = any ? diagrams.either(holds, node) : diagrams.both(holds, node);
  }
  return holds;
}

Diagrams::Node Functions::defined(Diagrams& diagrams, const Condition& condition) const {
  return diagrams.either(of(diagrams, condition, true), of(diagrams, condition, false));
}

Diagrams::Node Functions::speaks(Diagrams& diagrams, const Table& table) const {
  Diagrams::Node speaks = table.applies ? of(diagrams, *table.applies) : Diagrams::leaf(1);
  for (const Row& row : table.rows) {
    for (const Condition& test : row.when) {
      if (test.test.form != UnaryTest::Form::irrelevant)
        speaks = diagrams.both(speaks, applies_or_always(*plan_.names().find(test.name.text)));
    }
  }
  return speaks;
}

Diagrams::Node Functions::speaks(Diagrams& diagrams, const Rule& rule) const {
  const Diagrams::Node applies = rule.applies ? of(diagrams, *rule.applies) : Diagrams::leaf(1);
  return diagrams.both(applies, defined(diagrams, rule.when));
}

}  // namespace diagclub
