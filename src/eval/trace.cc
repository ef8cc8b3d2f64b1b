// An outcome in, its reasons out. Walks the conditions as written: what is explained is what the maintainer
// wrote.
#include "eval/trace.h"

#include <algorithm>

namespace diagclub {

namespace {

using Kind = Derivation::Kind;

Tri tri_of_test(const Plan& plan, const Outcome& outcome, const Condition& test) {
  const Literals literals = plan.variables().literals(plan.rules(), plan.names(), test.name.text, test.test);
  Tri holds = literals.any ? Tri::no : Tri::yes;
  for (const Literal& literal : literals.parts) {
    const Tri part = truth(outcome.cells[static_cast<std::size_t>(literal.variable)], literal.accepted);
    holds = literals.any ? either(holds, part) : both(holds, part);
  }
  return holds;
}

Derivation derive_condition(const Plan& plan, const Outcome& outcome, const Condition& condition) {
  Derivation derived;
  derived.condition = &condition;
  derived.scope = condition.scope;
  if (condition.kind == Condition::Kind::test) {
    derived.kind = Kind::test;
    derived.thing = *plan.names().find(condition.name.text);
    derived.holds = tri_of_test(plan, outcome, condition);
    if (entry_of(plan.rules(), derived.thing) != nullptr)
      derived.parts.push_back(derivation(plan, outcome, derived.thing));
    return derived;
  }
  for (const Condition& part : condition.parts)
    derived.parts.push_back(derive_condition(plan, outcome, part));
  switch (condition.kind) {
    case Condition::Kind::any:
      derived.kind = Kind::any;
      derived.holds = Tri::no;
      for (const Derivation& part : derived.parts) derived.holds = either(derived.holds, part.holds);
      break;
    case Condition::Kind::negation:
      derived.kind = Kind::negation;
      derived.holds = negated(derived.parts.front().holds);
      break;
    default:
      derived.kind = Kind::all;
      derived.holds = Tri::yes;
      for (const Derivation& part : derived.parts) derived.holds = both(derived.holds, part.holds);
      break;
  }
  return derived;
}

void derive_rows(const Plan& plan, const Outcome& outcome, int index, Derivation& table) {
  const Table& about = plan.rules().tables[static_cast<std::size_t>(index)];
  for (const int i : plan.step_of(table.thing).order) {
    Derivation row;
    row.kind = Kind::row;
    row.thing = table.thing;
    row.row = i;
    row.holds = Tri::yes;
    for (const Condition& test : about.rows[static_cast<std::size_t>(i)].when) {
      row.parts.push_back(derive_condition(plan, outcome, test));
      row.holds = both(row.holds, row.parts.back().holds);
    }
    const bool decided = row.holds == Tri::yes && gives_one(about.hit);
    table.parts.push_back(std::move(row));
    if (decided) return;
  }
}

class Collector {
 public:
  Collector(const Plan& plan, const Outcome& outcome, Thing root)
      : plan_(plan), outcome_(outcome), root_(root) {}

  void collect(const Derivation& derived) {
    if (derived.scope && derived.holds == Tri::yes) return;
    switch (derived.kind) {
      case Kind::thing:
        return collect_thing(derived);
      case Kind::test:
        return collect_test(derived);
      case Kind::negation:
        return collect(derived.parts.front());
      case Kind::row:
      case Kind::all:
      case Kind::any:
        break;
    }
    for (const Derivation& part : derived.parts) {
      if (part.holds == derived.holds) collect(part);
    }
  }
  Grounds take() { return std::move(found_); }

 private:
  void collect_thing(const Derivation& derived) {
    const bool table = derived.thing.kind == ThingKind::table;
    if (table && derived.holds == Tri::yes && derived.thing != root_ && is_verdict(derived.thing)) {
      if (std::find(found_.verdicts.begin(), found_.verdicts.end(), derived.thing.index) ==
          found_.verdicts.end()) {
        found_.verdicts.push_back(derived.thing.index);
      }
      return;
    }
    if (!table || counts_rows(derived.thing)) {
      // A settled count rests on all its rules or rows, an open one is kept open by those that are.
      const bool all = derived.thing.kind != ThingKind::rule &&
                       derived.thing.kind != ThingKind::recommendation && derived.holds == Tri::yes;
      for (const Derivation& part : derived.parts) {
        if (all || part.holds == derived.holds) collect(part);
      }
      return;
    }
    // A settled table rests on the row that holds; where that row asks nothing, on what ruled out those
    // before it. An open one is kept open by the rows that may still hold.
    const Tri decisive = derived.holds == Tri::yes ? Tri::yes : Tri::unknown;
    bool any = false;
    for (const Derivation& part : derived.parts) {
      if (part.holds != decisive || (part.kind == Kind::row && part.parts.empty())) continue;
      collect(part);
      any = true;
    }
    if (any) return;
    for (const Derivation& part : derived.parts) {
      if (part.holds == Tri::no) collect(part);
    }
  }

