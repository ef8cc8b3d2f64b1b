// Checked rules in, a plan out.
#include "plan/plan.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <stdexcept>

#include "plan/applicability.h"
#include "plan/dependencies.h"

namespace diagclub {

namespace {

CellsByVariable occurring_cells(const Variables& variables) {
  CellsByVariable cells;
  for (const Variable& variable : variables.all()) cells.push_back(variable.all);
  return cells;
}

template <typename Element>
std::vector<Element> all_of(const Ids<Element>& ids) {
  return {ids.begin(), ids.end()};
}

bool asks_for_unknown(const Row& row) {
  return std::any_of(row.when.begin(), row.when.end(),
                     [](const Condition& test) { return test.test.form == UnaryTest::Form::unknown; });
}

}  // namespace

// Where rows may not contradict each other those that ask a fact to be unknown come first: its value goes for
// nothing where they hold.
std::vector<std::size_t> deciding_order(const Table& table) {
  std::vector<std::size_t> order(table.rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto rank = [&](std::size_t row) { return find_by_name(table.outputs, table.rows[row].then.text); };
  if (table.hit == HitPolicy::priority)
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
  if ((table.hit == HitPolicy::unique || table.hit == HitPolicy::any) && !table.overlap)
    std::stable_partition(order.begin(), order.end(),
                          [&](std::size_t row) { return asks_for_unknown(table.rows[row]); });
  return order;
}

Plan::Plan(CheckedRules checked)
    : checked_(std::move(checked)),
      nothing_known_(occurring_cells(checked_.variables())),
      tables_(nothing_known_, all_of(nothing_known_.ids())) {
  const RuleSet& rules = this->rules();
  nodes_.push_back({});  // kAlways
  step_at_.resize(nothing_known_.size());
  for (const EntryRef thing : checked_.order()) {
    step_at_[variables().of(thing)] = steps_.next();
    steps_.push_back(compile_step(thing));
  }
  for (const Recommendation& recommendation : rules.recommendations) {
    recommendations_.push_back(compile(recommendation.when));
    giving_.push_back(compile_giving(recommendation));
  }
  recommended_.resize(recommendations_.size());
  for (const SynthesisPart& part : rules.synthesis) {
    std::vector<Variant>& variants = synthesis_.emplace_back();
    for (const SynthesisPart::Variant& variant : part.says) variants.push_back({compile(variant.when), {}});
  }
  for (const Presumption& presumption : rules.presumptions)
    presumptions_.push_back(compile_presumption(presumption));
  find_applicability(StepId());
  find_formula_facts();
  find_element_sections();
  recommendation_order_ = all_of(rules.recommendations.ids());
  std::stable_sort(recommendation_order_.begin(), recommendation_order_.end(),
                   [&](RecommendationId a, RecommendationId b) {
                     return rules.recommendations[a].priority < rules.recommendations[b].priority;
                   });
}

PlanStep Plan::compile_step(EntryRef thing) {
  const RuleSet& rules = this->rules();
  PlanStep step;
  step.thing = thing;
  step.variable = variables().of(thing);
  if (thing.kind == EntryKind::table) {
    const Table& table = rules.tables[thing.table()];
    step.applies = compile_optional(table.applies);
    step.dimensions = variables().dimensions(rules, names(), table);
    for (const Row& row : table.rows) {
      PlanRow& made = step.rows.emplace_back();
      made.boxes = variables().boxes(rules, names(), row, step.dimensions);
      made.output = position_by_name(table.outputs, row.then.text).value_or(0);
      for (const Condition& test : row.when) made.tests.push_back(compile(test));
    }
    step.order = deciding_order(table);
    if (table.hit != HitPolicy::collect) step.outcome = outcome_of(table, step);
  } else if (thing.kind == EntryKind::rule) {
    step.applies = compile_optional(rules.rules[thing.rule()].applies);
    step.when = compile(rules.rules[thing.rule()].when);
  } else {
    for (const Name& name : rules.counts[thing.count()].of)
      step.counted.push_back(variables().of(*names().find(name.text)));
  }
  return step;
}

void Plan::replace(EntryRef thing, const AnyEntry& entry) {
  RuleSet& rules = checked_.rules_;
  switch (thing.kind) {
    case EntryKind::table:
      rules.tables[thing.table()] = std::get<Table>(entry);
      break;
    case EntryKind::rule:
      rules.rules[thing.rule()] = std::get<Rule>(entry);
      break;
    case EntryKind::count:
      rules.counts[thing.count()] = std::get<Count>(entry);
      break;
    case EntryKind::fact:
    case EntryKind::parameter:
    case EntryKind::presumption:
      throw std::logic_error("no plan is made of this entry alone");
    case EntryKind::recommendation:
      rules.recommendations[thing.recommendation()] = std::get<Recommendation>(entry);
      recommendations_[thing.recommendation()] = compile(rules.recommendations[thing.recommendation()].when);
      giving_[thing.recommendation()] = compile_giving(rules.recommendations[thing.recommendation()]);
      return find_applicability(steps_.next());
  }
  const StepId at = step_at(thing);
  steps_[at] = compile_step(thing);
  find_applicability(at);
}

// Of this step and those after it, which may look at it.
void Plan::find_applicability(StepId first_step) {
  Applicability applicability(*this);
  for (StepId step = first_step; step < steps_.next(); ++step) applicability.work_out(steps_[step]);
  for (const RecommendationId id : recommendations_.ids()) find_given(id, applicability);
  for (std::vector<Variant>& part : synthesis_) {
    for (Variant& variant : part) variant.holds = applicability.holds(variant.when);
  }
  for (PlanPresumption& presumption : presumptions_) {
    presumption.holds = applicability.holds(presumption.when);
    if (presumption.unless) presumption.blocks = applicability.holds(*presumption.unless);
  }
}

std::optional<NodeId> Plan::compile_if(const Condition* condition) {
  return condition == nullptr ? std::nullopt : std::optional(compile(*condition));
}

Plan::Giving Plan::compile_giving(const Recommendation& recommendation) {
  return {compile_if(existence_of_actor(rules(), recommendation)),
          compile_if(recommendation.done_when ? &*recommendation.done_when : nullptr),
          {},
          {}};
}

void Plan::find_given(RecommendationId recommendation, Applicability& applicability) {
  Giving& giving = giving_[recommendation];
  giving.wanted = applicability.holds(recommendations_[recommendation]);
  if (giving.actor_exists)
    giving.wanted =
        add({PlanNode::Op::all, {}, 0, {}, 0}, {applicability.holds(*giving.actor_exists), giving.wanted});
  NodeId& given = recommended_[recommendation] = giving.wanted;
  if (!giving.done_as_written) return;
  giving.done = applicability.holds(*giving.done_as_written);
  const NodeId not_done = add({PlanNode::Op::negation, {}, 0, {}, 0}, {*giving.done});
  given = add({PlanNode::Op::all, {}, 0, {}, 0}, {giving.wanted, not_done});
}

void Plan::find_element_sections() {
  const RuleSet& rules = this->rules();
  const auto look = [&](EntryRef thing) {
    const IndexVector<FactId, bool> behind = facts_behind(*this, thing);
    for (const FactId fact : behind.ids()) {
      if (!behind[fact] || rules.facts[fact].section().empty()) continue;
      const Section* section = find_by_name(rules.sections, rules.facts[fact].section());
      if (section->many) element_sections_[thing] = rules.sections.id_of(*section);
    }
  };
  if (std::none_of(rules.sections.begin(), rules.sections.end(),
                   [](const Section& section) { return section.many; }))
    return;
  for (const PlanStep& step : steps_) look(step.thing);
  for (const RecommendationId recommendation : rules.recommendations.ids()) look(recommendation);
}

void Plan::find_formula_facts() {
  formula_facts_.resize(rules().facts.size());
  for (const FactId fact : formulas()) {
    std::vector<FactId>& operands = formula_facts_[fact];
    for_each_operand(*rules().facts[fact].formula, [&](const std::string& name) {
      const EntryRef thing = *names().find(name);
      if (thing.kind == EntryKind::fact) operands.push_back(thing.fact());
    });
    std::sort(operands.begin(), operands.end());
    operands.erase(std::unique(operands.begin(), operands.end()), operands.end());
  }
}

std::optional<SectionId> Plan::element_section(EntryRef thing) const {
  const auto found = element_sections_.find(thing);
  return found == element_sections_.end() ? std::nullopt : std::optional(found->second);
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
    const PlanRow& row = step.rows[*at];
    outcome = tables_.ite(matching(step, row), Diagrams::leaf(row.output), outcome);
  }
  return outcome;
}

NodeId Plan::add(PlanNode node, const std::vector<NodeId>& children) {
  // Children must stand side by side: copies of their heads do, whatever lies below them.
  node.first_child = nodes_.next();
  node.child_count = static_cast<std::uint32_t>(children.size());
  for (const NodeId child : children) nodes_.push_back(nodes_[child]);
  return nodes_.add(node);
}

NodeId Plan::compile_optional(const std::optional<Condition>& condition) {
  return condition ? compile(*condition) : kAlways;
}

NodeId Plan::compile(const Condition& condition) {
  return compile(condition, [&](const Condition& test) {
    return variables().literals(rules(), names(), test.name.text, test.test);
  });
}

NodeId Plan::compile(const Condition& condition, const LiteralsOf& literals_of) {
  using Op = PlanNode::Op;
  std::vector<NodeId> children;
  if (condition.kind == Condition::Kind::test) {
    const Literals literals = literals_of(condition);
    for (const Literal& literal : literals.parts)
      children.push_back(add({Op::literal, literal.variable, literal.accepted, {}, 0}, {}));
    if (children.size() == 1) return children.front();
    return add({literals.any ? Op::any : Op::all, {}, 0, {}, 0}, children);
  }
  for (const Condition& part : condition.parts) children.push_back(compile(part, literals_of));
  const Op op = condition.kind == Condition::Kind::all   ? Op::all
                : condition.kind == Condition::Kind::any ? Op::any
                                                         : Op::negation;
  return add({op, {}, 0, {}, 0}, children);
}

}  // namespace diagclub
