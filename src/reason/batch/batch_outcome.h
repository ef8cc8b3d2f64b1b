// In: what a club marked and where its completions lie. Out: what it comes to, strictly.
#pragma once

#include <optional>
#include <vector>

#include "eval/batch_evaluator.h"
#include "eval/evaluate.h"
#include "eval/standing/scope.h"
#include "plan/functions.h"
#include "value/box.h"

namespace diagclub {

// All of an outcome written out, equal to `outcome_of_club`; and by table what `BatchOutcome::table` gives,
// of collect tables nothing.
struct WholeOutcome {
  Outcome outcome;
  IndexVector<TableId, Cells> tables;
};

// How a club of a batch came out, just as `diagnose_club` has it: what Kleene's logic settles is settled; of
// the rest the functions know what every completion comes to. Nothing is kept: what is asked for is worked
// out.
class BatchOutcome {
 public:
  // All must outlive it. box: of `completions`; walk: memory for use again.
  BatchOutcome(const Plan& plan, const Functions& functions, const MarkedOutcome& marked,
               const CellsByVariable& box, Diagrams::Walk& walk)
      : plan_(plan), functions_(functions), marked_(marked), box_(box), walk_(walk) {}

  Tri rule(RuleId rule) const;
  Tri recommended(RecommendationId id) const;
  // Of a collect table.
  Tri output(TableId table, std::size_t output) const;
  // Whether a table, a rule or a count applies.
  Tri applies(EntryRef thing) const;
  // The values of `Functions::outcome` that are left to a table.
  Cells table(TableId table) const;
  // How many rules of a count hold in every completion, and how many in some; nothing where it does not
  // apply.
  std::optional<BatchEvaluator::Held> count(CountId count) const;
  // What lies in a scope, in memory that is used again; the rest is as good as unknown. facts: those that
  // were marked.
  void write(const Facts& facts, const StandingScope& scope, WholeOutcome& into) const;

 private:
  void write_table(const PlanStep& step, Tri applies, WholeOutcome& into) const;
  Tri applies(StepId step) const;
  Cells table_where(TableId table, Tri applies) const;
  Tri sharpened(Tri holds, Diagrams::Node node) const;

  const Plan& plan_;
  const Functions& functions_;
  const MarkedOutcome& marked_;
  const CellsByVariable& box_;
  Diagrams::Walk& walk_;
};

}  // namespace diagclub