  // A table that is open but whose outcomes left all pass, or all fail: what counts is what ruled out the
  // others.
  void collect_ruled_out(const Derivation& table) {
    for (const Derivation& row : table.parts) {
      if (row.holds == Tri::no) collect(row);
    }
  }

  // Whether a collect table gives one of its outputs.
  void collect_output(const Derivation& table, int output, Tri given) {
    const PlanStep& step = plan_.step_of(table.thing);
    for (const Derivation& part : table.parts) {
      const bool about = part.kind != Kind::row ||  // its `applies`
                         step.rows[static_cast<std::size_t>(part.row)].output == output;
      if (about && part.holds == given) collect(part);
    }
  }

  // A test of a count may be settled by the rules or rows that hold alone (at least two of them), or by those
  // that do not (no more than two can).
  void collect_count(const Derivation& count, const Literal& literal, Tri holds) {
    const bool rows = counts_rows(count.thing);
    int all = 0;
    int sure = 0;
    int possible = 0;
    Tri applies = Tri::yes;
    for (const Derivation& part : count.parts) {
      if (part.kind != Kind::thing && part.kind != Kind::row) {
        applies = part.holds;
        continue;
      }
      ++all;
      sure += part.holds == Tri::yes ? 1 : 0;
      possible += part.holds == Tri::no ? 0 : 1;
    }
    if (applies == Tri::no) return collect(count.parts.front());
    const auto settled_by = [&](int least, int most) {
      const Axis& axis = plan_.variables()[literal.variable].axis;
      const Cells numbers =
          rows ? first_cells(most + 1) & ~first_cells(least)
               : axis.cells_of({static_cast<double>(least), static_cast<double>(most), false, false});
      return truth(numbers, literal.accepted) == holds;
    };
    const bool by_yes = holds != Tri::unknown && settled_by(applies == Tri::yes ? sure : 0, all);
    const bool by_no = holds != Tri::unknown && !by_yes && settled_by(0, possible);
    for (const Derivation& part : count.parts) {
      const bool tells = by_yes  ? part.holds == Tri::yes
                         : by_no ? part.holds == Tri::no
                                 : (part.holds == Tri::unknown) == (holds == Tri::unknown);
      if (tells) collect(part);
    }
  }

  void collect_test(const Derivation& derived) {
    const Condition& tested = *derived.condition;
    const Variables& variables = plan_.variables();
    for (const Literal& literal :
         variables.literals(plan_.rules(), plan_.names(), tested.name.text, tested.test).parts) {
      const Variable& variable = variables[literal.variable];
      if (truth(outcome_.cells[static_cast<std::size_t>(literal.variable)], literal.accepted) !=
          derived.holds)
        continue;
      const bool member = variable.aspect == Variable::Aspect::member;
      switch (derived.thing.kind) {
        case ThingKind::fact:
          add({derived.thing.index, member && derived.holds != Tri::unknown ? variable.member : -1});
          break;
        case ThingKind::count:
          collect_count(derived.parts.front(), literal, derived.holds);
          break;
        case ThingKind::table: {
          const Derivation& table = derived.parts.front();
          if (member) {
            collect_output(table, variable.member,
                           tri_from_cells(outcome_.cells[static_cast<std::size_t>(literal.variable)]));
          } else if (counts_rows(derived.thing)) {
            collect_count(table, literal, derived.holds);
          } else if (derived.holds != Tri::unknown && table.holds == Tri::unknown) {
            collect_ruled_out(table);
          } else {
            collect(table);
          }
          break;
        }
        default:
          for (const Derivation& part : derived.parts) collect(part);
      }
    }
  }

