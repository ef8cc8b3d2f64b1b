// A conclusion in, what decided out: each thing on the way down is derived when it is met.
#include <algorithm>

#include "eval/trace.h"

namespace diagclub {

namespace {

using Kind = Derivation::Kind;

// A test as the plan has it: of which variables it accepts which cells.
std::vector<Literal> literals_of(const Plan& plan, NodeId node) {
  const PlanNode& test = plan.nodes()[node];
  if (test.op == PlanNode::Op::literal) return {{test.variable, test.accepted}};
  std::vector<Literal> literals;
  for (const NodeId child : test.children()) {
    const PlanNode& part = plan.nodes()[child];
    literals.push_back({part.variable, part.accepted});
  }
  return literals;
}

class Collector {
 public:
  Collector(const Plan& plan, const Outcome& outcome, EntryRef root)
      : plan_(plan), outcome_(outcome), root_(root) {}

  void collect(const Derivation& derived) {
    if (derived.scope && derived.holds == Tri::yes) return;
    switch (derived.kind) {
      case Kind::thing:
        return collect(derived.thing);
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

  void collect(EntryRef thing) {
    if (thing != root_ && thing.kind == EntryKind::table && is_verdict(thing) &&
        !is_open(plan_, outcome_, thing)) {
      if (std::find(found_.verdicts.begin(), found_.verdicts.end(), thing.table()) == found_.verdicts.end())
        found_.verdicts.push_back(thing.table());
      return;
    }
    collect_derived(itself(thing));
  }

  Reasons take() { return std::move(found_); }

 private:
  Derivation itself(EntryRef thing) const { return derivation(plan_, outcome_, thing, Depth::itself); }

  void collect_derived(const Derivation& derived) {
    const bool table = derived.thing.kind == EntryKind::table;
    if (!table || counts_rows(derived.thing)) {
      // A settled count rests on all its rules or rows, an open one is kept open by those that are.
      const bool all = derived.thing.kind != EntryKind::rule &&
                       derived.thing.kind != EntryKind::recommendation && derived.holds == Tri::yes;
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
  void collect_output(const Derivation& table, std::size_t output, Tri given) {
    const PlanStep& step = plan_.step_of(table.thing);
    for (const Derivation& part : table.parts) {
      const bool about = part.kind != Kind::row ||  // its `applies`
                         step.rows[part.row].output == output;
      if (about && part.holds == given) collect(part);
    }
  }

  // A test of a count may be settled by the rules or rows that hold alone (at least two of them), or by those
  // that do not (no more than two can).
  void collect_count(const Derivation& count, const Literal& literal, Tri holds) {
    const bool rows = counts_rows(count.thing);
    std::size_t all = 0;
    std::size_t sure = 0;
    std::size_t possible = 0;
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
    const auto settled_by = [&](std::size_t least, std::size_t most) {
      const Axis& axis = plan_.variables()[literal.variable].axis;
      const Cells numbers =
          rows ? first_cells(most + 1) & ~first_cells(least) : axis.cells_of({least, most, false, false});
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

  // What keeps it open whether a thing applies.
  void collect_open_applicability(EntryRef thing) {
    bool found = false;
    for (const Derivation& part : itself(thing).parts) {
      if (thing.kind == EntryKind::count) {
        if (part.applies == Tri::unknown) collect_open_applicability(part.thing);
      } else if (part.holds == Tri::unknown && !(found && part.kind == Kind::row)) {
        collect(part);
        found = true;
      }
    }
  }

  // A rule that does not hold fails a test, or passes one, only where it applies: that is a reason too.
  void collect_where_it_applies(EntryRef rule) {
    if (!plan_.rules().rules[rule.rule()].applies) return;
    if (outcome_.rule(plan_, rule.rule()) != Tri::yes) collect(itself(rule).parts.front());
  }

  void collect_test(const Derivation& derived) {
    if (derived.applies == Tri::no) return collect(derived.thing);
    if (derived.applies == Tri::unknown && derived.holds == Tri::unknown)
      collect_open_applicability(derived.thing);
    if (derived.applies == Tri::yes && derived.holds != Tri::unknown && derived.thing.kind == EntryKind::rule)
      collect_where_it_applies(derived.thing);
    for (const Literal& literal : literals_of(plan_, derived.node)) {
      const Variable& variable = plan_.variables()[literal.variable];
      if (truth(outcome_.cells[literal.variable], literal.accepted) != derived.holds) continue;
      const bool member = variable.aspect == Variable::Aspect::member;
      switch (derived.thing.kind) {
        case EntryKind::fact:
          add({derived.thing.fact(),
               member && derived.holds != Tri::unknown ? std::optional(variable.member) : std::nullopt});
          break;
        case EntryKind::count:
          collect_count(itself(derived.thing), literal, derived.holds);
          break;
        case EntryKind::table: {
          if (member) {
            collect_output(itself(derived.thing), variable.member,
                           tri_from_cells(outcome_.cells[literal.variable]));
          } else if (counts_rows(derived.thing)) {
            collect_count(itself(derived.thing), literal, derived.holds);
          } else if (derived.holds != Tri::unknown && is_open(plan_, outcome_, derived.thing)) {
            collect_ruled_out(itself(derived.thing));
          } else {
            collect(derived.thing);
          }
          break;
        }
        case EntryKind::parameter:
        case EntryKind::rule:
        case EntryKind::recommendation:
        case EntryKind::presumption:
          collect(derived.thing);
      }
    }
  }

  void add(Evidence evidence) {
    if (std::find(found_.facts.begin(), found_.facts.end(), evidence) == found_.facts.end())
      found_.facts.push_back(evidence);
  }

  bool counts_rows(EntryRef thing) const {
    return thing.kind == EntryKind::table &&
           plan_.rules().tables[thing.table()].hit == HitPolicy::collect_count;
  }

  bool is_verdict(EntryRef thing) const {
    const auto& verdicts = plan_.rules().page.verdicts;
    return std::any_of(verdicts.begin(), verdicts.end(), [&](const Page::Verdict& shown) {
      return *plan_.names().find(shown.of.text) == thing;
    });
  }

  const Plan& plan_;
  const Outcome& outcome_;
  EntryRef root_;
  Reasons found_;
};

}  // namespace

Reasons reasons(const Plan& plan, const Outcome& outcome, EntryRef thing) {
  Collector collector(plan, outcome, thing);
  collector.collect(thing);
  return collector.take();
}

}  // namespace diagclub
