#pragma once

#include <span>
#include <vector>

#include "eval/batch_evaluator.h"
#include "eval/evaluate.h"

namespace diagclub {

// The whole outcome of one club from its conjunction bits: what `evaluate` gives of the same facts, for what
// reads an outcome (the standing reading).
class OutcomeFromBits {
 public:
  // Both must outlive it and stay as they are; threads may share it.
  OutcomeFromBits(const Plan& plan, const BatchEvaluator& evaluator);

  // In memory that is used again. bits: as `evaluator` filled them from these facts.
  void read(const CellsByVariable& facts, const ConjunctionBits& bits, Outcome& into) const;

 private:
  const Plan& plan_;
  const BatchEvaluator& evaluator_;
};

}  // namespace diagclub
