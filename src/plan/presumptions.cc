// Presumptions in, their conditions compiled out: over what stands of others and the strict sight of their
// own.
#include <algorithm>

#include "plan/plan.h"

namespace diagclub {

VariableId Plan::sight(const StrictSight& wanted) {
  std::size_t at = 0;
  while (at < sights_.size() && sights_[at] != wanted) ++at;
  if (at == sights_.size()) sights_.push_back(wanted);
  return VariableId(variables().count() + at);
}

Literals Plan::literals_of_sign(EntryRef about, const Condition& test) {
  const EntryRef thing = *names().find(test.name.text);
  if (test.test.form == UnaryTest::Form::nothing_reported) {
    return {false, {{sight({StrictSight::Kind::nothing_reported, {}, 1, thing.fact()}), kYesCell}}};
  }
  if (test.test.form == UnaryTest::Form::undecided) {
    return {false,
            {{sight({StrictSight::Kind::undecided, variables().of(thing), variables().count_of(thing), {}}),
              kYesCell}}};
  }
  Literals literals = variables().literals(rules(), names(), test.name.text, test.test);
  if (thing == about && !is_about_knowledge(test.test)) {
    for (Literal& literal : literals.parts)
      literal.variable = sight({StrictSight::Kind::cells, literal.variable, 1, {}});
  }
  return literals;
}

PlanPresumption Plan::compile_presumption(const Presumption& presumption) {
  PlanPresumption made;
  made.of = *names().find(presumption.of.text);
  made.claims = variables().literals(rules(), names(), presumption.of.text, presumption.is).parts;
  const LiteralsOf literals_of = [&](const Condition& test) { return literals_of_sign(made.of, test); };
  made.when = compile(presumption.when, literals_of);
  if (presumption.unless) made.unless = compile(*presumption.unless, literals_of);
  for (const Name& name : presumption.yields_to)
    made.yields_to.push_back(names().find(name.text)->presumption());
  return made;
}

void Plan::replace(PresumptionId presumption, const Presumption& written) {
  checked_.rules_.presumptions[presumption] = written;
  presumptions_[presumption] = compile_presumption(written);
  find_applicability(steps_.next());
}

}  // namespace diagclub
