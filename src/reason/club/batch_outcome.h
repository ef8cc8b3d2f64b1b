#pragma once

#include <optional>

#include "eval/batch_evaluator.h"
#include "eval/evaluate.h"
#include "plan/functions.h"
#include "value/box.h"

namespace diagclub {

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

 private:
  Tri sharpened(Tri holds, Diagrams::Node node) const;
  bool reaches(Diagrams::Node node, std::size_t wanted) const;

  const Plan& plan_;
  const Functions& functions_;
  const MarkedOutcome& marked_;
  const CellsByVariable& box_;
  Diagrams::Walk& walk_;
};

}  // namespace diagclub
