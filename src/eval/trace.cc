// An outcome in, its reasons out. Walks the conditions as written: what is explained is what the maintainer
// wrote.
#include "eval/trace.h"

#include <algorithm>

namespace diagclub {

namespace {

using Kind = Derivation::Kind;

// What a test is about. One that accepts anything (`-`) is of no variable.
EntryRef thing_tested(const Plan& plan, const Condition& test, NodeId node) {
  const PlanNode& compiled = plan.nodes()[node];
  if (compiled.op != PlanNode::Op::literal && compiled.child_count == 0)
    return *plan.names().find(test.name.text);
  const PlanNode& literal =
      compiled.op == PlanNode::Op::literal ? compiled : plan.nodes()[compiled.first_child];
  return plan.variables()[literal.variable].thing;
}

// What a condition of several parts comes to: what decides it decides it, else what does not apply.
void join_parts(bool all, Derivation& derived) {
  derived.kind = all ? Kind::all : Kind::any;
  derived.holds = all ? Tri::yes : Tri::no;
  bool decided = false;
  bool may_decide = false;
  Tri all_apply = Tri::yes;
  for (const Derivation& part : derived.parts) {
    all_apply = both(all_apply, part.applies);
    decided |= part.applies == Tri::yes && part.holds == (all ? Tri::no : Tri::yes);
    may_decide |= part.applies != Tri::no && part.holds == Tri::unknown;
    derived.holds = all ? both(derived.holds, part.holds) : either(derived.holds, part.holds);
  }
  if (!decided) derived.applies = may_decide ? either(all_apply, Tri::unknown) : all_apply;
}

// `node`: what the plan made of the condition, part for part.
Derivation derive_condition(const Plan& plan, const Outcome& outcome, const Condition& condition, NodeId node,
                            Depth depth) {
  Derivation derived;
  derived.node = node;
  derived.condition = &condition;
  derived.scope = condition.scope;
  if (condition.kind == Condition::Kind::test) {
    derived.kind = Kind::test;
    derived.thing = thing_tested(plan, condition, node);
    derived.applies = outcome.applies(plan, derived.thing);
    derived.holds = derived.applies == Tri::no ? Tri::no : evaluate_node(plan, node, outcome.cells);
    if (derived.applies == Tri::unknown) derived.holds = both(derived.holds, Tri::unknown);
    if (depth == Depth::whole && entry_of(plan.rules(), derived.thing) != nullptr)
      derived.parts.push_back(derivation(plan, outcome, derived.thing));
    return derived;
  }
  const NodeId first = plan.nodes()[node].first_child;
  derived.parts.reserve(condition.parts.size());
  for (std::size_t i = 0; i < condition.parts.size(); ++i)
    derived.parts.push_back(derive_condition(plan, outcome, condition.parts[i], first + i, depth));
  if (condition.kind != Condition::Kind::negation) {
    join_parts(condition.kind == Condition::Kind::all, derived);
    return derived;
  }
  derived.kind = Kind::negation;
  derived.applies = derived.parts.front().applies;
  derived.holds = derived.applies == Tri::no        ? Tri::no
                  : derived.applies == Tri::unknown ? both(negated(derived.parts.front().holds), Tri::unknown)
                                                    : negated(derived.parts.front().holds);
  return derived;
}

void derive_rows(const Plan& plan, const Outcome& outcome, TableId id, Depth depth, Derivation& table) {
  const Table& about = plan.rules().tables[id];
  const PlanStep& step = plan.step_of(table.thing);
  for (const std::size_t i : step.order) {
    const std::vector<Condition>& tests = about.rows[i].when;
    const std::vector<NodeId>& nodes = step.rows[i].tests;
    Derivation row;
    row.kind = Kind::row;
    row.thing = table.thing;
    row.row = i;
    row.holds = Tri::yes;
    for (std::size_t test = 0; test < tests.size(); ++test) {
      row.parts.push_back(derive_condition(plan, outcome, tests[test], nodes[test], depth));
      row.holds = both(row.holds, row.parts.back().holds);
    }
    const bool decided = row.holds == Tri::yes && gives_one(about.hit);
    table.parts.push_back(std::move(row));
    if (decided) return;
  }
}

}  // namespace

bool is_open(const Plan& plan, const Outcome& outcome, EntryRef thing) {
  if (thing.kind == EntryKind::recommendation)
    return outcome.recommended[thing.recommendation()] == Tri::unknown;
  if (thing.kind == EntryKind::count) {
    for (const VariableId rule : plan.step_of(thing).counted) {
      if (!is_single(outcome.cells[rule])) return true;
    }
    return false;
  }
  const VariableId variable = plan.variables().of(thing);
  std::size_t members = 1;
  if (thing.kind == EntryKind::table) {
    const Table& table = plan.rules().tables[thing.table()];
    if (table.hit == HitPolicy::collect) members = table.outputs.size();
  }
  for (std::size_t i = 0; i < members; ++i) {
    if (!is_single(outcome.cells[variable + i])) return true;
  }
  return false;
}

Tri truth_of(const Plan& plan, const Outcome& outcome, EntryRef thing) {
  switch (thing.kind) {
    case EntryKind::table:
    case EntryKind::count:
      return is_open(plan, outcome, thing) ? Tri::unknown : Tri::yes;
    case EntryKind::rule:
      return outcome.rule(plan, thing.rule());
    case EntryKind::recommendation:
      return outcome.recommended[thing.recommendation()];
    case EntryKind::fact:
    case EntryKind::parameter:
    case EntryKind::presumption:
      break;
  }
  return Tri::unknown;
}

Derivation derivation(const Plan& plan, const Outcome& outcome, EntryRef thing, Depth depth) {
  Derivation derived;
  derived.thing = thing;
  derived.holds = truth_of(plan, outcome, thing);
  derived.applies = outcome.applies(plan, thing);
  const RuleSet& rules = plan.rules();
  switch (thing.kind) {
    case EntryKind::table:
      if (rules.tables[thing.table()].applies) {
        derived.parts.push_back(derive_condition(plan, outcome, *rules.tables[thing.table()].applies,
                                                 plan.step_of(thing).applies, depth));
        if (derived.parts.front().holds == Tri::no) return derived;  // its rows do not matter
      }
      derive_rows(plan, outcome, thing.table(), depth, derived);
      break;
    case EntryKind::rule:
      if (rules.rules[thing.rule()].applies)
        derived.parts.push_back(derive_condition(plan, outcome, *rules.rules[thing.rule()].applies,
                                                 plan.step_of(thing).applies, depth));
      derived.parts.push_back(
          derive_condition(plan, outcome, rules.rules[thing.rule()].when, plan.step_of(thing).when, depth));
      break;
    case EntryKind::count:
      for (const VariableId variable : plan.step_of(thing).counted) {
        const EntryRef rule = plan.variables()[variable].thing;
        if (depth == Depth::whole) {
          derived.parts.push_back(derivation(plan, outcome, rule));
          continue;
        }
        Derivation& part = derived.parts.emplace_back();
        part.thing = rule;
        part.holds = truth_of(plan, outcome, rule);
        part.applies = outcome.applies(plan, rule);
      }
      break;
    case EntryKind::recommendation:
      derived.parts.push_back(derive_condition(plan, outcome,
                                               rules.recommendations[thing.recommendation()].when,
                                               plan.recommendations()[thing.recommendation()], depth));
      break;
    case EntryKind::fact:
    case EntryKind::parameter:
    case EntryKind::presumption:
      break;
  }
  return derived;
}

std::optional<std::size_t> deciding_row(const Plan& plan, const Outcome& outcome, TableId table) {
  const EntryRef thing(table);
  const Table& about = plan.rules().tables[table];
  const bool gives_nothing = outcome.table(plan, table) == cell(none_cell(about));
  if (gives_nothing || is_open(plan, outcome, thing)) return std::nullopt;
  const PlanStep& step = plan.step_of(thing);
  // Settled though no row is certain: those that may hold all say the same.
  for (const Tri wanted : {Tri::yes, Tri::unknown}) {
    for (const std::size_t row : step.order) {
      if (evaluate_row(step, row, outcome.cells) == wanted) return row;
    }
  }
  return std::nullopt;
}

}  // namespace diagclub
