// Checked rules in, a plan out.
#include "plan/plan.h"

#include <algorithm>
#include <functional>
#include <numeric>

#include "plan/applicability.h"
#include "plan/dependencies.h"

namespace diagclub {

namespace {

std::vector<Cells> occurring_cells(const Variables& variables) {
  std::vector<Cells> cells;
  for (const Variable& variable : variables.all()) cells.push_back(variable.all);
  return cells;
}

std::vector<int> numbers_below(std::size_t count) {
  std::vector<int> numbers(count);
  std::iota(numbers.begin(), numbers.end(), 0);
  return numbers;
}

bool asks_for_unknown(const Row& row) {
  return std::any_of(row.when.begin(), row.when.end(),
                     [](const Condition& test) { return test.test.form == UnaryTest::Form::unknown; });
}

}  // namespace

// Where rows may not contradict each other those that ask a fact to be unknown come first: its value goes for
// nothing where they hold.
std::vector<int> deciding_order(const Table& table) {
  std::vector<int> order = numbers_below(table.rows.size());
  const auto rank = [&](int row) {
    return find_by_name(table.outputs, table.rows[static_cast<std::size_t>(row)].then.text);
  };
  if (table.hit == HitPolicy::priority)
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return rank(a) < rank(b); });
  if ((table.hit == HitPolicy::unique || table.hit == HitPolicy::any) && !table.overlap)
    std::stable_partition(order.begin(), order.end(), [&](int row) {
      return asks_for_unknown(table.rows[static_cast<std::size_t>(row)]);
    });
  return order;
}

Plan::Plan(CheckedRules checked)
    : checked_(std::move(checked)),
      nothing_known_(occurring_cells(checked_.variables())),
      tables_(nothing_known_, numbers_below(nothing_known_.size())) {
  const RuleSet& rules = this->rules();
  step_at_.resize(nothing_known_.size());
  for (const EntryRef thing : checked_.order()) {
    step_at_[static_cast<std::size_t>(variables().of(thing))] = static_cast<int>(steps_.size());
    steps_.push_back(compile_step(thing));
  }
  for (const Recommendation& recommendation : rules.recommendations)
    recommendations_.push_back(compile(recommendation.when));
  for (const Presumption& presumption : rules.presumptions)
    presumptions_.push_back(compile_presumption(presumption));
  find_applicability(0);
  find_formula_facts();
  find_element_sections();
  recommendation_order_ = numbers_below(rules.recommendations.size());
  std::stable_sort(recommendation_order_.begin(), recommendation_order_.end(), [&](int a, int b) {
    return rules.recommendations[static_cast<std::size_t>(a)].priority <
           rules.recommendations[static_cast<std::size_t>(b)].priority;
  });
}

PlanStep Plan::compile_step(EntryRef thing) {
  const RuleSet& rules = this->rules();
  const auto index = static_cast<std::size_t>(thing.index);
  PlanStep step;
  step.thing = thing;
  step.variable = variables().of(thing);
  if (thing.kind == EntryKind::table) {
    const Table& table = rules.tables[index];
    step.applies = compile_optional(table.applies);
    step.dimensions = variables().dimensions(rules, names(), table);
    for (const Row& row : table.rows) {
      const auto output = find_by_name(table.outputs, row.then.text) - table.outputs.data();
      PlanRow& made = step.rows.emplace_back();
      made.boxes = variables().boxes(rules, names(), row, step.dimensions);
      made.output = static_cast<int>(output);
      for (const Condition& test : row.when) made.tests.push_back(compile(test));
    }
    step.order = deciding_order(table);
    if (table.hit != HitPolicy::collect) step.outcome = outcome_of(table, step);
  } else if (thing.kind == EntryKind::rule) {
    step.applies = compile_optional(rules.rules[index].applies);
    step.when = compile(rules.rules[index].when);
  } else {
    for (const Name& name : rules.counts[index].of)
      step.counted.push_back(variables().of(*names().find(name.text)));
  }
  return step;
}

void Plan::replace(EntryRef thing, const AnyEntry& entry) {
  RuleSet& rules = checked_.rules_;
  const auto index = static_cast<std::size_t>(thing.index);
  switch (thing.kind) {
    case EntryKind::table:
      rules.tables[index] = std::get<Table>(entry);
      break;
    case EntryKind::rule:
      rules.rules[index] = std::get<Rule>(entry);
      break;
    case EntryKind::count:
      rules.counts[index] = std::get<Count>(entry);
      break;
    default:
      rules.recommendations[index] = std::get<Recommendation>(entry);
      recommendations_[index] = compile(rules.recommendations[index].when);
      return find_applicability(steps_.size());
  }
  const auto at = static_cast<std::size_t>(&step_of(thing) - steps_.data());
  steps_[at] = compile_step(thing);
  find_applicability(at);
}

