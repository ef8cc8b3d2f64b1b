// In: a fiche. Out: its facts as numbers and as sets of cells, with what formulas derive (density in
// people per km², age in years…); a fact not stated has all cells.
#pragma once

#include <cstdint>
#include <vector>

#include "base/diagnostics.h"
#include "eval/figure.h"
#include "model/fiche.h"
#include "plan/plan.h"
#include "value/cells.h"
#include "value/interval.h"

namespace diagclub {

// What a fiche says, in the plan's terms. Yes and no are a byte each: they are written for every club.
struct Facts {
  // The cells each input may still be in, never empty; outcomes are left at «anything».
  CellsByVariable cells;
  // The numbers a number fact may be (its bounds when unknown), stated or derived.
  IndexVector<FactId, Interval> numbers;
  // Whether the fiche gives it, or a formula yields it from given ones.
  IndexVector<FactId, char> known;
  // Whether the number comes from the fact's formula.
  IndexVector<FactId, char> derived;
  // What the fiche itself says of it.
  enum class Said : std::uint8_t { nothing, unknown, nothing_reported, something };
  IndexVector<FactId, Said> said;
  // Whether it is only taken to be so because the fiche does not say (Fact::otherwise). Not known.
  IndexVector<FactId, char> assumed;
  // The facts of which anything above may differ from when nothing is said, for `FactsMaker::start`.
  std::vector<FactId> moved;
};

// Derives what formulas yield by interval arithmetic, then cuts into cells: the only place where numbers are
// computed. A stated value wins over a derived one. Sound always: the true value of a derived fact, were its
// operands known, lies in what is given; exact when no operand stands twice in the formula.
Facts facts_from_fiche(const Plan& plan, const Fiche& fiche);

// The same for many clubs: all that does not depend on the fiche is done once. The plan must outlive it.
class FactsMaker {
 public:
  explicit FactsMaker(const Plan& plan);
  // In memory that is used again: `start`, `put` for all that is stated (each fact once), `finish`. `facts`
  // is new or was last started by this very maker: only what the last club moved is put back.
  void start(Facts& facts) const;
  void put(const FactValue& given, Facts& facts) const;
  void finish(Facts& facts) const;
  Facts facts_of(const Fiche& fiche) const;

 private:
  // A number fact that a formula may yield: the formula with its names looked up.
  struct Derivable {
    FactId fact;
    Figure figure;
    std::vector<FactId> operands;
  };
  void derive_into(const Derivable& formula, Facts& facts) const;

  // What `put` must know of a fact, side by side.
  struct Slot {
    FactKind kind = FactKind::text;
    VariableId variable;  // the first of a list's
    std::size_t variables = 0;
    VariableId known;
    const Axis* axis = nullptr;  // number
  };

  const Plan& plan_;
  IndexVector<FactId, Slot> slots_;
  Facts nothing_said_;
  std::vector<Derivable> formulas_;
};

// The fiche of one of a club's elements: the club's facts and the element's own.
Fiche fiche_of_element(const Fiche& fiche, const Element& element);

// Stated numbers that their own formula contradicts by more than the reading of `~` allows, as warnings.
void warn_of_contradictions(const Plan& plan, const Fiche& fiche, const Facts& facts, const Source& source,
                            Diagnostics& diagnostics);

}  // namespace diagclub
