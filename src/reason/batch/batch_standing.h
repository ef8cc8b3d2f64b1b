// In: the strict outcome of one club of a batch. Out: how it stands, as `diagnose_club` has it.
//
// Cost: where the rules presume nothing, none: what stands is what is certain. Else, of what is asked for and
// all that this looks at, the strict outcome is written out once a club, a walk over a diagram for each thing
// that Kleene's logic leaves open, and then read again (eval/standing/standing.h); all in memory that is used
// again.
#pragma once

#include <optional>
#include <vector>

#include "eval/standing/standing.h"
#include "reason/batch/batch_outcome.h"

namespace diagclub {

// Of the club that was read last. One a thread.
class BatchStanding {
 public:
  // The plan must outlive it. asked: the tables, rules, counts and recommendations that will be asked for.
  BatchStanding(const Plan& plan, const std::vector<EntryRef>& asked)
      : scope_(plan, asked), reader_(plan, &scope_) {}

  void read(const BatchOutcome& strict, const Facts& facts);

 private:
  friend class StandingOutcome;
  StandingScope scope_;
  StandingReader reader_;
  WholeOutcome strict_;
  Standing standing_;
};

// What a club comes to as it stands: what can be asked of `BatchOutcome`, and how firmly.
class StandingOutcome {
 public:
  // `standing`: of the same club; none: nothing is presumed.
  StandingOutcome(const Plan& plan, BatchOutcome strict, const BatchStanding* standing)
      : plan_(plan), strict_(strict), standing_(standing) {}

  Tri rule(RuleId rule) const;
  Tri recommended(RecommendationId id) const;
  // Of a collect table.
  Tri output(TableId table, std::size_t output) const;
  Tri applies(EntryRef thing) const;
  // What is left to a table, by the values of `Functions::outcome`.
  Cells table(TableId table) const;
  // Nothing where it does not apply.
  std::optional<CountHeld> count(CountId count) const;
  Firmness firmness(EntryRef thing) const;

 private:
  Tri strictly(EntryRef thing) const;

  const Plan& plan_;
  BatchOutcome strict_;
  const BatchStanding* standing_;
};

}  // namespace diagclub
