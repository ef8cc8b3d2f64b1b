// In: a plan. Out: how fiches come out and stand under it, in words of expected outcomes.
#pragma once

#include <string>

#include "eval/standing/standing.h"
#include "plan/functions.h"
#include "read/fiche/fiche_from_yaml.h"

namespace diagclub {

// A plan with all that is needed to say how fiches come out under it.
class PlanWithFunctions {
 public:
  explicit PlanWithFunctions(const Plan& plan)
      : plan_(plan), functions_(plan), form_(plan.rules()), reader_(plan) {}

  const Plan& plan() const { return plan_; }
  const Functions& functions() const { return functions_; }
  const FicheForm& form() const { return form_; }

  // Where a fiche may yet go as it is completed, and what it points to: what its outcomes are asked in.
  struct Judged {
    CellsByVariable box;
    Outcome strict;  // this and the next: where the rules presume anything
    Standing standing;
  };
  Judged judged(const Fiche& fiche) const;
  // All that a thing can still come out as, in the words of expected outcomes (`B2 | B3`, `[a, b?]`, `1..3`),
  // exact where facts are independent; what the fiche points to as `presumed B2`, and where its signs point
  // both ways as `contested B2 | B3`.
  std::string outcome(EntryRef thing, const Judged& fiche) const;

  // The same without how firmly: two that differ in nothing else are the same conclusion.
  static std::string without_firmness(const std::string& outcome);

 private:
  std::string strict_outcome(EntryRef thing, const CellsByVariable& box) const;

  const Plan& plan_;
  const Functions functions_;
  const FicheForm form_;
  const StandingReader reader_;
};

}  // namespace diagclub
