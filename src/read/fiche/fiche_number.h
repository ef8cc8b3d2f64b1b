// In: a number as people write it, with its unit. Out: an interval in the fact's own unit, or what is
// wrong.
#pragma once

#include <string_view>

#include "model/fiche.h"
#include "model/rule_set.h"
#include "read/rules/unary_test.h"

namespace diagclub {

// The parameter that says how much `~` leaves open, in per cent.
constexpr std::string_view kApproximationParameter = "approximation";

// How numbers of fiches are read under one rule set: its units and what «about» means.
struct NumberForm {
  const RuleSet& rules;
  double approximation;  // in per cent: `~20` is 20 give or take so many
};
NumberForm number_form(const RuleSet& rules);

// `20`, `~20`, `10..15`, `> 100`, `2,7 MF`, `28 %`, `32 000`: fills number and approximate, in the fact's own
// unit. False when `fault` was filled; what lies outside the fact's bounds is a fault.
bool number_from_text(std::string_view text, const Fact& fact, const NumberForm& form, StatedFact& stated,
                      TextFault& fault);

// A number without its noise: `46`, `0.5`, `32000`.
std::string text_from_number(double number);

}  // namespace diagclub
