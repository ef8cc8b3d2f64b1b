// One club read by a batch beside its diagnosis. In: both. Out: in what they differ of one thing, in words,
// or nothing.
#pragma once

#include "eval/standing/standing.h"
#include "reason/batch/batch_standing.h"
#include "reason/club/diagnose_club.h"

namespace diagclub::oracle {

// A batch's way of reading clubs under one plan, all memory used again as a batch does.
class BatchReading {
 public:
  BatchReading(const Plan& plan, const Functions& functions, const BatchEvaluator& marker,
               const std::vector<EntryRef>& asked)
      : plan_(plan), functions_(functions), marker_(marker), standing_(plan, asked) {}

  // The outcome holds until the next club.
  StandingOutcome read(const Facts& facts) {
    marker_.mark(facts.cells, marks_);
    marked_.emplace(MarkedOutcome{marker_, marks_});
    box_ = completions(plan_, facts);
    const BatchOutcome strict(plan_, functions_, *marked_, box_, walk_);
    standing_.read(strict, facts);
    return StandingOutcome(plan_, strict, &standing_);
  }

 private:
  const Plan& plan_;
  const Functions& functions_;
  const BatchEvaluator& marker_;
  BatchStanding standing_;
  ConjunctionBits marks_;
  std::optional<MarkedOutcome> marked_;
  CellsByVariable box_;
  Diagrams::Walk walk_;
};

inline std::string batch_difference(const Plan& plan, const StandingOutcome& batch, const ClubDiagnosis& club,
                                    EntryRef thing) {
  const std::string name = name_of(plan.rules(), thing) + ": ";
  const Outcome& stands = club.standing.outcome;
  const Firmness firm = firmness(plan, club.outcome, club.standing, thing);
  if (batch.firmness(thing) != firm)
    return name + "the batch says " + firmness_word(batch.firmness(thing)) + ", the diagnosis " +
           firmness_word(firm);
  if (thing.kind == EntryKind::recommendation)
    return batch.recommended(thing.recommendation()) == stands.recommended[thing.recommendation()]
               ? ""
               : name + "recommended";
  if (batch.applies(thing) != stands.applies(plan, thing)) return name + "applies";
  if (thing.kind == EntryKind::rule && batch.rule(thing.rule()) != stands.rule(plan, thing.rule()))
    return name + "the rule";
  if (thing.kind == EntryKind::table && firm >= Firmness::presumed &&
      plan.rules().tables[thing.table()].hit != HitPolicy::collect &&
      batch.table(thing.table()) != stands.outcomes(plan, thing.table()))
    return name + "outcomes";
  if (thing.kind != EntryKind::count || stands.applies(plan, thing) == Tri::no) return "";
  const CountHeld expected = held(plan, club.outcome, club.standing, thing.count());
  const auto found = batch.count(thing.count());
  const bool same = found && found->certain == expected.certain && found->standing == expected.standing &&
                    found->possible == expected.possible;
  return same ? "" : name + "how many hold";
}

}  // namespace diagclub::oracle