// Of this step and those after it, which may look at it.
void Plan::find_applicability(std::size_t first_step) {
  Applicability applicability(*this);
  for (std::size_t i = first_step; i < steps_.size(); ++i) applicability.work_out(steps_[i]);
  recommended_.clear();
  for (const int node : recommendations_) recommended_.push_back(applicability.holds(node));
  for (PlanPresumption& presumption : presumptions_) {
    presumption.holds = applicability.holds(presumption.when);
    if (presumption.unless) presumption.blocks = applicability.holds(*presumption.unless);
  }
}

void Plan::find_element_sections() {
  const RuleSet& rules = this->rules();
  const auto look = [&](EntryRef thing) {
    const std::vector<bool> behind = facts_behind(*this, thing);
    for (std::size_t i = 0; i < behind.size(); ++i) {
      if (!behind[i] || rules.facts[i].section().empty()) continue;
      const Section* section = find_by_name(rules.sections, rules.facts[i].section());
      if (section->many) element_sections_[thing] = static_cast<int>(section - rules.sections.data());
    }
  };
  if (std::none_of(rules.sections.begin(), rules.sections.end(),
                   [](const Section& section) { return section.many; }))
    return;
  for (const PlanStep& step : steps_) look(step.thing);
  for (std::size_t i = 0; i < rules.recommendations.size(); ++i)
    look({EntryKind::recommendation, static_cast<int>(i)});
}

void Plan::find_formula_facts() {
  formula_facts_.resize(rules().facts.size());
  for (const int fact : formulas()) {
    std::vector<int>& operands = formula_facts_[static_cast<std::size_t>(fact)];
    for_each_operand(*rules().facts[static_cast<std::size_t>(fact)].formula, [&](const std::string& name) {
      const EntryRef thing = *names().find(name);
      if (thing.kind == EntryKind::fact) operands.push_back(thing.index);
    });
    std::sort(operands.begin(), operands.end());
    operands.erase(std::unique(operands.begin(), operands.end()), operands.end());
  }
}

int Plan::element_section(EntryRef thing) const {
  const auto found = element_sections_.find(thing);
  return found == element_sections_.end() ? -1 : found->second;
}

const PlanStep& Plan::step_of(EntryRef thing) const {
  return steps_[static_cast<std::size_t>(step_at_[static_cast<std::size_t>(variables().of(thing))])];
}

Diagrams::Node Plan::matching(const PlanStep& step, const PlanRow& row) {
  Diagrams::Node matches = Diagrams::leaf(0);
  for (const Box& box : row.boxes) {
    Diagrams::Node inside = Diagrams::leaf(1);
    for (std::size_t i = 0; i < box.size(); ++i)
      inside = tables_.both(inside, tables_.literal(step.dimensions[i], box[i]));
    matches = tables_.either(matches, inside);
  }
  return matches;
}

Diagrams::Node Plan::outcome_of(const Table& table, const PlanStep& step) {
  if (table.hit == HitPolicy::collect_count) {
    Diagrams::Node sum = Diagrams::leaf(0);
    for (const PlanRow& row : step.rows) sum = tables_.apply(sum, matching(step, row), std::plus<>());
    return sum;
  }
  Diagrams::Node outcome = Diagrams::leaf(none_cell(table));
  for (auto at = step.order.rbegin(); at != step.order.rend(); ++at) {
    const PlanRow& row = step.rows[static_cast<std::size_t>(*at)];
    outcome = tables_.ite(matching(step, row), Diagrams::leaf(row.output), outcome);
  }
  return outcome;
}

int Plan::add(PlanNode node, const std::vector<int>& children) {
  // Children must stand side by side: copies of their heads do, whatever lies below them.
  std::vector<PlanNode> heads;
  for (const int child : children) heads.push_back(nodes_[static_cast<std::size_t>(child)]);
  node.first_child = static_cast<int>(nodes_.size());
  node.child_count = static_cast<int>(heads.size());
  nodes_.insert(nodes_.end(), heads.begin(), heads.end());
  nodes_.push_back(node);
  return static_cast<int>(nodes_.size()) - 1;
}

int Plan::compile_optional(const std::optional<Condition>& condition) {
  return condition ? compile(*condition) : kAlways;
}

int Plan::compile(const Condition& condition) {
  return compile(condition, [&](const Condition& test) {
    return variables().literals(rules(), names(), test.name.text, test.test);
  });
}

int Plan::compile(const Condition& condition, const LiteralsOf& literals_of) {
  using Op = PlanNode::Op;
  std::vector<int> children;
  if (condition.kind == Condition::Kind::test) {
    const Literals literals = literals_of(condition);
    for (const Literal& literal : literals.parts)
      children.push_back(add({Op::literal, literal.variable, literal.accepted, 0, 0}, {}));
    if (children.size() == 1) return children.front();
    return add({literals.any ? Op::any : Op::all, 0, 0, 0, 0}, children);
  }
  for (const Condition& part : condition.parts) children.push_back(compile(part, literals_of));
  const Op op = condition.kind == Condition::Kind::all   ? Op::all
                : condition.kind == Condition::Kind::any ? Op::any
                                                         : Op::negation;
  return add({op, 0, 0, 0, 0}, children);
}

}  // namespace diagclub
