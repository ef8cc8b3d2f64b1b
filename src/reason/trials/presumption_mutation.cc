// Presumptions with small faults in, those that no expectation notices out.
#include "reason/trials/presumption_mutation.h"

#include <algorithm>
#include <set>

#include "eval/evaluate.h"
#include "eval/standing/variables_read.h"
#include "reason/proofs/may_stand.h"
#include "reason/trials/expectation.h"
#include "reason/trials/rule_tests.h"

namespace diagclub {

namespace {

// The facts of which a presumption may want nothing to be reported.
std::set<FactId> marked_in(const Plan& plan, const Presumption& presumption) {
  std::set<FactId> facts;
  const auto look = [&](const Name& tested, const UnaryTest& test) {
    if (test.form == UnaryTest::Form::nothing_reported) facts.insert(plan.names().find(tested.text)->fact());
  };
  for_each_test(presumption.when, look);
  if (presumption.unless) for_each_test(*presumption.unless, look);
  return facts;
}

// Where the signs may stand, and the facts that they are about leave possible what is then presumed.
Diagrams::Node with_room_for_claims(Proving& in, PresumptionId presumption, Diagrams::Node signs) {
  const IndexVector<VariableId, bool> support = in.diagrams.support(signs);
  std::set<EntryRef> about;
  for (const VariableId i : support.ids()) {
    if (support[i]) about.insert(in.plan.variables()[i].thing);
  }
  IndexVector<VariableId, bool> others(support.size());
  for (const VariableId i : others.ids()) others[i] = about.count(in.plan.variables()[i].thing) == 0;
  Diagrams::Node claims = Proving::kEverywhere;
  for (const Literal& claim : in.plan.presumptions()[presumption].claims)
    claims = in.diagrams.both(claims, in.functions.of(in.diagrams, claim));
  return in.diagrams.both(signs,
                          in.diagrams.negated(in.diagrams.forall(in.diagrams.negated(claims), others)));
}

// What cases can expect, to show how something stands: itself, and what looks at a fact.
std::vector<EntryRef> shown_by(const Plan& plan, EntryRef thing) {
  if (thing.kind != EntryKind::fact) return {thing};
  const VariableId end(plan.variables().count());  // beyond are strict sights
  const auto looks = [&](const std::vector<VariableId>& read) {
    return std::any_of(read.begin(), read.end(), [&](VariableId variable) {
      return variable < end && plan.variables()[variable].thing == thing;
    });
  };
  std::vector<EntryRef> things;
  for (const PlanStep& step : plan.steps()) {
    if (looks(variables_read(plan, step))) things.push_back(step.thing);
  }
  // A sign of something else.
  for (const PlanPresumption& presumption : plan.presumptions()) {
    std::vector<VariableId> read;
    add_variables_read(plan, presumption.holds, read);
    if (looks(read) && presumption.of.kind != EntryKind::fact) things.push_back(presumption.of);
  }
  return things;
}

// One or two answers about what the signs ask: where one of several signs is there alone, or one that is
// there is stopped.
std::vector<Diagrams::Node> few_answers(Proving& in, PresumptionId presumption) {
  const PlanPresumption& about = in.plan.presumptions()[presumption];
  std::vector<VariableId> read;
  add_variables_read(in.plan, about.when, read);
  if (about.unless) add_variables_read(in.plan, *about.unless, read);
  std::set<VariableId> asked;
  for (const VariableId i : read) {
    if (i < VariableId(in.plan.variables().count()) && in.plan.variables()[i].thing.kind == EntryKind::fact &&
        in.plan.variables()[i].aspect != Variable::Aspect::known)
      asked.insert(i);
  }
  std::vector<std::pair<VariableId, Diagrams::Node>> ones;
  for (const VariableId i : asked) {
    for (Cells left = in.plan.variables()[i].all; left != 0; left &= left - 1)
      ones.emplace_back(i, in.diagrams.literal(i, cell(lowest_cell(left))));
  }
  std::vector<Diagrams::Node> places;
  for (const auto& [variable, one] : ones) places.push_back(one);
  for (const auto& [variable, one] : ones) {
    for (const auto& [other_variable, other] : ones) {
      if (variable < other_variable) places.push_back(in.diagrams.both(one, other));
    }
  }
  return places;
}

// The facts behind what its signs ask, and behind those of what it yields to.
std::vector<FactId> facts_of_signs(const Plan& plan, PresumptionId presumption) {
  std::set<FactId> facts;
  const auto look = [&](PresumptionId id) {
    for_each_test(plan.rules().presumptions[id], [&](const Name& name, const UnaryTest&) {
      const EntryRef thing = *plan.names().find(name.text);
      if (thing.kind == EntryKind::fact) facts.insert(thing.fact());
    });
  };
  look(presumption);
  for (const PresumptionId stronger : plan.presumptions()[presumption].yields_to) look(stronger);
  return {facts.begin(), facts.end()};
}

}  // namespace

std::vector<StandingCheck> standing_checks(const Plan& plan, const std::vector<RuleTestCase>& cases,
                                           const std::vector<LabelledClub>& clubs) {
  std::vector<StandingCheck> checks;
  const auto add = [&](const Fiche& fiche, const ExpectedOutcome& expected, bool value_alone) {
    const EntryRef thing = *plan.names().find(expected.name);
    const Facts facts = facts_from_fiche(plan, fiche_about(plan, fiche, thing));
    checks.push_back(
        {thing, expected, value_alone, facts, evaluate(plan, facts), StandingScope(plan, {thing})});
  };
  for (const RuleTestCase& tested : cases) {
    for (const ExpectedOutcome& one : tested.expect) {
      if (is_of_standing(one)) add(tested.fiche, one, false);
    }
  }
  for (const LabelledClub& club : clubs) {
    for (const Label& label : club.expected.labels) {
      ExpectedOutcome expected;
      expected.name = label.table;
      expected.outcome = label.tool;
      add(club.fiche, expected, true);
    }
  }
  return checks;
}

PresumptionTrial::PresumptionTrial(const Plan& plan, const Functions& functions,
                                   const std::vector<StandingCheck>& checks, const NearbyFiches& nearby,
                                   const FicheForm& form)
    : original_(plan), functions_(functions), checks_(checks), nearby_(nearby), form_(form), changed_(plan) {}

bool PresumptionTrial::noticed(const std::vector<const StandingCheck*>& concerned) const {
  if (concerned.empty()) return false;
  const StandingReader reader(changed_);
  Standing standing;
  return std::any_of(concerned.begin(), concerned.end(), [&](const StandingCheck* check) {
    reader.read(check->facts, check->strict, standing);
    return check->value_alone ? !came_out(changed_, standing.outcome, check->thing, check->expected.outcome)
                              : !stands_so(changed_, check->strict, standing, check->thing, check->expected);
  });
}

void PresumptionTrial::try_presumption(PresumptionId presumption, MutationRun& run) {
  const Presumption written = original_.rules().presumptions[presumption];
  const EntryRef of = original_.presumptions()[presumption].of;
  std::vector<const StandingCheck*> concerned;
  for (const StandingCheck& check : checks_) {
    if (check.scope.holds(original_, of)) concerned.push_back(&check);
  }
  for_each_presumption_mutant(original_, presumption, [&](const Mutant& mutant, const Presumption& changed) {
    changed_.replace(presumption, changed);
    if (noticed(concerned))
      ++run.killed;
    else
      run.survivors.push_back(survivor(presumption, mutant));
  });
  changed_.replace(presumption, written);
}

Survivor PresumptionTrial::survivor(PresumptionId presumption, const Mutant& mutant) {
  const EntryRef of = original_.presumptions()[presumption].of;
  const std::vector<EntryRef> shown = shown_by(original_, of);
  const StandingReader before(original_);
  const StandingReader after(changed_);
  Survivor found{mutant, "", "", ""};
  const auto tells = [&](const Facts& facts) {
    const Outcome strict = evaluate(original_, facts);  // the rules are the same
    const Standing now = before.read(facts, strict);
    const Standing then = after.read(facts, strict);
    return std::any_of(shown.begin(), shown.end(), [&](EntryRef thing) {
      found.mutant.thing = thing;
      found.expected = standing_in_words(original_, strict, now, thing);
      found.instead = standing_in_words(changed_, strict, then, thing);
      return found.expected != found.instead;
    });
  };
  std::vector<FactId> marked;
  for (const Plan* side : {&original_, static_cast<const Plan*>(&changed_)}) {
    Proving proving(*side, functions_, form_);
    MayStand may_stand(proving);
    const Presumption& written = side->rules().presumptions[presumption];
    const Diagrams::Node signs = may_stand.when(presumption);
    const Diagrams::Node blocked = written.unless ? may_stand.unless(presumption) : Proving::kNever;
    const std::set<FactId> silent = marked_in(original_, written);
    const Diagrams::Node room = with_room_for_claims(proving, presumption, signs);
    // Where `unless` may hold and where it does not, each may tell; first where the presumption may speak.
    std::vector<Diagrams::Node> places{proving.diagrams.both(room, blocked), room,
                                       proving.diagrams.both(signs, blocked), signs};
    for (const PresumptionId stronger : original_.presumptions()[presumption].yields_to)
      places.push_back(
          proving.diagrams.both(room, with_room_for_claims(proving, stronger, may_stand.when(stronger))));
    const std::vector<Diagrams::Node> few = few_answers(proving, presumption);
    places.insert(places.end(), few.begin(), few.end());
    for (const Diagrams::Node where : places) {
      if (where == Proving::kNever) continue;
      const auto witness = proving.witnesses().accepted(proving.diagrams, where, [&](const Facts& facts) {
        Facts with_marks = facts;
        marked.clear();
        for (const FactId fact : silent) {
          if (facts.said[fact] != Facts::Said::nothing) continue;
          with_marks.said[fact] = Facts::Said::nothing_reported;
          marked.push_back(fact);
        }
        return tells(with_marks);
      });
      if (!witness) continue;
      Witness told = *witness;
      for (const FactId fact : marked) told.stated.emplace_back(fact, "nothing_reported");
      found.fiche = told.line(original_.rules(), FicheScope::fragment);
      return found;
    }
  }
  const auto fiche = nearby_.find(facts_of_signs(original_, presumption), tells);
  if (!fiche) return {mutant, "", "", ""};
  found.fiche = *fiche;
  return found;
}

}  // namespace diagclub