  void add(Evidence evidence) {
    if (std::find(found_.facts.begin(), found_.facts.end(), evidence) == found_.facts.end())
      found_.facts.push_back(evidence);
  }

  bool counts_rows(Thing thing) const {
    return thing.kind == ThingKind::table &&
           plan_.rules().tables[static_cast<std::size_t>(thing.index)].hit == HitPolicy::collect_count;
  }

  bool is_verdict(Thing thing) const {
    const auto& verdicts = plan_.rules().page.verdicts;
    return std::any_of(verdicts.begin(), verdicts.end(), [&](const Page::Verdict& shown) {
      return *plan_.names().find(shown.of.text) == thing;
    });
  }

  const Plan& plan_;
  const Outcome& outcome_;
  Thing root_;
  Grounds found_;
};

}  // namespace

bool is_open(const Plan& plan, const Outcome& outcome, Thing thing) {
  if (thing.kind == ThingKind::recommendation)
    return outcome.recommended[static_cast<std::size_t>(thing.index)] == Tri::unknown;
  if (thing.kind == ThingKind::count) {
    for (const int rule : plan.step_of(thing).counted) {
      if (!is_single(outcome.cells[static_cast<std::size_t>(rule)])) return true;
    }
    return false;
  }
  const int variable = plan.variables().of(thing);
  int members = 1;
  if (thing.kind == ThingKind::table) {
    const Table& table = plan.rules().tables[static_cast<std::size_t>(thing.index)];
    if (table.hit == HitPolicy::collect) members = static_cast<int>(table.outputs.size());
  }
  for (int i = 0; i < members; ++i) {
    if (!is_single(outcome.cells[static_cast<std::size_t>(variable + i)])) return true;
  }
  return false;
}

Derivation derivation(const Plan& plan, const Outcome& outcome, Thing thing) {
  Derivation derived;
  derived.thing = thing;
  const auto index = static_cast<std::size_t>(thing.index);
  const RuleSet& rules = plan.rules();
  switch (thing.kind) {
    case ThingKind::table:
      derived.holds = is_open(plan, outcome, thing) ? Tri::unknown : Tri::yes;
      if (rules.tables[index].applies) {
        derived.parts.push_back(derive_condition(plan, outcome, *rules.tables[index].applies));
        if (derived.parts.front().holds == Tri::no) return derived;  // its rows do not matter
      }
      derive_rows(plan, outcome, thing.index, derived);
      break;
    case ThingKind::rule:
      derived.holds = outcome.rule(plan, thing.index);
      if (rules.rules[index].applies)
        derived.parts.push_back(derive_condition(plan, outcome, *rules.rules[index].applies));
      derived.parts.push_back(derive_condition(plan, outcome, rules.rules[index].when));
      break;
    case ThingKind::count:
      derived.holds = is_open(plan, outcome, thing) ? Tri::unknown : Tri::yes;
      for (const Name& name : rules.counts[index].of)
        derived.parts.push_back(derivation(plan, outcome, *plan.names().find(name.text)));
      break;
    case ThingKind::recommendation:
      derived.holds = outcome.recommended[index];
      derived.parts.push_back(derive_condition(plan, outcome, rules.recommendations[index].when));
      break;
    case ThingKind::fact:
    case ThingKind::parameter:
      break;
  }
  return derived;
}

Grounds grounds(const Plan& plan, const Outcome& outcome, const Derivation& derivation) {
  Collector collector(plan, outcome, derivation.thing);
  collector.collect(derivation);
  return collector.take();
}

std::optional<int> deciding_row(const Plan& plan, const Outcome& outcome, int table) {
  const Thing thing{ThingKind::table, table};
  const Table& about = plan.rules().tables[static_cast<std::size_t>(table)];
  const bool gives_nothing = outcome.table(plan, table) == cell(none_cell(about));
  if (gives_nothing || is_open(plan, outcome, thing)) return std::nullopt;
  const PlanStep& step = plan.step_of(thing);
  // Settled though no row is certain: those that may hold all say the same.
  for (const Tri wanted : {Tri::yes, Tri::unknown}) {
    for (const int row : step.order) {
      if (evaluate_row(step, static_cast<std::size_t>(row), outcome.cells) == wanted) return row;
    }
  }
  return std::nullopt;
}

}  // namespace diagclub
