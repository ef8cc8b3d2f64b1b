#pragma once

#include <span>

#include "eval/batch_evaluator.h"
#include "eval/evaluate.h"

namespace diagclub {

// The whole outcome of one club from its conjunction bits: what `evaluate` gives of the same facts, for what
// reads an outcome (the standing reading). In memory that is used again.
void outcome_from_bits(const Plan& plan, const BatchEvaluator& evaluator, std::span<const Cells> facts,
                       const ConjunctionBits& bits, Outcome& into);

}  // namespace diagclub
