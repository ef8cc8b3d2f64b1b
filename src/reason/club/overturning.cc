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

// The answers to what is open, each tried, for what is not certain already.
class Trial {
 public:
  Trial(const Plan& plan, const StandingReader& reader, const Facts& facts, std::vector<EntryRef> things)
      : plan_(plan),
        reader_(reader),
        facts_(facts),
        maker_(plan),
        things_(std::move(things)),
        now_(read(plan, reader, facts)) {
    const auto settled = [&](EntryRef thing) { return firmness_in(now_, thing) == Firmness::certain; };
    things_.erase(std::remove_if(things_.begin(), things_.end(), settled), things_.end());
  }

  void keep_presumed() {
    const auto other = [&](EntryRef thing) { return firmness_in(now_, thing) != Firmness::presumed; };
    things_.erase(std::remove_if(things_.begin(), things_.end(), other), things_.end());
  }

  std::vector<Overturning> run() {
    if (things_.empty()) return {};
    const StandingScope scope(plan_, things_);
    const CellsByVariable open = completions(plan_, facts_);
    for (const FactId fact : plan_.rules().facts.ids()) {
      if (plan_.variables().count_of(fact) == 0 || !scope.holds(plan_, fact)) continue;
      for (const VariableId variable : plan_.variables().values(fact)) {
        if (is_single(open[variable])) continue;
        for (std::size_t answer = 0; answer < plan_.variables()[variable].size; ++answer) {
          if ((open[variable] & cell(answer)) != 0) try_answer(fact, variable, answer);
        }
      }
    }
    return std::move(found_);
  }

 private:
  Firmness firmness_in(const Read& read, EntryRef thing) const {
    return firmness(plan_, read.strict, read.standing, thing);
  }

  void try_answer(FactId fact, VariableId variable, std::size_t answer) {
    Facts answered = facts_;
    const Variable& about = plan_.variables()[variable];
    answered.cells[variable] = cell(answer);
    answered.cells[plan_.variables().known(fact)] = kYesCell;
    answered.known[fact] = 1;
    answered.said[fact] = Facts::Said::something;
    if (plan_.rules().facts[fact].kind == FactKind::number)
      answered.numbers[fact] = about.axis.numbers(answer);
    maker_.finish(answered);
    const Read then = read(plan_, reader_, answered);
    Overturning made;
    for (const EntryRef thing : things_) {
      const Firmness firm = firmness_in(then, thing);
      if (firmness_in(now_, thing) != Firmness::presumed) {
        if (firm >= Firmness::presumed) made.decided.push_back(thing);
      } else if (!stands_alike(plan_, now_.standing, then.standing, thing)) {
        made.things.push_back(thing);
      } else if (firm == Firmness::certain) {
        made.confirmed.push_back(thing);
      }
    }
    if (made.things.empty() && made.confirmed.empty() && made.decided.empty()) return;
    made.fact = fact;
    if (about.aspect == Variable::Aspect::member) made.member = about.member;
    made.cell = answer;
    found_.push_back(std::move(made));
  }

  const Plan& plan_;
  const StandingReader& reader_;
  const Facts& facts_;
  const FactsMaker maker_;
  std::vector<EntryRef> things_;
  const Read now_;
  std::vector<Overturning> found_;
};

}  // namespace

std::vector<Overturning> overturning_answers(const Plan& plan, const StandingReader& reader,
                                             const Facts& facts, const std::vector<EntryRef>& things) {
  Trial trial(plan, reader, facts, things);
  trial.keep_presumed();
  std::vector<Overturning> found = trial.run();
  found.erase(
      std::remove_if(found.begin(), found.end(), [](const Overturning& one) { return one.things.empty(); }),
      found.end());
  return found;
}

std::vector<Overturning> telling_answers(const Plan& plan, const StandingReader& reader, const Facts& facts,
                                         const std::vector<EntryRef>& things) {
  return Trial(plan, reader, facts, things).run();
}

}  // namespace diagclub
