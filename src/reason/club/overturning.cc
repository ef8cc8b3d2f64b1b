// What is presumed of one club in, the answers that would overturn it out.
#include "reason/club/overturning.h"

#include <algorithm>

#include "reason/club/completion.h"

namespace diagclub {

namespace {

struct Read {
  Outcome strict;
  Standing standing;
};

Read read(const Plan& plan, const StandingReader& reader, const Facts& facts) {
  Read read;
  read.strict = evaluate(plan, facts);
  read.standing = reader.read(facts, read.strict);
  return read;
}

// Whether a thing stands as it did.
bool stands_alike(const Plan& plan, const Standing& before, const Standing& after, EntryRef thing) {
  if (thing.kind == EntryKind::recommendation)
    return before.outcome.recommended[thing.recommendation()] ==
           after.outcome.recommended[thing.recommendation()];
  const StepId step = plan.step_at(thing);
  if (before.outcome.applicable[step] != after.outcome.applicable[step]) return false;
  const Ids<VariableId> variables(plan.variables().of(thing), plan.variables().count_of(thing));
  return std::all_of(variables.begin(), variables.end(), [&](VariableId variable) {
    return before.outcome.cells[variable] == after.outcome.cells[variable];
  });
}

}  // namespace

std::vector<Overturning> overturning_answers(const Plan& plan, const StandingReader& reader,
                                             const Facts& facts, const std::vector<EntryRef>& things) {
  const Read now = read(plan, reader, facts);
  std::vector<EntryRef> presumed;
  std::copy_if(things.begin(), things.end(), std::back_inserter(presumed), [&](EntryRef thing) {
    return firmness(plan, now.strict, now.standing, thing) == Firmness::presumed;
  });
  std::vector<Overturning> found;
  if (presumed.empty()) return found;
  const CellsByVariable open = completions(plan, facts);
  const FactsMaker maker(plan);
  const auto try_answer = [&](FactId fact, VariableId variable, std::size_t answer) {
    Facts answered = facts;
    const Variable& about = plan.variables()[variable];
    answered.cells[variable] = cell(answer);
    answered.cells[plan.variables().known(fact)] = kYesCell;
    answered.known[fact] = 1;
    answered.said[fact] = Facts::Said::something;
    if (plan.rules().facts[fact].kind == FactKind::number)
      answered.numbers[fact] = about.axis.numbers(answer);
    maker.finish(answered);
    const Read then = read(plan, reader, answered);
    Overturning overturning;
    std::copy_if(presumed.begin(), presumed.end(), std::back_inserter(overturning.things),
                 [&](EntryRef thing) { return !stands_alike(plan, now.standing, then.standing, thing); });
    if (overturning.things.empty()) return;
    overturning.fact = fact;
    if (about.aspect == Variable::Aspect::member) overturning.member = about.member;
    overturning.cell = answer;
    found.push_back(std::move(overturning));
  };
  for (const FactId fact : plan.rules().facts.ids()) {
    for (const VariableId variable : plan.variables().values(fact)) {
      if (is_single(open[variable])) continue;
      for (std::size_t answer = 0; answer < plan.variables()[variable].size; ++answer) {
        if ((open[variable] & cell(answer)) != 0) try_answer(fact, variable, answer);
      }
    }
  }
  return found;
}

}  // namespace diagclub
