// Presumptions in, where their signs may stand out.
#include "reason/proofs/may_stand.h"

#include "reason/proofs/stated.h"

namespace diagclub {

namespace {

using Function = Diagrams::Node;

// No thing: every test is read over what may stand.
constexpr EntryRef kNothing{EntryKind::parameter, -1};

std::size_t index_of(int index) { return static_cast<std::size_t>(index); }

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

Function MayStand::when(int presumption) {
  const auto at = when_.find(presumption);
  if (at != when_.end()) return at->second;
  const PlanPresumption& compiled = in_.plan.presumptions()[index_of(presumption)];
  const Function found = comes_out(in_.rules.presumptions[index_of(presumption)].when, true, compiled.of);
  return when_[presumption] = in_.expressible(found);
}

Function MayStand::unless(int presumption) {
  const Presumption& about = in_.rules.presumptions[index_of(presumption)];
  if (!about.unless) return Proving::kNever;
  return comes_out(*about.unless, true, in_.plan.presumptions()[index_of(presumption)].of);
}

Function MayStand::applies(int presumption) {
  const EntryRef thing = in_.plan.presumptions()[index_of(presumption)].of;
  if (derived_.count(thing) == 0 && entry_of(in_.rules, thing) != nullptr)
    return in_.functions.applies(thing);
  if (thing.kind == EntryKind::rule) return optional(in_.rules.rules[index_of(thing.index)].applies, true);
  if (thing.kind == EntryKind::table) return optional(in_.rules.tables[index_of(thing.index)].applies, true);
  return Proving::kEverywhere;
}

Function MayStand::derived_otherwise(int presumption) {
  const PlanPresumption& compiled = in_.plan.presumptions()[index_of(presumption)];
  if (derived_.count(compiled.of) == 0) return Proving::kNever;
  Function otherwise = Proving::kNever;
  for (const Literal& claim : compiled.claims) {
    Function without = Proving::kEverywhere;
    for (int i = 0; i < in_.plan.variables()[claim.variable].size; ++i) {
      if ((claim.accepted & cell(i)) != 0)
        without = in_.diagrams.both(without, excluded_by_step(claim.variable, i));
    }
    otherwise = in_.diagrams.either(otherwise, without);
  }
  return otherwise;
}

Function MayStand::optional(const std::optional<Condition>& condition, bool yes) {
  if (!condition) return yes ? Proving::kEverywhere : Proving::kNever;
  return comes_out(*condition, yes, kNothing);
}

Function MayStand::comes_out(const Condition& condition, bool yes, EntryRef about) {
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

Function MayStand::test(const Condition& condition, bool yes, EntryRef about) {
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

Function MayStand::within(int variable, Cells accepted) {
  const Variable& about = in_.plan.variables()[variable];
  Function found = Proving::kEverywhere;
  for (int i = 0; i < about.size; ++i) {
    if ((about.all & ~accepted & cell(i)) != 0) found = in_.diagrams.both(found, excluded(variable, i));
  }
  return found;
}

Function MayStand::excluded(int variable, int index) {
  const Variable& about = in_.plan.variables()[variable];
  Function found = in_.functions.of(in_.diagrams, Literal{variable, about.all & ~cell(index)});
  for (std::size_t i = 0; i < in_.plan.presumptions().size(); ++i) {
    for (const Literal& claim : in_.plan.presumptions()[i].claims) {
      if (claim.variable == variable && (claim.accepted & cell(index)) == 0)
        found = in_.diagrams.either(found, when(static_cast<int>(i)));
    }
  }
  return in_.diagrams.either(found, excluded_by_step(variable, index));
}

Function MayStand::excluded_by_step(int variable, int index) {
  const EntryRef thing = in_.plan.variables()[variable].thing;
  if (derived_.count(thing) == 0) return Proving::kNever;
  if (thing.kind != EntryKind::rule) return Proving::kEverywhere;
  const Rule& rule = in_.rules.rules[index_of(thing.index)];
  const bool yes = index == 0;  // `no` is excluded where it is yes
  const Function when = comes_out(rule.when, yes, kNothing);
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
  if (thing.kind == EntryKind::rule) found = optional(in_.rules.rules[index_of(thing.index)].applies, false);
  if (thing.kind == EntryKind::table)
    found = optional(in_.rules.tables[index_of(thing.index)].applies, false);
  for (const std::string& name : looked_at(in_.plan, thing))
    found = in_.diagrams.either(found, silent(*in_.plan.names().find(name)));
  return silent_[thing] = found;
}

}  // namespace diagclub
