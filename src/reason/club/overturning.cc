// What is presumed of one club in, the answers that would overturn it out.
#include "reason/club/overturning.h"

#include <algorithm>

#include "reason/club/completion.h"

namespace diagclub {

namespace {

std::size_t index_of(int index) { return static_cast<std::size_t>(index); }

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
    return before.outcome.recommended[index_of(thing.index)] ==
           after.outcome.recommended[index_of(thing.index)];
  const auto step = static_cast<std::size_t>(&plan.step_of(thing) - plan.steps().data());
  if (before.outcome.applicable[step] != after.outcome.applicable[step]) return false;
  const auto first = plan.variables().of(thing);
  const auto from = before.outcome.cells.begin() + first;
  return std::equal(from, from + plan.variables().count_of(thing), after.outcome.cells.begin() + first);
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
  const Box open = completions(plan, facts);
  const FactsMaker maker(plan);
  const auto try_answer = [&](int fact, int variable, int answer) {
    Facts answered = facts;
    const Variable& about = plan.variables()[variable];
    answered.cells[index_of(variable)] = cell(answer);
    answered.cells[index_of(plan.variables().known(fact))] = kYesCell;
    answered.known[index_of(fact)] = 1;
    answered.said[index_of(fact)] = Facts::Said::something;
    if (plan.rules().facts[index_of(fact)].kind == FactKind::number)
      answered.numbers[index_of(fact)] = about.axis.numbers(answer);
    maker.finish(answered);
    const Read then = read(plan, reader, answered);
    Overturning overturning;
    std::copy_if(presumed.begin(), presumed.end(), std::back_inserter(overturning.things),
                 [&](EntryRef thing) { return !stands_alike(plan, now.standing, then.standing, thing); });
    if (overturning.things.empty()) return;
    overturning.fact = fact;
    overturning.member = about.aspect == Variable::Aspect::member ? about.member : -1;
    overturning.cell = answer;
    found.push_back(std::move(overturning));
  };
  for (int fact = 0; fact < static_cast<int>(plan.rules().facts.size()); ++fact) {
    const EntryRef thing{EntryKind::fact, fact};
    for (int i = 0; i < plan.variables().count_of(thing); ++i) {
      const int variable = plan.variables().of(thing) + i;
      if (is_single(open[index_of(variable)])) continue;
      for (int answer = 0; answer < plan.variables()[variable].size; ++answer) {
        if ((open[index_of(variable)] & cell(answer)) != 0) try_answer(fact, variable, answer);
      }
    }
  }
  return found;
}

}  // namespace diagclub
