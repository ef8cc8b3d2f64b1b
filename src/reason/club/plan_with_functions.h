// In: a plan. Out: how fiches come out under it, in words of expected outcomes.
#pragma once

#include <string>

#include "plan/functions.h"
#include "read/fiche/fiche_from_yaml.h"

namespace diagclub {

// A plan with all that is needed to say how fiches come out under it.
class PlanWithFunctions {
 public:
  explicit PlanWithFunctions(const Plan& plan) : plan_(plan), functions_(plan), form_(plan.rules()) {}

  const Plan& plan() const { return plan_; }
  const Functions& functions() const { return functions_; }
  const FicheForm& form() const { return form_; }

  // Where a fiche may yet go as it is completed: what its outcomes are asked in.
  CellsByVariable completions_of(const Fiche& fiche) const;
  // All that a thing can still come out as, in the words of expected outcomes (`B2 | B3`, `[a, b?]`, `1..3`).
  // Exact where facts are independent.
  std::string outcome(EntryRef thing, const CellsByVariable& box) const;

 private:
  const Plan& plan_;
  const Functions functions_;
  const FicheForm form_;
};

}  // namespace diagclub
