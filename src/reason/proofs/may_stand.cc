// Presumptions in, where their signs may stand out.
#include "reason/proofs/may_stand.h"

#include "reason/proofs/stated.h"

namespace diagclub {

namespace {

using Function = Diagrams::Node;

}  // namespace

MayStand::MayStand(Proving& in) : in_(in) { find_presumable(); }

void MayStand::find_presumable() {
  for (const PlanPresumption& presumption : in_.plan.presumptions()) presumable_.insert(presumption.of);
  for (const EntryRef thing : in_.plan.standing_order()) {
    if (thing.kind == EntryKind::fact) continue;
    for (const std::string& name : looked_at(in_.plan, thing)) {
      if (presumable_.count(*in_.plan.names().find(name)) == 0) continue;
      presumable_.insert(thing);
      derived_.insert(thing);
    }
  }
}

Function MayStand::when(PresumptionId presumption) {
  const auto at = when_.find(presumption);
  if (at != when_.end()) return at->second;
  const PlanPresumption& compiled = in_.plan.presumptions()[presumption];
  const Function found = comes_out(in_.rules.presumptions[presumption].when, true, compiled.of);
  return when_[presumption] = in_.expressible(found);
}

Function MayStand::unless(PresumptionId presumption) {
  const Presumption& about = in_.rules.presumptions[presumption];
  if (!about.unless) return Proving::kNever;
  return comes_out(*about.unless, true, in_.plan.presumptions()[presumption].of);
}

Function MayStand::applies(PresumptionId presumption) {
  const EntryRef thing = in_.plan.presumptions()[presumption].of;
  if (derived_.count(thing) == 0 && entry_of(in_.rules, thing) != nullptr)
    return in_.functions.applies(thing);
  if (thing.kind == EntryKind::rule) return optional(in_.rules.rules[thing.rule()].applies, true);
  if (thing.kind == EntryKind::table) return optional(in_.rules.tables[thing.table()].applies, true);
  return Proving::kEverywhere;
}

Function MayStand::derived_otherwise(PresumptionId presumption) {
  const PlanPresumption& compiled = in_.plan.presumptions()[presumption];
  if (derived_.count(compiled.of) == 0) return Proving::kNever;
  Function otherwise = Proving::kNever;
  for (const Literal& claim : compiled.claims) {
    Function without = Proving::kEverywhere;
    for (std::size_t i = 0; i < in_.plan.variables()[claim.variable].size; ++i) {
      if ((claim.accepted & cell(i)) != 0)
        without = in_.diagrams.both(without, excluded_by_step(claim.variable, i));
    }
    otherwise = in_.diagrams.either(otherwise, without);
  }
  return otherwise;
}

Function MayStand::optional(const std::optional<Condition>& condition, bool yes) {
  if (!condition) return yes ? Proving::kEverywhere : Proving::kNever;
  return comes_out(*condition, yes, std::nullopt);
}

Function MayStand::comes_out(const Condition& condition, bool yes, std::optional<EntryRef> about) {
  if (condition.kind == Condition::Kind::test) return test(condition, yes, about);
  if (condition.kind == Condition::Kind::negation) return comes_out(condition.parts.front(), !yes, about);
  // An `all` is yes where each part is, and no where one is; an `any` the other way round.
  const bool each = (condition.kind == Condition::Kind::all) == yes;
  Function found = each ? Proving::kEverywhere : Proving::kNever;
  for (const Condition& part : condition.parts) {
    const Function one = comes_out(part, yes, about);
    found = each ? in_.diagrams.both(found, one) : in_.diagrams.either(found, one);
  }
  return found;
}

Function MayStand::test(const Condition& condition, bool yes, std::optional<EntryRef> about) {
  const UnaryTest::Form form = condition.test.form;
  if (form == UnaryTest::Form::undecided || form == UnaryTest::Form::nothing_reported)
    return Proving::kEverywhere;
  const EntryRef thing = *in_.plan.names().find(condition.name.text);
  const Literals literals =
      in_.plan.variables().literals(in_.rules, in_.plan.names(), condition.name.text, condition.test);
  const bool strictly = thing == about || is_about_knowledge(condition.test) || !can_be_presumed(thing);
  if (strictly) return in_.functions.of(in_.diagrams, condition, yes);
  const bool each = literals.any != yes;
  Function found = each ? Proving::kEverywhere : Proving::kNever;
  for (const Literal& literal : literals.parts) {
    const Cells accepted =
        yes ? literal.accepted : in_.plan.variables()[literal.variable].all & ~literal.accepted;
    const Function one = within(literal.variable, accepted);
    found = each ? in_.diagrams.both(found, one) : in_.diagrams.either(found, one);
  }
  return found;
}

Function MayStand::within(VariableId variable, Cells accepted) {
  const Variable& about = in_.plan.variables()[variable];
  Function found = Proving::kEverywhere;
  for (std::size_t i = 0; i < about.size; ++i) {
    if ((about.all & ~accepted & cell(i)) != 0) found = in_.diagrams.both(found, excluded(variable, i));
  }
  return found;
}

Function MayStand::excluded(VariableId variable, std::size_t index) {
  const Variable& about = in_.plan.variables()[variable];
  Function found = in_.functions.of(in_.diagrams, Literal{variable, about.all & ~cell(index)});
  for (const PresumptionId i : in_.plan.presumptions().ids()) {
    for (const Literal& claim : in_.plan.presumptions()[i].claims) {
      if (claim.variable == variable && (claim.accepted & cell(index)) == 0)
        found = in_.diagrams.either(found, when(i));
    }
  }
  return in_.diagrams.either(found, excluded_by_step(variable, index));
}

Function MayStand::excluded_by_step(VariableId variable, std::size_t index) {
  const EntryRef thing = in_.plan.variables()[variable].thing;
  if (derived_.count(thing) == 0) return Proving::kNever;
  if (thing.kind != EntryKind::rule) return Proving::kEverywhere;
  const Rule& rule = in_.rules.rules[thing.rule()];
  const bool yes = index == 0;  // `no` is excluded where it is yes
  const Function when = comes_out(rule.when, yes, std::nullopt);
  const Function applies = optional(rule.applies, yes);
  if (yes) return in_.diagrams.both(applies, when);
  return in_.diagrams.either(in_.diagrams.either(applies, when), silent(thing));
}

// Where a thing may not apply.
Function MayStand::silent(EntryRef thing) {
  if (entry_of(in_.rules, thing) == nullptr) return Proving::kNever;
  if (derived_.count(thing) == 0) return in_.diagrams.negated(in_.functions.applies(thing));
  const auto at = silent_.find(thing);
  if (at != silent_.end()) return at->second;
  Function found = Proving::kNever;
  if (thing.kind == EntryKind::rule) found = optional(in_.rules.rules[thing.rule()].applies, false);
  if (thing.kind == EntryKind::table) found = optional(in_.rules.tables[thing.table()].applies, false);
  for (const std::string& name : looked_at(in_.plan, thing))
    found = in_.diagrams.either(found, silent(*in_.plan.names().find(name)));
  return silent_[thing] = found;
}

}  // namespace diagclub
