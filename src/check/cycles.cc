#include <algorithm>
#include <functional>
#include <map>
#include <utility>

#include "check/checks.h"

namespace diagclub {

namespace {

void tested_things(const Checking& in, const Condition& condition, std::vector<EntryRef>& into) {
  for_each_test(condition,
                [&](const Name& name, const UnaryTest&) { into.push_back(*in.names.find(name.text)); });
}

void named_things(const Checking& in, const Formula& formula, std::vector<EntryRef>& into) {
  if (formula.op == Formula::Op::name) into.push_back(*in.names.find(formula.name));
  for (const Formula& operand : formula.operands) named_things(in, operand, into);
}

// What a thing looks at, in the order written.
std::vector<EntryRef> looks_at(const Checking& in, EntryRef thing) {
  std::vector<EntryRef> things;
  switch (thing.kind) {
    case EntryKind::fact:
      if (in.rules.facts[thing.fact()].formula)
        named_things(in, *in.rules.facts[thing.fact()].formula, things);
      break;
    case EntryKind::table:
      if (in.rules.tables[thing.table()].applies)
        tested_things(in, *in.rules.tables[thing.table()].applies, things);
      for (const Row& row : in.rules.tables[thing.table()].rows) {
        for (const Condition& test : row.when) tested_things(in, test, things);
      }
      break;
    case EntryKind::rule:
      if (in.rules.rules[thing.rule()].applies)
        tested_things(in, *in.rules.rules[thing.rule()].applies, things);
      tested_things(in, in.rules.rules[thing.rule()].when, things);
      break;
    case EntryKind::count:
      for (const Name& name : in.rules.counts[thing.count()].of) things.push_back(*in.names.find(name.text));
      break;
    case EntryKind::parameter:
    case EntryKind::recommendation:
    case EntryKind::presumption:
      break;
  }
  return things;
}

// What the standing reading of a thing looks at: what the strict one does, but that it derives nothing by
// formulas, and the signs of the presumptions about it. The thing's own cells, and what is known of another,
// are read strictly.
std::vector<EntryRef> standing_looks_at(const Checking& in, EntryRef thing) {
  std::vector<EntryRef> things;
  if (thing.kind != EntryKind::fact) things = looks_at(in, thing);
  for (const Presumption& presumption : in.rules.presumptions) {
    if (*in.names.find(presumption.of.text) != thing) continue;
    const auto look = [&](const Name& name, const UnaryTest& test) {
      const EntryRef sign = *in.names.find(name.text);
      if (sign != thing && !is_about_knowledge(test)) things.push_back(sign);
    };
    for_each_test(presumption.when, look);
    if (presumption.unless) for_each_test(*presumption.unless, look);
  }
  return things;
}

// Depth first, so that each thing comes after all it looks at; a thing met again on the way down closes a
// cycle.
class Walk {
 public:
  using LooksAt = std::function<std::vector<EntryRef>(EntryRef)>;
  Walk(const Checking& in, LooksAt looks_at, std::string help)
      : in_(in), looks_at_(std::move(looks_at)), help_(std::move(help)) {}

  void visit(EntryRef thing) {
    State& state = states_[thing];
    if (state == State::done) return;
    if (state == State::open) return report(thing);
    state = State::open;
    path_.push_back(thing);
    for (const EntryRef next : looks_at_(thing)) visit(next);
    path_.pop_back();
    states_[thing] = State::done;
    done_.push_back(thing);
  }
  void visit_all() {
    const RuleSet& rules = in_.rules;
    for (const FactId fact : rules.facts.ids()) visit(fact);
    for (const TableId table : rules.tables.ids()) visit(table);
    for (const RuleId rule : rules.rules.ids()) visit(rule);
    for (const CountId count : rules.counts.ids()) visit(count);
  }
  const std::vector<EntryRef>& done() const { return done_; }

 private:
  enum class State { fresh, open, done };

  void report(EntryRef again) {
    std::string way;
    for (auto at = std::find(path_.begin(), path_.end(), again); at != path_.end(); ++at)
      way += "`" + name_of(in_.rules, *at) + "` → ";
    const std::string& name = name_of(in_.rules, again);
    in_.error("cycle", place_of(in_.rules, again),
              "`" + name + "` depends on itself: " + way + "`" + name + "`", help_);
  }

  const Checking& in_;
  const LooksAt looks_at_;
  const std::string help_;
  std::map<EntryRef, State> states_;
  std::vector<EntryRef> path_;
  std::vector<EntryRef> done_;
};

}  // namespace

void check_cycles(const Checking& in, std::vector<EntryRef>& order, std::vector<FactId>& formulas) {
  Walk walk(
      in, [&](EntryRef thing) { return looks_at(in, thing); }, "break the circle at one of them");
  walk.visit_all();
  for (const EntryRef thing : walk.done()) {
    if (thing.kind == EntryKind::fact) {
      if (in.rules.facts[thing.fact()].formula) formulas.push_back(thing.fact());
    } else if (thing.kind != EntryKind::parameter) {
      order.push_back(thing);
    }
  }
}

void check_presumption_cycles(const Checking& in, std::vector<EntryRef>& standing_order) {
  if (in.rules.presumptions.empty()) return;
  Walk walk(
      in, [&](EntryRef thing) { return standing_looks_at(in, thing); },
      "a presumption about one of them looks at what follows from it: test something else, or whether it is "
      "`known`, `unknown` or `undecided`");
  walk.visit_all();
  for (const EntryRef thing : walk.done()) {
    if (thing.kind != EntryKind::parameter) standing_order.push_back(thing);
  }
}

}  // namespace diagclub
