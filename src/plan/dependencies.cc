// A thing in, the facts it can depend on out.
#include "plan/dependencies.h"

#include <set>

namespace diagclub {

namespace {

class Walk {
 public:
  explicit Walk(const Plan& plan) : plan_(plan), facts_(plan.rules().facts.size()) {}

  void visit(Thing thing) {
    if (!seen_.insert(thing).second) return;
    const auto index = static_cast<std::size_t>(thing.index);
    const RuleSet& rules = plan_.rules();
    switch (thing.kind) {
      case ThingKind::fact:
        facts_[index] = true;
        if (rules.facts[index].formula) visit(*rules.facts[index].formula);
        break;
      case ThingKind::table:
        if (rules.tables[index].applies) visit(*rules.tables[index].applies);
        for (const Row& row : rules.tables[index].rows) {
          for (const Condition& test : row.when) visit(test);
        }
        break;
      case ThingKind::rule:
        if (rules.rules[index].applies) visit(*rules.rules[index].applies);
        visit(rules.rules[index].when);
        break;
      case ThingKind::count:
        for (const Name& name : rules.counts[index].of) visit(*plan_.names().find(name.text));
        break;
      case ThingKind::recommendation:
        visit(rules.recommendations[index].when);
        break;
      case ThingKind::parameter:
        break;
    }
  }
  std::vector<bool> take() { return std::move(facts_); }

 private:
  void visit(const Condition& condition) {
    for_each_test(condition,
                  [&](const Name& name, const UnaryTest&) { visit(*plan_.names().find(name.text)); });
  }
  void visit(const Formula& formula) {
    if (formula.op == Formula::Op::name) visit(*plan_.names().find(formula.name));
    for (const Formula& operand : formula.operands) visit(operand);
  }

  const Plan& plan_;
  std::vector<bool> facts_;
  std::set<Thing> seen_;
};

}  // namespace

std::vector<bool> facts_behind(const Plan& plan, Thing thing) {
  Walk walk(plan);
  walk.visit(thing);
  return walk.take();
}

}  // namespace diagclub
